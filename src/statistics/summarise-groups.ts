import type { Column } from './column.ts';
import { ExactAccumulator } from './exact-accumulator.ts';
import type { Key } from './keys.ts';
import { momentsOf } from './moments.ts';
import type { GroupSummary } from './one-way-anova.ts';
import { countInUnits, inWholeUnits, survey } from './slices.ts';
import { splitByGroup } from './split-by-group.ts';

/**
 * n, mean and SD of each group: from raw values to what `oneWayAnova` and a table need.
 *
 * Shapes: one value and one group key a row. A row without a value (NaN) or without a group (null) is left out; a
 * group with no values left is not returned. Ordered by key: numbers ascending, then words by code unit.
 * Units: those of the values. The SD of a group of one is null.
 * Errors: 'invalid-argument' for unequal lengths or infinities.
 * Source: s² = Σ (x − x̄)²/(n − 1), by `momentsOf`.
 *
 * @example
 * summariseGroups([1, 3, 7], ['a', 'a', 'b']);
 * // [{ key: 'a', n: 2, mean: 2, meanRemainder: 0, standardDeviation: 1.4142135623730951 },
 * //  { key: 'b', n: 1, mean: 7, meanRemainder: 0, standardDeviation: null }]
 */
export function summariseGroups(
  values: Column,
  group: readonly (Key | null)[],
): (GroupSummary & { readonly key: Key })[] {
  return splitByGroup(values, group).map(({ key, values: inGroup }) => {
    const { n, means, crossProducts } = momentsOf([inGroup]);
    const mean = means[0]!;
    const standardDeviation = n === 1 ? null : Math.sqrt(crossProducts[0]![0]! / (n - 1));
    return { key, n, mean, meanRemainder: remainderOf(mean, inGroup), standardDeviation };
  });
}

/** The true mean of these values, as written, less the double that stands for it. */
function remainderOf(mean: number, values: readonly number[]): number {
  const counts = Float64Array.from(values);
  const { unitsPerOne } = inWholeUnits(survey(values));
  if (unitsPerOne > 1) countInUnits(counts, unitsPerOne);
  const gap = new ExactAccumulator();
  for (const count of counts) gap.add(count);
  gap.addProduct(-values.length * unitsPerOne, mean);
  return gap.total() / (values.length * unitsPerOne);
}
