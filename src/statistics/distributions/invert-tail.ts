import { subtract } from './pair.ts';
import { expOf, logOf } from './pair-log-exp.ts';
import type { Side, Tails } from './tails.ts';

/** A Halley step this small in log v leaves an error near its cube. */
const LAST_STEP = 1e-8;
const MOST_STEPS = 300;

/** Where to begin, and a point in the bulk of the distribution to come back to when a tail underflows. */
export interface Search {
  readonly start: number;
  readonly centre: number;
}

/**
 * The v > 0 at which one tail equals p, 0 < p < 1: Halley's method on log tail against log v, kept inside a
 * bracket and replaced by bisection in log v when it leaves it. Log tails of all our families are
 * concave in log v, so after one step the iteration approaches from the thin side. Returns 0 or Infinity where the
 * answer lies outside the doubles.
 *
 * Source: E. Halley's method as in W. Gander (1985), American Mathematical Monthly 92, 131–134.
 */
export function invertTail(
  tailsAt: (v: number) => Tails,
  side: Side,
  p: number,
  { start, centre }: Search,
): number {
  const logTarget = logOf(p);
  const sign = side === 'lower' ? 1 : -1;
  let low = Number.MIN_VALUE;
  let high = Number.MAX_VALUE;
  let lowTried = false;
  let highTried = false;
  let v = start > 1e-300 ? Math.min(start, 1e300) : 1e-300;
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const tails = tailsAt(v);
    const tail = tails[side];
    if (tail === p) return v;
    if (tail < p === (side === 'lower')) low = v;
    else high = v;
    lowTried ||= v === Number.MIN_VALUE;
    highTried ||= v === Number.MAX_VALUE;
    if (lowTried && high === Number.MIN_VALUE) return 0;
    if (highTried && low === Number.MAX_VALUE) return Number.POSITIVE_INFINITY;

    const change = halleyStep(tails, tail, sign, subtract(logOf(tail), logTarget).hi);
    let next = v * expOf(-change);
    if (Math.abs(change) < LAST_STEP) return next;
    if (next < Number.MIN_VALUE) next = Number.MIN_VALUE;
    if (next > Number.MAX_VALUE) next = Number.MAX_VALUE;
    const isEdge = (next === Number.MIN_VALUE && !lowTried) || (next === Number.MAX_VALUE && !highTried);
    if (isEdge || (next > low && next < high)) v = next;
    else v = centre > low && centre < high ? centre : Math.sqrt(low) * Math.sqrt(high);
  }
  return v;
}

/** The change of log v that brings log tail to its target, given `excess` = log tail − log target. */
function halleyStep(tails: Tails, tail: number, sign: number, excess: number): number {
  const first = (sign * tails.slope) / tail;
  const second = first * (tails.curvature - first);
  const newton = excess / first;
  const factor = 1 - (newton * second) / (2 * first);
  return newton / Math.min(Math.max(factor, 0.5), 3);
}
