import { exactSum, studentTUpperQuantile } from '#statistics';
import type { Indicator, MonthlyValue } from '../schema.ts';
import { monthNumber } from './months.rules.ts';

/** With fewer, the interval is so wide that it says nothing. */
export const fewestMonths = 4;

export type Trend =
  | { readonly kind: 'tooFewMonths'; readonly months: number; readonly needed: number }
  | {
      readonly kind: 'slope';
      readonly months: number;
      /** A month, on the indicator's own scale. */
      readonly slope: number;
      /** 95 %. */
      readonly ci: readonly [number, number];
      /** `unclear` when the interval has 0 in it: this many months cannot tell. */
      readonly verdict: 'better' | 'worse' | 'unclear';
    };

/**
 * Whether a unit's months go up or down: a straight line by least squares, months weighted by their denominators. Its
 * interval is never narrower than the chance that lies in the counts themselves (binomial for a share, Poisson for a
 * rate), and wider where the months spread more than that. Months that overlap ("last three months") resemble each other,
 * and their interval is then too narrow.
 *
 * @param values one unit's months of the indicator; gaps are months without a value
 */
export function trendOf(
  values: readonly MonthlyValue[],
  indicator: Pick<Indicator, 'code' | 'per' | 'kind' | 'direction'>,
): Trend {
  const own = values.filter((one) => one.indicator === indicator.code);
  const months = new Set(own.map(({ month }) => month)).size;
  if (months < fewestMonths) return { kind: 'tooFewMonths', months, needed: fewestMonths };

  const x = own.map(({ month }) => monthNumber(month));
  const y = own.map(({ value }) => value);
  const noise = noiseOfOne(own, indicator);
  const weights = own.map(({ denominator }) => (noise === null ? 1 : denominator! / noise));
  const total = exactSum(weights);
  const meanOf = (numbers: readonly number[]) => exactSum(numbers.map((n, i) => n * weights[i]!)) / total;
  const [meanX, meanY] = [meanOf(x), meanOf(y)];
  const spread = exactSum(x.map((each, i) => weights[i]! * (each - meanX) ** 2));
  const slope = exactSum(x.map((each, i) => weights[i]! * (each - meanX) * (y[i]! - meanY))) / spread;
  const residuals = exactSum(x.map((each, i) => weights[i]! * (y[i]! - meanY - slope * (each - meanX)) ** 2));
  const degreesOfFreedom = own.length - 2;
  const dispersion = residuals / degreesOfFreedom;
  const variance = (noise === null ? dispersion : Math.max(1, dispersion)) / spread;
  const half = studentTUpperQuantile(0.025, degreesOfFreedom) * Math.sqrt(variance);
  const ci = [slope - half, slope + half] as const;
  const isRising = ci[0] > 0;
  const isClear = isRising || ci[1] < 0;
  const verdict = !isClear ? 'unclear' : isRising === (indicator.direction === 'higher') ? 'better' : 'worse';
  return { kind: 'slope', months, slope, ci, verdict };
}

/**
 * The variance of one month's value times its denominator, from the counts of all months; a little is added to the
 * counts, so that it is not 0 where nobody or everybody is counted. Null where some month came without counts.
 */
export function noiseOfOne(
  values: readonly Pick<MonthlyValue, 'numerator' | 'denominator'>[],
  { kind, per }: Pick<Indicator, 'kind' | 'per'>,
): number | null {
  const hasCounts = values.every(
    ({ numerator, denominator }) => numerator !== null && denominator !== null && denominator > 0,
  );
  if (!hasCounts || values.length === 0) return null;
  const numerator = exactSum(values.map((one) => one.numerator!));
  const denominator = exactSum(values.map((one) => one.denominator!));
  if (kind === 'rate') return ((numerator + 0.5) / denominator) * per ** 2;
  const share = (numerator + 1) / (denominator + 2);
  return share * (1 - share) * per ** 2;
}
