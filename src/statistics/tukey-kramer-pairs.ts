import type { PairComparison } from './bonferroni-pairs.ts';
import { confidenceTail } from './confidence.ts';
import { studentizedRangeUpperQuantile, studentizedRangeUpperTail } from './distributions/index.ts';
import type { GroupSummary } from './one-way-anova.ts';
import { around, pooledPairs } from './pooled-pairs.ts';

/**
 * Every pair of group means compared by Tukey's honestly significant difference, with Kramer's standard error for groups of
 * unequal size (then slightly on the safe side). Intervals are simultaneous: all hold together with 95 %.
 *
 * Shapes: from two to a thousand groups; pairs a < b, in order. Units: those of the outcome.
 * Assumptions: as `oneWayAnova`: cases independent, normal, equal variance within groups.
 * Where nobody differs within groups, t is null, and p is 0 for means that differ and 1 for means that do not.
 * Errors: those of `oneWayAnova`.
 * Source: Tukey (1953), The problem of multiple comparisons; Kramer (1956), Biometrics 12:307–310;
 * p = P(Q > |t|√2; g, N − g). Agrees with R's TukeyHSD as far as ptukey goes (1e-10).
 *
 * @example
 * tukeyKramerPairs([
 *   { n: 99, mean: 4.5568, standardDeviation: 0.68378 },
 *   { n: 74, mean: 4.6599, standardDeviation: 0.69005 },
 *   { n: 75, mean: 4.8728, standardDeviation: 0.71015 },
 * ])[1]!.pValue; // 0.0090…
 */
export function tukeyKramerPairs(groups: readonly GroupSummary[]): PairComparison[] {
  const { pairs, degreesOfFreedom } = pooledPairs(groups);
  const critical =
    studentizedRangeUpperQuantile(2 * confidenceTail, groups.length, degreesOfFreedom) / Math.SQRT2;
  return pairs.map((pair) => ({
    ...pair,
    pValue:
      pair.t === null
        ? pair.pValue
        : studentizedRangeUpperTail(Math.abs(pair.t) * Math.SQRT2, groups.length, degreesOfFreedom),
    confidenceInterval: around(pair.difference, critical * pair.standardError),
  }));
}
