import { inCanonicalOrder } from './canonical-order.ts';
import { type Column, completeRows } from './column.ts';
import { confidenceTail } from './confidence.ts';
import { fisherFUpperTail, studentTTwoTailed, studentTUpperQuantile } from './distributions/index.ts';
import { exactDotProduct } from './exact-sum.ts';
import { factoriseQr, type QrFactorisation, solveUpperTransposed } from './householder-qr.ts';
import { solveAugmented } from './least-squares.ts';
import { type Moments, momentsOf } from './moments.ts';
import { StatisticsError } from './statistics-error.ts';

export type RegressionTerm = {
  readonly B: number;
  readonly standardError: number;
  /** B in standard deviations; null for the constant. */
  readonly beta: number | null;
  /** Null when the fit is perfect: nothing is left to test against. */
  readonly t: number | null;
  readonly pValue: number | null;
  readonly confidenceInterval: readonly [number, number];
  /** Variance inflation factor; null for the constant. */
  readonly vif: number | null;
};

export type LinearRegression = {
  readonly n: number;
  readonly rSquared: number;
  readonly adjustedRSquared: number;
  /** Null when the fit is perfect, where F is infinite. */
  readonly F: number | null;
  readonly degreesOfFreedom: readonly [regression: number, residual: number];
  readonly pValue: number;
  readonly residualStandardDeviation: number;
  /** The constant first, then one term a predictor, in their order. */
  readonly terms: readonly RegressionTerm[];
};

/**
 * A predictor of which less than this share stands apart from the constant and the predictors before it is taken
 * for a combination of them: what remains is rounding.
 */
const leastIndependence = 1e-12;
/** Above this independence QR alone gives standard errors to 13 digits; below it they are refined too. */
const comfortableIndependence = 1e-2;

/**
 * Multiple linear regression with a constant, by least squares.
 *
 * Shapes: one outcome and k ≥ 1 predictors of equal length; rows where any is missing (NaN) are left out
 * (listwise). Units: B in outcome per predictor, beta in standard deviations.
 * Assumptions: cases independent, residuals normal with equal variance, predictors measured without error.
 * A perfect fit has R² = 1, standard errors 0, no t, no F, and p = 0 for the whole.
 * Errors: 'invalid-argument' for no predictors or unequal lengths; 'too-few-cases' under k + 2 complete rows;
 * 'zero-variance' when the outcome or a predictor (named by its place, from 0) does not vary; 'collinear' when a
 * predictor (named) is a combination of those before it.
 * Method: Householder QR on rows in canonical order, refined (`solveAugmented`). Source: Björck (1967), BIT
 * 7:257–278; Golub & Van Loan (2013), ch. 5. VIF: Marquardt (1970), Technometrics 12:591–612. Agrees with R's lm,
 * car::vif and the certified values of NIST StRD (see docs/methods/regression.md).
 *
 * @example
 * linearRegression([1, 2, 4, 5], [[0, 1, 2, 3]]).terms[1].B; // 1.4
 */
export function linearRegression(outcome: Column, predictors: readonly Column[]): LinearRegression {
  const k = predictors.length;
  if (k === 0) throw new StatisticsError('invalid-argument', 'a regression needs a predictor');
  const complete = completeRows([outcome, ...predictors]);
  const n = complete[0]!.length;
  if (n < k + 2) {
    throw new StatisticsError('too-few-cases', `${k} predictors need ${k + 2} complete rows, there are ${n}`);
  }
  const moments = momentsOf(complete);
  requireVariation(moments);
  const [y, ...x] = inCanonicalOrder(complete);
  const qr = factoriseQr([new Float64Array(n).fill(1), ...x]);
  requireIndependence(qr);
  const { residuals, solution } = solveAugmented(qr, y!, new Float64Array(k + 1));
  const sums = sumsOfSquares(y!, residuals, moments);
  const residualDf = n - k - 1;
  const residualStandardDeviation = Math.sqrt(sums.residual / residualDf);
  const F = sums.residual === 0 ? null : sums.regression / k / (sums.residual / residualDf);
  const inverse = inverseDiagonal(qr, n);
  const critical = studentTUpperQuantile(confidenceTail, residualDf);
  const terms = [...solution].map((scaledB, j): RegressionTerm => {
    const scale = qr.scale[j]!;
    const B = scaledB * scale;
    const standardError = residualStandardDeviation * Math.sqrt(inverse[j]!) * scale;
    const t = standardError === 0 ? null : B / standardError;
    const sumOfSquares = j === 0 ? null : moments.crossProducts[j]![j]!;
    const halfWidth = critical * standardError;
    return {
      B,
      standardError,
      beta: sumOfSquares === null ? null : B * Math.sqrt(sumOfSquares / moments.crossProducts[0]![0]!),
      t,
      pValue: t === null ? null : studentTTwoTailed(t, residualDf),
      confidenceInterval: [B - halfWidth, B + halfWidth],
      // With one predictor there is nothing to be inflated by, and rounding should not say 1.0000000000000002.
      vif:
        sumOfSquares === null ? null : k === 1 ? 1 : Math.max(1, sumOfSquares * scale * inverse[j]! * scale),
    };
  });
  return {
    n,
    rSquared: sums.rSquared,
    adjustedRSquared: 1 - ((1 - sums.rSquared) * (n - 1)) / residualDf,
    F,
    degreesOfFreedom: [k, residualDf],
    pValue: F === null ? 0 : fisherFUpperTail(F, k, residualDf),
    residualStandardDeviation,
    terms,
  };
}

function requireVariation({ crossProducts }: Moments): void {
  crossProducts.forEach((row, index) => {
    if (row[index] !== 0) return;
    const which = index === 0 ? 'the outcome' : `predictor ${index - 1}`;
    throw new StatisticsError('zero-variance', `${which} does not vary`);
  });
}

function requireIndependence({ independence }: QrFactorisation): void {
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
function inverseDiagonal(qr: QrFactorisation, n: number): number[] {
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
