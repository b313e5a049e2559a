import { monthNumber, monthOf, monthsIn, type Period } from '#modules/scorecards/index.ts';

/** What one may look at: half a year, the year so far, or one month. */
export type PeriodChoice = {
  /** As it stands in an address: `2015-h1`, `2015`, `2015-06`. */
  readonly id: string;
  readonly kind: 'half' | 'year' | 'month';
  readonly period: Period;
};

/** The periods there are values for, newest first within each kind: half-years, years, months. */
export function periodChoices(months: readonly string[]): readonly PeriodChoice[] {
  const newestFirst = [...new Set(months)].sort().reverse();
  const latestIn = (years: string) => newestFirst.find((month) => month.startsWith(years))!;
  const halves = [...new Set(newestFirst.map(halfOf))].map((id): PeriodChoice => {
    const year = id.slice(0, 4);
    const last = newestFirst.find((month) => halfOf(month) === id)!;
    return { id, kind: 'half', period: { from: `${year}-${id.endsWith('1') ? '01' : '07'}`, to: last } };
  });
  const years = [...new Set(newestFirst.map((month) => month.slice(0, 4)))].map(
    (id): PeriodChoice => ({ id, kind: 'year', period: { from: `${id}-01`, to: latestIn(id) } }),
  );
  const single = newestFirst.map((id): PeriodChoice => ({ id, kind: 'month', period: { from: id, to: id } }));
  return [...halves, ...years, ...single];
}

/** The period that was asked for; the latest half-year when none was, or there is no such. */
export function chosenPeriod(choices: readonly PeriodChoice[], id: string | null): PeriodChoice | null {
  return choices.find((choice) => choice.id === id) ?? choices[0] ?? null;
}

export type Comparison = {
  readonly before: Period;
  readonly after: Period;
  /** The two are the first and the last months of the period itself: there is nothing from before it. */
  readonly isWithin: boolean;
};

/**
 * What a period is held against: the one before it of the same length, or the same months a year before where it is a
 * year. Where there are no values from then, its last months against its first. Null when one month is all there is.
 */
export function comparisonOf({ kind, period }: PeriodChoice, months: readonly string[]): Comparison | null {
  const back = kind === 'half' ? 6 : kind === 'year' ? 12 : 1;
  const before = { from: shifted(period.from, -back), to: shifted(period.to, -back) };
  const known = new Set(months);
  if (monthsIn(before).some((month) => known.has(month))) return { before, after: period, isWithin: false };
  const length = Math.floor(monthsIn(period).length / 2);
  if (length === 0) return null;
  return {
    before: { from: period.from, to: shifted(period.from, length - 1) },
    after: { from: shifted(period.to, 1 - length), to: period.to },
    isWithin: true,
  };
}

function halfOf(month: string): string {
  return `${month.slice(0, 4)}-h${month.slice(5) <= '06' ? 1 : 2}`;
}

function shifted(month: string, by: number): string {
  return monthOf(monthNumber(month) + by);
}
