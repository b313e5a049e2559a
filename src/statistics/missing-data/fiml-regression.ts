import type { Column } from '../column.ts';
import { confidenceTail } from '../confidence.ts';
import { chiSquaredUpperTail, normalUpperQuantile, normalUpperTail } from '../distributions/index.ts';
import { StatisticsError } from '../statistics-error.ts';
import { cholesky, inverseFromCholesky, solveLower, submatrix } from './cholesky.ts';
import { fitRows } from './normal-moments.ts';
import { deltaCovariance, type EstimateCovariances, estimateCovariances } from './observed-information.ts';

export type FimlTerm = {
  readonly B: number;
  readonly standardError: number;
  /** B in standard deviations; null for the constant. */
  readonly beta: number | null;
  readonly z: number;
  readonly pValue: number;
  readonly confidenceInterval: readonly [number, number];
  /** Variance inflation factor, of the estimated covariances; null for the constant. */
  readonly vif: number | null;
  /** How much of what complete answers would have told about B is lost: 0 to 1. */
  readonly missingInformation: number;
};

export type FimlRegression = {
  /** Rows with at least one value. */
  readonly n: number;
  readonly rSquared: number;
  readonly residualStandardDeviation: number;
  /** Wald's test that no predictor tells anything. */
  readonly chiSquared: number;
  readonly degreesOfFreedom: number;
  readonly pValue: number;
  /** The constant first, then one term a predictor, in their order. */
  readonly terms: readonly FimlTerm[];
};

/**
 * Linear regression by full-information maximum likelihood: nobody is left out for a missing value.
 *
 * Shapes: one outcome, k ≥ 1 predictors, any number of auxiliary variables, of equal length, NaN missing. Units: B
 * in outcome per predictor. Assumptions: outcome, predictors and auxiliaries together normal; missing at random;
 * large samples (z, not t). Without missing values B is that of least squares; standard errors are smaller by the
 * factor √((n − k − 1)/n), maximum likelihood not correcting for the coefficients estimated.
 * Auxiliary variables inform about what is missing without being in the regression (saturated correlates, Graham
 * 2003, Structural Equation Modeling 10:80–100).
 * Errors: those of `normalMoments`; 'invalid-argument' without predictors.
 * Source: regression coefficients as functions of means and covariances, Little & Rubin (2002), § 11.4.1; standard
 * errors by the delta method from the observed information: those of lavaan's sem(missing = "ml", fixed.x = FALSE).
 *
 * @example
 * fimlRegression([2, 1, 4, NaN, 5, 7], [[1, 2, 3, 4, 5, 6]]).terms[1].B; // 1.07…
 */
