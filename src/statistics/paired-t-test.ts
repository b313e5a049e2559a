import { type Column, completeRows } from './column.ts';
import { type MeanTest, meanTest } from './mean-test.ts';
import { momentsOf } from './moments.ts';
import { StatisticsError } from './statistics-error.ts';

/**
 * The paired t test: whether two measurements of the same cases have the same mean.
 *
 * Shapes: two columns of equal length; rows with both values count (`n`). Units: those of the columns.
 * Assumptions: cases independent, the differences x − y normal.
 * Where all differ by the same, t is null, and p is 0, or 1 where that is nothing.
 * Errors: 'too-few-cases' under two complete rows; 'invalid-argument' for unequal lengths or infinities.
 * Source: Student (1908), Biometrika 6:1–25; t = d̄/(s_d/√n), df = n − 1. Agrees with R's t.test(paired = TRUE).
 *
 * @example
 * pairedTTest([4, 5, 3, 6], [3, 3, 3, 4]).t; // 2.6111…
 */
export function pairedTTest(x: Column, y: Column): MeanTest & { readonly n: number } {
  const [first, second] = completeRows([x, y]) as [Float64Array, Float64Array];
  const n = first.length;
  if (n < 2) throw new StatisticsError('too-few-cases', `a paired test needs 2 pairs, there are ${n}`);
  const { means, crossProducts } = momentsOf([first.map((value, row) => value - second[row]!)]);
  const standardError = Math.sqrt(crossProducts[0]![0]! / (n - 1) / n);
  return { n, ...meanTest(means[0]!, standardError, n - 1) };
}
