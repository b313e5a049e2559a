import { Button } from '@navikt/ds-react';
import { m } from '#messages';
import { useScorecardWords } from './scorecard-words.ts';

/** Another month, asked for in the address. */
export function MonthChoice({ months, month }: { months: readonly string[]; month: string | null }) {
  const { say, month: sayMonth } = useScorecardWords();
  if (months.length < 2 || !month) return null;
  return (
    <form method="get" className="scorecard-month">
      <div className="select-field">
        <label htmlFor="month">{say(m.scorecards_month)}</label>
        <select id="month" name="month" defaultValue={month}>
          {months.map((each) => (
            <option key={each} value={each}>
              {sayMonth(each)}
            </option>
          ))}
        </select>
      </div>
      <Button type="submit" variant="secondary">
        {say(m.scorecards_month_show)}
      </Button>
    </form>
  );
}
