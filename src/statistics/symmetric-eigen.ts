/**
 * Eigenvalues, largest first, and their unit eigenvectors, of a small symmetric matrix.
 *
 * Shapes: p × p, symmetric (the lower triangle is not read); `vectors[m]` belongs to `values[m]`. Units: those of
 * the matrix. Errors: none for finite matrices.
 * Source: cyclic Jacobi rotations, Golub & Van Loan (2013), alg. 8.5.3; small eigenvalues of a positive definite
 * matrix come out with small relative error: Demmel & Veselić (1992), SIAM J. Matrix Anal. Appl. 13:1204–1245.
 *
 * @example
 * symmetricEigen([[2, 1], [1, 2]]).values; // [3, 1]
 */
export function symmetricEigen(matrix: readonly (readonly number[])[]): {
  values: number[];
  vectors: number[][];
} {
  const size = matrix.length;
  const a = matrix.map((row, i) => Float64Array.from(row, (value, j) => (j < i ? matrix[j]![i]! : value)));
  const v = matrix.map((_, i) => Float64Array.from(matrix, (_, j) => Number(i === j)));
  for (let sweep = 0; sweep < mostSweeps; sweep++) {
    let hasRotated = false;
    for (let p = 0; p < size; p++) {
      for (let q = p + 1; q < size; q++) {
        // Too small to change either of the two values it stands between.
        if (Math.abs(a[p]![q]!) <= 2 ** -54 * Math.sqrt(Math.abs(a[p]![p]! * a[q]![q]!))) continue;
        rotate(a, v, p, q);
        hasRotated = true;
      }
    }
    if (!hasRotated) break;
  }
  const order = matrix.map((_, index) => index).sort((i, j) => a[j]![j]! - a[i]![i]! || i - j);
  return {
    values: order.map((index) => a[index]![index]!),
    vectors: order.map((index) => v.map((row) => row[index]!)),
  };
}

/** Convergence is quadratic and takes six or eight. */
const mostSweeps = 60;

/** The rotation in the plane (p, q) that makes a[p][q] zero. */
function rotate(a: Float64Array[], v: Float64Array[], p: number, q: number): void {
  const theta = (a[q]![q]! - a[p]![p]!) / (2 * a[p]![q]!);
  const tangent = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.hypot(1, theta));
  const cosine = 1 / Math.hypot(1, tangent);
  const sine = tangent * cosine;
  const turn = (row: Float64Array) => {
    const [x, y] = [row[p]!, row[q]!];
    row[p] = cosine * x - sine * y;
    row[q] = sine * x + cosine * y;
  };
  const shift = tangent * a[p]![q]!;
  const [app, aqq] = [a[p]![p]! - shift, a[q]![q]! + shift];
  for (const row of a) turn(row);
  a.forEach((_, k) => {
    const [x, y] = [a[p]![k]!, a[q]![k]!];
    a[p]![k] = cosine * x - sine * y;
    a[q]![k] = sine * x + cosine * y;
  });
  a[p]![p] = app;
  a[q]![q] = aqq;
  a[p]![q] = 0;
  a[q]![p] = 0;
  for (const row of v) turn(row);
}
