/**
 * The same rows in an order that depends only on their values: by the first column, then the second, and so on.
 * Rounding in a method that walks the rows one by one is then the same however the rows came.
 *
 * Shapes: columns of equal length, at most 9·10⁷ rows, without NaN; new columns come back. Errors: none.
 *
 * @example
 * inCanonicalOrder([Float64Array.of(2, 1), Float64Array.of(5, 6)]); // [[1, 2], [6, 5]]
 */
export function inCanonicalOrder(columns: readonly Float64Array[]): Float64Array[] {
  const rows = columns[0]?.length ?? 0;
  let keys = new Float64Array(rows);
  let bound = 1;
  for (const column of columns) {
    const { ranks, distinct } = denseRanks(column);
    if (bound * distinct * rows > Number.MAX_SAFE_INTEGER) {
      ({ ranks: keys, distinct: bound } = denseRanks(keys));
      // Rows that already differ from all others need no further column.
      if (bound === rows) break;
    }
    for (let row = 0; row < rows; row++) keys[row] = keys[row]! * distinct + ranks[row]!;
    bound *= distinct;
    if (bound * rows > Number.MAX_SAFE_INTEGER) ({ ranks: keys, distinct: bound } = denseRanks(keys));
  }
  // Sorting plain numbers is much faster than asking a function to compare, so each carries its row with it.
  for (let row = 0; row < rows; row++) keys[row] = keys[row]! * rows + row;
  const order = Uint32Array.from(keys.sort(), (key) => key % rows);
  return columns.map((column) => {
    const sorted = new Float64Array(rows);
    for (let place = 0; place < rows; place++) sorted[place] = column[order[place]!]!;
    return sorted;
  });
}

/** The place of each value among the distinct values, from 0. */
function denseRanks(values: Float64Array): { ranks: Float64Array<ArrayBuffer>; distinct: number } {
  const sorted = values.slice().sort();
  let distinct = 0;
  for (let index = 0; index < sorted.length; index++) {
    if (index === 0 || sorted[index] !== sorted[distinct - 1]) sorted[distinct++] = sorted[index]!;
  }
  const ranks = new Float64Array(values.length);
  for (let row = 0; row < values.length; row++) {
    const value = values[row]!;
    let low = 0;
    let high = distinct - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sorted[middle]! < value) low = middle + 1;
      else high = middle;
    }
    ranks[row] = low;
  }
  return { ranks, distinct };
}
