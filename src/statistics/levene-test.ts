import { type Column, presentValues } from './column.ts';
import { fisherFUpperTail } from './distributions/index.ts';
import { ExactAccumulator } from './exact-accumulator.ts';
import { oneWayAnova } from './one-way-anova.ts';
import { StatisticsError } from './statistics-error.ts';
import { summariseGroups } from './summarise-groups.ts';

export type SpreadTest = {
  /** Null when the deviations differ between groups and not within any, where F is infinite. */
  readonly F: number | null;
  readonly degreesOfFreedom: readonly [between: number, within: number];
  readonly pValue: number;
};

/** Variation of deviations below this, relative to the values, is what rounding of the values themselves makes. */
const ROUNDING = 2 ** -46;

/**
 * Levene's test of whether groups vary alike: a one-way analysis of variance of each case's distance from its group's
 * mean, or from its median (Brown and Forsythe), which keeps its level for skewed answers.
 *
 * Shapes: the values of each group; NaN is missing, and a group without values is left out. Units: those of the outcome.
 * Assumptions: cases independent. With very small groups the test is too quiet (a group of one or two has distances that
 * are all alike).
 * Errors: 'too-few-groups' under two; 'too-few-cases' when every group has one case; 'zero-variance' when all distances
 * are the same; 'invalid-argument' for infinities.
 * Source: Levene (1960), in Olkin et al., Contributions to Probability and Statistics, pp. 278–292; Brown & Forsythe
 * (1974), JASA 69:364–367. Agrees with R's car::leveneTest(center = mean or median).
 *
 * @example
 * leveneTest([[1, 2, 3, 4], [1, 4, 7, 13]], 'median').F; // 3.19…
 */
export function leveneTest(groups: readonly Column[], centre: 'mean' | 'median'): SpreadTest {
  const present = groups.map(presentValues).filter((values) => values.length > 0);
  const distances = present.map(centre === 'mean' ? distancesFromMean : distancesFromMedian);
  const summaries = summariseGroups(
    distances.flat(),
    distances.flatMap((inGroup, place) => inGroup.map(() => place)),
  );
  const { n, degreesOfFreedom, sumOfSquares, meanSquareWithin } = oneWayAnova(summaries);
  const largest = present.reduce(
    (most, values) => values.reduce((soFar, value) => Math.max(soFar, Math.abs(value)), most),
    0,
  );
  const noise = n * (largest * ROUNDING) ** 2;
  const { between, within } = sumOfSquares;
  if (between + within <= noise) {
    throw new StatisticsError('zero-variance', 'all lie equally far from the middle of their group');
  }
  if (within <= noise) return { F: null, degreesOfFreedom, pValue: 0 };
  const F = between / degreesOfFreedom[0] / meanSquareWithin;
  return { F, degreesOfFreedom, pValue: fisherFUpperTail(F, ...degreesOfFreedom) };
}

/** |x − x̄| as |n·x − Σx|/n, the numerator exact before it is rounded. */
function distancesFromMean(values: Float64Array): number[] {
  return Array.from(values, (value) => {
    const gap = new ExactAccumulator();
    gap.addProduct(values.length, value);
    for (const other of values) gap.add(-other);
    return Math.abs(gap.total()) / values.length;
  });
}

function distancesFromMedian(values: Float64Array): number[] {
  const sorted = values.slice().sort();
  const middle = sorted.length >> 1;
  const median = sorted.length % 2 === 1 ? sorted[middle]! : sorted[middle - 1]! / 2 + sorted[middle]! / 2;
  return Array.from(values, (value) => Math.abs(value - median));
}
