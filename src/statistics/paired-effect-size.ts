import { type Column, completeRows } from './column.ts';
import { momentsOf } from './moments.ts';
import { pairedTTest } from './paired-t-test.ts';
import { noncentralityOfT, smallSampleCorrection } from './standardised-mean.ts';
import { StatisticsError } from './statistics-error.ts';

export type PairedEffectSize = {
  /** The mean difference in standard deviations of the differences. */
  readonly dz: number;
  readonly intervalOfDz: readonly [number, number] | null;
  /** The mean difference in the root mean square of the two standard deviations, to compare with d of two groups. */
  readonly dav: number;
  /** d_av without its bias upwards in small samples. */
  readonly gav: number;
  readonly intervalOfGav: readonly [number, number] | null;
};

/**
 * The difference between two measurements of the same cases in standard deviations, with 95 % intervals.
 *
 * Shapes: two columns of equal length; rows with both values count. Units: none. Assumptions: as `pairedTTest`.
 * Errors: those of `pairedTTest`, and 'zero-variance' when every case differs by the same.
 * Source: d_z = d̄/s_d: Cohen (1988), Statistical Power Analysis, p. 48, its interval by the noncentral t, δ = d_z√n;
 * d_av = d̄/√((s₁² + s₂²)/2), g_av = J(n − 1)·d_av: Cumming (2012), Understanding the New Statistics, ch. 11; their
 * intervals are that of d_z on their scale: Algina & Keselman (2003), Educ. Psychol. Meas. 63:537–553.
 *
 * @example
 * pairedEffectSize([4, 5, 3, 6], [3, 3, 3, 4]).dz; // 1.305…
 */
export function pairedEffectSize(x: Column, y: Column): PairedEffectSize {
  const { n, t, degreesOfFreedom, difference, standardError } = pairedTTest(x, y);
  if (t === null) throw new StatisticsError('zero-variance', 'everybody differs by the same');
  const { crossProducts } = momentsOf(completeRows([x, y]));
  const averageSpread = Math.sqrt((crossProducts[0]![0]! + crossProducts[1]![1]!) / 2 / (n - 1));
  const dz = t / Math.sqrt(n);
  const dav = difference / averageSpread;
  // The spread of the differences in average spreads: what turns d_z into d_av.
  const scale = (standardError * Math.sqrt(n)) / averageSpread;
  const correction = smallSampleCorrection(degreesOfFreedom);
  const noncentralities = noncentralityOfT(t, degreesOfFreedom);
  const interval = (unit: number): readonly [number, number] | null =>
    noncentralities && [noncentralities[0] * unit, noncentralities[1] * unit];
  return {
    dz,
    intervalOfDz: interval(1 / Math.sqrt(n)),
    dav,
    gav: correction * dav,
    intervalOfGav: interval((correction * scale) / Math.sqrt(n)),
  };
}
