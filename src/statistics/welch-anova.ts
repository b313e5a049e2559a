import { fisherFUpperTail } from './distributions/index.ts';
import { exactDotProduct, exactSum } from './exact-sum.ts';
import { type GroupSummary, requireGroup } from './one-way-anova.ts';
import { StatisticsError } from './statistics-error.ts';

export type WelchAnova = {
  readonly n: number;
  readonly F: number;
  /** The second is seldom whole. */
  readonly degreesOfFreedom: readonly [between: number, within: number];
  readonly pValue: number;
};

/**
 * Welch's analysis of variance of means whose groups need not vary alike, from n, mean and SD.
 *
 * Shapes: two or more groups of two or more. Units: those of the outcome.
 * Assumptions: cases independent, normal within groups.
 * Errors: 'too-few-groups' under two; 'too-few-cases' for a group of one; 'zero-variance' for a group in which nobody
 * differs: its weight would be infinite; 'invalid-argument' as `oneWayAnova`.
 * Source: Welch (1951), Biometrika 38:330–336; wᵢ = nᵢ/sᵢ², h = Σ (1 − wᵢ/w)²/(nᵢ − 1),
 * F = Σ wᵢ(x̄ᵢ − x̃)²/(g − 1) / (1 + 2(g − 2)h/(g² − 1)), df = g − 1 and (g² − 1)/(3h).
 * Agrees with R's oneway.test.
 *
 * @example
 * welchAnova([
 *   { n: 99, mean: 4.5568, standardDeviation: 0.68378 },
 *   { n: 74, mean: 4.6599, standardDeviation: 0.69005 },
 *   { n: 75, mean: 4.8728, standardDeviation: 0.71015 },
 * ]).F; // 4.37…
 */
export function welchAnova(groups: readonly GroupSummary[]): WelchAnova {
  groups.forEach(requireGroup);
  const g = groups.length;
  if (g < 2) throw new StatisticsError('too-few-groups', `comparing means needs 2 groups, there are ${g}`);
  const alone = groups.findIndex(({ n }) => n < 2);
  if (alone !== -1) {
    throw new StatisticsError('too-few-cases', `group ${alone} has one case and no spread of its own`);
  }
  const weights = groups.map(({ n, standardDeviation }) => n / (standardDeviation ?? 0) ** 2);
  const alike = weights.findIndex((weight) => !Number.isFinite(weight));
  if (alike !== -1) throw new StatisticsError('zero-variance', `nobody differs within group ${alike}`);
  const whole = exactSum(weights);
  const means = groups.map(({ mean }) => mean);
  const centre = exactDotProduct(weights, means) / whole;
  const deviations = groups.map(({ mean, meanRemainder }) => mean - centre + (meanRemainder ?? 0));
  const weighted = weights.map((weight, index) => weight * deviations[index]!);
  const drift = exactSum(weighted);
  const between = Math.max(0, exactDotProduct(weighted, deviations) - (drift * drift) / whole);
  const h = exactSum(weights.map((weight, index) => (1 - weight / whole) ** 2 / (groups[index]!.n - 1)));
  const F = between / (g - 1) / (1 + (2 * (g - 2) * h) / (g * g - 1));
  const degreesOfFreedom = [g - 1, (g * g - 1) / (3 * h)] as const;
  return {
    n: exactSum(groups.map(({ n }) => n)),
    F,
    degreesOfFreedom,
    pValue: fisherFUpperTail(F, ...degreesOfFreedom),
  };
}
