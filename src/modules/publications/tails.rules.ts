import { chiSquaredUpperTail, fisherFUpperTail, normalUpperTail, studentTTwoTailed } from '#statistics';
import type { Interval } from './interval.rules.ts';

/** Two-tailed p of |t|, also where t or the degrees of freedom have no bound. */
function twoTailedP(t: number, degreesOfFreedom: number): number {
  const size = Math.abs(t);
  if (size === Number.POSITIVE_INFINITY) return 0;
  if (degreesOfFreedom === Number.POSITIVE_INFINITY) return Math.min(1, 2 * normalUpperTail(size));
  return studentTTwoTailed(size, degreesOfFreedom);
}

/**
 * All p that a |t| within an interval can have: p falls as |t| grows. A one-tailed p is half of that, where the effect went
 * the expected way; see `sidesOf` for where it did not.
 */
export function pOfT(absoluteT: Interval, degreesOfFreedom: number, tails: 1 | 2): Interval {
  const low = twoTailedP(absoluteT.high, degreesOfFreedom);
  const high = twoTailedP(absoluteT.low, degreesOfFreedom);
  return tails === 2 ? { low, high } : { low: low / 2, high: high / 2 };
}

/** How p follows from the half or whole tail of |t|. */
export type Side = (p: Interval) => Interval;
const expectedSide: Side = (p) => p;
const otherSide: Side = (p) => ({ low: 1 - p.high, high: 1 - p.low });

/**
 * A one-tailed p may be over .5: the effect went against the expectation, and 1 − p is what |t| gives. The sides a printed
 * p could be on, the expected one first; each is its own inverse.
 */
export function sidesOf(printed: Interval, tails: 1 | 2): readonly [Side, ...Side[]] {
  if (tails === 2 || printed.high <= 0.5) return [expectedSide];
  return printed.low > 0.5 ? [otherSide] : [expectedSide, otherSide];
}

export function pOfF(F: Interval, between: number, within: number): Interval {
  return { low: upperTailF(F.high, between, within), high: upperTailF(F.low, between, within) };
}

function upperTailF(F: number, between: number, within: number): number {
  if (F <= 0) return 1;
  return F === Number.POSITIVE_INFINITY ? 0 : fisherFUpperTail(F, between, within);
}

export function pOfChiSquared(value: Interval, degreesOfFreedom: number): Interval {
  const tail = (x: number) => (x <= 0 ? 1 : chiSquaredUpperTail(x, degreesOfFreedom));
  return { low: tail(value.high), high: tail(value.low) };
}

/** |t| of a Pearson correlation of that size between `n` pairs: |r| √((n − 2) / (1 − r²)). */
export function tOfR(r: number, n: number): number {
  const size = Math.min(1, Math.abs(r));
  return size === 1 ? Number.POSITIVE_INFINITY : size * Math.sqrt((n - 2) / ((1 - size) * (1 + size)));
}
