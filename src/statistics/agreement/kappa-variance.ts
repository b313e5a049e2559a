import { exactSum } from '../exact-sum.ts';
import type { AgreementTable } from './agreement-table.ts';

/**
 * Large-sample variances of kappa: of the estimate, for its interval, and if the coders agreed by chance alone, for its
 * test.
 *
 * Shapes: a table, its disagreement weights (0 on the diagonal, at most 1) and its kappa. Units: none.
 * Assumptions: units independent, and many.
 * Source: Fleiss, Cohen & Everitt (1969), Psychological Bulletin 72:323–327, eqs. 8 and 9 (with weights; 13 and 14
 * without are the same).
 */
export function kappaVariance(
  { counts, rowTotals, columnTotals, n }: AgreementTable,
  disagreement: readonly (readonly number[])[],
  kappa: number,
): { readonly ofEstimate: number; readonly byChance: number } {
  const rowMean = rowTotals.map((_, i) => 1 - weightedMean(disagreement[i]!, columnTotals, n));
  const columnMean = columnTotals.map(
    (_, j) =>
      1 -
      weightedMean(
        disagreement.map((row) => row[j]!),
        rowTotals,
        n,
      ),
  );
  const overCells = (term: (i: number, j: number, weight: number) => number) =>
    exactSum(disagreement.flatMap((row, i) => row.map((value, j) => term(i, j, 1 - value))));
  const chance = overCells((i, j, weight) => weight * ((rowTotals[i]! * columnTotals[j]!) / n ** 2));
  const scale = n * (1 - chance) ** 2;
  // Around the terms' means, which are known: the difference of two sums of squares would lose its digits to a large n.
  const ofEstimate = overCells(
    (i, j, weight) =>
      (counts[i]![j]! / n) *
      (weight - (rowMean[i]! + columnMean[j]!) * (1 - kappa) - (kappa - chance * (1 - kappa))) ** 2,
  );
  const byChance = overCells(
    (i, j, weight) =>
      ((rowTotals[i]! * columnTotals[j]!) / n ** 2) * (weight - (rowMean[i]! + columnMean[j]!) + chance) ** 2,
  );
  return { ofEstimate: ofEstimate / scale, byChance: byChance / scale };
}

function weightedMean(values: readonly number[], counts: readonly number[], n: number): number {
  return exactSum(values.map((value, index) => (value * counts[index]!) / n));
}
