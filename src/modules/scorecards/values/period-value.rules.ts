import { exactSum } from '#statistics';
import type { Indicator, MonthlyValue } from '../schema.ts';
import { isIn, type Period, yearTo } from './months.rules.ts';

/** What several months come to. */
export type PeriodValue = {
  readonly value: number;
  /** Sums over the months; null where some month came without counts. */
  readonly numerator: number | null;
  readonly denominator: number | null;
  /** Those there are values for, in order. */
  readonly months: readonly string[];
};

/**
 * One value for several months of one unit and indicator: the sum of numerators over the sum of denominators, so that a
 * month with many counts for more than one with few. Where some month came without counts, it is the plain mean of the
 * months' values. Null when there is none.
 */
export function periodValue(
  values: readonly MonthlyValue[],
  indicator: Pick<Indicator, 'code' | 'per'>,
  period?: Period,
): PeriodValue | null {
  const inside = values
    .filter((one) => one.indicator === indicator.code && (!period || isIn(one.month, period)))
    .toSorted((a, b) => (a.month < b.month ? -1 : 1));
  if (inside.length === 0) return null;
  const months = [...new Set(inside.map(({ month }) => month))];
  const counts = inside.flatMap(({ numerator, denominator }) =>
    numerator === null || denominator === null ? [] : [{ numerator, denominator }],
  );
  const denominator = exactSum(counts.map((count) => count.denominator));
  if (counts.length === inside.length && denominator > 0) {
    const numerator = exactSum(counts.map((count) => count.numerator));
    return { value: (numerator / denominator) * indicator.per, numerator, denominator, months };
  }
  const value = exactSum(inside.map((one) => one.value)) / inside.length;
  return { value, numerator: null, denominator: null, months };
}

/** For each month there is a value for: the year so far, from January on. */
export function yearToDate(
  values: readonly MonthlyValue[],
  indicator: Pick<Indicator, 'code' | 'per'>,
): readonly (PeriodValue & { readonly month: string })[] {
  const months = new Set(values.filter((one) => one.indicator === indicator.code).map(({ month }) => month));
  return [...months].sort().flatMap((month) => {
    const soFar = periodValue(values, indicator, yearTo(month));
    return soFar ? [{ month, ...soFar }] : [];
  });
}
