import { meanDifference, squaredError, welchDegreesOfFreedom } from './mean-difference.ts';
import { type MeanTest, meanTest } from './mean-test.ts';
import { type GroupSummary, requireGroup } from './one-way-anova.ts';
import { StatisticsError } from './statistics-error.ts';

/**
 * Welch's t test of two independent means whose groups need not vary alike, from n, mean and SD.
 *
 * Shapes: two groups of two or more. Units: those of the outcome; the degrees of freedom are seldom whole.
 * Assumptions: cases independent, normal within groups.
 * Errors: 'too-few-cases' for a group of one; 'zero-variance' when neither group varies; 'invalid-argument' as
 * `oneWayAnova`.
 * Source: Welch (1947), Biometrika 34:28–35; SE = √(sₐ²/nₐ + s_b²/n_b), df by (29).
 * Agrees with R's t.test(var.equal = FALSE).
 *
 * @example
 * welchTTest({ n: 10, mean: 5, standardDeviation: 1 }, { n: 20, mean: 4, standardDeviation: 3 }).degreesOfFreedom; // 25.7…
 */
export function welchTTest(first: GroupSummary, second: GroupSummary): MeanTest {
  [first, second].forEach(requireGroup);
  if (first.n < 2 || second.n < 2) {
    throw new StatisticsError('too-few-cases', 'each group needs 2 cases for a spread of its own');
  }
  const u = squaredError(first);
  const v = squaredError(second);
  if (u + v === 0) throw new StatisticsError('zero-variance', 'nobody differs within either group');
  const degreesOfFreedom = welchDegreesOfFreedom(u, v, first.n, second.n);
  return meanTest(meanDifference(first, second), Math.sqrt(u + v), degreesOfFreedom);
}
