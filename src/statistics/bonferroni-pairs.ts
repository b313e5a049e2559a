import { confidenceTail } from './confidence.ts';
import { studentTTwoTailed, studentTUpperQuantile } from './distributions/index.ts';
import { type GroupSummary, oneWayAnova } from './one-way-anova.ts';

export type PairComparison = {
  /** Places in the list of groups. */
  readonly a: number;
  readonly b: number;
  /** Mean of a minus mean of b. */
  readonly difference: number;
  readonly standardError: number;
  /** Null when no group varies within itself. */
  readonly t: number | null;
  /** Multiplied by the number of pairs, at most 1. */
  readonly pValue: number;
  /** Simultaneous: all pairs' intervals hold together with at least 95 %. */
  readonly confidenceInterval: readonly [number, number];
};

/**
 * Every pair of group means compared, with Bonferroni's correction.
 *
 * Shapes: g groups give g(g − 1)/2 pairs, a < b, in order. Units: those of the outcome.
 * Assumptions: as `oneWayAnova`: the standard error pools the variation within all groups.
 * Where nobody differs within groups, t is null, and p is 0 for means that differ and 1 for means that do not.
 * Errors: those of `oneWayAnova`.
 * Source: Dunn (1961), JASA 56:52–64; SE = √(MSW(1/nₐ + 1/n_b)), df = N − g. Agrees with R's
 * pairwise.t.test(pool.sd = TRUE, p.adjust.method = "bonferroni") and SPSS's ONEWAY /POSTHOC=BONFERRONI.
 *
 * @example
 * bonferroniPairs([
 *   { n: 99, mean: 4.5568, standardDeviation: 0.68378 },
 *   { n: 74, mean: 4.6599, standardDeviation: 0.69005 },
 *   { n: 75, mean: 4.8728, standardDeviation: 0.71015 },
 * ])[1]; // { a: 0, b: 2, difference: -0.316, standardError: 0.10619…, pValue: 0.0096…, … }
 */
export function bonferroniPairs(groups: readonly GroupSummary[]): PairComparison[] {
  const { meanSquareWithin, degreesOfFreedom } = oneWayAnova(groups);
  const df = degreesOfFreedom[1];
  const pairs = (groups.length * (groups.length - 1)) / 2;
  const critical = studentTUpperQuantile(confidenceTail / pairs, df);
  return groups.flatMap((first, a) =>
    groups.slice(a + 1).map((second, offset): PairComparison => {
      const difference =
        first.mean - second.mean + ((first.meanRemainder ?? 0) - (second.meanRemainder ?? 0));
      const standardError = Math.sqrt(meanSquareWithin * (1 / first.n + 1 / second.n));
      const t = standardError === 0 ? null : difference / standardError;
      const unadjusted = t === null ? Number(difference === 0) : studentTTwoTailed(t, df);
      return {
        a,
        b: a + 1 + offset,
        difference,
        standardError,
        t,
        pValue: Math.min(1, pairs * unadjusted),
        confidenceInterval: [difference - critical * standardError, difference + critical * standardError],
      };
    }),
  );
}
