import { m } from '#messages';
import { monthsIn, type Period, targetFor } from '#modules/scorecards/index.ts';
import { smallMultiplesFigure } from '../figures/index.ts';
import type { FigureBlock } from '../schema.ts';
import type { CountyGiven } from './county-given.ts';
import { figureBlock, type PageContext } from './numbering.ts';
import type { IndicatorStanding, OfficeStanding } from './standings.rules.ts';
import { nameOf, sayMonth, sayPeriod, writeChange, writeValue } from './wording.ts';

/** Every indicator of one office, a small panel each. Null where there is nothing to draw. */
export function multiplesBlock(
  standings: readonly IndicatorStanding[],
  given: CountyGiven,
  about: {
    readonly unit: string;
    readonly name: string;
    readonly period: Period;
    readonly source: string;
    readonly tableId: string;
  },
  context: PageContext,
): FigureBlock | null {
  const { language, locale } = context;
  const months = monthsIn(about.period);
  const own = standings.flatMap(({ indicator, offices }) => {
    const office = offices.find(({ unit }) => unit === about.unit);
    return office && (office.total || office.smallMonths > 0) ? [{ indicator, office }] : [];
  });
  if (own.length === 0) return null;
  const panels = own.map(({ indicator, office }) => ({
    label: nameOf(indicator, language),
    values: months.map((month) => office.months.find((one) => one.month === month)?.value ?? null),
    targets: months.map(
      (month) =>
        targetFor({ targets: given.targets, indicator: indicator.code, unit: about.unit, month })?.value ??
        null,
    ),
    total: office.total && writeValue(office.total.value, indicator, language),
    beside: besideOf(office, (value) => writeValue(value, indicator, language), {
      change: (value) => writeChange(value, indicator, language),
      isShare: indicator.kind === 'share',
      context,
    }),
    isReached: office.attainment === null ? null : office.attainment >= 1,
    format: (value: number) => writeValue(value, indicator, language, 0),
  }));
  const title = m.offices_multiples_title(
    { office: about.name, period: sayPeriod(about.period, language) },
    locale,
  );
  const reached = panels.filter(({ isReached }) => isReached).length;
  return figureBlock(
    {
      id: 'multiples',
      title,
      tableId: about.tableId,
      provenance: { text: about.source },
      alternativeText: m.offices_multiples_alternative({ title, count: panels.length, reached }, locale),
      draw: (options) =>
        smallMultiplesFigure(
          {
            panels,
            months: months.map((month) => sayMonth(month, language, 'axis')),
            key: m.offices_multiples_key({}, locale),
          },
          options,
        ),
    },
    context,
  );
}

/** `målkrav 75 %`, and where the months say so, which way it goes. */
function besideOf(
  { total, target, trend }: OfficeStanding,
  write: (value: number) => string,
  {
    change,
    isShare,
    context: { locale },
  }: {
    readonly change: (value: number) => string;
    readonly isShare: boolean;
    readonly context: PageContext;
  },
): string {
  if (!total) return m.offices_multiples_small({}, locale);
  const asked =
    target === null
      ? m.offices_multiples_no_target({}, locale)
      : m.offices_multiples_target({ target: write(target) }, locale);
  if (trend.kind !== 'slope' || trend.verdict === 'unclear') return asked;
  const slope = change(trend.slope);
  const way = isShare
    ? m.offices_multiples_trend_points({ slope }, locale)
    : m.offices_multiples_trend({ slope }, locale);
  return `${asked}; ${way}`;
}
