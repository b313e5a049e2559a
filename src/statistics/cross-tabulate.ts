import { compareKeys, isKey, type Key } from './keys.ts';
import { StatisticsError } from './statistics-error.ts';

export type CrossTabulation = {
  readonly n: number;
  /** In order: numbers ascending, then words by code unit. */
  readonly rows: readonly Key[];
  readonly columns: readonly Key[];
  /** `counts[i][j]`: how many have row i and column j. */
  readonly counts: readonly (readonly number[])[];
};

/**
 * How many gave each pair of answers.
 *
 * Shapes: one value a row in both; a row where either is missing (null or NaN) is left out. Units: counts.
 * Only values that occur are categories; the number 1 and the word "1" are two.
 * Errors: 'invalid-argument' for unequal lengths.
 *
 * @example
 * crossTabulate([1, 1, 2], ['a', 'b', 'a']).counts; // [[1, 1], [1, 0]]
 */
export function crossTabulate(
  rowValues: readonly (Key | null)[],
  columnValues: readonly (Key | null)[],
): CrossTabulation {
  if (rowValues.length !== columnValues.length) {
    throw new StatisticsError(
      'invalid-argument',
      `the rows have ${rowValues.length} values, the columns ${columnValues.length}`,
    );
  }
  const pairs = rowValues.flatMap((row, index): [Key, Key][] => {
    const column = columnValues[index];
    return isKey(row) && isKey(column) ? [[row, column]] : [];
  });
  const rows = [...new Set(pairs.map(([row]) => row))].sort(compareKeys);
  const columns = [...new Set(pairs.map(([, column]) => column))].sort(compareKeys);
  const placeOfRow = new Map(rows.map((key, place) => [key, place]));
  const placeOfColumn = new Map(columns.map((key, place) => [key, place]));
  const counts = rows.map(() => columns.map(() => 0));
  for (const [row, column] of pairs) counts[placeOfRow.get(row)!]![placeOfColumn.get(column)!]! += 1;
  return { n: pairs.length, rows, columns, counts };
}
