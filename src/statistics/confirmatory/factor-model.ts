import type { Rows } from './cholesky.ts';

/**
 * A place in the matrices of the factor model of a group: Σ = ΛΦΛᵀ + Θ, μ = ν + Λα.
 * `loading` Λ[row][column], `factorCovariance` Φ and `residual` Θ (row ≥ column, both halves meant),
 * `intercept` ν[row], `factorMean` α[row] (column 0).
 */
export type Place = 'loading' | 'factorCovariance' | 'residual' | 'intercept' | 'factorMean';

/** One element that is not a fixed zero. Cells that share a parameter are held equal. */
export type Cell = {
  readonly place: Place;
  readonly group: number;
  readonly row: number;
  readonly column: number;
  /** Which parameter it is, or null for one held at `value`. */
  readonly parameter: number | null;
  /** What it is held at, or where the search starts. */
  readonly value: number;
};

/** A factor model of one or more groups; everything without a cell is zero. */
export type FactorModel = {
  readonly items: number;
  readonly factors: number;
  readonly groups: number;
  readonly parameters: number;
  readonly cells: readonly Cell[];
  /** False: means are left out altogether (one group), as they fit perfectly whatever the rest. */
  readonly hasMeans: boolean;
};

/** What maximum likelihood needs of a group: covariances divided by n, not n − 1. */
export type Sample = {
  readonly n: number;
  readonly means: readonly number[];
  readonly covariances: Rows;
};

/** The matrices of one group. */
export type GroupMatrices = {
  readonly loadings: Float64Array[];
  readonly factorCovariances: Float64Array[];
  readonly residuals: Float64Array[];
  readonly intercepts: Float64Array;
  readonly factorMeans: Float64Array;
};

/** The matrices of a group with these values of the parameters. */
export function matricesOf(model: FactorModel, group: number, parameters: ArrayLike<number>): GroupMatrices {
  const { items, factors } = model;
  const matrices: GroupMatrices = {
    loadings: zeros(items, factors),
    factorCovariances: zeros(factors, factors),
    residuals: zeros(items, items),
    intercepts: new Float64Array(items),
    factorMeans: new Float64Array(factors),
  };
  for (const cell of model.cells) {
    if (cell.group !== group) continue;
    const value = cell.parameter === null ? cell.value : parameters[cell.parameter]!;
    const { row, column } = cell;
    if (cell.place === 'loading') matrices.loadings[row]![column] = value;
    else if (cell.place === 'intercept') matrices.intercepts[row] = value;
    else if (cell.place === 'factorMean') matrices.factorMeans[row] = value;
    else {
      const matrix = cell.place === 'residual' ? matrices.residuals : matrices.factorCovariances;
      matrix[row]![column] = value;
      matrix[column]![row] = value;
    }
  }
  return matrices;
}

/** Where the search starts: the value of the first cell of each parameter. */
export function startOf(model: FactorModel): Float64Array {
  const start = new Float64Array(model.parameters);
  for (let index = model.cells.length - 1; index >= 0; index--) {
    const cell = model.cells[index]!;
    if (cell.parameter !== null) start[cell.parameter] = cell.value;
  }
  return start;
}

export function zeros(rows: number, columns: number): Float64Array[] {
  return Array.from({ length: rows }, () => new Float64Array(columns));
}
