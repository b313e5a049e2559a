import { m } from '#messages';
import { type Period, type PerSize, perSizeOf, perSizeTogether, sizeIn } from '#modules/scorecards/index.ts';
import { type Indicator, type SizeKind, sizeKinds, smallestDenominator } from '#modules/scorecards/schema.ts';
import { formatNumber } from '#platform/number-style.ts';
import type { Block, Cell, TableBlock, Text } from '../schema.ts';
import type { CountyGiven } from './county-given.ts';
import { howId } from './how-blocks.ts';
import type { PageContext } from './numbering.ts';
import { nameOf, writeInterval } from './wording.ts';

/** What each office counts a month of one indicator, beside its users and beside its positions. */
type SizeStanding = {
  readonly indicator: Indicator;
  readonly offices: readonly ({ readonly unit: string } & Readonly<Record<SizeKind, PerSize>>)[];
};

function sizeStandings(given: CountyGiven, period: Period): readonly SizeStanding[] {
  const { values, parts, sizes, successions } = given;
  const about = { values, units: parts, facts: sizes, successions, period };
  return given.indicators.flatMap((indicator) => {
    const offices = given.offices.map(({ number }) => {
      const of = (kind: SizeKind) => perSizeOf({ ...about, unit: number, indicator, of: kind });
      return { unit: number, users: of('users'), positions: of('positions') };
    });
    const isCounted = offices.some((one) => sizeKinds.some((kind) => one[kind].kind !== 'notCounted'));
    return isCounted ? [{ indicator, offices }] : [];
  });
}

type Told = Extract<PerSize, { kind: 'told' }>;

/** One office's counts beside its size, with the county's: so that offices of different size can be held together. */
export function officeSizeBlocks(
  given: CountyGiven,
  about: { readonly unit: string; readonly name: string; readonly period: Period; readonly source: string },
  context: PageContext,
): Block[] {
  const standings = sizeStandings(given, about.period).flatMap((standing) => {
    const own = standing.offices.find(({ unit }) => unit === about.unit)!;
    return own.users.kind === 'notCounted' && own.positions.kind === 'notCounted'
      ? []
      : [{ ...standing, own }];
  });
  if (standings.length === 0) return [];
  const { locale } = context;
  const shown = sizeKinds.filter((kind) => standings.some(({ own }) => own[kind].kind === 'told'));
  if (shown.length === 0) return missingSizes(given, [about.unit], about.period, context);
  const right = (label: string, group: string) => ({ label, align: 'right' as const, group });
  const table: TableBlock = {
    kind: 'table',
    id: 'size-table',
    number: context.nextTable(),
    title: m.offices_size_table_title({ name: about.name }, locale),
    columns: [
      { label: m.offices_column_indicator({}, locale), align: 'left' },
      { label: m.offices_column_monthly_count({}, locale), align: 'right' },
      ...shown.flatMap((kind) => {
        const group = sizeHeading(kind, context);
        return [
          right(m.offices_column_office_itself({}, locale), group),
          right(m.offices_column_interval({}, locale), group),
          right(m.offices_column_county({}, locale), group),
        ];
      }),
    ],
    rows: standings.map(({ indicator, offices, own }) => ({
      cells: [
        { text: nameOf(indicator, context.language), isHeading: true },
        { text: monthlyCount(own, context) },
        ...shown.flatMap((kind): Cell[] => {
          const all = perSizeTogether(
            offices.map((one) => one[kind]),
            kind,
          );
          return [...ownCells(own[kind], context), { text: all ? number(all.value, context) : '–' }];
        }),
      ],
    })),
    notes: notesOf(context),
    provenance: { text: about.source, howId: howId.size },
  };
  return [
    ...perPosition(given, about, context),
    { kind: 'prose', text: m.offices_size_intro({}, locale) },
    table,
    ...missingSizes(given, [about.unit], about.period, context),
  ];
}

