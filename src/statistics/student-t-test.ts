import { meanDifference } from './mean-difference.ts';
import { type MeanTest, meanTest } from './mean-test.ts';
import { type GroupSummary, oneWayAnova } from './one-way-anova.ts';

/**
 * Student's t test of two independent means, from each group's n, mean and standard deviation: it works on a published
 * table as well as on raw data (`summariseGroups`).
 *
 * Shapes: two groups. Units: those of the outcome. A group of one adds nothing to the spread.
 * Assumptions: cases independent, normal within groups with equal variance (`welchTTest` does without the last).
 * Where nobody differs within groups, t is null and p is 0.
 * Errors: those of `oneWayAnova`.
 * Source: Student (1908), Biometrika 6:1–25; Fisher (1925), Metron 5:90–104; SE = √(s²(1/nₐ + 1/n_b)), s² pooled,
 * df = nₐ + n_b − 2. Agrees with R's t.test(var.equal = TRUE).
 *
 * @example
 * studentTTest({ n: 4, mean: 1, standardDeviation: 1 }, { n: 4, mean: 2, standardDeviation: 1 }).pValue; // 0.2070…
 */
export function studentTTest(first: GroupSummary, second: GroupSummary): MeanTest {
  const { meanSquareWithin, degreesOfFreedom } = oneWayAnova([first, second]);
  const standardError = Math.sqrt(meanSquareWithin * (1 / first.n + 1 / second.n));
  return meanTest(meanDifference(first, second), standardError, degreesOfFreedom[1]);
}
