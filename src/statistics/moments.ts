import { type Column, surveyAll } from './column.ts';
import { ExactAccumulator } from './exact-accumulator.ts';
import { gramMatrix } from './gram-matrix.ts';
import { StatisticsError } from './statistics-error.ts';

/**
 * All that correlation, alpha and other linear methods need to know about a set of variables.
 * `crossProducts[i][j]` is Σ (xᵢ − x̄ᵢ)(xⱼ − x̄ⱼ): divide by n − 1 for the covariance.
 */
export type Moments = {
  readonly n: number;
  readonly means: readonly number[];
  readonly crossProducts: readonly (readonly number[])[];
};

/**
 * Counts, means and centred sums of squares and products of several variables.
 *
 * Shapes: p columns of equal length; rows where any column is missing (NaN) are left out (listwise).
 * Units: means in those of the variable, cross-products in the product of the two.
 * Assumptions: none; nothing cancels, however large the mean is beside the spread, because n·Σxy − Σx·Σy is formed
 * exactly and rounded once. Numbers with up to nine decimals count as the decimals written, not as the doubles
 * nearest to them, so that means and products are those of the data. The same rows in any order give the same bits. A spread below about 1e-150 counts as
 * none: its square is too small for a double.
 * Errors: 'invalid-argument' for no columns, unequal lengths, infinities or magnitudes above 1e140;
 * 'too-few-cases' when no row is complete.
 * Source: Chan, Golub & LeVeque (1983), The American Statistician 37:242–247, eq. 1.2 (the textbook formula, made
 * safe by exact arithmetic: Shewchuk 1997).
 *
 * @example
 * momentsOf([[1, 2, 3], [2, 4, 9]]);
 * // { n: 3, means: [2, 5], crossProducts: [[2, 7], [7, 26]] }
 */
export function momentsOf(columns: readonly Column[]): Moments {
  const { n, unitsPerOne, sums, products } = gramMatrix(columns, surveyAll(columns));
  if (n === 0) throw new StatisticsError('too-few-cases', 'no row has a value in every column');
  const means = sums.map((sum, i) => sum.total() / (n * unitsPerOne[i]!));
  const upper = products.map((row, i) =>
    row.map(
      (product, gap) =>
        centred(n, product, sums[i]!, sums[i + gap]!) / (n * unitsPerOne[i]! * unitsPerOne[i + gap]!),
    ),
  );
  const crossProducts = columns.map((_, i) =>
    columns.map((_, j) => upper[Math.min(i, j)]![Math.abs(i - j)]!),
  );
  return { n, means, crossProducts };
}

/** n·Σxy − Σx·Σy, rounded once. */
function centred(
  n: number,
  product: ExactAccumulator,
  sumX: ExactAccumulator,
  sumY: ExactAccumulator,
): number {
  const numerator = new ExactAccumulator();
  for (const part of product.parts()) numerator.addProduct(n, part);
  for (const x of sumX.parts()) for (const y of sumY.parts()) numerator.addProduct(-x, y);
  return numerator.total();
}
