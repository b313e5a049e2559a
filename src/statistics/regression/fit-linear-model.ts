import { inCanonicalOrder } from '../canonical-order.ts';
import { type Column, completeRows } from '../column.ts';
import { exactDotProduct } from '../exact-sum.ts';
import { factoriseQr, type QrFactorisation, solveUpperTransposed } from '../householder-qr.ts';
import { solveAugmented } from '../least-squares.ts';
import { type Moments, momentsOf } from '../moments.ts';
import { StatisticsError } from '../statistics-error.ts';

/** A least-squares fit with all that errors, tests and diagnostics are made from. */
export type LinearModel = {
  readonly n: number;
  /** Predictors, the constant not counted. */
  readonly k: number;
  readonly residualDf: number;
  /** Of the outcome (first) and the predictors. */
  readonly moments: Moments;
  /** Of the constant (first) and the predictors, scaled. */
  readonly qr: QrFactorisation;
  readonly outcome: Float64Array;
  readonly residuals: Float64Array;
  /** B, the constant first. */
  readonly coefficients: readonly number[];
  readonly sums: { readonly regression: number; readonly residual: number; readonly rSquared: number };
};

/**
 * A predictor of which less than this share stands apart from the constant and the predictors before it is taken
 * for a combination of them: what remains is rounding.
 */
const leastIndependence = 1e-12;
/** Above this independence QR alone gives standard errors to 13 digits; below it they are refined too. */
const comfortableIndependence = 1e-2;

/**
 * The rows that have outcome and all predictors, in canonical order, the outcome first.
 * Errors: 'invalid-argument' for no predictors or unequal lengths; 'too-few-cases' under k + 2 complete rows.
 */
export function orderedRows(outcome: Column, predictors: readonly Column[]): Float64Array[] {
  const k = predictors.length;
  if (k === 0) throw new StatisticsError('invalid-argument', 'a regression needs a predictor');
  const complete = completeRows([outcome, ...predictors]);
  requireCases(complete[0]!.length, k);
  return inCanonicalOrder(complete);
}

/**
 * Fits outcome (the first column) on the others and a constant. The rows are complete and in an order of the
 * caller's, which the rounding depends on: give them as `orderedRows` does.
 * Errors: as `linearRegression`.
 */
export function fitLinearModel(columns: readonly Float64Array[]): LinearModel {
  const [outcome, ...x] = columns;
  const n = outcome!.length;
  const k = x.length;
  requireCases(n, k);
  const moments = momentsOf(columns);
  requireVariation(moments);
  const qr = factoriseQr([new Float64Array(n).fill(1), ...x]);
  requireIndependence(qr);
  const { residuals, solution } = solveAugmented(qr, outcome!, new Float64Array(k + 1));
  return {
    n,
    k,
    residualDf: n - k - 1,
    moments,
    qr,
    outcome: outcome!,
    residuals,
    coefficients: [...solution].map((scaled, j) => scaled * qr.scale[j]!),
    sums: sumsOfSquares(outcome!, residuals, moments),
  };
}

export function requireCases(n: number, k: number): void {
  if (n < k + 2) {
    throw new StatisticsError('too-few-cases', `${k} predictors need ${k + 2} complete rows, there are ${n}`);
  }
}

function requireVariation({ crossProducts }: Moments): void {
  crossProducts.forEach((row, index) => {
    if (row[index] !== 0) return;
    const which = index === 0 ? 'the outcome' : `predictor ${index - 1}`;
    throw new StatisticsError('zero-variance', `${which} does not vary`);
  });
}

export function requireIndependence({ independence }: QrFactorisation): void {
  const dependent = independence.findIndex((share) => share < leastIndependence);
  if (dependent !== -1) {
    throw new StatisticsError('collinear', `predictor ${dependent - 1} is a combination of those before it`);
  }
}

/**
 * Sums of squares, each from whichever side does not cancel: where the fit is poor R² comes from the fitted
 * values, where it is good from the residuals.
 */
function sumsOfSquares(y: Float64Array, residuals: Float64Array, { n, means, crossProducts }: Moments) {
  const total = crossProducts[0]![0]!;
  const fitted = y.map((value, row) => value - means[0]! - residuals[row]!);
  const regression = exactDotProduct(fitted, fitted);
  const residual = exactDotProduct(residuals, residuals);
  const largest = y.reduce((bound, value) => Math.max(bound, Math.abs(value)), 0);
  // Residuals no larger than the rounding of the outcome itself are no residuals.
  if (residual <= n * (2 ** -52 * largest) ** 2) return { regression: total, residual: 0, rSquared: 1 };
  const rSquared = regression < residual ? regression / total : 1 - residual / total;
  return { regression, residual, rSquared };
}

/** The diagonal of (AᵀA)⁻¹ for the scaled matrix: row lengths of R⁻¹, or refined where that would lose digits. */
export function inverseDiagonal(qr: QrFactorisation, n: number): number[] {
  const size = qr.upper.length;
  const unit = (j: number, value: number) => new Float64Array(size).fill(value, j, j + 1);
  if (Math.min(...qr.independence) < comfortableIndependence) {
    const zero = new Float64Array(n);
    return qr.upper.map((_, j) => solveAugmented(qr, zero, unit(j, -1)).solution[j]!);
  }
  // Rᵀz = eⱼ: then zᵀz is element j of the diagonal of (RᵀR)⁻¹.
  return qr.upper.map((_, j) => {
    const z = solveUpperTransposed(qr, unit(j, 1));
    return exactDotProduct(z, z);
  });
}
