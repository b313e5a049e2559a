/**
 * A = Q·R by Householder reflections, columns first scaled to norms near 1 by powers of two (which is exact).
 * `columns` are the scaled columns; `reflectors[j]` holds the unit vector of reflection j, zero above row j;
 * `upper[i][j]` is R; `scale[j]` is what column j was multiplied by.
 */
export type QrFactorisation = {
  readonly columns: readonly Float64Array[];
  /** What rounding took from each scaled column, where the caller knew it: A is columns + remainders. */
  readonly remainders: readonly (Float64Array | null)[];
  readonly reflectors: readonly Float64Array[];
  readonly upper: readonly Float64Array[];
  readonly scale: readonly number[];
  /** The part of each column that no column before it explains, as a share of its length. */
  readonly independence: readonly number[];
};

/**
 * Factorises a tall matrix given by its columns.
 *
 * Shapes: p columns of n ≥ p finite values, and for each what rounding took from it, if known: the factorisation
 * does without, refining (`solveAugmented`) uses it. Units: none.
 * It never fails: a column that depends on those before it shows by an `independence` near 0, and it is for the
 * caller to refuse it before solving. The bits depend on the order of rows: give them in a canonical order.
 * Source: Golub & Van Loan (2013), Matrix Computations, 4th ed., alg. 5.1.1 and 5.2.1; column scaling: Higham
 * (2002), Accuracy and Stability of Numerical Algorithms, 2nd ed., § 20.1.
 *
 * @example
 * const qr = factoriseQr([Float64Array.of(1, 1, 1), Float64Array.of(1, 2, 3)]);
 * solveUpper(qr, applyQTransposed(qr, Float64Array.of(1, 2, 3))); // scaled coefficients of the line through them
 */
export function factoriseQr(
  matrix: readonly Float64Array[],
  remaindersOfMatrix: readonly (Float64Array | null)[] = matrix.map(() => null),
): QrFactorisation {
  const scale = matrix.map((column) => powerOfTwoNear(1 / (norm(column, 0) || 1)));
  const columns = matrix.map((column, j) => column.map((value) => value * scale[j]!));
  const remainders = remaindersOfMatrix.map((column, j) => column?.map((value) => value * scale[j]!) ?? null);
  const work = columns.map((column) => column.slice());
  const reflectors: Float64Array[] = [];
  const upper = matrix.map(() => new Float64Array(matrix.length));
  const independence: number[] = [];
  work.forEach((column, j) => {
    const remaining = norm(column, j);
    independence.push(remaining / (norm(columns[j]!, 0) || 1));
    const reflector = column.slice().fill(0, 0, j);
    // The sign that adds: subtracting nearly equal numbers would lose the direction.
    reflector[j]! += column[j]! < 0 ? -remaining : remaining;
    const length = norm(reflector, j) || 1;
    for (let row = j; row < reflector.length; row++) reflector[row]! /= length;
    reflectors.push(reflector);
    for (let k = j; k < work.length; k++) reflect(reflector, j, work[k]!);
    for (let i = 0; i <= j; i++) upper[i]![j] = column[i]!;
  });
  return { columns, remainders, reflectors, upper, scale, independence };
}

/** Qᵀ·b: a new vector. */
export function applyQTransposed(qr: QrFactorisation, b: Float64Array): Float64Array {
  const result = b.slice();
  qr.reflectors.forEach((reflector, j) => {
    reflect(reflector, j, result);
  });
  return result;
}

/** Q·b: a new vector. */
export function applyQ(qr: QrFactorisation, b: Float64Array): Float64Array {
  const result = b.slice();
  for (let j = qr.reflectors.length - 1; j >= 0; j--) reflect(qr.reflectors[j]!, j, result);
  return result;
}

/** x with R·x = the first p values of b. */
export function solveUpper({ upper }: QrFactorisation, b: Float64Array): Float64Array {
  const x = b.slice(0, upper.length);
  for (let i = upper.length - 1; i >= 0; i--) {
    for (let j = i + 1; j < upper.length; j++) x[i]! -= upper[i]![j]! * x[j]!;
    x[i]! /= upper[i]![i]!;
  }
  return x;
}

/** x with Rᵀ·x = b, which has p values. */
export function solveUpperTransposed({ upper }: QrFactorisation, b: Float64Array): Float64Array {
  const x = b.slice(0, upper.length);
  for (let i = 0; i < upper.length; i++) {
    for (let j = 0; j < i; j++) x[i]! -= upper[j]![i]! * x[j]!;
    x[i]! /= upper[i]![i]!;
  }
  return x;
}

/** target − 2·v·(vᵀ·target), from row `from` on. */
function reflect(reflector: Float64Array, from: number, target: Float64Array): void {
  let along = 0;
  for (let row = from; row < target.length; row++) along += reflector[row]! * target[row]!;
  along *= 2;
  for (let row = from; row < target.length; row++) target[row]! -= along * reflector[row]!;
}

/** √Σv² from row `from` on, safe against overflow: the largest value is taken out first. */
function norm(vector: Float64Array, from: number): number {
  let largest = 0;
  for (let row = from; row < vector.length; row++) largest = Math.max(largest, Math.abs(vector[row]!));
  if (largest === 0) return 0;
  const unit = powerOfTwoNear(1 / largest);
  let sum = 0;
  for (let row = from; row < vector.length; row++) sum += (vector[row]! * unit) ** 2;
  return Math.sqrt(sum) / unit;
}

function powerOfTwoNear(value: number): number {
  return 2 ** Math.round(Math.log2(value));
}
