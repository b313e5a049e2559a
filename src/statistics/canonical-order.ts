/**
 * The same rows in an order that depends only on their values: by the first column, then the second, and so on.
 * Rounding in a method that walks the rows one by one is then the same however the rows came.
 *
 * Shapes: columns of equal length without NaN; new columns come back. Errors: none.
 *
 * @example
 * inCanonicalOrder([Float64Array.of(2, 1), Float64Array.of(5, 6)]); // [[1, 2], [6, 5]]
 */
export function inCanonicalOrder(columns: readonly Float64Array[]): Float64Array[] {
  const rows = columns[0]?.length ?? 0;
  const order = new Uint32Array(rows).map((_, row) => row);
  order.sort((a, b) => {
    for (const column of columns) {
      const difference = column[a]! - column[b]!;
      if (difference !== 0) return difference;
    }
    return 0;
  });
  return columns.map((column) => Float64Array.from(order, (row) => column[row]!));
}
