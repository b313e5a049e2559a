import { chiSquaredUpperTail } from '../distributions/index.ts';
import { exactDotProduct, exactSum } from '../exact-sum.ts';
import { applyQTransposed } from '../householder-qr.ts';
import type { LinearModel } from './fit-linear-model.ts';

export type SpreadOfResiduals = {
  readonly chiSquared: number;
  readonly degreesOfFreedom: number;
  readonly pValue: number;
};

export type BreuschPagan = {
  /** Koenker's: n·R² of the squared residuals on the predictors; holds where residuals are not normal. */
  readonly studentized: SpreadOfResiduals;
  /** Breusch and Pagan's own: half the explained sum of squares of e²/σ̂²; needs normal residuals. */
  readonly original: SpreadOfResiduals;
  /** The original with the fitted values for the predictors, Cook and Weisberg's score test. */
  readonly byFitted: SpreadOfResiduals;
};

/**
 * Tests whether the residuals spread more for some values of the predictors than for others.
 *
 * Shapes: a fitted model. Units: none. Assumptions: cases independent; the spread, if it changes, changes about
 * linearly with the predictors. A perfect fit has no spread: all are 0 with p = 1. Errors: none.
 * Source: Breusch & Pagan (1979), Econometrica 47:1287–1294; Koenker (1981), Journal of Econometrics 17:107–112;
 * Cook & Weisberg (1983), Biometrika 70:1–10. Agrees with R's lmtest::bptest and car::ncvTest.
 */
export function breuschPagan({ n, k, qr, outcome, residuals, sums }: LinearModel): BreuschPagan {
  if (sums.residual === 0) return { studentized: test(0, k), original: test(0, k), byFitted: test(0, 1) };
  const variance = sums.residual / n;
  // Their mean is 1, and taking it off first keeps what the predictors explain from drowning in it.
  const excess = residuals.map((residual) => (residual * residual) / variance - 1);
  const explainedParts = applyQTransposed(qr, excess).subarray(1, k + 1);
  const explained = exactDotProduct(explainedParts, explainedParts);
  const total = exactDotProduct(excess, excess);
  const fitted = outcome.map((value, row) => value - residuals[row]!);
  const mean = exactSum(fitted) / n;
  const centred = fitted.map((value) => value - mean);
  const spread = exactDotProduct(centred, centred);
  const byFitted = spread === 0 ? 0 : exactDotProduct(centred, excess) ** 2 / spread;
  return {
    studentized: test(total === 0 ? 0 : (n * explained) / total, k),
    original: test(explained / 2, k),
    byFitted: test(byFitted / 2, 1),
  };
}

function test(chiSquared: number, degreesOfFreedom: number): SpreadOfResiduals {
  return { chiSquared, degreesOfFreedom, pValue: chiSquaredUpperTail(chiSquared, degreesOfFreedom) };
}