/** The county's counts beside its size, and each office's folded away; by number and with their intervals. */
export function countySizeBlocks(
  given: CountyGiven,
  about: { readonly name: string; readonly period: Period; readonly source: string },
  { context, hasOffices }: { readonly context: PageContext; readonly hasOffices: boolean },
): Block[] {
  const standings = sizeStandings(given, about.period);
  const { language, locale } = context;
  const shown = sizeKinds.filter((kind) =>
    standings.some(({ offices }) => offices.some((one) => one[kind].kind === 'told')),
  );
  const units = given.offices.map(({ number }) => number);
  const missing = standings.length > 0 ? missingSizes(given, units, about.period, context) : [];
  if (shown.length === 0) return missing;
  const columnsOf = (kind: SizeKind) => {
    const group = sizeHeading(kind, context);
    return [
      { label: m.offices_column_count_value({}, locale), align: 'right' as const, group },
      { label: m.offices_column_interval({}, locale), align: 'right' as const, group },
    ];
  };
  const together = ({ offices }: SizeStanding, kind: SizeKind) =>
    perSizeTogether(
      offices.map((one) => one[kind]),
      kind,
    );
  const allCells = (standing: SizeStanding): Cell[] => [
    { text: number(together(standing, shown[0]!)?.perMonth ?? 0, context, 0) },
    ...shown.flatMap((kind) => {
      const all = together(standing, kind);
      return all ? ownCells(all, context) : [{ text: '–' }, { text: '–' }];
    }),
  ];
  const table: TableBlock = {
    kind: 'table',
    id: 'size-table',
    number: context.nextTable(),
    title: m.offices_size_table_title({ name: about.name }, locale),
    columns: [
      { label: m.offices_column_indicator({}, locale), align: 'left' },
      { label: m.offices_column_monthly_count({}, locale), align: 'right' },
      ...shown.flatMap(columnsOf),
    ],
    rows: standings.map((standing) => ({
      cells: [{ text: nameOf(standing.indicator, language), isHeading: true }, ...allCells(standing)],
    })),
    notes: notesOf(context),
    provenance: { text: about.source, howId: howId.size },
  };
  const folds = hasOffices
    ? standings.map((standing): Block => {
        const id = standing.indicator.code.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
        const title = m.offices_size_offices_title(
          { indicator: nameOf(standing.indicator, language) },
          locale,
        );
        const offices: TableBlock = {
          kind: 'table',
          id: `size-${id}`,
          number: context.nextTable(),
          title,
          columns: [
            { label: m.offices_column_office({}, locale), align: 'left' },
            { label: m.offices_column_monthly_count({}, locale), align: 'right' },
            ...shown.flatMap(columnsOf),
          ],
          rows: [
            ...standing.offices.map((office) => ({
              cells: [
                {
                  text: given.offices.find(({ number }) => number === office.unit)?.name ?? office.unit,
                  isHeading: true,
                },
                { text: monthlyCount(office, context) },
                ...shown.flatMap((kind) => ownCells(office[kind], context)),
              ],
            })),
            {
              isTotal: true,
              cells: [
                { text: m.offices_heat_all({ county: about.name }, locale), isHeading: true },
                ...allCells(standing),
              ],
            },
          ],
          notes: [m.offices_size_note_interval({}, locale)],
          provenance: { text: about.source, howId: howId.size },
        };
        return { kind: 'details', id: `fold-size-${id}`, summary: title, blocks: [offices] };
      })
    : [];
  return [
    { kind: 'prose', text: m.offices_size_intro({}, locale) },
    table,
    ...(hasOffices ? [] : [{ kind: 'prose' as const, text: m.offices_size_offices_on_web({}, locale) }]),
    ...folds,
    ...missing,
  ];
}

/** `30 brukere per stilling, mot 28 i fylket.` Nothing where one of them is not known, or is small. */
function perPosition(
  given: CountyGiven,
  { unit, name, period }: { readonly unit: string; readonly name: string; readonly period: Period },
  context: PageContext,
): Block[] {
  const { locale } = context;
  const sizesOf = (number: string) => {
    const found = given.parts.find((one) => one.number === number);
    const of = (kind: SizeKind) => found && sizeIn(found, { facts: given.sizes, month: period.to, of: kind });
    const [users, positions] = [of('users'), of('positions')];
    return users && positions && Math.min(users, positions) >= smallestDenominator
      ? [{ users, positions }]
      : [];
  };
  const [own] = sizesOf(unit);
  if (!own) return [];
  const all = given.offices.flatMap((one) => sizesOf(one.number));
  const sum = (kind: SizeKind) => all.reduce((total, one) => total + one[kind], 0);
  const inputs = {
    office: name,
    users: number(own.users, context, 0),
    positions: number(own.positions, context, Number.isInteger(own.positions) ? 0 : 1),
    each: number(own.users / own.positions, context, 1),
    county: number(sum('users') / sum('positions'), context, 1),
  };
  return [{ kind: 'finding', text: m.offices_size_sentence(inputs, locale) }];
}

/** Which sizes the register does not have, with a way to where they are written down for whoever may. */
function missingSizes(
  given: CountyGiven,
  units: readonly string[],
  { to }: Period,
  { locale }: PageContext,
): Block[] {
  const items = units.flatMap((unit): Text[] => {
    const part = given.parts.find(({ number }) => number === unit);
    if (!part) return [];
    const lacks = sizeKinds.filter((of) => sizeIn(part, { facts: given.sizes, month: to, of }) === null);
    if (lacks.length === 0) return [];
    const inputs = { unit: `${part.name} (${unit})` };
    const said =
      lacks.length === 2
        ? m.offices_size_missing_both(inputs, locale)
        : lacks[0] === 'users'
          ? m.offices_size_missing_users(inputs, locale)
          : m.offices_size_missing_positions(inputs, locale);
    return [
      given.keepsRegister
        ? [`${said} `, { text: m.offices_size_fill_in({}, locale), href: `/register/${unit}` }]
        : `${said} ${m.offices_size_ask({}, locale)}`,
    ];
  });
  return items.length > 0 ? [{ kind: 'list', items }] : [];
}

function sizeHeading(kind: SizeKind, { locale }: PageContext): string {
  return kind === 'users'
    ? m.offices_column_per_users({}, locale)
    : m.offices_column_per_positions({}, locale);
}

function monthlyCount(office: Readonly<Record<SizeKind, PerSize>>, context: PageContext): string {
  const told = sizeKinds.map((kind) => office[kind]).find((one): one is Told => one.kind === 'told');
  return told ? number(told.count / told.months, context, 1) : '–';
}

function ownCells(one: PerSize, context: PageContext): Cell[] {
  const { locale } = context;
  switch (one.kind) {
    case 'told':
      return [
        { text: number(one.value, context) },
        { text: writeInterval(one.interval, (end) => number(end, context)) },
      ];
    case 'notCounted':
      return [{ text: '–' }, { text: '–' }];
    case 'sizeMissing':
      return [{ text: m.offices_size_unknown({}, locale) }, { text: '–' }];
    case 'sizeSmall':
      return [{ text: m.offices_too_small({}, locale), isWithheld: true }, { text: '–' }];
  }
}

function notesOf({ locale }: PageContext): string[] {
  return [m.offices_size_note_interval({}, locale), m.offices_size_note_size({}, locale)];
}

function number(value: number, { language }: PageContext, decimals = 2): string {
  return formatNumber(value, language, { decimals });
}
