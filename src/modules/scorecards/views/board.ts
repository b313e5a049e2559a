import { lineageOf } from '#modules/organisation/index.ts';
import type { Succession, Unit } from '#modules/organisation/schema.ts';
import { attainmentOf } from '../attainment/attainment.rules.ts';
import type { Indicator, MonthlyValue, SizeKind, Target } from '../schema.ts';
import { type PerSize, perSizeOf, type SizeGiven } from '../size/per-size.rules.ts';
import { isAfterTheFact, targetFor, targetOver } from '../targets/target-for.rules.ts';
import { intervalOf } from '../values/interval.rules.ts';
import { isIn, yearTo } from '../values/months.rules.ts';
import { type PeriodValue, periodValue } from '../values/period-value.rules.ts';
import { mayBeShown, shownOf } from '../values/shown.rules.ts';
import { type Trend, trendOf } from '../values/trend.rules.ts';

type ViewState = {
  readonly indicators: readonly Indicator[];
  readonly targets: readonly Target[];
  /** Of the months up to the one that is shown. */
  readonly values: readonly MonthlyValue[];
  /** Offices that values are expected from. */
  readonly offices: readonly Unit[];
  /** By which offices that are gone went on in these. */
  readonly successions: readonly Succession[];
  readonly month: string;
};
/** Everybody's target, without one's own. */
const nobody = '';

export type BoardRow = {
  readonly indicator: Indicator;
  /** All offices together in the month; null when none has a value that may be shown. */
  readonly value: number | null;
  readonly target: number | null;
  readonly isTargetAfterTheFact: boolean;
  readonly attainment: number | null;
  /** The year so far. */
  readonly yearValue: number | null;
  /** Offices with a value for the month, and how many of them are so few people that they are left out. */
  readonly delivered: number;
  readonly withheld: number;
  readonly expected: number;
};

/** Every indicator as all offices have it together. */
export function boardRows(state: ViewState): readonly BoardRow[] {
  const { indicators, targets, values, offices, successions, month } = state;
  const numbers = new Set(offices.flatMap(({ number }) => lineageOf(number, successions)));
  const year = yearTo(month);
  return indicators.map((indicator) => {
    const own = values.filter((one) => one.indicator === indicator.code && numbers.has(one.unit));
    const ofMonth = own.filter((one) => one.month === month);
    const now = pooled(ofMonth, indicator);
    const target = targetFor({ targets, indicator: indicator.code, unit: nobody, month });
    const yearSoFar = pooled(
      own.filter((one) => isIn(one.month, year)),
      indicator,
    );
    const value = now?.value ?? null;
    const { direction } = indicator;
    return {
      indicator,
      value,
      target: target?.value ?? null,
      isTargetAfterTheFact: target !== null && isAfterTheFact(target),
      attainment: attainmentOf({ value, target: target?.value ?? null, direction }),
      yearValue: yearSoFar?.value ?? null,
      delivered: ofMonth.length,
      withheld: ofMonth.filter((one) => !mayBeShown(one)).length,
      expected: expectedOf(indicator, offices).length,
    };
  });
}

/** All units and months together; those of too few are in nothing that is shown. */
export const pooled = (values: readonly MonthlyValue[], indicator: Indicator): PeriodValue | null =>
  periodValue(shownOf(values), indicator);

export function expectedOf({ owner, ownerUnit }: Indicator, offices: readonly Unit[]): readonly Unit[] {
  if (owner === 'national' || ownerUnit === null) return offices;
  return offices.filter(
    ({ number, parent }) => number === ownerUnit || (owner === 'county' && parent === ownerUnit),
  );
}

type Interval = readonly [lower: number, upper: number] | null;

export type OfficeRow = {
  readonly unit: string;
  readonly name: string;
  readonly state: 'shown' | 'withheld' | 'missing';
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly value: number | null;
  /** 95 %. */
  readonly interval: Interval;
  readonly target: number | null;
  readonly hasOwnTarget: boolean;
  readonly attainment: number | null;
  readonly yearValue: number | null;
  readonly yearInterval: Interval;
  /** What the year so far counts a month, beside the office's users and positions. */
  readonly perSize: Readonly<Record<SizeKind, PerSize>>;
  readonly yearAttainment: number | null;
  readonly trend: Trend;
};

/** One indicator, office by office; in the order of their numbers, and never of their results. */
export function officeRows(
  indicator: Indicator,
  series: (unit: string) => readonly MonthlyValue[],
  {
    targets,
    offices,
    month,
    size,
  }: Pick<ViewState, 'targets' | 'offices' | 'month'> & { readonly size: SizeGiven },
): readonly OfficeRow[] {
  const { code, direction } = indicator;
  return expectedOf(indicator, offices).map(({ number, name }) => {
    const all = series(number).filter((one) => one.month <= month);
    const now = all.find((one) => one.month === month);
    const shown = shownOf(all);
    const target = targetFor({ targets, indicator: code, unit: number, month });
    const year = periodValue(shown, indicator, yearTo(month));
    const sizeOf = (of: SizeKind) =>
      perSizeOf({ ...size, unit: number, indicator, period: yearTo(month), of });
    const isShown = now !== undefined && mayBeShown(now);
    const value = isShown ? now.value : null;
    const yearTarget = targetOver({ targets, indicator: code, unit: number, months: year?.months ?? [] });
    return {
      unit: number,
      name,
      state: now === undefined ? 'missing' : isShown ? 'shown' : 'withheld',
      numerator: isShown ? now.numerator : null,
      denominator: isShown ? now.denominator : null,
      value,
      interval: isShown ? intervalOf(now, indicator) : null,
      target: target?.value ?? null,
      hasOwnTarget: target !== null && target.unit !== null,
      attainment: attainmentOf({ value, target: target?.value ?? null, direction }),
      yearValue: year?.value ?? null,
      yearInterval: year && intervalOf(year, indicator),
      perSize: { users: sizeOf('users'), positions: sizeOf('positions') },
      yearAttainment: attainmentOf({ value: year?.value ?? null, target: yearTarget, direction }),
      trend: trendOf(shown.slice(-12), indicator),
    };
  });
}
