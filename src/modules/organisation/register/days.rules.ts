import type { ChangingField, Unit, UnitFact, UnitName, UnitStatus } from './unit.ts';

/** Whether a text is a day there is, as in 2026-12-24. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().slice(0, 10) === text;
}

export function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}

/** A unit's status on a day: its days say whether it has come and gone, and the register says the rest. */
export function statusOn(
  { status, validFrom, validTo }: Pick<Unit, 'status' | 'validFrom' | 'validTo'>,
  day: string,
): UnitStatus {
  if (validTo !== null && day > validTo) return 'closed';
  if (validFrom !== null && day < validFrom) return 'planned';
  // Closed and planned are about now; within its days a unit was at work. A closed one without a last day stays closed.
  if (status === 'closed') return validTo === null ? 'closed' : 'active';
  if (status === 'planned') return validFrom === null ? 'planned' : 'active';
  return status;
}

/** A unit as it was on a day, name and all. */
export function unitOn(unit: Unit, facts: readonly UnitFact[], day: string): Unit {
  const then: Partial<Record<ChangingField, UnitFact['value']>> = {};
  for (const fact of inOrder(facts)) {
    if (fact.number === unit.number && (fact.from ?? '') <= day) then[fact.field] = fact.value;
  }
  // A fact's value is of the kind that its field is.
  return { ...unit, ...(then as Partial<Unit>) };
}

/**
 * Facts about a unit after one of its fields changed on a day, and the unit as it then is now. A day before an earlier
 * known change leaves the present as it is.
 */
export function withFact(
  unit: Unit,
  facts: readonly UnitFact[],
  change: { readonly field: ChangingField; readonly value: UnitFact['value']; readonly from: string },
): { readonly unit: Unit; readonly facts: readonly UnitFact[] } {
  const { field } = change;
  const isAbout = (fact: UnitFact) => fact.number === unit.number && fact.field === field;
  const before = facts.filter(isAbout);
  const first: UnitFact = { number: unit.number, field, from: null, value: unit[field] };
  const known = before.length > 0 ? before : [first];
  const sameDay = (fact: UnitFact) => fact.from === change.from;
  const now = inOrder([...known.filter((fact) => !sameDay(fact)), { number: unit.number, ...change }]);
  return {
    unit: { ...unit, [field]: now.at(-1)!.value },
    facts: [...facts.filter((fact) => !isAbout(fact)), ...now],
  };
}

/** What a unit has been called, oldest first; empty when it has had one name only. */
export function namesOf(number: string, facts: readonly UnitFact[]): readonly UnitName[] {
  return inOrder(facts)
    .filter((fact) => fact.number === number && fact.field === 'name')
    .map(({ from, value }) => ({ number, name: String(value), from }));
}

function inOrder(facts: readonly UnitFact[]): UnitFact[] {
  return [...facts].sort((a, b) => ((a.from ?? '') < (b.from ?? '') ? -1 : 1));
}
