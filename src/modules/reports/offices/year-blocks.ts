import { m } from '#messages';
import { type Period, sayAttainment, yearTo } from '#modules/scorecards/index.ts';
import type { Language } from '#platform/language.ts';
import { inAList } from '#platform/listing.ts';
import { smallMultiplesFigure } from '../figures/index.ts';
import type { Block, Cell, FigureBlock, TableBlock } from '../schema.ts';
import type { CountyGiven } from './county-given.ts';
import { howId } from './how-blocks.ts';
import { figureBlock, type PageContext } from './numbering.ts';
import { nameOf, sayMonth, sayPeriod, writeBare, writeChange, writeInterval, writeValue } from './wording.ts';
import { runningMonths, type YearToDate, yearsToDate } from './year-to-date.rules.ts';

type About = {
  /** Whose year it is: an office's number, or null for the county as a whole. */
  readonly unit: string | null;
  readonly name: string;
  readonly period: Period;
  /** Where values of a period are from, in words. */
  readonly sourceOf: (period: Period) => string;
};

/**
 * The year so far, of one office or of the county: how many targets are reached, the year month by month as it grew, and
 * a table with the same months of last year beside it. Empty where nothing is counted this year.
 */
export function yearBlocks(given: CountyGiven, about: About, context: PageContext): Block[] {
  const years = yearsToDate(given, about.period, about.unit);
  if (years.length === 0) return [];
  const { language, locale } = context;
  const months = runningMonths(given, about.period);
  const [first] = months;
  const year = about.period.to.slice(0, 4);
  const isOverNewYear = first?.slice(0, 4) !== year;
  return [
    { kind: 'finding', text: yearSentence(years, about.period, context) },
    ...trendSentences(years, context).map((text) => ({ kind: 'prose' as const, text })),
    ...(isOverNewYear
      ? [
          {
            kind: 'prose' as const,
            text: m.offices_year_restarts({ year, from: sayMonth(first!, language) }, locale),
          },
        ]
      : []),
    yearFigure(years, months, about, context),
    yearTable(years, about, context),
  ];
}

/** `Hittil i 2015, januar–juni: målkravet er nådd for 7 av 11 indikatorer.` */
export function yearSentence(
  years: readonly YearToDate[],
  { to }: Period,
  { language, locale }: PageContext,
): string {
  const year = to.slice(0, 4);
  const inputs = { year, months: monthsOf({ to }, language) };
  const asked = years.filter(({ attainment }) => attainment !== null);
  if (asked.length === 0) return m.offices_year_no_targets(inputs, locale);
  const reached = asked.filter(({ attainment }) => attainment! >= 1).length;
  return m.offices_year_sentence({ ...inputs, reached, count: asked.length }, locale);
}

/** `januar–mai`, where the year stands beside it. */
function monthsOf({ to }: Pick<Period, 'to'>, language: Language): string {
  return sayPeriod(yearTo(to), language).replace(` ${to.slice(0, 4)}`, '');
}

function trendSentences(years: readonly YearToDate[], { language, locale }: PageContext): string[] {
  const codes = (verdict: 'better' | 'worse') =>
    years.flatMap(({ trend, indicator }) =>
      trend.kind === 'slope' && trend.verdict === verdict ? [indicator.code] : [],
    );
  const [better, worse] = [codes('better'), codes('worse')];
  const sentences = [
    ...(better.length > 0 ? [m.offices_year_better({ codes: inAList(better, language) }, locale)] : []),
    ...(worse.length > 0 ? [m.offices_year_worse({ codes: inAList(worse, language) }, locale)] : []),
  ];
  return sentences.length > 0 ? [[...sentences, m.offices_year_by_chance({}, locale)].join(' ')] : [];
}

