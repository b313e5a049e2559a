import type { PairComparison } from './bonferroni-pairs.ts';
import { confidenceTail } from './confidence.ts';
import { studentizedRangeUpperQuantile, studentizedRangeUpperTail } from './distributions/index.ts';
import { everyPair, meanDifference, squaredError, welchDegreesOfFreedom } from './mean-difference.ts';
import { type GroupSummary, oneWayAnova } from './one-way-anova.ts';
import { around } from './pooled-pairs.ts';
import { StatisticsError } from './statistics-error.ts';

export type GamesHowellPair = PairComparison & {
  /** Null where neither of the two groups varies. */
  readonly degreesOfFreedom: number | null;
};

/**
 * Every pair of group means compared by Games and Howell's procedure: as Tukey's, with each pair's own standard error and
 * degrees of freedom, for groups that do not vary alike.
 *
 * Shapes: from two to a thousand groups of two or more; pairs a < b, in order. Units: those of the outcome.
 * Assumptions: cases independent, normal within groups; best with six or more in each.
 * Where nobody differs within a pair, t is null, and p is 0 for means that differ and 1 for means that do not.
 * Errors: 'too-few-cases' for a group of one, and those of `oneWayAnova`.
 * Source: Games & Howell (1976), J. Educ. Stat. 1:113–125; SE = √(sₐ²/nₐ + s_b²/n_b), df by Welch,
 * p = P(Q > |t|√2; g, df). Agrees with R's ptukey (1e-10).
 *
 * @example
 * gamesHowellPairs([
 *   { n: 99, mean: 4.5568, standardDeviation: 0.68378 },
 *   { n: 74, mean: 4.6599, standardDeviation: 0.69005 },
 *   { n: 75, mean: 4.8728, standardDeviation: 0.71015 },
 * ])[1]!.pValue; // 0.0100…
 */
export function gamesHowellPairs(groups: readonly GroupSummary[]): GamesHowellPair[] {
  oneWayAnova(groups);
  const alone = groups.findIndex(({ n }) => n < 2);
  if (alone !== -1) {
    throw new StatisticsError('too-few-cases', `group ${alone} has one case and no spread of its own`);
  }
  return everyPair(groups, (first, second, a, b): GamesHowellPair => {
    const difference = meanDifference(first, second);
    const u = squaredError(first);
    const v = squaredError(second);
    const standardError = Math.sqrt(u + v);
    if (standardError === 0) {
      const pValue = Number(difference === 0);
      const confidenceInterval = around(difference, 0);
      return { a, b, difference, standardError, t: null, degreesOfFreedom: null, pValue, confidenceInterval };
    }
    const t = difference / standardError;
    const degreesOfFreedom = Math.max(1, welchDegreesOfFreedom(u, v, first.n, second.n));
    const critical =
      studentizedRangeUpperQuantile(2 * confidenceTail, groups.length, degreesOfFreedom) / Math.SQRT2;
    return {
      a,
      b,
      difference,
      standardError,
      t,
      degreesOfFreedom,
      pValue: studentizedRangeUpperTail(Math.abs(t) * Math.SQRT2, groups.length, degreesOfFreedom),
      confidenceInterval: around(difference, critical * standardError),
    };
  });
}
