/**
 * How many leading digits two numbers share: −log₁₀ of the relative error (NIST calls it LRE), 17 when they are
 * the same double; the absolute error counts where the expected value is 0. Not a number or missing: −∞.
 *
 * @example
 * correctDigits(3.1416, Math.PI); // 5.6…
 */
export function correctDigits(
  actual: number | null | undefined,
  expected: number | null | undefined,
): number {
  if (actual === expected) return 17;
  if (typeof actual !== 'number' || typeof expected !== 'number') return Number.NEGATIVE_INFINITY;
  const error = Math.abs(actual - expected) / (expected === 0 ? 1 : Math.abs(expected));
  return Number.isNaN(error) ? Number.NEGATIVE_INFINITY : Math.min(17, -Math.log10(error));
}

/** The fewest shared digits over two lists; lists of different length share none. */
export function fewestCorrectDigits(
  actual: readonly (number | null | undefined)[],
  expected: readonly (number | null | undefined)[],
): number {
  if (actual.length !== expected.length) return Number.NEGATIVE_INFINITY;
  return Math.min(17, ...actual.map((value, index) => correctDigits(value, expected[index])));
}

/** A column as JSON has it, null for missing, as a statistic wants it. */
export function column(values: readonly (number | null)[]): number[] {
  return values.map((value) => value ?? Number.NaN);
}
