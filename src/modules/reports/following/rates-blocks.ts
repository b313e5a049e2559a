import { m } from '#messages';
import { type Released, viewOf } from '#modules/privacy/index.ts';
import type { RateRow, Rates, RateTable } from '#modules/surveys/schema.ts';
import type { Language } from '#platform/language.ts';
import { formatNumber, formatPercent } from '#platform/number-style.ts';
import { type FigureLayout, meanBarsFigure } from '../figures/index.ts';
import type { Cell, FigureBlock, TableBlock } from '../schema.ts';

export type RatesContext = {
  readonly language: Language;
  readonly minimumGroup: number;
  /** No more answers come. */
  readonly isFinal: boolean;
  readonly nameOf: (name: string) => string;
};

type By = 'office' | 'audience';

/** The table of 2015, by office or by audience, with the total; what adds up to it stands in the rows. */
export function ratesTable(rates: Released<Rates>, by: By, context: RatesContext): TableBlock {
  const locale = { locale: context.language };
  const { rows, together } = by === 'office' ? rates.byOffice : rates.byAudience;
  const number = (label: string) => ({ label, align: 'right' as const });
  return {
    kind: 'table',
    id: `rates-by-${by}`,
    number: '',
    title:
      by === 'office' ? m.following_rates_by_office({}, locale) : m.following_rates_by_audience({}, locale),
    columns: [
      {
        label:
          by === 'office' ? m.following_column_office({}, locale) : m.following_column_audience({}, locale),
        align: 'left',
      },
      number(m.following_column_invited({}, locale)),
      number(m.following_column_undeliverable({}, locale)),
      number(m.following_column_absent({}, locale)),
      number(m.following_column_reached({}, locale)),
      number(m.following_column_complete({}, locale)),
      number(m.following_column_partial({}, locale)),
      number(m.following_column_rate({}, locale)),
      number(m.following_column_rate_partial({}, locale)),
      { label: m.following_column_own({}, locale), align: 'left' },
    ],
    rows: [
      ...rows.map((row) => ({ cells: rowCells(row, nameIn(row, by, context), context, true) })),
      ...(together ? [{ cells: rowCells(together, m.following_together({}, locale), context, false) }] : []),
      { isTotal: true, cells: rowCells(rates.total, m.following_total({}, locale), context, false) },
    ],
    notes: [
      ...(by === 'office' ? [m.following_note_rate({}, locale)] : []),
      ...noteOnFew(rows, context),
      ...notesOnWithheld([...rows, rates.total], context),
      ...(together ? [m.following_note_together({}, locale)] : []),
    ],
    provenance: { text: '' },
  };
}

function nameIn({ name }: RateRow, by: By, { language, nameOf }: RatesContext): string {
  if (name === null) return m.following_no_office({}, { locale: language });
  return by === 'audience' ? nameOf(name) : name;
}

function rowCells(row: RateRow, heading: string, context: RatesContext, isUnit: boolean): Cell[] {
  const { language } = context;
  const locale = { locale: language };
  const count = (value: number | null): Cell =>
    value === null
      ? { text: '–', isWithheld: true }
      : { text: formatNumber(value, language, { decimals: 0 }) };
  const percent = (value: number | null): Cell =>
    value === null ? { text: '–' } : { text: formatPercent(value / 100, language, 1) };
  return [
    { text: heading, isHeading: true },
    count(row.invited),
    count(row.undeliverable),
    count(row.absent),
    count(row.reached),
    count(row.complete),
    count(row.partial),
    percent(row.ratePercent),
    percent(row.rateWithPartialPercent),
    row.withheld
      ? {
          text: isFew(row, context)
            ? m.following_under_threshold({}, locale)
            : m.following_held_back({}, locale),
          isWithheld: true,
        }
      : { text: isUnit ? ownResults(row, context) : '' },
  ];
}

/** Whether a unit has answers enough to get results of its own: `ja`, or `3 av 5`. */
function ownResults({ complete }: RateRow, { language, minimumGroup }: RatesContext): string {
  const locale = { locale: language };
  const inputs = { complete: complete ?? 0, minimum: minimumGroup };
  return hasOwn(inputs.complete, minimumGroup)
    ? m.following_own_yes({}, locale)
    : m.following_own_few(inputs, locale);
}

const hasOwn = (complete: number, minimumGroup: number) => complete >= minimumGroup;

/** Withheld for its own sake, by what the list says; otherwise for the sake of another, which it could be reckoned from. */
const isFew = ({ invited }: RateRow, { minimumGroup }: RatesContext) => invited < minimumGroup;

function notesOnWithheld(rows: readonly RateRow[], context: RatesContext): string[] {
  const locale = { locale: context.language };
  const withheld = rows.filter((row) => row.withheld);
  const few = m.following_note_threshold({ minimum: context.minimumGroup }, locale);
  return [
    ...(withheld.some((row) => isFew(row, context)) ? [few] : []),
    ...(withheld.some((row) => !isFew(row, context)) ? [m.following_note_held_back({}, locale)] : []),
  ];
}

/** What it takes to get results of one's own, where somebody has too few answers for it. */
function noteOnFew(rows: readonly RateRow[], { language, minimumGroup, isFinal }: RatesContext): string[] {
  const isAnyFew = rows.some(({ complete }) => complete !== null && !hasOwn(complete, minimumGroup));
  const sentence = isFinal ? m.following_note_own_final : m.following_note_own;
  return isAnyFew ? [sentence({ minimum: minimumGroup }, { locale: language })] : [];
}

/** Bars of the rate of each office, with the rate of all as a line; null where there is no more than one to show. */
export function ratesFigure(rates: Released<Rates>, context: RatesContext): FigureBlock | null {
  const { language } = context;
  const locale = { locale: language };
  const table: RateTable = rates.byOffice;
  if (table.rows.length < 2 || rates.total.ratePercent === null) return null;
  const percent = (value: number) => formatPercent(value / 100, language, 1);
  const title = m.following_rates_by_office({}, locale);
  const bars = viewOf(rates, ({ byOffice, total }) => ({
    bars: [
      ...byOffice.rows.filter(({ reached }) => reached !== 0),
      ...(byOffice.together ? [byOffice.together] : []),
    ].map((row) => ({
      label: row === byOffice.together ? m.following_together({}, locale) : nameIn(row, 'office', context),
      n: row.reached,
      mean: row.ratePercent,
      interval: null,
      ...(row.withheld ? { isWithheld: true } : {}),
      ...(row === byOffice.together ? { isSumOfOthers: true } : {}),
    })),
    scale: {
      minimum: 0,
      maximum: 100,
      ticks: [0, 25, 50, 75, 100],
      format: (value: number) =>
        Number.isInteger(value) ? formatPercent(value / 100, language) : percent(value),
      reference: {
        value: total.ratePercent!,
        label: m.following_bars_all({ rate: percent(total.ratePercent!) }, locale),
      },
      key: m.following_bars_key({}, locale),
    },
  }));
  const draw = (layout: FigureLayout) =>
    meanBarsFigure(bars, {
      language,
      title,
      layout,
      formatNumber: (value, decimals) => formatNumber(value, language, { decimals }),
    });
  const wide = draw('wide');
  return {
    kind: 'figure',
    id: 'rates-figure',
    number: '',
    title,
    svg: wide.svg,
    narrowSvg: draw('narrow').svg,
    widthPixels: wide.widthPixels,
    heightPixels: wide.heightPixels,
    alternativeText: m.following_bars_alternative({}, locale),
    tableId: 'rates-by-office',
    provenance: { text: '' },
  };
}
