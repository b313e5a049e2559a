import type { Column } from './column.ts';
import { ExactAccumulator } from './exact-accumulator.ts';
import { StatisticsError } from './statistics-error.ts';

const largestTerm = 1e290;

/**
 * The sum of all values, correctly rounded: the double nearest to the true sum, whatever the order of the values.
 *
 * Shapes: any number of values; the empty sum is 0. Units: those of the values.
 * Assumptions: none on order or size; integers whose magnitudes add up to at most 2^53 take a fast path that is
 * exact by itself. Errors: 'invalid-argument' for NaN, infinities and magnitudes above 1e290.
 * Source: Shewchuk (1997), Discrete & Computational Geometry 18:305–363, p. 316; agrees with Python's math.fsum.
 *
 * @example
 * exactSum([0.1, 0.2, 0.3, -0.6]); // 2.7755575615628914e-17: what the four doubles truly add up to
 */
export function exactSum(values: Column): number {
  let sum = 0;
  let magnitude = 0;
  let areIntegers = true;
  for (let index = 0; index < values.length; index++) {
    const value = values[index]!;
    if (!(Math.abs(value) <= largestTerm)) {
      throw new StatisticsError('invalid-argument', `${value} cannot be summed exactly`);
    }
    areIntegers &&= Number.isInteger(value);
    sum += value;
    magnitude += Math.abs(value);
  }
  if (areIntegers && magnitude <= Number.MAX_SAFE_INTEGER) return sum + 0;
  const exact = new ExactAccumulator();
  for (let index = 0; index < values.length; index++) exact.add(values[index]!);
  return exact.total();
}

/**
 * Σ aᵢ·bᵢ, correctly rounded and independent of order. The arrays have equal length and finite values whose
 * products stay below 1e290. Source: TWO-PRODUCT, Shewchuk (1997), p. 326.
 *
 * @example
 * exactDotProduct([1e8, 1, -1e8], [1e8, 1, 1e8]); // 1
 */
export function exactDotProduct(a: Column, b: Column): number {
  if (a.length !== b.length) {
    throw new StatisticsError('invalid-argument', `a has ${a.length} values, b has ${b.length}`);
  }
  const exact = new ExactAccumulator();
  for (let index = 0; index < a.length; index++) exact.addProduct(a[index]!, b[index]!);
  return exact.total();
}
