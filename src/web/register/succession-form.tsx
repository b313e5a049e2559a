import { Button, TextField } from '@navikt/ds-react';
import { m } from '#messages';
import { type SuccessionKind, successionKinds, type Unit } from '#modules/organisation/schema.ts';
import { Fold } from '#web/components/fold.tsx';
import { RefusalAlert } from '#web/files/refusal-alert.tsx';
import { useWords } from '#web/language/language.ts';
import type { SaidRefusal } from '#web/work/say-refusal.ts';
import { DayField } from './day-field.tsx';
import type { NearUnit } from './unit-facts.tsx';

const kindWords: Readonly<Record<SuccessionKind, typeof m.register_kind_merged>> = {
  merged: m.register_kind_merged,
  renumbered: m.register_kind_renumbered,
  split: m.register_kind_split,
};

/** That another unit took over: a merger, a new number, or a part that was split off. */
export function SuccessionForm(properties: {
  unit: Unit;
  units: readonly NearUnit[];
  stamp: string;
  today: string;
  given: { readonly to: string; readonly on: string; readonly kind: SuccessionKind } | null;
  refusal: SaidRefusal | undefined;
}) {
  const { unit, units, stamp, today, given, refusal } = properties;
  const { say } = useWords();
  const others = units.filter(({ type, number }) => type === unit.type && number !== unit.number);
  return (
    <Fold summary={say(m.register_succession_title)} id="succession" isOpen={refusal !== undefined}>
      <form method="post" className="asked-form">
        <p>{say(m.register_succession_text)}</p>
        <RefusalAlert refusal={refusal} />
        <input type="hidden" name="stamp" value={stamp} />
        <fieldset className="ticks">
          <legend>{say(m.register_kind)}</legend>
          {successionKinds.map((kind) => (
            <label className="tick" key={kind}>
              <input
                type="radio"
                name="kind"
                value={kind}
                defaultChecked={kind === (given?.kind ?? 'merged')}
              />
              <span>{say(kindWords[kind])}</span>
            </label>
          ))}
        </fieldset>
        <div className="asked-fields">
          <TextField
            label={say(m.register_successor)}
            description={say(m.register_successor_hint)}
            name="to"
            list="successors"
            defaultValue={given?.to ?? ''}
            autoComplete="off"
            maxLength={20}
          />
          <datalist id="successors">
            {others.map(({ number, name }) => (
              <option key={number} value={number}>
                {name}
              </option>
            ))}
          </datalist>
          <DayField
            name="on"
            label={say(m.register_successor_day)}
            hint={say(m.register_successor_day_hint)}
            value={given?.on ?? today}
            latest={today}
          />
        </div>
        <Button type="submit" name="succeed" value="yes" variant="secondary">
          {say(m.register_succession_button)}
        </Button>
      </form>
    </Fold>
  );
}
