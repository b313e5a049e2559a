import { confidenceTail } from '../confidence.ts';
import { fisherFQuantile, fisherFUpperQuantile } from '../distributions/index.ts';
import { exactSum } from '../exact-sum.ts';
import { type GroupSummary, oneWayAnova } from '../one-way-anova.ts';

export type IntraclassCorrelation = {
  readonly n: number;
  readonly groups: number;
  /** The share of one person's answer that goes with the group: negative where groups differ less than chance has them. */
  readonly icc1: number;
  /** 95 % interval; exact where groups are equally large. Null where nobody differs within the groups. */
  readonly icc1Interval: readonly [number, number] | null;
  /** The reliability of the group means, at the group size there is; null where the means do not differ at all. */
  readonly icc2: number | null;
  /** Null where nobody differs within the groups, and F is infinite. */
  readonly F: number | null;
  readonly degreesOfFreedom: readonly [between: number, within: number];
  readonly pValue: number;
  readonly meanGroupSize: number;
  /** What `meanGroupSize` becomes when unequal sizes are reckoned with: k₀, the mean itself where all are alike. */
  readonly effectiveGroupSize: number;
};

/** `effective` (unless said): k₀; `mean`: the plain mean, as the R package multilevel has it. */
export type GroupSizeRule = 'effective' | 'mean';

/**
 * ICC(1) and ICC(2) of people in groups, from each group's n, mean and standard deviation: how much of an answer goes
 * with the group, and how reliable the groups' means are.
 *
 * Shapes: two or more groups, one of them at least with two people. A group of one counts in the variation between.
 * Units: none. Assumptions: people independent within groups, with equal variance; groups a sample of groups.
 * Where nobody differs within the groups both are 1, p is 0 and F null. Where the means do not differ, ICC(2) is null.
 * Errors: those of `oneWayAnova`: 'too-few-groups', 'too-few-cases' (all groups of one), 'zero-variance'.
 * Source: ICC(1) = (MSB − MSW)/(MSB + (k₀ − 1)MSW), ICC(2) = (MSB − MSW)/MSB, Bliese (2000), in Klein & Kozlowski,
 * Multilevel Theory, Research, and Methods in Organizations, pp. 354–356; k₀ = (N − Σnᵢ²/N)/(g − 1), Searle, Casella &
 * McCulloch (1992), Variance Components, p. 71; interval (F/F.975 − 1)/(F/F.975 + k₀ − 1), McGraw & Wong (1996),
 * Psychological Methods 1:30–46, table 7. With `mean` agrees with ICC1 of the R package multilevel.
 *
 * @example
 * intraclassCorrelation([
 *   { n: 3, mean: 2, standardDeviation: 1 },
 *   { n: 3, mean: 4, standardDeviation: 1 },
 * ]).icc1; // 0.625
 */
export function intraclassCorrelation(
  groups: readonly GroupSummary[],
  { groupSize = 'effective' }: { readonly groupSize?: GroupSizeRule } = {},
): IntraclassCorrelation {
  const { n, F, degreesOfFreedom, pValue } = oneWayAnova(groups);
  const meanGroupSize = n / groups.length;
  const squares = exactSum(groups.map((group) => group.n ** 2));
  const effectiveGroupSize = (n - squares / n) / (groups.length - 1);
  const size = groupSize === 'mean' ? meanGroupSize : effectiveGroupSize;
  // A correlation of two in a group, from a ratio of mean squares.
  const correlationOf = (ratio: number) => (ratio - 1) / (ratio + size - 1);
  const [between, within] = degreesOfFreedom;
  return {
    n,
    groups: groups.length,
    icc1: F === null ? 1 : correlationOf(F),
    icc1Interval:
      F === null
        ? null
        : [
            correlationOf(F / fisherFUpperQuantile(confidenceTail, between, within)),
            correlationOf(F / fisherFQuantile(confidenceTail, between, within)),
          ],
    icc2: F === null ? 1 : F === 0 ? null : (F - 1) / F,
    F,
    degreesOfFreedom,
    pValue,
    meanGroupSize,
    effectiveGroupSize,
  };
}

/**
 * How reliable the mean of a group of `size` people is, from how much two people in a group have in common.
 *
 * Shapes: one correlation from 0 to 1, one size from 1 on. Units: none. Assumptions: as `intraclassCorrelation`.
 * A negative correlation, which sampling error can give, counts as 0. Errors: none.
 * Source: k·ρ/(1 + (k − 1)ρ), Spearman (1910) and Brown (1910), British Journal of Psychology 3; Bliese (2000), p. 356.
 * Agrees with gmeanrel of the R package multilevel, given the same ICC(1).
 *
 * @example
 * groupMeanReliability(0.1, 13); // 0.5909…
 */
export function groupMeanReliability(icc1: number, size: number): number {
  const common = Math.max(0, icc1);
  return (size * common) / (1 + (size - 1) * common);
}
