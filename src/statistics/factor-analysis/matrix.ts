/** Rows of numbers, all of one length. */
export type Matrix = readonly (readonly number[])[];

export function identity(size: number): number[][] {
  return Array.from({ length: size }, (_, i) => Array.from({ length: size }, (_, j) => Number(i === j)));
}

export function transpose(matrix: Matrix): number[][] {
  return (matrix[0] ?? []).map((_, j) => matrix.map((row) => row[j]!));
}

export function multiply(left: Matrix, right: Matrix): number[][] {
  const width = right[0]?.length ?? 0;
  return left.map((row) => {
    const product = new Array<number>(width).fill(0);
    row.forEach((entry, k) => {
      const other = right[k]!;
      for (let j = 0; j < width; j++) product[j]! += entry * other[j]!;
    });
    return product;
  });
}

/** L·Φ·L′: what loadings and factor correlations say of the variables' correlations. */
export function reproduced(loadings: Matrix, factorCorrelations: Matrix): number[][] {
  return multiply(multiply(loadings, factorCorrelations), transpose(loadings));
}

/** The lower Cholesky factor, or null where the matrix (its lower triangle is read) is not positive definite. */
export function cholesky(matrix: Matrix): number[][] | null {
  const lower = matrix.map((row, i) => row.map((entry, j) => (j <= i ? entry : 0)));
  for (let j = 0; j < lower.length; j++) {
    const rowJ = lower[j]!;
    for (let k = 0; k < j; k++) rowJ[j]! -= rowJ[k]! ** 2;
    if (!(rowJ[j]! > 0)) return null;
    rowJ[j] = Math.sqrt(rowJ[j]!);
    for (let i = j + 1; i < lower.length; i++) {
      const rowI = lower[i]!;
      let sum = rowI[j]!;
      for (let k = 0; k < j; k++) sum -= rowI[k]! * rowJ[k]!;
      rowI[j] = sum / rowJ[j]!;
    }
  }
  return lower;
}

/** x of L·L′·x = b. */
export function solveWithCholesky(lower: Matrix, b: readonly number[]): number[] {
  const x = b.slice();
  for (let i = 0; i < x.length; i++) {
    for (let k = 0; k < i; k++) x[i]! -= lower[i]![k]! * x[k]!;
    x[i]! /= lower[i]![i]!;
  }
  for (let i = x.length - 1; i >= 0; i--) {
    for (let k = i + 1; k < x.length; k++) x[i]! -= lower[k]![i]! * x[k]!;
    x[i]! /= lower[i]![i]!;
  }
  return x;
}

/** The inverse and the logarithm of the determinant of a positive definite matrix, or null for any other. */
export function invertPositive(matrix: Matrix): { inverse: number[][]; logDeterminant: number } | null {
  const lower = cholesky(matrix);
  if (lower === null) return null;
  const columns = identity(matrix.length).map((unit) => solveWithCholesky(lower, unit));
  return {
    inverse: columns.map((column, i) => column.map((entry, j) => (entry + columns[j]![i]!) / 2)),
    logDeterminant: 2 * lower.reduce((sum, row, i) => sum + Math.log(row[i]!), 0),
  };
}

/** The inverse of a small square matrix that has one, by Gauss-Jordan with the largest pivot of each column. */
export function invertSquare(matrix: Matrix): number[][] {
  const size = matrix.length;
  const left = matrix.map((row) => row.slice());
  const right = identity(size);
  for (let column = 0; column < size; column++) {
    let pivot = column;
    for (let i = column + 1; i < size; i++) {
      if (Math.abs(left[i]![column]!) > Math.abs(left[pivot]![column]!)) pivot = i;
    }
    for (const side of [left, right]) [side[column], side[pivot]] = [side[pivot]!, side[column]!];
    const scale = 1 / left[column]![column]!;
    for (const side of [left, right]) side[column] = side[column]!.map((entry) => entry * scale);
    for (let i = 0; i < size; i++) {
      if (i === column) continue;
      const weight = left[i]![column]!;
      for (const side of [left, right]) {
        const from = side[column]!;
        side[i] = side[i]!.map((entry, j) => entry - weight * from[j]!);
      }
    }
  }
  return right;
}
