import fc from 'fast-check';

/** Tables of `width` columns and at least `fewest` rows, filled with what `cell` makes. */
export function rowsOf(cell: fc.Arbitrary<number>, width: number, fewest = 1): fc.Arbitrary<number[][]> {
  return fc
    .array(fc.tuple(...Array.from({ length: width }, () => cell)), { minLength: fewest, maxLength: 40 })
    .map((rows) => Array.from({ length: width }, (_, j) => rows.map((row) => row[j]!)));
}

/** The same rows in another order. */
export function shuffledTogether<T>(columns: readonly T[][], keys: Iterator<number>): T[][] {
  const order = columns[0]!
    .map((_, row) => ({ row, key: keys.next().value as number }))
    .sort((a, b) => a.key - b.key);
  return columns.map((column) => order.map(({ row }) => column[row]!));
}
