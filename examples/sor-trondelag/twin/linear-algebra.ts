export type Matrix = number[][];

/** The lower triangle L with L·Lᵗ = the matrix. Throws when the matrix is not positive definite. */
export function cholesky(matrix: Matrix): Matrix {
  const size = matrix.length;
  const lower: Matrix = Array.from({ length: size }, () => new Array<number>(size).fill(0));
  for (let row = 0; row < size; row++) {
    for (let column = 0; column <= row; column++) {
      let rest = matrix[row]![column]!;
      for (let k = 0; k < column; k++) rest -= lower[row]![k]! * lower[column]![k]!;
      if (row === column) {
        if (!(rest > 0))
          throw new Error(`not positive definite at ${row}: these correlations cannot all be true`);
        lower[row]![row] = Math.sqrt(rest);
      } else {
        lower[row]![column] = rest / lower[column]![column]!;
      }
    }
  }
  return lower;
}

/** L⁻¹ for a lower triangle L. */
export function invertLower(lower: Matrix): Matrix {
  const size = lower.length;
  const inverse: Matrix = Array.from({ length: size }, () => new Array<number>(size).fill(0));
  for (let column = 0; column < size; column++) {
    for (let row = column; row < size; row++) {
      let rest = row === column ? 1 : 0;
      for (let k = column; k < row; k++) rest -= lower[row]![k]! * inverse[k]![column]!;
      inverse[row]![column] = rest / lower[row]![row]!;
    }
  }
  return inverse;
}

/** Means and covariances (n − 1) of complete rows. */
export function momentsOfRows(rows: Matrix): { means: number[]; covariances: Matrix } {
  const size = rows[0]!.length;
  const means = Array.from(
    { length: size },
    (_, j) => rows.reduce((sum, row) => sum + row[j]!, 0) / rows.length,
  );
  const covariances = means.map((_, i) =>
    means.map(
      (__, j) =>
        rows.reduce((sum, row) => sum + (row[i]! - means[i]!) * (row[j]! - means[j]!), 0) / (rows.length - 1),
    ),
  );
  return { means, covariances };
}
