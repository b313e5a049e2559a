import { StatisticsError } from '../statistics-error.ts';
import { requireNumber, requireProbability } from './arguments.ts';
import { meanOverChi, stepFor } from './chi-mixture.ts';
import { findRoot } from './find-root.ts';
import { expOf, logOf } from './pair-log-exp.ts';
import { type RangeTails, tailsOfRange } from './range-of-normals.ts';

const MOST_GROUPS = 1000;
const MANY_GROUPS = 30;
const MOST_DEGREES_OF_FREEDOM = 1e12;
/** Stands for the logarithm of a tail that is 0. */
const BEYOND_REACH = 1e4;
/** Outside these every tail is 0 or 1 to the last digit, or below the smallest double. */
const SMALLEST_LOG_W = -80;
const LARGEST_LOG_W = 4.5;

/** Tails of the range at w = e^y for y on the dyadic grid: every q and df of a comparison share these points. */
const rangesOf = new Map<number, Map<number, RangeTails>>();

/**
 * P(Q > q) of the studentized range: the largest minus the smallest of `groups` means of equal size, over their standard
 * error estimated with `degreesOfFreedom`. Computed as a tail, as a sum of positive terms: relative error below
 * 1e-11 down to 1e-250, where R's ptukey gives 1 − cdf and is wrong from about 1e-10.
 *
 * P(Q > q) = ∫ f(s) P(W > q s) ds, W the range of k standard normals, f the density of χ/√df; trapezoidal rule on
 * log(q s). Source: Tukey (1953); the formula as in Copenhaver & Holland (1988), J. Stat. Comput. Simul. 30:1–15.
 *
 * @param q any number; below 0 the tail is 1
 * @param groups whole, from 2 to 1000
 * @param degreesOfFreedom from 1 to 1e12, not necessarily whole; Infinity for a known standard deviation
 * @throws StatisticsError 'invalid-argument' outside these
 * @example
 * studentizedRangeUpperTail(3.5, 3, 20); // 0.0558918491…
 */
export function studentizedRangeUpperTail(q: number, groups: number, degreesOfFreedom: number): number {
  requireArguments(groups, degreesOfFreedom);
  requireNumber('q', q);
  if (q <= 0) return 1;
  if (q === Number.POSITIVE_INFINITY) return 0;
  const upper = tail(q, groups, degreesOfFreedom, 'upper');
  return upper <= 0.5 ? upper : 1 - tail(q, groups, degreesOfFreedom, 'lower');
}

/**
 * P(Q ≤ q) of the studentized range.
 *
 * @example
 * studentizedRangeCdf(3.5, 3, 20); // 0.9441081508…
 */
export function studentizedRangeCdf(q: number, groups: number, degreesOfFreedom: number): number {
  requireArguments(groups, degreesOfFreedom);
  requireNumber('q', q);
  if (q <= 0) return 0;
  if (q === Number.POSITIVE_INFINITY) return 1;
  const lower = tail(q, groups, degreesOfFreedom, 'lower');
  return lower <= 0.5 ? lower : 1 - tail(q, groups, degreesOfFreedom, 'upper');
}

/**
 * The q with P(Q > q) = p: the critical value of Tukey's test.
 *
 * @example
 * studentizedRangeUpperQuantile(0.05, 3, 20); // 3.5779…
 */
export function studentizedRangeUpperQuantile(p: number, groups: number, degreesOfFreedom: number): number {
  requireArguments(groups, degreesOfFreedom);
  requireProbability('p', p);
  if (p === 0) return Number.POSITIVE_INFINITY;
  if (p === 1) return 0;
  const side = p <= 0.5 ? 'upper' : 'lower';
  return solve(side === 'upper' ? p : 1 - p, groups, degreesOfFreedom, side);
}

/**
 * The q with P(Q ≤ q) = p.
 *
 * @example
 * studentizedRangeQuantile(0.95, 3, 20); // 3.5779…
 */
export function studentizedRangeQuantile(p: number, groups: number, degreesOfFreedom: number): number {
  requireArguments(groups, degreesOfFreedom);
  requireProbability('p', p);
  if (p === 0) return 0;
  if (p === 1) return Number.POSITIVE_INFINITY;
  const side = p <= 0.5 ? 'lower' : 'upper';
  return solve(side === 'lower' ? p : 1 - p, groups, degreesOfFreedom, side);
}

function requireArguments(groups: number, degreesOfFreedom: number): void {
  if (!(Number.isInteger(groups) && groups >= 2 && groups <= MOST_GROUPS)) {
    throw new StatisticsError(
      'invalid-argument',
      `groups must be a whole number from 2 to ${MOST_GROUPS}, but is ${groups}`,
    );
  }
  const isInfinite = degreesOfFreedom === Number.POSITIVE_INFINITY;
  if (!(isInfinite || (degreesOfFreedom >= 1 && degreesOfFreedom <= MOST_DEGREES_OF_FREEDOM))) {
    throw new StatisticsError(
      'invalid-argument',
      `degreesOfFreedom must be from 1 to ${MOST_DEGREES_OF_FREEDOM} or Infinity, but is ${degreesOfFreedom}`,
    );
  }
}

function tail(q: number, groups: number, df: number, side: keyof RangeTails): number {
  if (df === Number.POSITIVE_INFINITY) return Math.min(1, rangeAt(q, groups)[side]);
  const logQ = logOf(q);
  // The range of many groups is steeper: its tail falls from 1 to 0 over a narrow stretch of log q.
  const step = stepFor(groups > MANY_GROUPS ? Math.max(4 * df, MANY_GROUPS * MANY_GROUPS) : df);
  // Where a normal tail and the density of s balance: s² = df/(df + q²/2). The lower tail of few groups lies near s = 1.
  const logS = side === 'upper' ? -0.5 * logOf(1 + (q / df) * (q / 2)).hi : 0;
  const start = Math.round((logQ.hi + logS) / step);
  const ranges = cacheFor(groups);
  const mean = meanOverChi(df, { step, offset: logQ, start }, (j) => {
    const y = j * step;
    const known = ranges.get(y);
    if (known) return known[side];
    const found = rangeAt(expOf(y), groups, y);
    ranges.set(y, found);
    return found[side];
  });
  return Math.min(1, mean);
}

function rangeAt(w: number, groups: number, logW = logOf(w).hi): RangeTails {
  if (logW < SMALLEST_LOG_W) return { lower: 0, upper: 1 };
  if (logW > LARGEST_LOG_W) return { lower: 1, upper: 0 };
  return tailsOfRange(w, groups);
}

function cacheFor(groups: number): Map<number, RangeTails> {
  const known = rangesOf.get(groups);
  if (known && known.size < 20_000) return known;
  const fresh = new Map<number, RangeTails>();
  rangesOf.set(groups, fresh);
  return fresh;
}

/** The q at which one tail is p ≤ ½, sought as log tail against log q. */
function solve(p: number, groups: number, df: number, side: keyof RangeTails): number {
  const target = logOf(p).hi;
  const sign = side === 'upper' ? -1 : 1;
  const excess = (y: number) => {
    const reached = tail(expOf(y), groups, df, side);
    return reached === 0 ? -sign * BEYOND_REACH : sign * (logOf(reached).hi - target);
  };
  return expOf(findRoot(excess, 1));
}