export function fimlRegression(
  outcome: Column,
  predictors: readonly Column[],
  auxiliary: readonly Column[] = [],
): FimlRegression {
  const k = predictors.length;
  if (k === 0) throw new StatisticsError('invalid-argument', 'a regression needs a predictor');
  const fit = fitRows([outcome, ...predictors, ...auxiliary]);
  const { variables: p, n, centre, scale } = fit.data;
  const { means, covariances } = fit.estimate;
  const x = Array.from({ length: k }, (_, j) => j + 1);
  const inverse = inverseFromCholesky(cholesky(submatrix(covariances, p, x), k).lower, k);
  const slopes = x.map((_, a) => x.reduce((sum, j, b) => sum + inverse[a * k + b]! * covariances[j]!, 0));
  const explained = x.reduce((sum, j, a) => sum + slopes[a]! * covariances[j]!, 0);
  const rest = covariances[0]! - explained;
  const constant = means[0]! - x.reduce((sum, j, a) => sum + slopes[a]! * means[j]!, 0);

  const sure = estimateCovariances(fit);
  const gradients = slopeGradients(sure, inverse, slopes);
  // Back from standardised units: the constant moves with where each variable is measured from.
  const unit = x.map((j) => scale[0]! / scale[j]!);
  const rawSlopes = slopes.map((slope, a) => slope * unit[a]!);
  const origin = x.map((j) => means[j]! + centre[j]! / scale[j]!);
  const constantGradient: Gradient = [
    [sure.placeOfMean(0), 1],
    ...x.map((j, a): [number, number] => [sure.placeOfMean(j), -slopes[a]!]),
    ...gradients.flatMap((gradient, a) =>
      gradient.map(([place, slope]): [number, number] => [place, -origin[a]! * slope]),
    ),
  ];
  const completeConstant = x.reduce(
    (sum, _, a) => sum + x.reduce((inner, _, b) => inner + origin[a]! * inverse[a * k + b]! * origin[b]!, 0),
    1,
  );
  const term = (
    B: number,
    beta: number | null,
    variance: number,
    complete: number,
    factor: number,
    vif: number | null,
  ): FimlTerm => {
    const standardError = factor * Math.sqrt(variance);
    const z = B / standardError;
    const halfWidth = normalUpperQuantile(confidenceTail) * standardError;
    return {
      B,
      standardError,
      beta,
      z,
      pValue: 2 * normalUpperTail(Math.abs(z)),
      confidenceInterval: [B - halfWidth, B + halfWidth],
      vif,
      missingInformation: Math.max(0, 1 - (rest * complete) / n / variance),
    };
  };
  const rawConstant =
    centre[0]! + scale[0]! * constant - x.reduce((sum, j, a) => sum + rawSlopes[a]! * centre[j]!, 0);
  const chiSquared = waldOf(slopes, gradients, sure);
  return {
    n,
    rSquared: Math.min(1, Math.max(0, explained / covariances[0]!)),
    residualStandardDeviation: scale[0]! * Math.sqrt(rest),
    chiSquared,
    degreesOfFreedom: k,
    pValue: chiSquaredUpperTail(chiSquared, k),
    terms: [
      term(rawConstant, null, deltaCovariance(sure, constantGradient), completeConstant, scale[0]!, null),
      ...slopes.map((slope, a) =>
        term(
          rawSlopes[a]!,
          slope * Math.sqrt(covariances[x[a]! * p + x[a]!]! / covariances[0]!),
          deltaCovariance(sure, gradients[a]!),
          inverse[a * k + a]!,
          unit[a]!,
          Math.max(1, inverse[a * k + a]! * covariances[x[a]! * p + x[a]!]!),
        ),
      ),
    ],
  };
}

type Gradient = (readonly [place: number, slope: number])[];

/** dβ = Σ_xx⁻¹·(dσ_xy − dΣ_xx·β), by the places of the covariances. Outcome 0, predictors 1 to k. */
function slopeGradients(
  sure: EstimateCovariances,
  inverse: Float64Array,
  slopes: readonly number[],
): Gradient[] {
  const k = slopes.length;
  return slopes.map((_, a) => {
    const gradient: Gradient = slopes.map((_, c) => [sure.placeOfCovariance(c + 1, 0), inverse[a * k + c]!]);
    for (let c = 0; c < k; c++) {
      for (let e = 0; e <= c; e++) {
        const both = inverse[a * k + c]! * slopes[e]! + (c === e ? 0 : inverse[a * k + e]! * slopes[c]!);
        gradient.push([sure.placeOfCovariance(c + 1, e + 1), -both]);
      }
    }
    return gradient;
  });
}

/** βᵀ·V⁻¹·β. */
function waldOf(
  slopes: readonly number[],
  gradients: readonly Gradient[],
  sure: EstimateCovariances,
): number {
  const k = slopes.length;
  const variances = new Float64Array(k * k);
  for (let a = 0; a < k; a++) {
    for (let b = 0; b <= a; b++) {
      variances[a * k + b] = deltaCovariance(sure, gradients[a]!, gradients[b]!);
      variances[b * k + a] = variances[a * k + b]!;
    }
  }
  const root = Float64Array.from(slopes);
  solveLower(cholesky(variances, k).lower, k, root);
  return root.reduce((sum, value) => sum + value * value, 0);
}
