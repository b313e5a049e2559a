import { StatisticsError } from './statistics-error.ts';

/** Counts, a row an array. */
export type CountTable = readonly (readonly number[])[];

export type Margins = {
  readonly n: number;
  readonly rowTotals: readonly number[];
  readonly columnTotals: readonly number[];
};

/** No sum of counts may pass what a double counts exactly. */
const mostCases = 2 ** 52;

/**
 * The totals of a table of counts. Refuses what is not a table of whole numbers from 0 ('invalid-argument').
 *
 * @example
 * marginsOf([[1, 2], [3, 4]]); // { n: 10, rowTotals: [3, 7], columnTotals: [4, 6] }
 */
export function marginsOf(counts: CountTable): Margins {
  const width = counts[0]?.length ?? 0;
  if (width === 0 || counts.some((row) => row.length !== width)) {
    throw new StatisticsError('invalid-argument', 'counts are rows of equal length');
  }
  for (const count of counts.flat()) requireCount(count);
  const rowTotals = counts.map((row) => row.reduce((sum, count) => sum + count, 0));
  const columnTotals = counts[0]!.map((_, j) => counts.reduce((sum, row) => sum + row[j]!, 0));
  const n = rowTotals.reduce((sum, total) => sum + total, 0);
  if (n > mostCases) throw new StatisticsError('invalid-argument', `${n} cases cannot be counted exactly`);
  return { n, rowTotals, columnTotals };
}

/** Refuses what is no count. */
export function requireCount(count: number): void {
  if (!Number.isInteger(count) || count < 0)
    throw new StatisticsError('invalid-argument', `a count is a whole number from 0, not ${count}`);
}

/** Refuses a table in which one of the two variables does not vary: under two rows or columns with anybody in them. */
export function requireTwoByTwo({ rowTotals, columnTotals }: Margins): void {
  for (const [name, totals] of [['rows', rowTotals] as const, ['columns', columnTotals] as const]) {
    if (totals.filter((total) => total > 0).length < 2)
      throw new StatisticsError('zero-variance', `the ${name} do not vary: one category has everybody`);
  }
}
