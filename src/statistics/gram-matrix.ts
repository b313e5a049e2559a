import { ExactAccumulator } from './exact-accumulator.ts';

/** A number as an unevaluated exact sum of doubles. */
export type ExactNumber = readonly number[] | Float64Array;

/** Rows walked at a time, so that a handful of columns stays in the first-level cache. */
const rowsPerBlock = 1024;

/**
 * Σ xᵢ and Σ xᵢ·xⱼ over complete columns of equal length, exactly.
 * Where two columns hold integers and the sum of their products cannot pass 2^53, plain double additions are exact
 * and a blocked kernel counts them; any other pair goes through exact accumulation, some twenty times slower.
 *
 * @returns sums[i], and products[i][j] for j ≥ i
 */
export function gramMatrix(columns: readonly Float64Array[]): {
  sums: ExactNumber[];
  products: ExactNumber[][];
} {
  const rows = columns[0]?.length ?? 0;
  const bounds = columns.map(integerBound);
  const isExactInDoubles = (i: number, j: number) =>
    rows * bounds[i]! * bounds[j]! <= Number.MAX_SAFE_INTEGER;
  const counted = new Float64Array(columns.length * columns.length);
  for (let from = 0; from < rows; from += rowsPerBlock) {
    addBlock(columns, from, Math.min(rows, from + rowsPerBlock), bounds, counted);
  }
  const products = columns.map((first, i) =>
    columns.map((second, j): ExactNumber => {
      if (j < i) return [];
      if (isExactInDoubles(i, j)) return [counted[i * columns.length + j]!];
      return exactProducts(first, second);
    }),
  );
  const sums = columns.map((column) => exactParts(column));
  return { sums, products };
}

/** The largest magnitude if all values are integers, else infinity: then no pair with this column is counted. */
function integerBound(column: Float64Array): number {
  let bound = 1;
  for (let row = 0; row < column.length; row++) {
    const value = column[row]!;
    if (value !== Math.trunc(value)) return Number.POSITIVE_INFINITY;
    const magnitude = Math.abs(value);
    if (magnitude > bound) bound = magnitude;
  }
  return bound;
}

/** Adds the products of one block of rows: one column against four at a time, so that sums stay in registers. */
function addBlock(
  columns: readonly Float64Array[],
  from: number,
  to: number,
  bounds: readonly number[],
  counted: Float64Array,
): void {
  const width = columns.length;
  for (let i = 0; i < width; i++) {
    if (bounds[i] === Number.POSITIVE_INFINITY) continue;
    const x = columns[i]!;
    let j = i;
    for (; j + 3 < width; j += 4) addFour(x, columns, j, from, to, counted, i * width + j);
    for (; j < width; j++) {
      const y = columns[j]!;
      let sum = 0;
      for (let row = from; row < to; row++) sum += x[row]! * y[row]!;
      counted[i * width + j]! += sum;
    }
  }
}

function addFour(
  x: Float64Array,
  columns: readonly Float64Array[],
  j: number,
  from: number,
  to: number,
  counted: Float64Array,
  at: number,
): void {
  const [a, b, c, d] = [columns[j]!, columns[j + 1]!, columns[j + 2]!, columns[j + 3]!];
  let [sumA, sumB, sumC, sumD] = [0, 0, 0, 0];
  for (let row = from; row < to; row++) {
    const value = x[row]!;
    sumA += value * a[row]!;
    sumB += value * b[row]!;
    sumC += value * c[row]!;
    sumD += value * d[row]!;
  }
  counted[at]! += sumA;
  counted[at + 1]! += sumB;
  counted[at + 2]! += sumC;
  counted[at + 3]! += sumD;
}

function exactParts(column: Float64Array): ExactNumber {
  const sum = new ExactAccumulator();
  for (let row = 0; row < column.length; row++) sum.add(column[row]!);
  return sum.parts();
}

function exactProducts(x: Float64Array, y: Float64Array): ExactNumber {
  const sum = new ExactAccumulator();
  for (let row = 0; row < x.length; row++) sum.addProduct(x[row]!, y[row]!);
  return sum.parts();
}
