import { Button } from '@navikt/ds-react';
import { m } from '#messages';
import type { GivenUnit, UnitField } from '#modules/organisation/index.ts';
import type { Unit } from '#modules/organisation/schema.ts';
import { Fold } from '#web/components/fold.tsx';
import { RefusalAlert } from '#web/files/refusal-alert.tsx';
import { useWords } from '#web/language/language.ts';
import type { SaidRefusal } from '#web/work/say-refusal.ts';
import { DayField } from './day-field.tsx';
import { sayCount } from './register-words.ts';
import type { NearUnit } from './unit-facts.tsx';
import { mistakesIn, ParentField, StatusField, UnitTextField } from './unit-fields.tsx';

/** What a unit is, to be changed from a day on. */
export function UnitForm(properties: {
  unit: Unit;
  units: readonly NearUnit[];
  stamp: string;
  today: string;
  given: (GivenUnit & { readonly from: string }) | null;
  refusal: SaidRefusal | undefined;
}) {
  const { unit, units, stamp, today, given, refusal } = properties;
  const { say, language } = useWords();
  const mistakes = mistakesIn(refusal);
  const parents = units.filter(({ type, number }) => {
    if (number === unit.number) return false;
    return unit.type === 'office' ? type === 'county' : unit.type === 'department' && type === 'office';
  });
  const text = (field: UnitField) => {
    const sent = given?.[field];
    if (sent !== undefined) return sent;
    const value = unit[field];
    if (typeof value === 'number') return sayCount(value, language).replaceAll(/\s/g, '');
    return value ?? '';
  };
  const field = (name: UnitField, hint?: string) => (
    <UnitTextField
      field={name}
      value={text(name)}
      mistake={mistakes.of(name)}
      {...(hint === undefined ? {} : { hint })}
    />
  );
  return (
    <Fold summary={say(m.register_change_title)} id="change" isOpen={refusal !== undefined}>
      <form method="post" className="asked-form">
        <RefusalAlert refusal={refusal && (mistakes.rest ?? refusal)} />
        <input type="hidden" name="stamp" value={stamp} />
        <div className="asked-fields">
          {field('name')}
          {field('positions')}
          {field('users')}
          {field('leader', say(m.register_leader_hint))}
          {unit.type === 'county' ? null : field('municipality', say(m.register_municipality_hint))}
          {unit.type === 'county' ? null : (
            <ParentField units={parents} value={text('parent')} mistake={mistakes.of('parent')} />
          )}
          <DayField
            name="from"
            label={say(m.register_from)}
            hint={say(m.register_from_hint)}
            value={given?.from ?? today}
            latest={today}
          />
        </div>
        <h3>{say(m.register_days_title)}</h3>
        <div className="asked-fields">
          <StatusField value={text('status')} mistake={mistakes.of('status')} />
          {field('validFrom', say(m.register_day_hint))}
          {field('validTo', say(m.register_valid_to_hint))}
        </div>
        <Button type="submit" name="change" value="yes">
          {say(m.register_save)}
        </Button>
      </form>
    </Fold>
  );
}
