/** How far apart two categories are: only alike or not, by steps, or by steps squared. */
export type KappaWeights = 'none' | 'linear' | 'quadratic';

/** The disagreement of each pair of categories, in whole numbers. */
export function stepsBetween(categories: number, weights: KappaWeights): number[][] {
  const between = (i: number, j: number) => {
    if (weights === 'none') return i === j ? 0 : 1;
    return Math.abs(i - j) ** (weights === 'linear' ? 1 : 2);
  };
  return Array.from({ length: categories }, (_, i) =>
    Array.from({ length: categories }, (_, j) => between(i, j)),
  );
}

/**
 * The least disagreement that two coders can have who use each category as often as these did.
 *
 * Without weights all that is common to a category's two margins can be agreed on. With weights that grow at least in
 * step with the distance, units matched in their order cost least (the north-west corner rule).
 * Source: Cohen (1960), Educational and Psychological Measurement 20:37–46, p. 42; the rule, Hoffman (1963), Proc.
 * Symposia in Pure Mathematics 7:317–327.
 */
export function leastDisagreement(
  rowTotals: readonly number[],
  columnTotals: readonly number[],
  weights: KappaWeights,
): number {
  if (weights === 'none') {
    return rowTotals.reduce((sum, total, i) => sum + total - Math.min(total, columnTotals[i]!), 0);
  }
  const steps = stepsBetween(rowTotals.length, weights);
  const rows = [...rowTotals];
  const columns = [...columnTotals];
  let least = 0;
  for (let i = 0, j = 0; i < rows.length && j < columns.length; ) {
    const moved = Math.min(rows[i]!, columns[j]!);
    least += moved * steps[i]![j]!;
    rows[i]! -= moved;
    columns[j]! -= moved;
    if (rows[i] === 0) i++;
    else j++;
  }
  return least;
}
