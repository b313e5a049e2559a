import { inCanonicalOrder } from '../canonical-order.ts';
import { type Column, completeRows } from '../column.ts';
import { exactDotProduct } from '../exact-sum.ts';
import { factoriseQr, type QrFactorisation, solveUpperTransposed } from '../householder-qr.ts';
import { solveAugmented } from '../least-squares.ts';
import { type Moments, momentsOf } from '../moments.ts';
import { countInUnits, inWholeUnits, survey } from '../slices.ts';
import { StatisticsError } from '../statistics-error.ts';

/** A least-squares fit with all that errors, tests and diagnostics are made from. */
export type LinearModel = {
  readonly n: number;
  /** Predictors, the constant not counted. */
  readonly k: number;
  /** Without a constant everything measures from zero: moments, sums of squares, R². */
  readonly hasConstant: boolean;
  readonly residualDf: number;
  /** Of the outcome (first) and the predictors. */
  readonly moments: Moments;
  /** Of the constant (first, if there is one) and the predictors, scaled. */
  readonly qr: QrFactorisation;
  readonly outcome: Float64Array;
  readonly residuals: Float64Array;
  /** B, the constant first, if there is one. */
  readonly coefficients: readonly number[];
  readonly sums: { readonly regression: number; readonly residual: number; readonly rSquared: number };
};

/** A complete column whose true values are (values + remainders) / unitsPerOne. */
export type ScaledColumn = {
  readonly values: Float64Array;
  /** What rounding took from the values, where that is known. */
  readonly remainders?: Float64Array;
  readonly unitsPerOne: number;
};

/**
 * A predictor of which less than this share stands apart from the constant and the predictors before it is taken
 * for a combination of them: what remains is rounding.
 */
const leastIndependence = 1e-12;
/** Above this independence QR alone gives standard errors to 13 digits; below it they are refined too. */
const comfortableIndependence = 1e-2;
/** Up to so many products a round, refining takes no time that anybody notices. */
const freeProducts = 250_000;

/**
 * The rows that have outcome and all predictors, in canonical order, the outcome first.
 * Errors: 'invalid-argument' for no predictors or unequal lengths; 'too-few-cases' under k + 2 complete rows (k + 1
 * without a constant).
 */
export function orderedRows(
  outcome: Column,
  predictors: readonly Column[],
  hasConstant = true,
): Float64Array[] {
  const k = predictors.length;
  if (k === 0) throw new StatisticsError('invalid-argument', 'a regression needs a predictor');
  const complete = completeRows([outcome, ...predictors]);
  requireCases(complete[0]!.length, k, hasConstant);
  return inCanonicalOrder(complete);
}

/**
 * Fits outcome (the first column) on the others and a constant. The rows are complete and in an order of the
 * caller's, which the rounding depends on: give them as `orderedRows` does.
 * Errors: as `linearRegression`.
 */
export function fitLinearModel(columns: readonly Float64Array[], hasConstant = true): LinearModel {
  const [outcome, ...predictors] = columns.map(inUnitsOfLastDecimal);
  return fitScaledColumns(outcome!, predictors, hasConstant);
}

/** As `fitLinearModel`, of columns whose values are known beyond their doubles. */
export function fitScaledColumns(
  outcome: ScaledColumn,
  predictors: readonly ScaledColumn[],
  hasConstant: boolean,
): LinearModel {
  const n = outcome.values.length;
  const k = predictors.length;
  requireCases(n, k, hasConstant);
  const counted = momentsOfFit([outcome, ...predictors], hasConstant);
  requireVariation(counted, hasConstant);
  const plain = factorise(predictors, n, hasConstant);
  requireIndependence(plain, hasConstant);
  const { residuals, solution } = solveAugmented(plain, outcome.values, new Float64Array(plain.upper.length));
  const perOutcome = outcome.unitsPerOne;
  const sums = sumsOfSquares(outcome.values, residuals, counted);
  const units = hasConstant ? [1, ...predictors.map(unitsOf)] : predictors.map(unitsOf);
  const qr = { ...plain, scale: plain.scale.map((scale, j) => scale * units[j]!) };
  return {
    n,
    k,
    hasConstant,
    residualDf: n - solution.length,
    moments: inUnitsOfTheColumns(counted, [outcome, ...predictors].map(unitsOf)),
    qr,
    outcome: outcome.values.map((value) => value / perOutcome),
    residuals: residuals.map((value) => value / perOutcome),
    coefficients: [...solution].map((scaled, j) => (scaled * qr.scale[j]!) / perOutcome),
    sums: {
      regression: sums.regression / perOutcome ** 2,
      residual: sums.residual / perOutcome ** 2,
      rSquared: sums.rSquared,
    },
  };
}

