import {
  addUp,
  attainmentOf,
  intervalOf,
  isIn,
  monthNumber,
  monthOf,
  monthsIn,
  type Period,
  type PeriodValue,
  periodValue,
  seriesThroughMergers,
  shownOf,
  type Trend,
  targetOver,
  trendOf,
  yearTo,
} from '#modules/scorecards/index.ts';
import type { Indicator, MonthlyValue } from '#modules/scorecards/schema.ts';
import { type Change, changeOf } from './change.rules.ts';
import type { CountyGiven } from './county-given.ts';

/** The year as it had come to by the end of a month. */
type RunningMonth = {
  readonly month: string;
  readonly value: number | null;
  readonly interval: readonly [lower: number, upper: number] | null;
  readonly target: number | null;
};

/** One indicator from January to a month, of one office or of the county. */
export type YearToDate = {
  readonly indicator: Indicator;
  readonly total: PeriodValue;
  readonly interval: readonly [lower: number, upper: number] | null;
  readonly target: number | null;
  readonly attainment: number | null;
  /** The months of the year that are known from the year before too, then and now. */
  readonly before: { readonly months: readonly string[]; readonly value: number } | null;
  readonly change: Change | null;
  /** From month to month since January. */
  readonly trend: Trend;
  /** Up to a year back; January begins afresh. */
  readonly running: readonly RunningMonth[];
};

const monthsBack = 12;

/** The months a running year is drawn over: up to a year back from the last, from the first there is a value for. */
export function runningMonths(given: CountyGiven, { to }: Period): readonly string[] {
  const [first = to] = [to, ...given.values.map(({ month }) => month)].sort();
  const from = [first, monthOf(monthNumber(to) - monthsBack + 1)].sort().at(-1)!;
  return monthsIn({ from, to });
}

/** Every indicator that has a value this year, for one office; null for the county as a whole. */
export function yearsToDate(given: CountyGiven, period: Period, unit: string | null): readonly YearToDate[] {
  const months = runningMonths(given, period);
  return given.indicators.flatMap((indicator) => {
    const series = unit === null ? countySeries(given, indicator) : shownOf(seriesOf(given, indicator, unit));
    return yearOf(series, { given, indicator, unit: unit ?? given.county?.number ?? '', months }) ?? [];
  });
}

function yearOf(
  series: readonly MonthlyValue[],
  about: {
    readonly given: CountyGiven;
    readonly indicator: Indicator;
    readonly unit: string;
    readonly months: readonly string[];
  },
): YearToDate | null {
  const { given, indicator, unit, months } = about;
  const year = yearTo(months.at(-1)!);
  const total = periodValue(series, indicator, year);
  if (!total) return null;
  const asked = { targets: given.targets, indicator: indicator.code, unit };
  const target = targetOver({ ...asked, months: total.months });
  const known = new Set(series.map(({ month }) => month));
  const alike = total.months.filter((month) => known.has(yearBefore(month)));
  const now = inMonths(series, indicator, alike);
  const before = inMonths(series, indicator, alike.map(yearBefore));
  return {
    indicator,
    total,
    target,
    interval: intervalOf(total, indicator),
    attainment: attainmentOf({ value: total.value, target, direction: indicator.direction }),
    before: before && { months: alike, value: before.value },
    change: now && before && changeOf(before, now, indicator),
    trend: trendOf(
      series.filter(({ month }) => isIn(month, year)),
      indicator,
    ),
    running: months.map((month) => {
      const soFar = known.has(month) ? periodValue(series, indicator, yearTo(month)) : null;
      return {
        month,
        value: soFar?.value ?? null,
        interval: soFar && intervalOf(soFar, indicator),
        target: soFar && targetOver({ ...asked, months: soFar.months }),
      };
    }),
  };
}

function inMonths(
  series: readonly MonthlyValue[],
  indicator: Indicator,
  months: readonly string[],
): PeriodValue | null {
  return periodValue(
    series.filter(({ month }) => months.includes(month)),
    indicator,
  );
}

function seriesOf(given: CountyGiven, indicator: Indicator, unit: string): readonly MonthlyValue[] {
  const { values, successions } = given;
  return seriesThroughMergers({ values, unit, indicator, successions });
}

/** All offices as one, month by month; a year in which one of them came without counts is left out. */
function countySeries(given: CountyGiven, indicator: Indicator): readonly MonthlyValue[] {
  const all = given.offices.flatMap(({ number }) => shownOf(seriesOf(given, indicator, number)));
  const unit = given.county?.number ?? '';
  const uncounted = new Set(
    all.flatMap(({ denominator, month }) => (denominator === null ? [month.slice(0, 4)] : [])),
  );
  const months = [...new Set(all.map(({ month }) => month))].sort();
  return months.flatMap((month) => {
    if (uncounted.has(month.slice(0, 4))) return [];
    const ofMonth = all.filter((one) => one.month === month);
    return addUp(ofMonth, { unit, month, indicator }) ?? [];
  });
}

const yearBefore = (month: string) => monthOf(monthNumber(month) - 12);
