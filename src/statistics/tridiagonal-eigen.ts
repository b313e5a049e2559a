type Matrix = readonly (readonly number[])[];

/**
 * Eigenvalues, largest first, of a symmetric matrix, without its eigenvectors: many times faster than
 * `symmetricEigen`, and as near in absolute error, but small eigenvalues lose relative digits.
 *
 * Shapes: p × p, symmetric (the upper triangle is not read). Units: those of the matrix. Errors: none for finite
 * matrices. Source: Householder tridiagonalisation and implicit QL, Golub & Van Loan (2013), alg. 8.3.1 and 8.3.3;
 * as EISPACK tred1 and tql1.
 *
 * @example
 * symmetricEigenvalues([[2, 1], [1, 2]]); // [3, 1]
 */
export function symmetricEigenvalues(matrix: Matrix): number[] {
  const { diagonal, beside } = tridiagonal(matrix, null);
  diagonalise(diagonal, beside, null);
  return Array.from(diagonal).sort((a, b) => b - a);
}

/**
 * The same with unit eigenvectors: `vectors[m]` belongs to `values[m]`. The sign of each is that which makes its
 * largest entry positive.
 *
 * @example
 * symmetricEigenpairs([[2, 1], [1, 2]]).vectors[0]; // [0.7071…, 0.7071…]
 */
export function symmetricEigenpairs(matrix: Matrix): { values: number[]; vectors: number[][] } {
  const size = matrix.length;
  const turned = matrix.map((_, i) => Float64Array.from(matrix, (_, j) => Number(i === j)));
  const { diagonal, beside } = tridiagonal(matrix, turned);
  diagonalise(diagonal, beside, turned);
  const order = Array.from({ length: size }, (_, index) => index).sort(
    (i, j) => diagonal[j]! - diagonal[i]! || i - j,
  );
  return {
    values: order.map((index) => diagonal[index]!),
    vectors: order.map((index) => withLargestPositive(Array.from(turned[index]!))),
  };
}

function withLargestPositive(vector: number[]): number[] {
  let largest = 0;
  for (const entry of vector) if (Math.abs(entry) > Math.abs(largest) * (1 + 1e-9)) largest = entry;
  return largest < 0 ? vector.map((entry) => -entry) : vector;
}

/** H A H = T by reflections from the last row up; `turned` gets their product, a row an eigenvector to be. */
function tridiagonal(
  matrix: Matrix,
  turned: Float64Array[] | null,
): { diagonal: Float64Array; beside: Float64Array } {
  const size = matrix.length;
  const a = matrix.map((row) => Float64Array.from(row));
  const diagonal = new Float64Array(size);
  const beside = new Float64Array(size);
  const u = new Float64Array(size);
  const p = new Float64Array(size);
  for (let last = size - 1; last >= 1; last--) {
    const row = a[last]!;
    let square = 0;
    for (let k = 0; k < last - 1; k++) square += row[k]! ** 2;
    beside[last] = row[last - 1]!;
    if (square === 0) continue;
    const length = Math.sqrt(square + row[last - 1]! ** 2);
    const along = row[last - 1]! < 0 ? length : -length;
    beside[last] = along;
    for (let k = 0; k < last; k++) u[k] = row[k]!;
    u[last - 1]! -= along;
    const half = length * (length + Math.abs(row[last - 1]!));
    let product = 0;
    p.fill(0);
    for (let i = 0; i < last; i++) {
      const ai = a[i]!;
      const ui = u[i]!;
      let sum = ai[i]! * ui;
      for (let k = 0; k < i; k++) {
        sum += ai[k]! * u[k]!;
        p[k]! += ai[k]! * ui;
      }
      p[i]! += sum;
    }
    for (let i = 0; i < last; i++) {
      p[i]! /= half;
      product += p[i]! * u[i]!;
    }
    const share = product / (2 * half);
    for (let i = 0; i < last; i++) p[i]! -= share * u[i]!;
    for (let i = 0; i < last; i++) {
      const ai = a[i]!;
      const [ui, pi] = [u[i]!, p[i]!];
      for (let k = 0; k <= i; k++) ai[k]! -= ui * p[k]! + pi * u[k]!;
    }
    if (turned !== null) reflect(turned, u, last, half);
  }
  for (let i = 0; i < size; i++) diagonal[i] = a[i]![i]!;
  return { diagonal, beside };
}

/** Rows 0 … last − 1 of `turned` are reflected in the plane normal to u. */
function reflect(turned: Float64Array[], u: Float64Array, last: number, half: number): void {
  const size = turned.length;
  const projection = new Float64Array(size);
  for (let k = 0; k < last; k++) {
    const row = turned[k]!;
    const weight = u[k]!;
    for (let j = 0; j < size; j++) projection[j]! += weight * row[j]!;
  }
  for (let k = 0; k < last; k++) {
    const row = turned[k]!;
    const weight = u[k]! / half;
    for (let j = 0; j < size; j++) row[j]! -= weight * projection[j]!;
  }
}

/** Never needed in practice: two or three a value are usual. */
const mostSteps = 100;

/** Implicit QL with Wilkinson's shift: the diagonal becomes the eigenvalues. */
function diagonalise(diagonal: Float64Array, beside: Float64Array, turned: Float64Array[] | null): void {
  const size = diagonal.length;
  for (let i = 1; i < size; i++) beside[i - 1] = beside[i]!;
  beside[size - 1] = 0;
  for (let first = 0; first < size; first++) {
    for (let step = 0; step < mostSteps; step++) {
      let split = first;
      for (; split < size - 1; split++) {
        const around = Math.abs(diagonal[split]!) + Math.abs(diagonal[split + 1]!);
        if (Math.abs(beside[split]!) <= 2 ** -53 * around) break;
      }
      if (split === first) break;
      sweep(diagonal, beside, turned, first, split);
    }
  }
}

function sweep(
  diagonal: Float64Array,
  beside: Float64Array,
  turned: Float64Array[] | null,
  first: number,
  split: number,
): void {
  const slope = (diagonal[first + 1]! - diagonal[first]!) / (2 * beside[first]!);
  const root = Math.hypot(slope, 1);
  let g = diagonal[split]! - diagonal[first]! + beside[first]! / (slope + (slope < 0 ? -root : root));
  let [sine, cosine, shift] = [1, 1, 0];
  for (let i = split - 1; i >= first; i--) {
    const f = sine * beside[i]!;
    const b = cosine * beside[i]!;
    const length = Math.hypot(f, g);
    beside[i + 1] = length;
    if (length === 0) {
      diagonal[i + 1]! -= shift;
      beside[split] = 0;
      return;
    }
    sine = f / length;
    cosine = g / length;
    g = diagonal[i + 1]! - shift;
    const change = (diagonal[i]! - g) * sine + 2 * cosine * b;
    shift = sine * change;
    diagonal[i + 1] = g + shift;
    g = cosine * change - b;
    if (turned !== null) {
      const [upper, lower] = [turned[i]!, turned[i + 1]!];
      for (let k = 0; k < upper.length; k++) {
        const below = lower[k]!;
        lower[k] = sine * upper[k]! + cosine * below;
        upper[k] = cosine * upper[k]! - sine * below;
      }
    }
  }
  diagonal[first]! -= shift;
  beside[first] = g;
  beside[split] = 0;
}
