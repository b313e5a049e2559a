import { logOf } from './pair-log-exp.ts';
import type { Side } from './tails.ts';

/** A quantile of a positive quantity: the trivial ends, and p above ½ asked as 1 − p (exact) of the other tail. */
export function positiveQuantile(p: number, side: Side, solve: (p: number, side: Side) => number): number {
  const other = side === 'lower' ? 'upper' : 'lower';
  if (p === 0) return side === 'lower' ? 0 : Number.POSITIVE_INFINITY;
  if (p === 1) return side === 'lower' ? Number.POSITIVE_INFINITY : 0;
  return p <= 0.5 ? solve(p, side) : solve(1 - p, other);
}

/**
 * A quantile of a distribution symmetric about zero. `solve` gives the v > 0 with P(|V| ≤ v) or P(|V| > v)
 * equal to its argument; the middle half is asked as P(|V| ≤ v) so that values near zero keep their digits.
 */
export function symmetricQuantile(p: number, side: Side, solve: (p: number, side: Side) => number): number {
  const sign = side === 'upper' ? 1 : -1;
  if (p > 0.5) return -symmetricQuantile(1 - p, side, solve);
  if (p === 0.5) return 0;
  if (p === 0) return sign * Number.POSITIVE_INFINITY;
  return sign * (p < 0.25 ? solve(2 * p, 'upper') : solve(1 - 2 * p, 'lower'));
}

/** z with upper tail about p ≤ ½, error under 4.5e-4, where searches start (Abramowitz & Stegun 26.2.23). */
export function roughNormalUpperQuantile(p: number): number {
  const t = Math.sqrt(-2 * logOf(p).hi);
  return (
    t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)))
  );
}
