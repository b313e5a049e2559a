import { ExactAccumulator } from './exact-accumulator.ts';

/**
 * log 0!, log 1!, … log n!, each the correctly rounded sum of logarithms.
 *
 * @example
 * logFactorials(3); // [0, 0, log 2, log 6]
 */
export function logFactorials(n: number): Float64Array {
  const result = new Float64Array(n + 1);
  const sum = new ExactAccumulator();
  for (let k = 2; k <= n; k++) {
    sum.add(Math.log(k));
    result[k] = sum.total();
  }
  return result;
}
