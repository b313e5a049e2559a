import { choleskyOf, inverseFromCholesky, logDeterminant, type Rows } from './cholesky.ts';
import {
  type Cell,
  type FactorModel,
  type GroupMatrices,
  matricesOf,
  type Sample,
  zeros,
} from './factor-model.ts';

/**
 * A group where the parameters have put it: what the model implies, how far the sample is from that, and the
 * directions in which cells move it.
 */
export type GroupState = {
  readonly matrices: GroupMatrices;
  readonly implied: Rows;
  readonly inverse: Rows;
  /** Sample mean less implied mean. */
  readonly meanGap: Float64Array;
  /** ln|Σ| + tr(TΣ⁻¹), T the sample's second moments about the implied means. */
  readonly discrepancy: number;
  /** Unit vectors, then the columns of ΛΦ, then those of Λ: every derivative of Σ is c·(uvᵀ + vuᵀ) of two of them. */
  readonly directions: Rows;
};

/** How a cell moves Σ and μ: ∂Σ = size·(uvᵀ + vuᵀ), ∂μ = meanSize·u′, u, v, u′ among the directions. */
export type Movement = {
  readonly u: number;
  readonly v: number;
  readonly size: number;
  readonly mean: number;
  readonly meanSize: number;
};

/** Null where Σ is not positive definite. */
export function groupState(
  model: FactorModel,
  group: number,
  parameters: ArrayLike<number>,
  sample: Sample,
): GroupState | null {
  const matrices = matricesOf(model, group, parameters);
  const { loadings, factorCovariances, residuals, intercepts, factorMeans } = matrices;
  const { items, factors } = model;
  const spread = loadings.map((row) => timesSymmetric(row, factorCovariances));
  const implied = residuals.map((row, i) => row.map((value, j) => value + dot(spread[i]!, loadings[j]!)));
  const lower = choleskyOf(implied);
  if (lower === null) return null;
  const inverse = inverseFromCholesky(lower);
  const meanGap = new Float64Array(items);
  if (model.hasMeans) {
    for (let i = 0; i < items; i++) {
      meanGap[i] = sample.means[i]! - intercepts[i]! - dot(loadings[i]!, factorMeans);
    }
  }
  let trace = 0;
  for (let i = 0; i < items; i++) {
    for (let j = 0; j < items; j++) trace += secondMoment(sample, meanGap, i, j) * inverse[i]![j]!;
  }
  const directions = [
    ...residuals.map((_, i) => unit(items, i)),
    ...Array.from({ length: factors }, (_, k) => Float64Array.from(spread, (row) => row[k]!)),
    ...Array.from({ length: factors }, (_, k) => Float64Array.from(loadings, (row) => row[k]!)),
  ];
  return { matrices, implied, inverse, meanGap, discrepancy: logDeterminant(lower) + trace, directions };
}

/** T = S + (m − μ)(m − μ)ᵀ */
function secondMoment(sample: Sample, meanGap: Float64Array, i: number, j: number): number {
  return sample.covariances[i]![j]! + meanGap[i]! * meanGap[j]!;
}

/** How a cell moves what the model implies for its group. */
export function movementOf(
  cell: Pick<Cell, 'place' | 'row' | 'column'>,
  model: FactorModel,
  state: GroupState,
): Movement {
  const { items, factors } = model;
  const { row, column } = cell;
  const half = row === column ? 0.5 : 1;
  switch (cell.place) {
    case 'loading':
      return { u: row, v: items + column, size: 1, mean: row, meanSize: state.matrices.factorMeans[column]! };
    case 'factorCovariance':
      return { u: items + factors + row, v: items + factors + column, size: half, mean: 0, meanSize: 0 };
    case 'residual':
      return { u: row, v: column, size: half, mean: 0, meanSize: 0 };
    case 'intercept':
      return { u: 0, v: 0, size: 0, mean: row, meanSize: 1 };
    case 'factorMean':
      return { u: 0, v: 0, size: 0, mean: items + factors + row, meanSize: 1 };
  }
}

/** What scores and information are made of: DᵀWD, Dᵀ(W − WTW)D and DᵀW(m − μ), D the directions, W = Σ⁻¹. */
export type Products = { readonly weighted: Rows; readonly residual: Rows; readonly gap: Float64Array };

export function productsOf(state: GroupState, sample: Sample, items: number): Products {
  const { inverse, directions, meanGap } = state;
  const moments = secondMoments(sample, meanGap);
  const inner = inverse.map((row) => timesSymmetric(row, moments));
  const misfit = inverse.map((row, i) => row.map((value, j) => value - dot(inner[i]!, inverse[j]!)));
  return {
    weighted: sandwich(directions, inverse, items),
    residual: sandwich(directions, misfit, items),
    gap: Float64Array.from(directions, (direction) => dot(direction, timesSymmetric(meanGap, inverse))),
  };
}

function secondMoments(sample: Sample, meanGap: Float64Array): Float64Array[] {
  return sample.covariances.map((row, i) => row.map((_, j) => secondMoment(sample, meanGap, i, j)));
}

/** DᵀMD, where the first `items` of the directions are the unit vectors. */
function sandwich(directions: Rows, matrix: Rows, items: number): Float64Array[] {
  const through = directions.map((direction, a) =>
    a < items ? matrix[a]! : timesSymmetric(direction, matrix),
  );
  const result = zeros(directions.length, directions.length);
  for (let a = 0; a < directions.length; a++) {
    for (let b = 0; b <= a; b++) {
      const value = b < items ? through[a]![b]! : dot(through[a]!, directions[b]!);
      result[a]![b] = value;
      result[b]![a] = value;
    }
  }
  return result;
}

function unit(size: number, at: number): Float64Array {
  const vector = new Float64Array(size);
  vector[at] = 1;
  return vector;
}

export function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

/** vᵀM for a symmetric M. */
export function timesSymmetric(vector: ArrayLike<number>, matrix: Rows): Float64Array {
  return Float64Array.from(matrix, (row) => dot(row, vector));
}
