import type { Indicator, MonthlyValue } from '../schema.ts';
import { monthNumber } from '../values/months.rules.ts';
import { noiseOfOne } from '../values/trend.rules.ts';

/** Months that a new one is held against, and how many there must be. */
const monthsBack = 12;
const fewestEarlier = 3;
/** Standard errors; with 200 numbers a month one in some 80 months is called sudden by chance alone. */
const suddenErrors = 4;
/** A share must also move by five hundredths, and a rate by a quarter of itself: less is nothing to stop for. */
const leastShare = 0.05;
const leastOfRate = 0.25;
/** A denominator of three times the usual, or a third of it, is rather a slip of the pen. */
const suddenSize = 3;
const leastDenominator = 5;

type Jump =
  | { readonly kind: 'value'; readonly earlier: number }
  | { readonly kind: 'denominator'; readonly earlier: number };

/**
 * Whether a value is sudden beside the unit's own earlier months. With counts, the difference from all of them together
 * is held against the chance in the counts (binomial or Poisson), widened where the earlier months themselves spread
 * more than that. Without counts, against the median and the median deviation, which one odd month does not move.
 *
 * @param earlier the unit's months before it of the same indicator, in any order
 */
export function jumpOf(
  value: MonthlyValue,
  earlier: readonly MonthlyValue[],
  indicator: Pick<Indicator, 'code' | 'kind' | 'per'>,
): Jump | null {
  const before = earlier.filter(
    ({ month }) => month < value.month && monthNumber(value.month) - monthNumber(month) <= monthsBack,
  );
  if (before.length < fewestEarlier) return null;
  const sizes = before.flatMap(({ denominator }) => denominator ?? []);
  if (value.denominator !== null && sizes.length === before.length) {
    const usual = median(sizes);
    const ratio = value.denominator / usual;
    const isLarge = Math.max(usual, value.denominator) >= suddenSize * leastDenominator;
    if (isLarge && (ratio > suddenSize || ratio < 1 / suddenSize))
      return { kind: 'denominator', earlier: usual };
  }
  return againstCounts(value, before, indicator) ?? againstSpread(value, before, indicator);
}

function againstCounts(
  value: MonthlyValue,
  before: readonly MonthlyValue[],
  indicator: Pick<Indicator, 'kind' | 'per'>,
): Jump | null {
  const noise = noiseOfOne(before, indicator);
  if (noise === null || value.denominator === null) return null;
  const size = before.reduce((sum, { denominator }) => sum + denominator!, 0);
  const mean = before.reduce((sum, one) => sum + one.numerator!, 0) * (indicator.per / size);
  const scatter = before.reduce((sum, one) => sum + (one.denominator! * (one.value - mean) ** 2) / noise, 0);
  const dispersion = Math.max(1, scatter / (before.length - 1));
  const error = Math.sqrt(dispersion * noise * (1 / value.denominator + 1 / size));
  return isSudden(value.value - mean, error, mean, indicator) ? { kind: 'value', earlier: mean } : null;
}

function againstSpread(
  value: MonthlyValue,
  before: readonly MonthlyValue[],
  indicator: Pick<Indicator, 'kind' | 'per'>,
): Jump | null {
  if (value.denominator !== null && before.every(({ denominator }) => denominator !== null)) return null;
  const values = before.map((one) => one.value);
  const middle = median(values);
  const deviation = 1.4826 * median(values.map((one) => Math.abs(one - middle)));
  return isSudden(value.value - middle, deviation, middle, indicator)
    ? { kind: 'value', earlier: middle }
    : null;
}

function isSudden(
  difference: number,
  error: number,
  usual: number,
  { kind, per }: Pick<Indicator, 'kind' | 'per'>,
): boolean {
  const least = kind === 'share' ? leastShare * per : leastOfRate * Math.abs(usual);
  return Math.abs(difference) > suddenErrors * error && Math.abs(difference) > least;
}

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
