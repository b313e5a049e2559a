import { countsOf, type PeriodValue } from '#modules/scorecards/index.ts';
import type { Indicator } from '#modules/scorecards/schema.ts';
import {
  chiSquaredIndependence,
  exactBinomialTest,
  newcombeDifference,
  poissonRateInterval,
} from '#statistics';

type Counted = Pick<PeriodValue, 'value' | 'numerator' | 'denominator'>;
export type Change = {
  /** On the indicator's own scale: above 0 is a rise. */
  readonly difference: number;
  /** 95 %. */
  readonly interval: readonly [lower: number, upper: number];
  readonly p: number;
};

/**
 * How much a value has changed, with its interval: of a share by Newcombe's, of a count per something by the same way of
 * joining two intervals, Garwood's. p is that of χ² without correction, or of the exact test of two counts.
 *
 * @returns null where some month came without counts
 */
export function changeOf(
  before: Counted,
  after: Counted,
  { kind, per }: Pick<Indicator, 'kind' | 'per'>,
): Change | null {
  const [first, second] = [countsOf(before), countsOf(after)];
  if (!first || !second) return null;
  if (kind === 'share') {
    const { difference, interval } = newcombeDifference({ first, second });
    const [low, high] = interval;
    return { difference: difference * per, interval: [low * per, high * per], p: pOfShares(first, second) };
  }
  const [from, to] = [first, second].map(({ count, n }) =>
    poissonRateInterval({ count, denominator: n }),
  ) as [ReturnType<typeof poissonRateInterval>, ReturnType<typeof poissonRateInterval>];
  const difference = to.rate - from.rate;
  const down = Math.hypot(to.rate - to.interval[0], from.interval[1] - from.rate);
  const up = Math.hypot(to.interval[1] - to.rate, from.rate - from.interval[0]);
  const together = first.count + second.count;
  const p =
    together === 0
      ? 1
      : exactBinomialTest({ count: second.count, n: together, rate: second.n / (first.n + second.n) }).pValue;
  return { difference: difference * per, interval: [(difference - down) * per, (difference + up) * per], p };
}

type Counts = { readonly count: number; readonly n: number };

function pOfShares(first: Counts, second: Counts): number {
  const counted = first.count + second.count;
  // Where all, or none, are counted in both there is nothing to tell apart.
  if (counted === 0 || counted === first.n + second.n) return 1;
  return chiSquaredIndependence([
    [first.count, first.n - first.count],
    [second.count, second.n - second.count],
  ]).pValue;
}
