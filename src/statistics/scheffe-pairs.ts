import type { PairComparison } from './bonferroni-pairs.ts';
import { confidenceTail } from './confidence.ts';
import { fisherFUpperQuantile, fisherFUpperTail } from './distributions/index.ts';
import type { GroupSummary } from './one-way-anova.ts';
import { around, pooledPairs } from './pooled-pairs.ts';

/**
 * Every pair of group means compared by Scheffé's method, which holds for any contrast one could think of afterwards, and is
 * therefore the most cautious for pairs.
 *
 * Shapes: two or more groups; pairs a < b, in order. Units: those of the outcome.
 * Assumptions and the case without spread: as `tukeyKramerPairs`. Errors: those of `oneWayAnova`.
 * Source: Scheffé (1953), Biometrika 40:87–104; p = P(F > t²/(g − 1)), half-width √((g − 1)·F.05)·SE, with g − 1 and N − g
 * degrees of freedom. Agrees with R's pf and qf.
 *
 * @example
 * scheffePairs([
 *   { n: 99, mean: 4.5568, standardDeviation: 0.68378 },
 *   { n: 74, mean: 4.6599, standardDeviation: 0.69005 },
 *   { n: 75, mean: 4.8728, standardDeviation: 0.71015 },
 * ])[1]!.pValue; // 0.0129…
 */
export function scheffePairs(groups: readonly GroupSummary[]): PairComparison[] {
  const { pairs, degreesOfFreedom } = pooledPairs(groups);
  const between = groups.length - 1;
  const critical = Math.sqrt(between * fisherFUpperQuantile(2 * confidenceTail, between, degreesOfFreedom));
  return pairs.map((pair) => ({
    ...pair,
    pValue:
      pair.t === null
        ? pair.pValue
        : fisherFUpperTail((pair.t * pair.t) / between, between, degreesOfFreedom),
    confidenceInterval: around(pair.difference, critical * pair.standardError),
  }));
}
