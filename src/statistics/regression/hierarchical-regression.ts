import type { Column } from '../column.ts';
import { fisherFUpperTail } from '../distributions/index.ts';
import { exactDotProduct } from '../exact-sum.ts';
import { describeLinearModel, type LinearRegression } from '../linear-regression.ts';
import { StatisticsError } from '../statistics-error.ts';
import { coefficientCovariance, type ErrorsMethod } from './coefficient-covariance.ts';
import { fitLinearModel, type LinearModel, orderedRows } from './fit-linear-model.ts';
import { waldStatistic } from './wald-statistic.ts';

export type RegressionStep = {
  /** The model with this block and all before it. */
  readonly model: LinearRegression;
  /** What this block adds. */
  readonly change: {
    readonly rSquared: number;
    /** Null where the model fits perfectly. */
    readonly F: number | null;
    readonly degreesOfFreedom: readonly [block: number, residual: number];
    readonly pValue: number;
    /** Cohen's f² of the block: ΔR²/(1 − R²) of the model with it; null where that fits perfectly. */
    readonly fSquared: number | null;
  };
};

export type HierarchicalRegression = { readonly n: number; readonly steps: readonly RegressionStep[] };

/**
 * Linear regression with predictors entered in blocks, and what each block adds to those before it.
 *
 * Shapes: one outcome and one block or more of one predictor or more, of equal length. The same rows carry every
 * model: those where the outcome and all predictors of all blocks are there. Units: as `linearRegression`.
 * ΔF = (ΔR²/q) / ((1 − R²)/(n − k − 1)) with R² and k of the model that has the block (as SPSS's F change and R's
 * anova of two neighbouring models); with robust `errors` it is the Wald test of the block's coefficients in that
 * model. ΔR² is formed from the difference of the two models' residuals, so that nothing cancels.
 * Assumptions and errors: as `linearRegression`; 'invalid-argument' for no blocks or an empty one. Predictors are
 * named by their place over all blocks.
 * Source: Cohen, Cohen, West & Aiken (2003), Applied Multiple Regression, 3rd ed., § 5.3, eq. 5.5.2B; f²: Cohen
 * (1988), Statistical Power Analysis, 2nd ed., eq. 9.2.3.
 *
 * @example
 * hierarchicalRegression([1, 2, 4, 5, 4], [[[0, 1, 2, 3, 4]], [[1, 0, 2, 1, 0]]]).steps[1].change.rSquared; // 0.1…
 */
export function hierarchicalRegression(
  outcome: Column,
  blocks: readonly (readonly Column[])[],
  errors: ErrorsMethod = 'classic',
): HierarchicalRegression {
  if (blocks.length === 0 || blocks.some((block) => block.length === 0)) {
    throw new StatisticsError('invalid-argument', 'every block needs a predictor');
  }
  const rows = orderedRows(outcome, blocks.flat());
  const full = fitLinearModel(rows);
  const ends = blocks.map((_, index) => blocks.slice(0, index + 1).flat().length);
  const models = ends.map((end) => (end === full.k ? full : fitLinearModel(rows.slice(0, end + 1))));
  const steps = models.map((model, index): RegressionStep => {
    const from = index === 0 ? 0 : ends[index - 1]!;
    const rSquared = index === 0 ? model.sums.rSquared : addedRSquared(models[index - 1]!, model);
    const q = model.k - from;
    const F = changeF(model, from, rSquared, errors);
    return {
      model: describeLinearModel(model, errors),
      change: {
        rSquared,
        F,
        degreesOfFreedom: [q, model.residualDf],
        pValue: F === null ? (rSquared === 0 ? 1 : 0) : fisherFUpperTail(F, q, model.residualDf),
        fSquared: model.sums.residual === 0 ? null : rSquared / unexplained(model),
      },
    };
  });
  return { n: full.n, steps };
}

/** |e₁ − e₂|² over the total: the residuals of nested models differ by what the larger adds, and by nothing else. */
function addedRSquared(smaller: LinearModel, larger: LinearModel): number {
  const added = smaller.residuals.map((value, row) => value - larger.residuals[row]!);
  return exactDotProduct(added, added) / larger.moments.crossProducts[0]![0]!;
}

function unexplained({ sums, moments }: LinearModel): number {
  return sums.residual / moments.crossProducts[0]![0]!;
}

function changeF(model: LinearModel, from: number, rSquared: number, errors: ErrorsMethod): number | null {
  if (model.sums.residual === 0) return null;
  const q = model.k - from;
  if (errors === 'classic') return rSquared / q / (unexplained(model) / model.residualDf);
  const covariance = coefficientCovariance(model, errors)
    .slice(from + 1)
    .map((row) => row.slice(from + 1));
  return waldStatistic(model.coefficients.slice(from + 1), covariance) / q;
}
