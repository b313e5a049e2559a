import type { Column } from '../column.ts';
import { describe } from '../describe.ts';
import { StatisticsError } from '../statistics-error.ts';
import { type BreuschPagan, breuschPagan } from './breusch-pagan.ts';
import { fitLinearModel, type LinearModel, orderedRows } from './fit-linear-model.ts';
import { leastLeftOver, leverages, orthonormalBasis } from './leverages.ts';
import { type ShapiroWilk, shapiroWilk } from './shapiro-wilk.ts';

export type RegressionDiagnostics = {
  readonly n: number;
  /**
   * One value a case, in an order of their own (by the cases' values), so that they lead back to no row. Where a
   * coefficient hangs on one case alone its leverage is 1 and the three that divide by 1 − leverage are NaN.
   */
  readonly cases: {
    readonly fitted: Float64Array;
    readonly residual: Float64Array;
    readonly leverage: Float64Array;
    /** e/(s·√(1 − h)), R's rstandard. */
    readonly standardized: Float64Array;
    /** The same with s from the other cases, R's rstudent; ±Infinity where they fit perfectly. */
    readonly studentized: Float64Array;
    readonly cooksDistance: Float64Array;
  };
  /** Cases whose Cook's distance is above 4/n, or that a coefficient hangs on alone. */
  readonly influential: number;
  /** Cases whose leverage is above 2(k + 1)/n. */
  readonly highLeverage: number;
  /** Cases whose studentized residual is beyond ±3. */
  readonly outlying: number;
  readonly breuschPagan: BreuschPagan;
  /** Of the residuals; null in a perfect fit and beyond 5000 cases. */
  readonly normality: ShapiroWilk | null;
  /** Of the residuals, as `describe`; null in a perfect fit. */
  readonly skewness: number | null;
  readonly kurtosis: number | null;
};

const mostForNormality = 5000;

/**
 * What the residuals of a linear regression say about its assumptions, and how many cases weigh much.
 *
 * Shapes: as `linearRegression`. Units: fitted and residual in those of the outcome.
 * A perfect fit has residuals and distances 0.
 * Errors: as `linearRegression`, and 'too-few-cases' under k + 3 complete rows.
 * Source: Cook & Weisberg (1982), Residuals and Influence in Regression, eq. 2.2.3, 2.2.8 and 3.1.4; 4/n: Bollen &
 * Jackman (1985), Sociological Methods & Research 13:510–542; 2p/n: Hoaglin & Welsch (1978), The American
 * Statistician 32:17–22. Agrees with R's hatvalues, rstandard, rstudent, cooks.distance, lmtest::bptest,
 * car::ncvTest and shapiro.test.
 *
 * @example
 * regressionDiagnostics([1, 2, 4, 5, 4], [[0, 1, 2, 3, 4]]).cases.leverage; // [0.6, 0.3, 0.6, 0.2, 0.3]
 */
export function regressionDiagnostics(outcome: Column, predictors: readonly Column[]): RegressionDiagnostics {
  const rows = orderedRows(outcome, predictors);
  const [n, k] = [rows[0]!.length, predictors.length];
  if (n < k + 3) {
    throw new StatisticsError(
      'too-few-cases',
      `diagnostics of ${k} predictors need ${k + 3} rows, there are ${n}`,
    );
  }
  const model = fitLinearModel(rows);
  const isPerfect = model.sums.residual === 0;
  const residual = isPerfect ? new Float64Array(n) : model.residuals;
  const cases = { residual, ...influenceOf(model, residual) };
  const { skewness, kurtosis } = isPerfect ? { skewness: null, kurtosis: null } : describe(residual);
  return {
    n,
    cases,
    influential: count(cases.cooksDistance, (distance) => Number.isNaN(distance) || distance > 4 / n),
    highLeverage: count(cases.leverage, (leverage) => leverage > (2 * (k + 1)) / n),
    outlying: count(cases.studentized, (value) => Math.abs(value) > 3),
    breuschPagan: breuschPagan(model),
    normality: isPerfect || n > mostForNormality ? null : shapiroWilk(residual),
    skewness,
    kurtosis,
  };
}

function influenceOf({ n, k, residualDf, qr, outcome, sums }: LinearModel, residual: Float64Array) {
  const leverage = leverages(orthonormalBasis(qr));
  const s = Math.sqrt(sums.residual / residualDf);
  const standardized = residual.map((e, row) => {
    const leftOver = 1 - leverage[row]!;
    return leftOver < leastLeftOver ? Number.NaN : s === 0 ? 0 : e / (s * Math.sqrt(leftOver));
  });
  const p = k + 1;
  return {
    fitted: outcome.map((value, row) => value - residual[row]!),
    leverage,
    standardized,
    studentized: standardized.map((r) =>
      r === 0 ? 0 : r * Math.sqrt((n - p - 1) / Math.max(0, n - p - r * r)),
    ),
    cooksDistance: standardized.map((r, row) => (r * r * leverage[row]!) / ((1 - leverage[row]!) * p)),
  };
}

function count(values: Float64Array, isCounted: (value: number) => boolean): number {
  return values.reduce((total, value) => total + (isCounted(value) ? 1 : 0), 0);
}
