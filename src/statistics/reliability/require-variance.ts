import { StatisticsError } from '../statistics-error.ts';

/** The variance of the sum of standardised items, or 'zero-variance' where rounding is all there is of it. */
export function requireVariance(total: number): number {
  if (!(total > 1e-12)) throw new StatisticsError('zero-variance', 'the sum of the items does not vary');
  return total;
}
