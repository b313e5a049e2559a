import { type Interval, subtract } from './interval.rules.ts';

/** A group as printed: its size, and all means and SDs that round to what stands there. */
export type PrintedGroup = { readonly n: number; readonly mean: Interval; readonly sd: Interval };

/** Sum of squares within groups: Σ (nᵢ − 1) sᵢ², which grows with each s. */
export function withinSum(groups: readonly PrintedGroup[]): Interval {
  const at = (end: 'low' | 'high') =>
    groups.reduce((sum, { n, sd }) => sum + (n - 1) * Math.max(0, sd[end]) ** 2, 0);
  return { low: at('low'), high: at('high') };
}

/** The grand mean Σ nᵢ mᵢ / N, which grows with each mean. */
export function grandMean(groups: readonly PrintedGroup[]): Interval {
  const total = groups.reduce((sum, { n }) => sum + n, 0);
  const at = (end: 'low' | 'high') => groups.reduce((sum, { n, mean }) => sum + n * mean[end], 0) / total;
  return { low: at('low'), high: at('high') };
}

/** Up to so many groups, every corner of the box of means is tried: 256 of them. */
const mostGroupsByCorners = 8;

/**
 * Sum of squares between groups, B(m) = Σ nᵢ (mᵢ − M)² = min over c of Σ nᵢ (mᵢ − c)², over all means in their intervals.
 *
 * Smallest: minimising over m and c together is a convex problem; for a given c the best mᵢ is the point of its interval
 * nearest c, which leaves one convex function of c.
 * Largest: B is convex in m, so its largest value is at a corner of the box; with up to 8 groups all corners are tried.
 * With more, max over m of min over c ≤ min over c of max over m gives an upper bound (again one convex function of c),
 * at most a little too wide: never too narrow, so no right figure is called impossible.
 */
export function betweenSum(groups: readonly PrintedGroup[]): Interval {
  const lows = groups.map(({ mean }) => mean.low);
  const highs = groups.map(({ mean }) => mean.high);
  const range = { low: Math.min(...lows), high: Math.max(...highs) };
  const nearest = (c: number) =>
    groups.reduce((sum, { n, mean }) => sum + n * Math.max(mean.low - c, 0, c - mean.high) ** 2, 0);
  const farthest = (c: number) =>
    groups.reduce((sum, { n, mean }) => sum + n * Math.max(c - mean.low, mean.high - c) ** 2, 0);
  const low = smallest(nearest, range);
  const high =
    groups.length <= mostGroupsByCorners ? largestCorner(groups, lows, highs) : smallest(farthest, range);
  return { low: Math.min(low, high), high };
}

function largestCorner(groups: readonly PrintedGroup[], lows: number[], highs: number[]): number {
  let largest = 0;
  for (let corner = 0; corner < 2 ** groups.length; corner += 1) {
    const means = groups.map((_, index) => ((corner >> index) & 1 ? highs[index]! : lows[index]!));
    largest = Math.max(largest, spread(groups, means));
  }
  return largest;
}

/** Σ nᵢ (mᵢ − M)² at given means. */
export function spread(groups: readonly PrintedGroup[], means: readonly number[]): number {
  const total = groups.reduce((sum, { n }) => sum + n, 0);
  const mean = groups.reduce((sum, { n }, index) => sum + n * means[index]!, 0) / total;
  return groups.reduce((sum, { n }, index) => sum + n * (means[index]! - mean) ** 2, 0);
}

/** The least value of a convex function on an interval, by ternary search until the interval is as narrow as doubles allow. */
function smallest(convex: (x: number) => number, { low, high }: Interval): number {
  let [left, right] = [low, high];
  for (let step = 0; step < 200 && right > left; step += 1) {
    const third = (right - left) / 3;
    if (convex(left + third) <= convex(right - third)) right -= third;
    else left += third;
  }
  return convex((left + right) / 2);
}

/** Mean and sum-of-squares figures of the table, from the intervals of its groups. */
export function groupSums(groups: readonly PrintedGroup[]) {
  const n = groups.reduce((sum, group) => sum + group.n, 0);
  const within = withinSum(groups);
  const between = betweenSum(groups);
  return {
    n,
    between,
    within,
    mean: grandMean(groups),
    degreesOfFreedom: [groups.length - 1, n - groups.length] as const,
    differenceOf: (a: number, b: number): Interval => subtract(groups[a]!.mean, groups[b]!.mean),
  };
}
