import type { Column } from '../column.ts';
import { type ImputationOptions, multipleImputation } from './multiple-imputation.ts';
import { type PooledEstimate, poolEstimates } from './pool-estimates.ts';
import { type PooledJointTest, poolJointTest } from './pool-joint-test.ts';
import { type MomentRegression, plainMoments, regressionFromMoments } from './regression-from-moments.ts';

export type ImputedTerm = PooledEstimate & {
  /** B in standard deviations, the mean of the sets; null for the constant. */
  readonly beta: number | null;
  readonly vif: number | null;
};

export type ImputedRegression = {
  readonly n: number;
  readonly missingValues: number;
  readonly rSquared: number;
  readonly adjustedRSquared: number;
  readonly residualStandardDeviation: number;
  /** That no predictor tells anything (D₁). */
  readonly whole: PooledJointTest;
  readonly terms: readonly ImputedTerm[];
};

/**
 * Linear regression on multiply imputed data, pooled.
 *
 * Shapes: columns to impute together, NaN missing; `variables` says which variables to analyse of the completed
 * columns, outcome first: scales may be scored from items there, and what is left unused is auxiliary.
 * Assumptions and errors: those of `multipleImputation` and `linearRegression`.
 * Source: terms as `poolEstimates` (t with Barnard and Rubin's degrees of freedom), the whole as `poolJointTest`, R²
 * through Fisher's z of R (Harel 2009, J. Appl. Statist. 36:1109–1118); adjusted R² follows from it.
 *
 * @example
 * imputedRegression([[2, 1, 4, NaN, 5, 7], [1, 2, 3, 4, 5, 6]], (columns) => columns, { imputations: 20, seed: 1 });
 */
export function imputedRegression(
  columns: readonly Column[],
  variables: (completed: readonly Float64Array[]) => readonly Float64Array[],
  options: ImputationOptions,
): ImputedRegression {
  const { n, missingValues, results } = multipleImputation(columns, options, (completed) =>
    regressionFromMoments(plainMoments(variables(completed))),
  );
  return { ...poolRegressions(results), n, missingValues };
}

/** Pools regressions of the same variables on completed sets of equal size. */
export function poolRegressions(fits: readonly MomentRegression[]): Omit<ImputedRegression, 'missingValues'> {
  const { n, coefficients } = fits[0]!;
  const k = coefficients.length - 1;
  const complete = n - k - 1;
  const mean = (of: (fit: MomentRegression) => number) =>
    fits.reduce((sum, fit) => sum + of(fit), 0) / fits.length;
  const rSquared = Math.tanh(mean((fit) => Math.atanh(Math.min(Math.sqrt(fit.rSquared), 1 - 2 ** -53)))) ** 2;
  return {
    n,
    rSquared,
    adjustedRSquared: 1 - ((1 - rSquared) * (n - 1)) / complete,
    residualStandardDeviation: Math.sqrt(mean((fit) => fit.residualVariance)),
    whole: poolJointTest(
      fits.map((fit) => ({
        estimates: fit.coefficients.slice(1),
        covariances: fit.covariances.slice(1).map((row) => row.slice(1)),
      })),
      complete,
    ),
    terms: coefficients.map((_, term) => ({
      ...poolEstimates(
        fits.map((fit) => ({ estimate: fit.coefficients[term]!, variance: fit.covariances[term]![term]! })),
        complete,
      ),
      beta: term === 0 ? null : mean((fit) => fit.betas[term - 1]!),
      vif: term === 0 ? null : mean((fit) => fit.vifs[term - 1]!),
    })),
  };
}
