import { wilsonInterval } from './wilson-interval.ts';

export type ShareDifference = {
  /** The second share less the first: above 0 is a rise. */
  readonly difference: number;
  /** 95 %. */
  readonly interval: readonly [lower: number, upper: number];
};

type CountOf = { readonly count: number; readonly n: number };

/**
 * How much a share has changed from the first period to the second, with a 95 % interval that holds for small groups and
 * for shares of 0 and 1.
 *
 * Units: differences of shares, −1 to 1. Assumptions: the two are of different cases, independent of each other; where the
 * same cases are in both the interval is too wide.
 * Errors: as `wilsonInterval`, of each.
 * Source: Newcombe (1998), Statistics in Medicine 17:873–890, method 10 (Wilson's intervals joined, no continuity correction).
 *
 * @example
 * newcombeDifference({ first: { count: 48, n: 80 }, second: { count: 56, n: 70 } }).interval; // [0.0524…, 0.3338…]
 */
export function newcombeDifference({
  first,
  second,
}: {
  readonly first: CountOf;
  readonly second: CountOf;
}): ShareDifference {
  const before = wilsonInterval(first);
  const after = wilsonInterval(second);
  const difference = after.share - before.share;
  const down = Math.hypot(after.share - after.interval[0], before.interval[1] - before.share);
  const up = Math.hypot(after.interval[1] - after.share, before.share - before.interval[0]);
  return { difference, interval: [difference - down, difference + up] };
}
