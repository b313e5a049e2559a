import type { Moments } from '../moments.ts';
import { StatisticsError } from '../statistics-error.ts';
import { cholesky, inverseFromCholesky, type Square, solveLower, solveLowerTransposed } from './cholesky.ts';

export type MomentRegression = {
  readonly n: number;
  readonly rSquared: number;
  readonly residualVariance: number;
  /** The constant first, then the slopes. */
  readonly coefficients: readonly number[];
  /** Their covariance matrix, row by row, constant first. */
  readonly covariances: readonly (readonly number[])[];
  readonly betas: readonly number[];
  readonly vifs: readonly number[];
};

/** A predictor of which less than this share stands apart from the others is taken for a combination of them. */
const leastIndependence = 1e-10;

/**
 * Linear regression from means and cross-products alone, the outcome first: good to some ten digits, which is ample
 * where imputation's own chance decides the fourth. For one set of complete answers use `linearRegression`.
 *
 * Errors: 'too-few-cases', 'zero-variance', 'collinear' as there. Source: normal equations of the correlation matrix
 * by Cholesky, Golub & Van Loan (2013), § 5.3.2.
 *
 * @example
 * regressionFromMoments(momentsOf([[1, 2, 4, 5], [0, 1, 2, 3]])).coefficients; // [.9, 1.4]
 */
export function regressionFromMoments({ n, means, crossProducts }: Moments): MomentRegression {
  const k = means.length - 1;
  const df = n - k - 1;
  if (df < 1)
    throw new StatisticsError('too-few-cases', `${k} predictors need ${k + 2} rows, there are ${n}`);
  const roots = means.map((_, i) => Math.sqrt(crossProducts[i]![i]!));
  const still = roots.indexOf(0);
  if (still !== -1) throw new StatisticsError('zero-variance', `variable ${still} does not vary`);
  const correlations: Square = new Float64Array(k * k);
  for (let a = 0; a < k; a++) {
    for (let b = 0; b < k; b++)
      correlations[a * k + b] = crossProducts[a + 1]![b + 1]! / roots[a + 1]! / roots[b + 1]!;
  }
  const { lower, dependent } = cholesky(correlations, k, leastIndependence);
  if (dependent !== -1) {
    throw new StatisticsError('collinear', `predictor ${dependent} is a combination of those before it`);
  }
  const betas = Float64Array.from(
    { length: k },
    (_, a) => crossProducts[a + 1]![0]! / roots[a + 1]! / roots[0]!,
  );
  solveLower(lower, k, betas);
  const rSquared = Math.min(
    1,
    betas.reduce((sum, value) => sum + value * value, 0),
  );
  solveLowerTransposed(lower, k, betas);
  const inverse = inverseFromCholesky(lower, k);
  const residualVariance = (crossProducts[0]![0]! * (1 - rSquared)) / df;
  const slopes = Array.from(betas, (beta, a) => (beta * roots[0]!) / roots[a + 1]!);
  const covariance = (a: number, b: number) =>
    (residualVariance * inverse[a * k + b]!) / roots[a + 1]! / roots[b + 1]!;
  const withConstant = slopes.map((_, a) =>
    slopes.reduce((sum, _, b) => sum - means[b + 1]! * covariance(a, b), 0),
  );
  const ofConstant = slopes.reduce(
    (sum, _, a) => sum - means[a + 1]! * withConstant[a]!,
    residualVariance / n,
  );
  return {
    n,
    rSquared,
    residualVariance,
    coefficients: [slopes.reduce((sum, slope, a) => sum - slope * means[a + 1]!, means[0]!), ...slopes],
    covariances: [
      [ofConstant, ...withConstant],
      ...slopes.map((_, a) => [withConstant[a]!, ...slopes.map((_, b) => covariance(a, b))]),
    ],
    betas: [...betas],
    vifs: slopes.map((_, a) => Math.max(1, inverse[a * k + a]!)),
  };
}

/** Moments by plain sums: of rows whose order is fixed, the same every time. */
export function plainMoments(columns: readonly Float64Array[]): Moments {
  const n = columns[0]?.length ?? 0;
  const means = columns.map((column) => column.reduce((sum, value) => sum + value, 0) / n);
  const centred = columns.map((column, i) => column.map((value) => value - means[i]!));
  const crossProducts = columns.map(() => new Array<number>(columns.length).fill(0));
  for (let i = 0; i < columns.length; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = 0;
      for (let row = 0; row < n; row++) sum += centred[i]![row]! * centred[j]![row]!;
      crossProducts[i]![j] = sum;
      crossProducts[j]![i] = sum;
    }
  }
  return { n, means, crossProducts };
}
