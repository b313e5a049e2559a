import { holm } from './holm-adjustment.ts';
import type { GroupSummary } from './one-way-anova.ts';
import { type PooledPair, pooledPairs } from './pooled-pairs.ts';

/**
 * Every pair of group means compared, with Holm's correction: as sure as Bonferroni's and never weaker. It has no simple
 * simultaneous intervals, so it gives none.
 *
 * Shapes, units, assumptions and errors: as `bonferroniPairs`.
 * Source: Holm (1979), Scandinavian Journal of Statistics 6:65–70.
 * Agrees with R's pairwise.t.test(pool.sd = TRUE, p.adjust.method = "holm").
 *
 * @example
 * holmPairs([
 *   { n: 99, mean: 4.5568, standardDeviation: 0.68378 },
 *   { n: 74, mean: 4.6599, standardDeviation: 0.69005 },
 *   { n: 75, mean: 4.8728, standardDeviation: 0.71015 },
 * ])[2]!.pValue; // 0.124…
 */
export function holmPairs(groups: readonly GroupSummary[]): (PooledPair & { confidenceInterval: null })[] {
  const { pairs } = pooledPairs(groups);
  const adjusted = holm(pairs.map(({ pValue }) => pValue));
  return pairs.map((pair, index) => ({ ...pair, pValue: adjusted[index]!, confidenceInterval: null }));
}
