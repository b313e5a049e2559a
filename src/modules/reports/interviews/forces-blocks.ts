import { m } from '#messages';
import { type ForceRow, forcesOf } from '#modules/interviews/index.ts';
import { forcesFigure } from '../figures/index.ts';
import { figureBlock, type PageContext } from '../offices/numbering.ts';
import type { Block, TableBlock } from '../schema.ts';
import { type FindingsGiven, sayNames, sourceOf } from './findings-given.ts';
import { howCounted } from './matrix-blocks.ts';

/** What drives and what hinders; nothing where nobody has marked anything. */
export function forcesBlocks(given: FindingsGiven, context: PageContext): readonly Block[] {
  const { language, locale } = context;
  const { drivers, barriers, informants } = forcesOf(given.field);
  if (drivers.length + barriers.length === 0) return [];
  const provenance = sourceOf(given, language, 'how-forces');
  const title = m.findings_forces_title({}, locale);
  const after = (row: ForceRow) =>
    m.findings_forces_behind(
      { part: row.informants, all: informants, passages: row.passages.length },
      locale,
    );
  const kind = ({ topic }: ForceRow) =>
    (topic.kind === 'concept' ? m.findings_kind_concept : m.findings_kind_group)({}, locale);
  const section = (name: string, rows: readonly ForceRow[]): TableBlock['rows'] => [
    { isSection: true, cells: [{ text: name, isHeading: true }] },
    ...rows.map((row) => ({
      cells: [
        {
          isHeading: true,
          text: given.links
            ? [{ text: row.topic.name, href: given.links.passages(row.topic, null) }]
            : row.topic.name,
        },
        { text: kind(row) },
        { text: m.findings_of({ part: row.informants, all: informants }, locale) },
        { text: `${row.passages.length}` },
      ],
    })),
  ];
  const names = { drivers: m.findings_drivers({}, locale), barriers: m.findings_barriers({}, locale) };
  const table: TableBlock = {
    kind: 'table',
    id: 'forces',
    number: context.nextTable(),
    title,
    provenance,
    columns: [
      { label: m.findings_column_what({}, locale), align: 'left' },
      { label: m.findings_column_kind({}, locale), align: 'left' },
      { label: m.findings_column_informants({}, locale), align: 'left' },
      { label: m.findings_column_passages({}, locale), align: 'right' },
    ],
    rows: [
      ...(drivers.length > 0 ? section(names.drivers, drivers) : []),
      ...(barriers.length > 0 ? section(names.barriers, barriers) : []),
    ],
    notes: [m.findings_forces_note({}, locale)],
  };
  const said = (rows: readonly ForceRow[]) =>
    rows.length === 0
      ? '–'
      : sayNames(
          rows.slice(0, 3).map(({ topic }) => topic.name),
          language,
        );
  const sentence = m.findings_forces_sentence({ drivers: said(drivers), barriers: said(barriers) }, locale);
  const bars = (rows: readonly ForceRow[]) =>
    rows.map((row) => ({ label: row.topic.name, passages: row.passages.length, after: after(row) }));
  const figure = figureBlock(
    {
      id: 'forces-figure',
      title,
      tableId: 'forces',
      provenance,
      alternativeText: sentence,
      draw: (options) =>
        forcesFigure(
          {
            barriers: bars(barriers),
            drivers: bars(drivers),
            barriersLabel: names.barriers,
            driversLabel: names.drivers,
            key: m.findings_forces_key({}, locale),
          },
          options,
        ),
    },
    context,
  );
  return [
    { kind: 'finding', text: sentence },
    ...[figure, table],
    howCounted(given, 'how-forces', m.findings_forces_how({}, locale), context),
  ];
}
