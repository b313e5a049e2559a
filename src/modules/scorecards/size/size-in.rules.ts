import type { Unit, UnitFact } from '#modules/organisation/schema.ts';
import type { SizeKind } from '../schema.ts';

/**
 * A unit's size in a month: what the register says of the month's last day. A size that was first written down later
 * counts for earlier months too, as the nearest there is. Null when nobody has said.
 */
export function sizeIn(
  unit: Unit,
  {
    facts,
    month,
    of,
  }: { readonly facts: readonly UnitFact[]; readonly month: string; readonly of: SizeKind },
): number | null {
  const known = facts
    .filter((fact) => fact.number === unit.number && fact.field === of)
    .toSorted((a, b) => ((a.from ?? '') < (b.from ?? '') ? -1 : 1));
  if (known.length === 0) return unit[of];
  // Days are compared as text: no month has a day after its 31st.
  const lastDay = `${month}-31`;
  const then = known.findLast(({ from }) => (from ?? '') <= lastDay);
  const nearest =
    then && then.value !== null
      ? then
      : known.find(({ from, value }) => (from ?? '') > lastDay && value !== null);
  return nearest ? Number(nearest.value) : null;
}
