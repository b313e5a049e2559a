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
