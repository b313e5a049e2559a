/** The largest prime under 2²⁶: products of two remainders are exact in a double. */
const prime = 67_108_859;

const times = (a: number, b: number) => (a * b) % prime;

function inverse(value: number): number {
  // Fermat: value^(prime − 2).
  let result = 1;
  let base = value;
  for (let power = prime - 2; power > 0; power = Math.floor(power / 2)) {
    if (power % 2 === 1) result = times(result, base);
    base = times(base, base);
  }
  return result;
}

/**
 * Brings rows of remainders to reduced echelon form in place, with pivots only among the first columns.
 *
 * Remainders stand for fractions. Whole numbers that are not zero, but divisible by the prime, would be taken for
 * zero; sums and differences of a few hundred sets of rows do not come near it.
 *
 * @param firstColumns how many columns, from the left, may hold a pivot
 * @returns the column of each pivot, row by row; the rows after them are zero in the first columns
 */
export function reduceRows(
  rows: Float64Array[],
  firstColumns: number,
): { readonly pivots: readonly number[] } {
  const pivots: number[] = [];
  for (let column = 0; column < firstColumns && pivots.length < rows.length; column += 1) {
    const done = pivots.length;
    const found = rows.findIndex((row, place) => place >= done && row[column] !== 0);
    if (found === -1) continue;
    [rows[done], rows[found]] = [rows[found]!, rows[done]!];
    const pivotRow = rows[done]!;
    const scale = inverse(pivotRow[column]!);
    if (scale !== 1)
      for (let j = column; j < pivotRow.length; j += 1) pivotRow[j] = times(pivotRow[j]!, scale);
    rows.forEach((row, place) => {
      const factor = row[column]!;
      if (place === done || factor === 0) return;
      for (let j = column; j < row.length; j += 1) {
        const value = pivotRow[j]!;
        if (value !== 0) row[j] = (row[j]! + times(prime - factor, value)) % prime;
      }
    });
    pivots.push(column);
  }
  return { pivots };
}

/** Vectors of remainders, one after the other: which of them are independent of those before. */
export class Independent {
  readonly #length: number;
  readonly #rows: { readonly pivot: number; readonly values: Float64Array }[] = [];

  constructor(length: number) {
    this.#length = length;
  }

  get count(): number {
    return this.#rows.length;
  }

  /** Whether all vectors of this length are sums of those taken. */
  get isEverything(): boolean {
    return this.#rows.length === this.#length;
  }

  /** Takes a vector; false when it is a sum of those taken before. */
  take(vector: Float64Array): boolean {
    const rest = vector.slice();
    for (const { pivot, values } of this.#rows) subtract(rest, values, rest[pivot]!);
    const pivot = rest.findIndex((value) => value !== 0);
    if (pivot === -1) return false;
    const scale = inverse(rest[pivot]!);
    this.#rows.push({ pivot, values: rest.map((value) => times(value, scale)) });
    return true;
  }

  /** A basis of the vectors whose product with every one taken is zero. */
  orthogonal(): Float64Array[] {
    const rows = this.#rows.map(({ values }) => values.slice());
    const { pivots } = reduceRows(rows, this.#length);
    const isPivot = new Set(pivots);
    return Array.from({ length: this.#length }, (_, place) => place)
      .filter((place) => !isPivot.has(place))
      .map((free) => {
        const vector = new Float64Array(this.#length);
        vector[free] = 1;
        pivots.forEach((pivot, row) => {
          vector[pivot] = (prime - rows[row]![free]!) % prime;
        });
        return vector;
      });
  }
}

function subtract(from: Float64Array, what: Float64Array, factor: number): void {
  if (factor === 0) return;
  const negative = prime - factor;
  for (let j = 0; j < from.length; j += 1) {
    const value = what[j]!;
    if (value !== 0) from[j] = (from[j]! + negative * value) % prime;
  }
}

/** A vector of which few places are not zero. */
export type SparseVector = { readonly at: readonly number[]; readonly values: readonly number[] };

/** The product of a vector of remainders and one that is nearly everywhere zero. */
export function sumAt(vector: Float64Array, { at, values }: SparseVector): number {
  let sum = 0;
  for (let index = 0; index < at.length; index += 1) sum += times(vector[at[index]!]!, values[index]!);
  return sum % prime;
}

/** One part of so many, as a remainder; minus one part where `sign` is −1. */
export function partOf(count: number, sign: 1 | -1): number {
  return sign === 1 ? inverse(count) : prime - inverse(count);
}