function yearFigure(
  years: readonly YearToDate[],
  months: readonly string[],
  { name, period, sourceOf, unit }: About,
  context: PageContext,
): FigureBlock {
  const { language, locale } = context;
  const title = m.offices_year_figure_title({ name, year: period.to.slice(0, 4) }, locale);
  const panels = years.map(({ indicator, total, target, attainment, running }) => ({
    label: nameOf(indicator, language),
    values: running.map(({ value }) => value),
    intervals: running.map(({ interval }) => interval),
    targets: running.map((month) => month.target),
    total: writeValue(total.value, indicator, language),
    beside:
      target === null
        ? m.offices_multiples_no_target({}, locale)
        : m.offices_multiples_target({ target: writeValue(target, indicator, language) }, locale),
    isReached: attainment === null ? null : attainment >= 1,
    format: (value: number) => writeValue(value, indicator, language, 0),
  }));
  const reached = panels.filter(({ isReached }) => isReached).length;
  return figureBlock(
    {
      id: 'year-figure',
      title,
      tableId: 'year-table',
      provenance: { text: sourceOf(yearTo(period.to)), howId: howId.year },
      alternativeText: m.offices_year_alternative({ title, count: panels.length, reached }, locale),
      draw: (options) =>
        smallMultiplesFigure(
          {
            panels,
            months: months.map((month) => sayMonth(month, language, 'axis')),
            restarts: months.flatMap((month, at) =>
              at > 0 && month.endsWith('-01') ? [{ at, label: sayMonth(month, language, 'axis') }] : [],
            ),
            key: unit === null ? m.offices_year_key_county({}, locale) : m.offices_year_key({}, locale),
          },
          options,
        ),
    },
    context,
  );
}

function yearTable(
  years: readonly YearToDate[],
  { name, period, sourceOf }: About,
  context: PageContext,
): TableBlock {
  const { language, locale } = context;
  const year = period.to.slice(0, 4);
  const hasBefore = years.some(({ before }) => before !== null);
  const isPartly = years.some(({ before, total }) => before && before.months.length < total.months.length);
  const right = (label: string) => ({ label, align: 'right' as const });
  return {
    kind: 'table',
    id: 'year-table',
    number: context.nextTable(),
    title: m.offices_year_table_title({ name, months: sayPeriod(yearTo(period.to), language) }, locale),
    columns: [
      { label: m.offices_column_indicator({}, locale), align: 'left' },
      right(m.offices_column_year({}, locale)),
      right(m.offices_column_interval({}, locale)),
      right(m.offices_column_target({}, locale)),
      right(m.offices_column_attainment({}, locale)),
      ...(hasBefore
        ? [right(m.offices_column_last_year({}, locale)), right(m.offices_column_year_change({}, locale))]
        : []),
      right(m.offices_column_monthly_trend({}, locale)),
    ],
    rows: years.map((one) => ({ cells: yearCells(one, hasBefore, context) })),
    notes: [
      m.offices_year_note({}, locale),
      ...(hasBefore
        ? [
            m.offices_year_note_change({}, locale),
            ...(isPartly ? [m.offices_year_note_partly({}, locale)] : []),
          ]
        : [m.offices_year_note_nothing_before({ year: String(Number(year) - 1) }, locale)]),
    ],
    provenance: { text: sourceOf(yearTo(period.to)), howId: howId.year },
  };
}

function yearCells(
  { indicator, total, interval, target, attainment, before, change, trend }: YearToDate,
  hasBefore: boolean,
  { language, locale }: PageContext,
): Cell[] {
  const write = (value: number) => writeValue(value, indicator, language);
  const bare = (value: number) => writeBare(value, indicator, language);
  const changed = (value: number, ends: readonly [number, number]) =>
    `${writeChange(value, indicator, language)} ${writeInterval(ends, (end) => writeChange(end, indicator, language))}`;
  return [
    { text: nameOf(indicator, language), isHeading: true },
    { text: write(total.value) },
    { text: writeInterval(interval, bare) },
    { text: target === null ? '–' : write(target) },
    { text: attainment === null ? '–' : sayAttainment(attainment, language) },
    ...(hasBefore
      ? [
          { text: before ? write(before.value) : '–' },
          { text: change ? changed(change.difference, change.interval) : '–' },
        ]
      : []),
    {
      text:
        trend.kind === 'slope'
          ? changed(trend.slope, trend.ci)
          : m.offices_year_few_months({ needed: trend.needed }, locale),
    },
  ];
}
