import { Alert, Button } from '@navikt/ds-react';
import { m } from '#messages';
import { Fold } from '#web/components/fold.tsx';
import { useScorecardWords } from './scorecard-words.ts';

/** The offices' results for a period as a file, for analyses elsewhere. */
export function OutcomesForm({
  months,
  studies,
  isRefused,
}: {
  /** Those there are values for, the newest first. */
  months: readonly string[];
  studies: readonly { readonly studyId: string; readonly title: string }[];
  isRefused: boolean;
}) {
  const { say, month } = useScorecardWords();
  const [newest] = months;
  if (!newest) return null;
  const halfYear = months[Math.min(5, months.length - 1)]!;
  const select = (name: string, label: string, value: string) => (
    <div className="select-field">
      <label htmlFor={`outcomes-${name}`}>{label}</label>
      <select id={`outcomes-${name}`} name={name} defaultValue={value}>
        {months.map((each) => (
          <option key={each} value={each}>
            {month(each)}
          </option>
        ))}
      </select>
    </div>
  );
  return (
    <div id="outcomes">
      <Fold summary={say(m.scorecards_outcomes_title)} isOpen={isRefused}>
        {isRefused ? <Alert variant="error">{say(m.scorecards_outcomes_nothing)}</Alert> : null}
        <p className="measure">{say(m.scorecards_outcomes_lead)}</p>
        <form method="get" action="/scorecard/outcomes.csv" className="asked-form">
          <div className="asked-fields">
            {select('from', say(m.scorecards_outcomes_from), halfYear)}
            {select('to', say(m.scorecards_outcomes_to), newest)}
            <div className="select-field">
              <label htmlFor="outcomes-study">{say(m.scorecards_outcomes_study)}</label>
              <select id="outcomes-study" name="study" defaultValue="">
                <option value="">{say(m.scorecards_outcomes_every)}</option>
                {studies.map(({ studyId, title }) => (
                  <option key={studyId} value={studyId}>
                    {title}
                  </option>
                ))}
              </select>
            </div>
          </div>
          <div className="upload__send">
            <Button type="submit" variant="secondary">
              {say(m.scorecards_outcomes_button)}
            </Button>
          </div>
        </form>
      </Fold>
    </div>
  );
}
