import type { Unit } from './unit.ts';

/** A unit with those that belong to it, each in the order of its number. */
export type UnitBranch = { readonly unit: Unit; readonly units: readonly UnitBranch[] };

/**
 * Units as they belong together: counties, their offices, and their departments. A unit whose parent is not among those
 * given stands at the root, so that nothing is lost from sight; so does one in a circle.
 */
export function unitTree(units: readonly Unit[]): readonly UnitBranch[] {
  const sorted = [...units].sort((a, b) => (a.number < b.number ? -1 : 1));
  const parents = parentsOf(sorted);
  const isRoot = ({ number, parent }: Unit) =>
    parent === null || !parents.has(parent) || circleThrough(number, parents) !== null;
  const roots = new Set(sorted.filter(isRoot));
  const byParent = Map.groupBy(
    sorted.filter((unit) => !roots.has(unit)),
    ({ parent }) => parent,
  );
  const branch = (unit: Unit): UnitBranch => ({
    unit,
    units: (byParent.get(unit.number) ?? []).map(branch),
  });
  return [...roots].map(branch);
}

type Parents = ReadonlyMap<string, string | null>;
export const parentsOf = (units: readonly Pick<Unit, 'number' | 'parent'>[]): Parents =>
  new Map(units.map(({ number, parent }) => [number, parent]));

/** The units by which one comes back to itself, when its parents are followed; null when they end. */
export function circleThrough(number: string, parents: Parents): readonly string[] | null {
  const way = [number];
  for (let at = parents.get(number); at; at = parents.get(at)) {
    if (at === number) return way;
    // A circle further up, that this one is not in.
    if (way.includes(at)) return null;
    way.push(at);
  }
  return null;
}
