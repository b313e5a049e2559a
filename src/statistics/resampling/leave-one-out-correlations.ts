import type { Column } from '../column.ts';
import { correlate } from '../correlation.ts';
import { StatisticsError } from '../statistics-error.ts';

/**
 * Pearson's r without each case in turn: whether a relation rests on one of them.
 *
 * Shapes: two columns of equal length; as many correlations come back. Null where the case lacks a value itself (it is in
 * no r to be left out of), where a variable does not vary without it, and where fewer than three pairs are left.
 * Units: none. Assumptions: as `correlate`. Made for hundreds of cases, not for millions: each is reckoned anew.
 * Errors: 'invalid-argument' for unequal lengths.
 * Source: Quenouille (1956), Biometrika 43:353–360; Belsley, Kuh & Welsch (1980), Regression Diagnostics, ch. 2.
 *
 * @example
 * leaveOneOutCorrelations([1, 2, 3, 9], [2, 1, 2, 9]); // [0.9998…, 0.9707…, 0.9736…, 0]
 */
export function leaveOneOutCorrelations(x: Column, y: Column): (number | null)[] {
  if (x.length !== y.length) {
    throw new StatisticsError('invalid-argument', `${x.length} and ${y.length} values`);
  }
  return Array.from({ length: x.length }, (_, left) => {
    if (Number.isNaN(x[left]!) || Number.isNaN(y[left]!)) return null;
    const others = (column: Column) => Array.from(column).filter((_, row) => row !== left);
    try {
      return correlate(others(x), others(y)).r;
    } catch (error) {
      if (error instanceof StatisticsError && error.code !== 'invalid-argument') return null;
      throw error;
    }
  });
}
