import { poissonRateInterval, wilsonInterval } from '#statistics';
import type { Indicator } from '../schema.ts';
import type { PeriodValue } from './period-value.rules.ts';

type Counts = { readonly count: number; readonly n: number };

/** Whole counts, which the exact methods ask for; null where there are none. */
export function countsOf({
  numerator,
  denominator,
}: Pick<PeriodValue, 'numerator' | 'denominator'>): Counts | null {
  if (numerator === null || denominator === null || denominator <= 0) return null;
  return Number.isInteger(numerator) ? { count: numerator, n: denominator } : null;
}

/** 95 % interval of a value from its counts: Wilson's for a share, Garwood's for a count per something. */
export function intervalOf(
  total: Pick<PeriodValue, 'numerator' | 'denominator'>,
  { kind, per }: Pick<Indicator, 'kind' | 'per'>,
): readonly [lower: number, upper: number] | null {
  const counts = countsOf(total);
  if (!counts) return null;
  const [low, high] =
    kind === 'share'
      ? wilsonInterval(counts).interval
      : poissonRateInterval({ count: counts.count, denominator: counts.n }).interval;
  return [low * per, high * per];
}