/** 3.25 becomes 325 hundredths: what is fitted are the numbers written, not the doubles nearest to them. */
export function inUnitsOfLastDecimal(column: Float64Array): ScaledColumn {
  const { unitsPerOne } = inWholeUnits(survey(column));
  if (unitsPerOne === 1) return { values: column, unitsPerOne };
  const values = column.slice();
  countInUnits(values, unitsPerOne);
  return { values, unitsPerOne };
}

const unitsOf = ({ unitsPerOne }: ScaledColumn) => unitsPerOne;

function factorise(predictors: readonly ScaledColumn[], n: number, hasConstant: boolean): QrFactorisation {
  const constant = hasConstant ? [new Float64Array(n).fill(1)] : [];
  return factoriseQr(
    [...constant, ...predictors.map((column) => column.values)],
    [...constant.map(() => null), ...predictors.map((column) => column.remainders ?? null)],
  );
}

/** About the means, or about zero where there is no constant to hold the mean. */
function momentsOfFit(columns: readonly ScaledColumn[], hasConstant: boolean): Moments {
  const values = columns.map((column) => column.values);
  if (hasConstant) return momentsOf(values);
  return {
    n: values[0]!.length,
    means: values.map(() => 0),
    crossProducts: values.map((x) => values.map((y) => exactDotProduct(x, y))),
  };
}

function inUnitsOfTheColumns({ n, means, crossProducts }: Moments, units: readonly number[]): Moments {
  return {
    n,
    means: means.map((mean, i) => mean / units[i]!),
    crossProducts: crossProducts.map((row, i) => row.map((product, j) => product / (units[i]! * units[j]!))),
  };
}

export function requireCases(n: number, k: number, hasConstant = true): void {
  const needed = k + (hasConstant ? 2 : 1);
  if (n < needed) {
    throw new StatisticsError(
      'too-few-cases',
      `${k} predictors need ${needed} complete rows, there are ${n}`,
    );
  }
}

function requireVariation({ crossProducts }: Moments, hasConstant: boolean): void {
  crossProducts.forEach((row, index) => {
    if (row[index] !== 0) return;
    const which = index === 0 ? 'the outcome' : `predictor ${index - 1}`;
    throw new StatisticsError(
      'zero-variance',
      hasConstant ? `${which} does not vary` : `${which} is 0 everywhere`,
    );
  });
}

export function requireIndependence({ independence }: QrFactorisation, hasConstant = true): void {
  const dependent = independence.findIndex((share) => share < leastIndependence);
  if (dependent !== -1) {
    const predictor = hasConstant ? dependent - 1 : dependent;
    throw new StatisticsError('collinear', `predictor ${predictor} is a combination of those before it`);
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

/** The diagonal of (AᵀA)⁻¹ for the scaled matrix: row lengths of R⁻¹, or refined where that is cheap or needed. */
export function inverseDiagonal(qr: QrFactorisation, n: number): number[] {
  const size = qr.upper.length;
  const unit = (j: number, value: number) => new Float64Array(size).fill(value, j, j + 1);
  if (n * size * size <= freeProducts || Math.min(...qr.independence) < comfortableIndependence) {
    const zero = new Float64Array(n);
    return qr.upper.map((_, j) => solveAugmented(qr, zero, unit(j, -1)).solution[j]!);
  }
  // Rᵀz = eⱼ: then zᵀz is element j of the diagonal of (RᵀR)⁻¹.
  return qr.upper.map((_, j) => {
    const z = solveUpperTransposed(qr, unit(j, 1));
    return exactDotProduct(z, z);
  });
}
