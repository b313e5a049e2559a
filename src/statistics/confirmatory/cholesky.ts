/** A matrix as rows; square and symmetric throughout this folder unless said otherwise. */
export type Rows = readonly Float64Array[];

/**
 * The lower triangle L with L·Lᵀ = the matrix, or null where it is not positive definite as far as doubles can tell.
 *
 * Shapes: p × p, the lower triangle is read. `leastShare` is the smallest part of a diagonal element that may be left
 * when all that the rows above explain is taken away (for a covariance matrix 1 − R², the tolerance).
 * Source: Golub & Van Loan (2013), Matrix Computations, alg. 4.2.1.
 */
export function choleskyOf(matrix: Rows, leastShare = 0): Float64Array[] | null {
  const size = matrix.length;
  const lower = matrix.map(() => new Float64Array(size));
  // What is zero from the left stays so: parameters of different groups have nothing to say to each other.
  const first = matrix.map((row, i) => Math.min(i, row.findIndex((value) => value !== 0) >>> 0));
  for (let i = 0; i < size; i++) {
    const row = lower[i]!;
    for (let j = first[i]!; j <= i; j++) {
      const other = lower[j]!;
      let sum = matrix[i]![j]!;
      for (let k = Math.max(first[i]!, first[j]!); k < j; k++) sum -= row[k]! * other[k]!;
      if (i > j) row[j] = sum / other[j]!;
      else if (!(sum > leastShare * Math.abs(matrix[i]![i]!))) return null;
      else row[i] = Math.sqrt(sum);
    }
  }
  return lower;
}

/** x with L·Lᵀ·x = right. */
export function solveCholesky(lower: Rows, right: ArrayLike<number>): Float64Array {
  const size = lower.length;
  const x = forwards(lower, right);
  for (let i = size - 1; i >= 0; i--) {
    const value = x[i]! / lower[i]![i]!;
    x[i] = value;
    const row = lower[i]!;
    for (let k = 0; k < i; k++) x[k]! -= row[k]! * value;
  }
  return x;
}

/** x with L·x = right. */
export function forwards(lower: Rows, right: ArrayLike<number>): Float64Array {
  const x = Float64Array.from(right);
  for (let i = 0; i < lower.length; i++) {
    const row = lower[i]!;
    let sum = x[i]!;
    for (let k = 0; k < i; k++) sum -= row[k]! * x[k]!;
    x[i] = sum / row[i]!;
  }
  return x;
}

/** The inverse of L·Lᵀ, exactly symmetric. */
export function inverseFromCholesky(lower: Rows): Float64Array[] {
  const size = lower.length;
  const columns = lower.map((_, j) => {
    const unit = new Float64Array(size);
    unit[j] = 1;
    return forwards(lower, unit);
  });
  const inverse = lower.map(() => new Float64Array(size));
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = 0;
      for (let k = i; k < size; k++) sum += columns[i]![k]! * columns[j]![k]!;
      inverse[i]![j] = sum;
      inverse[j]![i] = sum;
    }
  }
  return inverse;
}

/** ln |L·Lᵀ| */
export function logDeterminant(lower: Rows): number {
  let sum = 0;
  for (let i = 0; i < lower.length; i++) sum += Math.log(lower[i]![i]!);
  return 2 * sum;
}
