import { Button } from '@navikt/ds-react';
import { m } from '#messages';
import { RefusalAlert } from '#web/files/refusal-alert.tsx';
import { useWords } from '#web/language/language.ts';
import type { SaidRefusal } from '#web/work/say-refusal.ts';
import { UnitChoice } from './unit-choice.tsx';

/** A new target, from a month on; those there are stay in the history. */
export function TargetForm(properties: {
  units: readonly { readonly number: string; readonly name: string }[];
  given: { readonly unit: string; readonly from: string; readonly target: string } | null;
  refusal: SaidRefusal | undefined;
}) {
  const { units, given, refusal } = properties;
  const { say } = useWords();
  return (
    <form method="post" className="asked-form">
      <h3 className="section-title">{say(m.scorecards_target_new)}</h3>
      <RefusalAlert refusal={refusal} />
      <div className="asked-fields">
        <UnitChoice id="unit" label={say(m.scorecards_target_for)} units={units} value={given?.unit ?? ''}>
          <option value="">{say(m.scorecards_everybody)}</option>
        </UnitChoice>
        <div className="text-field">
          <label htmlFor="from">{say(m.scorecards_target_from_month)}</label>
          <input
            id="from"
            name="from"
            defaultValue={given?.from ?? ''}
            maxLength={20}
            placeholder="2015-01"
          />
        </div>
        <div className="text-field">
          <label htmlFor="target">{say(m.scorecards_target_value)}</label>
          <input id="target" name="target" defaultValue={given?.target ?? ''} maxLength={20} />
        </div>
      </div>
      <Button type="submit" name="intent" value="target" variant="secondary">
        {say(m.scorecards_target_button)}
      </Button>
    </form>
  );
}
