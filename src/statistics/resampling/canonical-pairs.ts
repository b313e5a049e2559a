import { inCanonicalOrder } from '../canonical-order.ts';
import { type Column, completeRows } from '../column.ts';
import { correlate } from '../correlation.ts';
import { momentsOf } from '../moments.ts';

/**
 * Complete pairs in an order that depends on their values alone, each variable with mean 0 and sum of squares 1, so
 * that r is the sum of their products; and r itself. Refuses what `correlate` refuses.
 *
 * @example
 * canonicalPairs([3, 1, 2], [5, 1, 3]).r; // 1
 */
export function canonicalPairs(x: Column, y: Column) {
  const { n, r } = correlate(x, y);
  const [completeX, completeY] = inCanonicalOrder(completeRows([x, y])) as [Float64Array, Float64Array];
  return { n, r, x: standardised(completeX), y: standardised(completeY) };
}

function standardised(values: Float64Array): Float64Array {
  const { means, crossProducts } = momentsOf([values]);
  const root = Math.sqrt(crossProducts[0]![0]!);
  return values.map((value) => (value - means[0]!) / root);
}
