import type { Indicator } from '../schema.ts';

/** What one row says of one indicator; null where it says nothing. */
export type Counts = {
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly value: number | null;
};
export type CountsFault =
  | 'negative'
  | 'not-whole'
  | 'only-numerator'
  | 'only-denominator'
  | 'numerator-above'
  | 'nothing-counted'
  | 'above-all'
  | 'disagrees';

/** As much as a share rounded to whole per cent is away from what was counted. */
const rounding = 0.0051;

/** What cannot be true of one row, by arithmetic alone; null when it can. */
export function faultOfCounts(
  { numerator, denominator, value }: Counts,
  { kind, per }: Pick<Indicator, 'kind' | 'per'>,
): CountsFault | null {
  if ([numerator, denominator, value].some((number) => number !== null && number < 0)) return 'negative';
  if (numerator !== null && !Number.isInteger(numerator)) return 'not-whole';
  if (denominator === null) {
    if (numerator !== null) return 'only-numerator';
  } else {
    if (numerator === null) return 'only-denominator';
    if (kind === 'share' && numerator > denominator) return 'numerator-above';
    if (denominator === 0) return numerator === 0 && value === null ? 'nothing-counted' : 'numerator-above';
  }
  if (value !== null && kind === 'share' && value > 1) return 'above-all';
  if (value !== null && numerator !== null && denominator !== null) {
    const counted = (numerator / denominator) * per;
    if (Math.abs(value - counted) > rounding * Math.max(per, counted)) return 'disagrees';
  }
  return null;
}

/** The value of a row without faults; the counts decide where there are both. Null when it says nothing. */
export function valueFrom({ numerator, denominator, value }: Counts, per: number): number | null {
  if (numerator !== null && denominator !== null) return (numerator / denominator) * per;
  return value;
}
