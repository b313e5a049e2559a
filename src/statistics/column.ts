import { type Survey, survey } from './slices.ts';
import { StatisticsError } from './statistics-error.ts';

/** One variable: a value a row. NaN is a missing value; infinities are refused. */
export type Column = Float64Array | readonly number[];

/** Beyond this a square times a count could overflow; no measurement comes near. */
const largestMagnitude = 1e140;

/** The values that are there, in row order. Refuses infinities and magnitudes above 1e140 ('invalid-argument'). */
export function presentValues(column: Column): Float64Array {
  const present = new Float64Array(column.length);
  let count = 0;
  for (let row = 0; row < column.length; row++) {
    const value = column[row]!;
    if (Number.isNaN(value)) continue;
    requireUsable(value);
    // Adding zero turns −0 into 0: the two must not give different bits later.
    present[count++] = value + 0;
  }
  return present.subarray(0, count);
}

/** A survey of each column. Refuses what `completeRows` refuses. */
export function surveyAll(columns: readonly Column[]): Survey[] {
  requireEqualLengths(columns);
  return columns.map((column) => {
    const surveyed = survey(column);
    if (!(surveyed.largest <= largestMagnitude)) requireUsable(surveyed.largest);
    return surveyed;
  });
}

/**
 * The rows on which every column has a value (listwise deletion), as new columns of equal length.
 * Refuses no columns, columns of unequal length and infinities ('invalid-argument').
 */
export function completeRows(columns: readonly Column[]): Float64Array[] {
  const rows = requireEqualLengths(columns);
  const isMissing = new Uint8Array(rows);
  for (const column of columns) {
    for (let row = 0; row < rows; row++) if (Number.isNaN(column[row])) isMissing[row] = 1;
  }
  let complete = 0;
  for (let row = 0; row < rows; row++) complete += 1 - isMissing[row]!;
  return columns.map((column) => {
    const kept = new Float64Array(complete);
    let next = 0;
    for (let row = 0; row < rows; row++) {
      if (isMissing[row] === 1) continue;
      const value = column[row]!;
      requireUsable(value);
      kept[next++] = value + 0;
    }
    return kept;
  });
}

function requireEqualLengths(columns: readonly Column[]): number {
  const rows = columns[0]?.length;
  if (rows === undefined) throw new StatisticsError('invalid-argument', 'at least one column is needed');
  const other = columns.findIndex((column) => column.length !== rows);
  if (other !== -1) {
    throw new StatisticsError(
      'invalid-argument',
      `column ${other} has ${columns[other]!.length} rows, column 0 has ${rows}`,
    );
  }
  return rows;
}

function requireUsable(value: number): void {
  if (!(Math.abs(value) <= largestMagnitude)) {
    throw new StatisticsError('invalid-argument', `${value} cannot be used: values lie within ±1e140`);
  }
}
