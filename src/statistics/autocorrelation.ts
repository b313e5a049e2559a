import { type Column, presentValues } from './column.ts';
import { ExactAccumulator } from './exact-accumulator.ts';
import { momentsOf } from './moments.ts';
import { countInUnits, inWholeUnits, survey } from './slices.ts';
import { StatisticsError } from './statistics-error.ts';

/**
 * How much each value is like the one before it: the autocorrelation of a series at lag 1,
 * r₁ = Σ (xₜ − x̄)(xₜ₊₁ − x̄) / Σ (xₜ − x̄)².
 *
 * Shapes: one series in time order, without gaps. Units: none. Here, alone among the statistics, the order of
 * rows is the matter itself.
 * Assumptions: evenly spaced observations.
 * Errors: 'too-few-cases' under two values; 'zero-variance' when they are all the same; 'invalid-argument' for a
 * missing or infinite value.
 * Source: Box, Jenkins & Reinsel (1994), Time Series Analysis, 3rd ed., eq. 2.1.11–2.1.12. Agrees with the
 * certified values of NIST StRD to 15 digits (docs/nist.md).
 *
 * @example
 * autocorrelation([1, 3, 2]); // −0.5
 */
export function autocorrelation(series: Column): number {
  const counts = presentValues(series);
  const n = counts.length;
  if (n !== series.length) throw new StatisticsError('invalid-argument', 'a series has no missing values');
  if (n < 2) throw new StatisticsError('too-few-cases', `autocorrelation needs 2 values, there are ${n}`);
  const { unitsPerOne } = inWholeUnits(survey(counts));
  if (unitsPerOne > 1) countInUnits(counts, unitsPerOne);
  const sumOfSquares = momentsOf([counts]).crossProducts[0]![0]!;
  if (sumOfSquares === 0) throw new StatisticsError('zero-variance', 'all values are the same');
  return laggedProducts(counts) / (n * n) / sumOfSquares;
}

/** n²·Σ (xₜ − x̄)(xₜ₊₁ − x̄) = n²·Σ xₜxₜ₊₁ − n·S·(2S − x₁ − xₙ) + (n − 1)·S², exact but for one rounding. */
function laggedProducts(x: Float64Array): number {
  const n = x.length;
  const sum = new ExactAccumulator();
  const products = new ExactAccumulator();
  for (let t = 0; t < n; t++) sum.add(x[t]!);
  for (let t = 1; t < n; t++) products.addProduct(x[t - 1]!, x[t]!);
  const total = new ExactAccumulator();
  for (const part of products.parts()) total.addProduct(n * n, part);
  const parts = sum.parts();
  for (const a of parts) {
    for (const b of parts) addTriple(total, -(n + 1), a, b);
    addTriple(total, n, a, x[0]!);
    addTriple(total, n, a, x[n - 1]!);
  }
  return total.total();
}

function addTriple(total: ExactAccumulator, count: number, a: number, b: number): void {
  const product = new ExactAccumulator();
  product.addProduct(a, b);
  for (const part of product.parts()) total.addProduct(count, part);
}
