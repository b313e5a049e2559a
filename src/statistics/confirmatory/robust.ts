import { choleskyOf, inverseFromCholesky } from './cholesky.ts';
import type { VarianceOf } from './estimates.ts';
import { type FactorModel, type Sample, zeros } from './factor-model.ts';
import {
  comparativeFit,
  type FitMeasures,
  type RootMeanSquareError,
  rootMeanSquareError,
  testOf,
} from './fit-measures.ts';
import { dot, movementOf, timesSymmetric } from './implied-moments.ts';
import { freeCells, type Position, positionAt, slopeAt } from './likelihood.ts';

/** χ² and what follows from it, mended for answers that are not normal (skewed, in few steps). */
export type RobustFit = {
  /** What χ² was divided by: 1 for normal answers, larger for heavier tails. */
  readonly scaling: number;
  readonly chiSquared: number;
  readonly degreesOfFreedom: number;
  readonly pValue: number | null;
  readonly cfi: number;
  readonly tli: number;
  readonly rmsea: RootMeanSquareError | null;
};

/**
 * Satorra and Bentler's scaled χ² and standard errors that do not take answers to be normal (lavaan's "MLM"), from
 * the fourth moments. Only for one group.
 *
 * Shapes: `rows[item]` holds the item's values in an order that depends on nothing but the values.
 * Source: Satorra & Bentler (1994), in von Eye & Clogg, Latent Variables Analysis, 399–419; robust CFI and RMSEA,
 * Brosseau-Liard, Savalei & Li (2012), Multivar. Behav. Res. 47:904–930, and Brosseau-Liard & Savalei (2014),
 * ibid. 49:460–470.
 */
export function robustFit(
  model: FactorModel,
  sample: Sample,
  rows: readonly Float64Array[],
  position: Position,
  fit: FitMeasures,
): { readonly fit: RobustFit | null; readonly varianceOf: VarianceOf } {
  const own = spreadOfScores(model, sample, rows, position);
  const baseline = baselineOf(sample, rows);
  const { degreesOfFreedom, n } = fit;
  if (degreesOfFreedom === 0) return { fit: null, varianceOf: own.varianceOf };
  const scaling = own.trace / degreesOfFreedom;
  const baselineScaling = baseline.trace / fit.baseline.degreesOfFreedom;
  const scaled = testOf(fit.chiSquared / scaling, degreesOfFreedom);
  return {
    varianceOf: own.varianceOf,
    fit: {
      scaling,
      ...scaled,
      ...comparativeFit(fit, fit.baseline, scaling, baselineScaling),
      rmsea: rootMeanSquareError(scaled, n, 1, scaling),
    },
  };
}

/** In the model where items have nothing in common only their variances are parameters. */
function baselineOf(sample: Sample, rows: readonly Float64Array[]) {
  const items = sample.means.length;
  const cells = sample.means.map((_, item) => ({
    place: 'residual' as const,
    group: 0,
    row: item,
    column: item,
    parameter: item,
    value: sample.covariances[item]![item]!,
  }));
  const model = { items, factors: 0, groups: 1, parameters: items, cells, hasMeans: false };
  const parameters = Float64Array.from(cells, ({ value }) => value);
  return spreadOfScores(model, sample, rows, positionAt(model, [sample], parameters)!);
}

/**
 * With V = ½Dᵀ(W ⊗ W)D and Γ the covariances of the products zzᵀ: tr(UΓ) = tr(VΓ) − tr(E⁻¹·ΔᵀVΓVΔ), where
 * ΔᵀVΓVΔ is the mean square of each answer's score and E the information.
 */
function spreadOfScores(
  model: FactorModel,
  sample: Sample,
  rows: readonly Float64Array[],
  position: Position,
) {
  const { inverse, directions } = position.states[0]!;
  const state = position.states[0]!;
  const { information } = slopeAt(model, [sample], position);
  const items = model.items;
  const through = directions.map((direction) => timesSymmetric(direction, inverse));
  const centre = through.map((row) => timesSymmetric(row, sample.covariances));
  const movements = freeCells(model, 0).map((cell) => ({ cell, ...movementOf(cell, model, state) }));
  const expected = movements.map(({ u, v, size }) => size * dot(centre[u]!, through[v]!));
  const scores = movements.map(() => 0);
  const squares = zeros(model.parameters, model.parameters);
  const reach = new Float64Array(directions.length);
  const z = new Float64Array(items);
  let fourth = 0;
  for (let row = 0; row < sample.n; row++) {
    for (let item = 0; item < items; item++) z[item] = rows[item]![row]! - sample.means[item]!;
    for (let d = 0; d < directions.length; d++) reach[d] = dot(through[d]!, z);
    let length = 0;
    for (let item = 0; item < items; item++) length += z[item]! * reach[item]!;
    fourth += length * length;
    for (let m = 0; m < movements.length; m++) {
      const { u, v, size } = movements[m]!;
      scores[m] = size * reach[u]! * reach[v]! - expected[m]!;
    }
    for (let a = 0; a < scores.length; a++) {
      const target = squares[movements[a]!.cell.parameter]!;
      const score = scores[a]!;
      for (let b = 0; b <= a; b++) target[movements[b]!.cell.parameter]! += score * scores[b]!;
    }
  }
  const n = sample.n;
  for (let a = 0; a < squares.length; a++) {
    for (let b = 0; b < a; b++) {
      const sum = (squares[a]![b]! + squares[b]![a]!) / n;
      squares[a]![b] = sum;
      squares[b]![a] = sum;
    }
    squares[a]![a]! /= n;
  }
  let whole = 0;
  for (let i = 0; i < items; i++) {
    for (let j = 0; j < items; j++) whole += centre[i]![j]! * centre[j]![i]!;
  }
  const covariance = inverseFromCholesky(choleskyOf(information)!);
  let taken = 0;
  for (let a = 0; a < squares.length; a++) taken += dot(covariance[a]!, squares[a]!);
  const varianceOf: VarianceOf = (derivatives) => {
    const through = timesSymmetric(derivatives, covariance);
    return dot(timesSymmetric(through, squares), through) / n;
  };
  return { trace: (fourth / n - whole) / 2 - taken, varianceOf };
}
