import type { Column } from './column.ts';
import { confidenceTail } from './confidence.ts';
import { fisherFUpperTail, studentTTwoTailed, studentTUpperQuantile } from './distributions/index.ts';
import { coefficientCovariance, type ErrorsMethod } from './regression/coefficient-covariance.ts';
import {
  fitLinearModel,
  inverseDiagonal,
  type LinearModel,
  orderedRows,
} from './regression/fit-linear-model.ts';
import { waldStatistic } from './regression/wald-statistic.ts';

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
  /**
   * The correlation of the outcome with what this predictor does not share with the others; its square is the
   * share of R² that is the predictor's alone. Null for the constant.
   */
  readonly semiPartial: number | null;
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
  /** The constant first if there is one, then one term a predictor, in their order. */
  readonly terms: readonly RegressionTerm[];
};

export type RegressionOptions = {
  /** False for a line through the origin; R², F, beta and VIF then measure from zero. */
  readonly constant?: boolean;
};

/**
 * Multiple linear regression by least squares, with a constant unless asked without.
 *
 * Shapes: one outcome and k ≥ 1 predictors of equal length; rows where any is missing (NaN) are left out
 * (listwise). Units: B in outcome per predictor, beta in standard deviations.
 * `errors`: 'classic' assumes the residuals' spread is the same everywhere; 'HC0' to 'HC4' do not (see
 * `coefficientCovariance`): SE, t, p and intervals are then robust, and F is the Wald test of all predictors.
 * Assumptions: cases independent, residuals normal (with equal variance where errors are classic), predictors
 * measured without error.
 * A perfect fit has R² = 1, standard errors 0, no t, no F, and p = 0 for the whole.
 * Errors: 'invalid-argument' for no predictors or unequal lengths; 'too-few-cases' under k + 2 complete rows
 * (k + 1 without a constant);
 * 'zero-variance' when the outcome or a predictor (named by its place, from 0) does not vary; 'collinear' when a
 * predictor (named) is a combination of those before it; 'full-leverage' where robust errors of HC2–HC4 meet a
 * case that a coefficient hangs on alone.
 * Method: Householder QR on rows in canonical order, refined (`solveAugmented`). Source: Björck (1967), BIT
 * 7:257–278; Golub & Van Loan (2013), ch. 5. VIF: Marquardt (1970), Technometrics 12:591–612. Semi-partial
 * correlation: Cohen, Cohen, West & Aiken (2003), Applied Multiple Regression, 3rd ed., p. 73 and eq. 3.5.8:
 * beta·√tolerance. Agrees with R's lm, car::vif, sandwich::vcovHC and the certified values of NIST StRD (see
 * docs/methods/regression.md).
 *
 * @example
 * linearRegression([1, 2, 4, 5], [[0, 1, 2, 3]]).terms[1].B; // 1.4
 */
export function linearRegression(
  outcome: Column,
  predictors: readonly Column[],
  errors: ErrorsMethod = 'classic',
  { constant = true }: RegressionOptions = {},
): LinearRegression {
  return describeLinearModel(fitLinearModel(orderedRows(outcome, predictors, constant), constant), errors);
}

/** The figures of a fitted model. Errors: 'full-leverage', as `linearRegression`. */
export function describeLinearModel(model: LinearModel, errors: ErrorsMethod): LinearRegression {
  const { n, k, hasConstant, residualDf, moments, qr, sums } = model;
  const residualStandardDeviation = Math.sqrt(sums.residual / residualDf);
  const inverse = inverseDiagonal(qr, n);
  const robust = errors === 'classic' || sums.residual === 0 ? null : coefficientCovariance(model, errors);
  const F = fisherF(model, robust);
  const critical = studentTUpperQuantile(confidenceTail, residualDf);
  const terms = model.coefficients.map((B, j): RegressionTerm => {
    const scale = qr.scale[j]!;
    const standardError = robust
      ? Math.sqrt(robust[j]![j]!)
      : residualStandardDeviation * Math.sqrt(inverse[j]!) * scale;
    const t = standardError === 0 ? null : B / standardError;
    const place = hasConstant ? j : j + 1;
    const sumOfSquares = place === 0 ? null : moments.crossProducts[place]![place]!;
    const halfWidth = critical * standardError;
    const beta = sumOfSquares === null ? null : B * Math.sqrt(sumOfSquares / moments.crossProducts[0]![0]!);
    // With one predictor there is nothing to be inflated by, and rounding should not say 1.0000000000000002.
    const vif =
      sumOfSquares === null ? null : k === 1 ? 1 : Math.max(1, sumOfSquares * scale * inverse[j]! * scale);
    return {
      B,
      standardError,
      beta,
      t,
      pValue: t === null ? null : studentTTwoTailed(t, residualDf),
      confidenceInterval: [B - halfWidth, B + halfWidth],
      vif,
      semiPartial: beta === null || vif === null ? null : beta / Math.sqrt(vif),
    };
  });
  return {
    n,
    rSquared: sums.rSquared,
    adjustedRSquared: 1 - ((1 - sums.rSquared) * (n - (hasConstant ? 1 : 0))) / residualDf,
    F,
    degreesOfFreedom: [k, residualDf],
    pValue: F === null ? 0 : fisherFUpperTail(F, k, residualDf),
    residualStandardDeviation,
    terms,
  };
}

function fisherF(
  { k, hasConstant, residualDf, sums, coefficients }: LinearModel,
  robust: number[][] | null,
): number | null {
  if (sums.residual === 0) return null;
  if (robust === null) return sums.regression / k / (sums.residual / residualDf);
  const first = hasConstant ? 1 : 0;
  return (
    waldStatistic(
      coefficients.slice(first),
      robust.slice(first).map((row) => row.slice(first)),
    ) / k
  );
}
