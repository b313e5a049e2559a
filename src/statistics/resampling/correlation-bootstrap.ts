import type { Column } from '../column.ts';
import type { Random } from '../random/seeded-random.ts';
import { StatisticsError } from '../statistics-error.ts';
import { type BootstrapInterval, bootstrapInterval } from './bootstrap-interval.ts';
import { canonicalPairs } from './canonical-pairs.ts';
import { leaveOneOutCorrelations } from './leave-one-out-correlations.ts';

export type CorrelationBootstrap = BootstrapInterval & {
  readonly n: number;
  readonly r: number;
  readonly resamples: number;
};

/** So few cases do not show what others could have been drawn. */
const fewestCases = 5;
/** Resamples of one and the same case are drawn again, this many times as often as asked for at most. */
const mostTries = 20;

/**
 * Bootstrap intervals of a Pearson correlation: what r would be had other cases been drawn from the same population.
 *
 * Shapes: two columns of equal length; rows where either is missing (NaN) are left out (pairwise). Units: none.
 * Assumptions: cases independent. A resample in which a variable does not vary has no r and is drawn again. r of ±1 has
 * itself as its interval. The rows' order does not matter.
 * Errors: 'too-few-cases' under five complete pairs, 'zero-variance' where nearly all cases are alike on a variable,
 * 'invalid-argument' for unequal lengths.
 * Source: as `bootstrapInterval`; Lunneborg (1985), Psychological Bulletin 98:209–215, for correlations.
 *
 * @example
 * correlationBootstrap([1, 2, 3, 4, 5, 6], [1, 3, 2, 5, 4, 6], seededRandom(1)).accelerated; // [0.416…, 0.987…]
 */
export function correlationBootstrap(
  x: Column,
  y: Column,
  random: Random,
  resamples = 9999,
): CorrelationBootstrap {
  const { n, r, x: dx, y: dy } = canonicalPairs(x, y);
  if (n < fewestCases) {
    throw new StatisticsError('too-few-cases', `a bootstrap needs ${fewestCases} cases, there are ${n}`);
  }
  if (Math.abs(r) === 1) {
    return { n, r, resamples: 0, percentile: [r, r], biasCorrected: [r, r], accelerated: [r, r] };
  }
  const replicates = new Float64Array(resamples);
  let found = 0;
  for (let tries = 0; found < resamples; tries++) {
    if (tries > mostTries * resamples) {
      throw new StatisticsError('zero-variance', 'nearly all cases are alike on a variable');
    }
    const replicate = resampledCorrelation(dx, dy, random);
    if (replicate !== null) replicates[found++] = replicate;
  }
  const without = leaveOneOutCorrelations(dx, dy).filter((one) => one !== null);
  return { n, r, resamples, ...bootstrapInterval(r, replicates, without.length === n ? without : undefined) };
}

/** The columns have mean 0 and sum of squares 1, so that plain sums lose no more than a few last digits. */
function resampledCorrelation(x: Float64Array, y: Float64Array, random: Random): number | null {
  const n = x.length;
  let [sumX, sumY, squareX, squareY, product] = [0, 0, 0, 0, 0];
  for (let draw = 0; draw < n; draw++) {
    const row = random.wholeNumber(n);
    const [a, b] = [x[row]!, y[row]!];
    sumX += a;
    sumY += b;
    squareX += a * a;
    squareY += b * b;
    product += a * b;
  }
  const [variationX, variationY] = [squareX - (sumX * sumX) / n, squareY - (sumY * sumY) / n];
  if (variationX < 1e-12 * squareX || variationY < 1e-12 * squareY) return null;
  const r = (product - (sumX * sumY) / n) / Math.sqrt(variationX * variationY);
  return Math.max(-1, Math.min(1, r));
}
