/** A square matrix, row by row: element (i, j) of a p × p matrix is `matrix[i * p + j]`. */
export type Square = Float64Array;

/**
 * The lower triangle L of A = L·Lᵀ, and which variable first turned out to be a combination of those before it.
 *
 * Shapes: A is size × size, symmetric, only its lower triangle is read; L is returned whole with zeros above.
 * `dependent` is −1 when A is positive definite: no pivot falls below `leastShare` of its own diagonal element.
 * Errors: none. Source: Golub & Van Loan (2013), alg. 4.2.1.
 *
 * @example
 * cholesky(Float64Array.of(4, 2, 2, 5), 2).lower; // 2, 0, 1, 2
 */
export function cholesky(matrix: Square, size: number, leastShare = 0): { lower: Square; dependent: number } {
  const lower = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let rest = matrix[i * size + j]!;
      for (let k = 0; k < j; k++) rest -= lower[i * size + k]! * lower[j * size + k]!;
      if (i !== j) {
        lower[i * size + j] = rest / lower[j * size + j]!;
        continue;
      }
      if (!(rest > leastShare * matrix[i * size + i]!)) return { lower, dependent: i };
      lower[i * size + i] = Math.sqrt(rest);
    }
  }
  return { lower, dependent: -1 };
}

/** ln |A| from its Cholesky triangle. */
export function logDeterminant(lower: Square, size: number): number {
  let sum = 0;
  for (let i = 0; i < size; i++) sum += Math.log(lower[i * size + i]!);
  return 2 * sum;
}

/** Solves L·x = b in place. */
export function solveLower(lower: Square, size: number, b: Float64Array): void {
  for (let i = 0; i < size; i++) {
    let rest = b[i]!;
    for (let k = 0; k < i; k++) rest -= lower[i * size + k]! * b[k]!;
    b[i] = rest / lower[i * size + i]!;
  }
}

/** Solves Lᵀ·x = b in place. */
export function solveLowerTransposed(lower: Square, size: number, b: Float64Array): void {
  for (let i = size - 1; i >= 0; i--) {
    let rest = b[i]!;
    for (let k = i + 1; k < size; k++) rest -= lower[k * size + i]! * b[k]!;
    b[i] = rest / lower[i * size + i]!;
  }
}

/** A⁻¹ from the Cholesky triangle of A, the same above and below its diagonal to the last bit. */
export function inverseFromCholesky(lower: Square, size: number): Square {
  const inverse = new Float64Array(size * size);
  const column = new Float64Array(size);
  for (let j = 0; j < size; j++) {
    column.fill(0);
    column[j] = 1;
    solveLower(lower, size, column);
    solveLowerTransposed(lower, size, column);
    for (let i = j; i < size; i++) {
      inverse[i * size + j] = column[i]!;
      inverse[j * size + i] = column[i]!;
    }
  }
  return inverse;
}

/** The rows and columns of a size × size matrix that are named, in that order. */
export function submatrix(matrix: Square, size: number, indices: ArrayLike<number>): Square {
  const count = indices.length;
  const part = new Float64Array(count * count);
  for (let i = 0; i < count; i++) {
    for (let j = 0; j < count; j++) part[i * count + j] = matrix[indices[i]! * size + indices[j]!]!;
  }
  return part;
}
