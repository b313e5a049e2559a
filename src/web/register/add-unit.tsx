import { Button } from '@navikt/ds-react';
import { m } from '#messages';
import type { GivenUnit } from '#modules/organisation/index.ts';
import type { Unit } from '#modules/organisation/schema.ts';
import { Fold } from '#web/components/fold.tsx';
import { RefusalAlert } from '#web/files/refusal-alert.tsx';
import { useWords } from '#web/language/language.ts';
import type { SaidRefusal } from '#web/work/say-refusal.ts';
import { mistakesIn, ParentField, TypeField, UnitTextField } from './unit-fields.tsx';

/** A unit written by hand, for one that has just come to be. */
export function AddUnit(properties: {
  parents: readonly Pick<Unit, 'number' | 'name' | 'type'>[];
  given: GivenUnit | null;
  refusal: SaidRefusal | undefined;
}) {
  const { parents, given, refusal } = properties;
  const { say } = useWords();
  const mistakes = mistakesIn(refusal);
  return (
    <Fold summary={say(m.register_add_title)} id="add" isOpen={refusal !== undefined}>
      <form method="post" className="asked-form">
        <RefusalAlert refusal={mistakes.rest} />
        <div className="asked-fields">
          <UnitTextField
            field="number"
            value={given?.number ?? ''}
            hint={say(m.register_number_hint)}
            mistake={mistakes.of('number')}
          />
          <UnitTextField field="name" value={given?.name ?? ''} mistake={mistakes.of('name')} />
          <TypeField value={given?.type ?? 'office'} mistake={mistakes.of('type')} />
          <ParentField units={parents} value={given?.parent ?? ''} mistake={mistakes.of('parent')} />
          <UnitTextField
            field="validFrom"
            value={given?.validFrom ?? ''}
            hint={say(m.register_day_hint)}
            mistake={mistakes.of('validFrom')}
          />
        </div>
        <Button type="submit" name="add" value="yes" variant="secondary">
          {say(m.register_add_button)}
        </Button>
      </form>
    </Fold>
  );
}
