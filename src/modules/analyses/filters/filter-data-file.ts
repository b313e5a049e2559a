import { hasRow, type RowSet } from '#modules/privacy/index.ts';
import type { DataFile } from '../data-files/data-file.ts';

/** The data file with the chosen respondents alone, in the order they had. */
export function filterDataFile(dataFile: DataFile, chosen: RowSet): DataFile {
  const rows: number[] = [];
  for (let row = 0; row < dataFile.rowCount; row += 1) if (hasRow(chosen, row)) rows.push(row);
  const numbersOf = (column: Float64Array) => Float64Array.from(rows, (row) => column[row]!);
  const mapValues = <From, To>(map: ReadonlyMap<string, From>, change: (value: From) => To) =>
    new Map([...map].map(([key, value]) => [key, change(value)]));
  return {
    ...dataFile,
    rowCount: rows.length,
    numbers: mapValues(dataFile.numbers, numbersOf),
    categories: mapValues(dataFile.categories, (column) => rows.map((row) => column[row]!)),
    scaleItems: mapValues(dataFile.scaleItems, (items) =>
      items.map(({ id, answers }) => ({ id, answers: numbersOf(answers) })),
    ),
  };
}
