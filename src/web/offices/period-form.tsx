import { Button } from '@navikt/ds-react';
import { m } from '#messages';
import { useWords } from '#web/language/language.ts';
import type { OfferedPeriods } from './office-place.ts';

/** Which period one looks at, asked in the address: it can be kept and shared, and needs no script. */
export function PeriodForm({ periods }: { periods: OfferedPeriods }) {
  const { say } = useWords();
  if (periods.offered.length === 0) return null;
  const groups = [
    ['half', say(m.offices_periods_half)],
    ['year', say(m.offices_periods_year)],
    ['month', say(m.offices_periods_month)],
  ] as const;
  return (
    <form method="get" className="period-form">
      <label htmlFor="period">{say(m.offices_period_label)}</label>
      <select id="period" name="period" defaultValue={periods.chosen ?? ''}>
        {groups.map(([kind, label]) => (
          <optgroup key={kind} label={label}>
            {periods.offered
              .filter((one) => one.kind === kind)
              .map((one) => (
                <option key={one.id} value={one.id}>
                  {one.label}
                </option>
              ))}
          </optgroup>
        ))}
      </select>
      <Button type="submit" variant="secondary" size="small">
        {say(m.offices_period_show)}
      </Button>
    </form>
  );
}
