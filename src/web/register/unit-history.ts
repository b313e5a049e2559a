import type { UnitField } from '#modules/organisation/index.ts';
import type { Succession, UnitFact } from '#modules/organisation/schema.ts';

/** Something that happened to a unit on a day. */
export type UnitEvent =
  | {
      readonly kind: 'changed';
      readonly on: string;
      readonly field: UnitField;
      readonly before: UnitFact['value'];
      readonly after: UnitFact['value'];
    }
  | { readonly kind: 'tookOver' | 'gaveOver'; readonly on: string; readonly succession: Succession };

/** What has happened to a unit, newest first. */
export function historyOf(
  number: string,
  facts: readonly UnitFact[],
  successions: readonly Succession[],
): readonly UnitEvent[] {
  const own = facts.filter((fact) => fact.number === number);
  const changes = own.flatMap((fact): UnitEvent[] => {
    if (fact.from === null) return [];
    const earlier = own.filter(({ field, from }) => field === fact.field && (from ?? '') < fact.from!);
    const before = earlier.reduce<UnitFact | null>(
      (latest, one) => (latest === null || (one.from ?? '') > (latest.from ?? '') ? one : latest),
      null,
    );
    return [
      { kind: 'changed', on: fact.from, field: fact.field, before: before?.value ?? null, after: fact.value },
    ];
  });
  const handed = successions.flatMap((succession): UnitEvent[] => {
    if (succession.to === number) return [{ kind: 'tookOver', on: succession.on, succession }];
    return succession.from === number ? [{ kind: 'gaveOver', on: succession.on, succession }] : [];
  });
  return [...changes, ...handed].sort((a, b) => (a.on > b.on ? -1 : a.on < b.on ? 1 : 0));
}
