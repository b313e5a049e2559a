import type { AnalysisContext } from './data-file.ts';

/**
 * Fewer offices than this are not computed with. Four can be put in 24 orders, so that even the most unusual one comes by
 * chance once in twelve: nothing they show can be told from chance.
 */
export const fewestOffices = 5;

/** Whether so many rows of the office file are too few to say anything of. A file of persons is another matter. */
export function areTooFewOffices({ dataFile }: Pick<AnalysisContext, 'dataFile'>, rows: number): boolean {
  return dataFile.unit === 'office' && rows < fewestOffices;
}

/** The rows that have a number on every variable. */
export function completeCount(columns: readonly Float64Array[]): number {
  const [first] = columns;
  if (!first) return 0;
  return first.reduce(
    (count, _, row) => count + Number(columns.every((column) => !Number.isNaN(column[row]!))),
    0,
  );
}
