import { Button } from '@navikt/ds-react';
import { m } from '#messages';
import type { IndicatorView } from '#modules/scorecards/index.ts';
import { Fold } from '#web/components/fold.tsx';
import { RefusalAlert } from '#web/files/refusal-alert.tsx';
import { useScorecardWords } from './scorecard-words.ts';
import { UnitChoice } from './unit-choice.tsx';

/** Takes one office's value of a month away, with a reason. */
export function WithdrawForm(properties: {
  view: IndicatorView;
  month: string;
  result: {
    readonly refusal: Parameters<typeof RefusalAlert>[0]['refusal'];
    readonly withdrawn: { unit: string; reason: string };
  } | null;
}) {
  const { view, month, result } = properties;
  const words = useScorecardWords();
  const { say } = words;
  const units = view.offices
    .filter(({ state }) => state !== 'missing')
    .map(({ unit, name }) => ({ number: unit, name }));
  return (
    <Fold summary={say(m.scorecards_withdraw_title)} isOpen={result !== null}>
      <form method="post" className="asked-form">
        <RefusalAlert refusal={result?.refusal} />
        <p>{say(m.scorecards_withdraw_text, { month: words.month(month) })}</p>
        <input type="hidden" name="month" value={month} />
        <div className="asked-fields">
          <UnitChoice
            id="withdraw-unit"
            label={say(m.scorecards_col_unit)}
            units={units}
            value={result?.withdrawn.unit}
          />
          <div className="text-field">
            <label htmlFor="withdraw-reason">{say(m.scorecards_reason_label)}</label>
            <input
              id="withdraw-reason"
              name="reason"
              maxLength={500}
              defaultValue={result?.withdrawn.reason}
            />
          </div>
        </div>
        <Button type="submit" name="intent" value="withdraw" variant="secondary">
          {say(m.scorecards_withdraw_button)}
        </Button>
      </form>
    </Fold>
  );
}
