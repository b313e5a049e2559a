import { fisherFUpperTail } from './distributions/index.ts';
import { exactDotProduct, exactSum } from './exact-sum.ts';
import { StatisticsError } from './statistics-error.ts';

export type GroupSummary = {
  readonly n: number;
  readonly mean: number;
  /** What rounding took from the mean, where raw values were at hand: it counts beside a large offset only. */
  readonly meanRemainder?: number;
  /** Null for a group of one. */
  readonly standardDeviation: number | null;
};

export type OneWayAnova = {
  readonly n: number;
  /** Null when no group varies within itself, where F is infinite. */
  readonly F: number | null;
  readonly degreesOfFreedom: readonly [between: number, within: number];
  readonly pValue: number;
  readonly etaSquared: number;
  readonly sumOfSquares: { readonly between: number; readonly within: number };
  readonly meanSquareWithin: number;
  readonly total: { readonly n: number; readonly mean: number; readonly standardDeviation: number };
};

/**
 * One-way analysis of variance from each group's n, mean and standard deviation: it works on a published table as
 * well as on raw data (`summariseGroups`).
 *
 * Shapes: two or more groups. Units: means and SDs in those of the outcome. A group of one has no SD and adds
 * nothing to the variation within.
 * Assumptions: cases independent, normal within groups with equal variance.
 * Where groups differ but nobody differs within them, F is null (infinite), p is 0 and η² is 1.
 * Errors: 'too-few-groups' under two; 'too-few-cases' when every group has one case; 'zero-variance' when nothing
 * varies at all; 'invalid-argument' for an n that is not a positive whole number, a mean that is not finite, or a
 * missing or negative SD of two or more.
 * Source: Fisher (1925), Statistical Methods for Research Workers, ch. VII; SSB = Σ nᵢ(x̄ᵢ − x̄)²,
 * SSW = Σ (nᵢ − 1)sᵢ². Agrees with R's aov.
 *
 * @example
 * oneWayAnova([
 *   { n: 99, mean: 4.5568, standardDeviation: 0.68378 },
 *   { n: 74, mean: 4.6599, standardDeviation: 0.69005 },
 *   { n: 75, mean: 4.8728, standardDeviation: 0.71015 },
 * ]).F; // 4.486…
 */
export function oneWayAnova(groups: readonly GroupSummary[]): OneWayAnova {
  groups.forEach(requireGroup);
  if (groups.length < 2) {
    throw new StatisticsError('too-few-groups', `comparing means needs 2 groups, there are ${groups.length}`);
  }
  const sizes = groups.map((group) => group.n);
  const n = exactSum(sizes);
  const degreesOfFreedom = [groups.length - 1, n - groups.length] as const;
  if (degreesOfFreedom[1] < 1) throw new StatisticsError('too-few-cases', 'every group has only one case');
  const within = exactSum(groups.map((group) => (group.n - 1) * (group.standardDeviation ?? 0) ** 2));
  const mean =
    exactDotProduct(
      sizes,
      groups.map((group) => group.mean),
    ) / n;
  const between = sumOfSquaresBetween(groups, mean, n);
  if (within + between === 0) throw new StatisticsError('zero-variance', 'all values are the same');
  const meanSquareWithin = within / degreesOfFreedom[1];
  const F = within === 0 ? null : between / degreesOfFreedom[0] / meanSquareWithin;
  return {
    n,
    F,
    degreesOfFreedom,
    pValue: F === null ? 0 : fisherFUpperTail(F, ...degreesOfFreedom),
    etaSquared: between / (between + within),
    sumOfSquares: { between, within },
    meanSquareWithin,
    total: { n, mean, standardDeviation: Math.sqrt((between + within) / (n - 1)) },
  };
}

/** Σ nᵢ(x̄ᵢ − c)² − N(x̄ − c)² with c the rounded grand mean: the second term takes out c's own rounding. */
function sumOfSquaresBetween(groups: readonly GroupSummary[], mean: number, n: number): number {
  const deviations = groups.map((group) => group.mean - mean + (group.meanRemainder ?? 0));
  const weighted = groups.map((group, index) => group.n * deviations[index]!);
  const drift = exactSum(weighted);
  return Math.max(0, exactDotProduct(weighted, deviations) - (drift * drift) / n);
}

/** Refuses a group without a usable n, mean or SD ('invalid-argument'). */
export function requireGroup({ n, mean, standardDeviation }: GroupSummary, index: number): void {
  const refuse = (why: string): never => {
    throw new StatisticsError('invalid-argument', `group ${index}: ${why}`);
  };
  if (!(Number.isInteger(n) && n > 0)) refuse(`n is a positive whole number, not ${n}`);
  if (!Number.isFinite(mean)) refuse(`its mean is ${mean}`);
  if (n > 1 && !(standardDeviation !== null && standardDeviation >= 0 && standardDeviation < Infinity)) {
    refuse(`its standard deviation is ${standardDeviation}`);
  }
}
