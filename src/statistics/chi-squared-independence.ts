import { chiSquaredEffectInterval } from './chi-squared-effect-size.ts';
import { type CountTable, marginsOf, requireTwoByTwo } from './count-table.ts';
import { chiSquaredUpperTail } from './distributions/index.ts';
import { exactSum } from './exact-sum.ts';

export type ChiSquaredIndependence = {
  readonly n: number;
  readonly chiSquared: number;
  readonly degreesOfFreedom: number;
  readonly pValue: number;
  /** 0 where the two have nothing to do with each other, 1 where one decides the other. */
  readonly cramersV: number;
  /** 95 % interval of the population's V; null where χ² is too large for one. */
  readonly intervalOfV: readonly [number, number] | null;
  readonly expected: CountTable;
  /** Cells beyond ±1.96 stand out; null in an empty row or column, or one that has everybody. */
  readonly adjustedResiduals: readonly (readonly (number | null)[])[];
  readonly smallestExpected: number;
  /** Of the cells in rows and columns with anybody in them: how many are expected to hold fewer than five. */
  readonly shareBelowFive: number;
};

/**
 * Pearson's χ² test of whether two categorical variables have to do with each other, Cramér's V, and which cells
 * hold more or fewer than they would by chance.
 *
 * Shapes: r × c counts. A row or column without anybody is left out of the test. Units: none.
 * Assumptions: each case stands in one cell, cases independent, and few small expected counts: rule of Cochran
 * (1954), at most a fifth below 5 and none below 1, else use `fisherExact`. No continuity correction.
 * Errors: 'zero-variance' under two rows or columns with anybody in them; 'invalid-argument' for what are no counts.
 * Source: Agresti (2013), Categorical Data Analysis, 3rd ed., eq. 3.10 (X²) and 3.13 (standardised residual:
 * (n − e)/√(e·(1 − row share)·(1 − column share)), Haberman 1973, Biometrics 29:205–220); V = √(X²/(n·min(r − 1,
 * c − 1))), Cramér (1946), Mathematical Methods of Statistics, p. 282. Agrees with R's chisq.test(correct = FALSE).
 *
 * @example
 * chiSquaredIndependence([[10, 20], [20, 10]]).chiSquared; // 6.666…
 */
export function chiSquaredIndependence(counts: CountTable): ChiSquaredIndependence {
  const margins = marginsOf(counts);
  requireTwoByTwo(margins);
  const { n, rowTotals, columnTotals } = margins;
  const expected = rowTotals.map((row) => columnTotals.map((column) => (row * column) / n));
  const cells = counts.flatMap((row, i) =>
    row.flatMap((count, j) =>
      expected[i]![j]! > 0 ? [{ count, row: rowTotals[i]!, column: columnTotals[j]! }] : [],
    ),
  );
  // (n·count − row·column)² / (n·row·column): whole numbers, so nothing cancels.
  const chiSquared = exactSum(
    cells.map(({ count, row, column }) => (n * count - row * column) ** 2 / (n * row * column)),
  );
  const rows = rowTotals.filter((total) => total > 0).length;
  const columns = columnTotals.filter((total) => total > 0).length;
  const degreesOfFreedom = (rows - 1) * (columns - 1);
  const lesser = Math.min(rows, columns) - 1;
  const interval = chiSquaredEffectInterval(chiSquared, degreesOfFreedom, n * lesser);
  const expectations = cells.map(({ row, column }) => (row * column) / n);
  return {
    n,
    chiSquared,
    degreesOfFreedom,
    pValue: chiSquaredUpperTail(chiSquared, degreesOfFreedom),
    cramersV: Math.min(1, Math.sqrt(chiSquared / (n * lesser))),
    intervalOfV: interval && [Math.min(1, interval[0]), Math.min(1, interval[1])],
    expected,
    adjustedResiduals: counts.map((row, i) =>
      row.map((count, j) => adjustedResidual(count, rowTotals[i]!, columnTotals[j]!, n)),
    ),
    smallestExpected: Math.min(...expectations),
    shareBelowFive: expectations.filter((value) => value < 5).length / expectations.length,
  };
}

function adjustedResidual(count: number, row: number, column: number, n: number): number | null {
  if (row === 0 || column === 0 || row === n || column === n) return null;
  return (n * count - row * column) / Math.sqrt(row * column) / Math.sqrt(((n - row) * (n - column)) / n);
}
