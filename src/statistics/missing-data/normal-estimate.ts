import type { Square } from './cholesky.ts';

/** Means and covariances of standardised variables; the covariances row by row. */
export type NormalEstimate = { readonly means: Float64Array; readonly covariances: Square };

/** The largest difference between two estimates, in standard deviations and variances of the variables. */
export function largestDifference(a: NormalEstimate, b: NormalEstimate): number {
  let largest = 0;
  a.means.forEach((value, index) => {
    largest = Math.max(largest, Math.abs(value - b.means[index]!));
  });
  a.covariances.forEach((value, index) => {
    largest = Math.max(largest, Math.abs(value - b.covariances[index]!));
  });
  return largest;
}
