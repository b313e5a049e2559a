/** A closed interval of real numbers; an end may be infinite. */
export type Interval = { readonly low: number; readonly high: number };

export const exactly = (value: number): Interval => ({ low: value, high: value });
export const meet = (a: Interval, b: Interval): Interval | null => {
  const low = Math.max(a.low, b.low);
  const high = Math.min(a.high, b.high);
  return low <= high ? { low, high } : null;
};
export const hull = (a: Interval, b: Interval): Interval => ({
  low: Math.min(a.low, b.low),
  high: Math.max(a.high, b.high),
});

/**
 * Whether two intervals share a point. Recomputation in floating point may be off in the last places, so a gap of
 * less than one part in 10⁹ of the larger number is no gap: we would rather miss an error than name a right figure.
 */
export function touches(a: Interval, b: Interval): boolean {
  const gap = Math.max(a.low, b.low) - Math.min(a.high, b.high);
  if (!(gap > 0)) return !Number.isNaN(gap);
  const scale = Math.max(...[a.low, a.high, b.low, b.high].filter(Number.isFinite).map(Math.abs), 0);
  return gap <= scale * 1e-9;
}

export const add = (a: Interval, b: Interval): Interval => ({ low: a.low + b.low, high: a.high + b.high });
export const subtract = (a: Interval, b: Interval): Interval => ({
  low: a.low - b.high,
  high: a.high - b.low,
});

/** Multiplication by a number that is not negative. */
export const scaled = (a: Interval, factor: number): Interval => ({
  low: a.low * factor,
  high: a.high * factor,
});

export function absolute(a: Interval): Interval {
  const ends = [Math.abs(a.low), Math.abs(a.high)] as const;
  return { low: a.low <= 0 && a.high >= 0 ? 0 : Math.min(...ends), high: Math.max(...ends) };
}

/** Division by an interval without negative numbers; where that holds zero, the quotient has no bound. */
export function dividedByPositive(a: Interval, b: Interval): Interval {
  const bottom = { low: Math.max(b.low, 0), high: Math.max(b.high, 0) };
  const over = (top: number, below: number) =>
    below === 0 ? (top === 0 ? 0 : Math.sign(top) * Number.POSITIVE_INFINITY) : top / below;
  return {
    low: over(a.low, a.low >= 0 ? bottom.high : bottom.low),
    high: over(a.high, a.high >= 0 ? bottom.low : bottom.high),
  };
}

export const atLeast = (a: Interval, smallest: number): Interval => ({
  low: Math.max(a.low, smallest),
  high: Math.max(a.high, smallest),
});

/**
 * The whole numbers `x` from `from` to `to` for which [low(x), high(x)] touches the target, where both ends fall as x
 * grows (as p does when cases are added). They lie side by side, so two binary searches find them; null if none fit.
 *
 * @example fitting({ from: 26, to: 30 }, (n) => pFromR(0.40, n), printedP) // { low: 26, high: 26 }
 */
export function fitting(
  range: Interval,
  recompute: (x: number) => Interval,
  target: Interval,
): Interval | null {
  const first = (holds: (x: number) => boolean, from: number) => {
    let [below, found] = [from, range.high + 1];
    while (found - below > 1) {
      const middle = Math.floor((below + found) / 2);
      if (holds(middle)) found = middle;
      else below = middle;
    }
    return found;
  };
  const isNotAbove = (one: Interval) => one.low <= target.high || touches(one, target);
  const isBelow = (one: Interval) => one.high < target.low && !touches(one, target);
  // Most often the range's own ends fit, and no search is needed.
  const [atStart, atEnd] = [recompute(range.low), recompute(range.high)];
  if (isBelow(atStart) || !isNotAbove(atEnd)) return null;
  const low = isNotAbove(atStart) ? range.low : first((x) => isNotAbove(recompute(x)), range.low);
  const high = isBelow(atEnd) ? first((x) => isBelow(recompute(x)), range.low) - 1 : range.high;
  return low <= high ? { low, high } : null;
}
