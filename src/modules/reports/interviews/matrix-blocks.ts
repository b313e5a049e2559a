import { m } from '#messages';
import { type MatrixRow, matrixOf, type TopicKind } from '#modules/interviews/index.ts';
import { countsFigure } from '../figures/index.ts';
import { figureBlock, type PageContext } from '../offices/numbering.ts';
import type { Block, Cell, DetailsBlock, TableBlock, Text } from '../schema.ts';
import { type FindingsGiven, sayNames, sayTopics, sourceOf } from './findings-given.ts';

/** Who speaks of what: in a sentence, as a figure, as a table, and how it is counted. */
export function matrixBlocks(given: FindingsGiven, by: TopicKind, context: PageContext): readonly Block[] {
  const { language, locale } = context;
  const matrix = matrixOf(given.field, by);
  const informants = matrix.informants.length;
  const id = `matrix-${by}`;
  const provenance = sourceOf(given, language, `how-${id}`);
  const title = m.findings_matrix_title({ topics: sayTopics(by, language).toLowerCase() }, locale);
  const of = (row: MatrixRow) => m.findings_of({ part: row.informants, all: informants }, locale);
  const link = (text: string, row: MatrixRow, informantId: string | null): Text =>
    given.links && text !== '0' ? [{ text, href: given.links.passages(row.topic, informantId) }] : text;
  const table: TableBlock = {
    kind: 'table',
    id,
    number: context.nextTable(),
    title,
    provenance,
    columns: [
      { label: sayTopics(by, language), align: 'left' },
      ...matrix.informants.map(({ pseudonym }) => ({ label: pseudonym, align: 'right' as const })),
      { label: m.findings_column_passages({}, locale), align: 'right' },
      { label: m.findings_column_informants({}, locale), align: 'left' },
    ],
    rows: [
      ...matrix.rows.map((row) => ({
        cells: [
          { text: link(row.topic.name, row, null), isHeading: true },
          ...row.passages.map(
            (count, at): Cell => ({ text: link(`${count}`, row, matrix.informants[at]!.informantId) }),
          ),
          { text: link(`${row.all}`, row, null) },
          {
            text:
              row.onlyInformant === null
                ? of(row)
                : m.findings_of_alone({ of: of(row), pseudonym: row.onlyInformant }, locale),
          },
        ],
      })),
      {
        isTotal: true,
        cells: [
          { text: m.findings_row_all({}, locale), isHeading: true },
          ...matrix.perInformant.map((count) => ({ text: `${count}` })),
          { text: `${matrix.all}` },
          { text: '' },
        ],
      },
    ],
    notes: [m.findings_matrix_note({}, locale)],
  };
  const figure = figureBlock(
    {
      id: `${id}-figure`,
      title,
      tableId: id,
      provenance,
      alternativeText: m.findings_matrix_alternative(
        {
          rows: matrix.rows.length,
          columns: informants,
          sentence: sentences(matrix.rows, informants, context).join(' '),
        },
        locale,
      ),
      draw: (options) =>
        countsFigure(
          {
            columns: matrix.informants.map(({ pseudonym }) => pseudonym),
            rows: matrix.rows.map((row) => ({ label: row.topic.name, counts: row.passages, after: of(row) })),
            afterLabel: m.findings_column_informants({}, locale),
            key: m.findings_figure_key({}, locale),
          },
          options,
        ),
    },
    context,
  );
  return [
    ...sentences(matrix.rows, informants, context).map((text) => ({ kind: 'finding' as const, text })),
    ...[figure, table],
    howCounted(given, `how-${id}`, m.findings_matrix_how({}, locale), context),
  ];
}

/** Those that most informants speak of, those that one carries alone, and those that nobody has said anything of. */
export function sentences(
  rows: readonly MatrixRow[],
  informants: number,
  { language, locale }: PageContext,
): readonly string[] {
  const most = Math.max(0, ...rows.map((row) => row.informants));
  const named = (some: readonly MatrixRow[]) =>
    sayNames(
      some.map(({ topic }) => topic.name),
      language,
    );
  const widest = rows.filter((row) => row.informants === most);
  const alone = rows.filter(({ onlyInformant }) => onlyInformant !== null);
  const empty = rows.filter((row) => row.informants === 0);
  const who = new Intl.ListFormat(language === 'en' ? 'en-GB' : language).format([
    ...new Set(alone.flatMap(({ onlyInformant }) => onlyInformant ?? [])),
  ]);
  return [
    ...(most > 1
      ? [m.findings_matrix_most({ names: named(widest), part: most, all: informants }, locale)]
      : []),
    ...(alone.length > 0 && informants > 1
      ? [m.findings_matrix_alone({ count: alone.length, names: named(alone), who }, locale)]
      : []),
    ...(empty.length > 0 ? [m.findings_matrix_empty({ names: named(empty) }, locale)] : []),
  ];
}

/** How a table was counted, and what it says nothing of. */
export function howCounted(
  { field }: FindingsGiven,
  id: string,
  definition: string,
  { locale }: PageContext,
): DetailsBlock {
  const { outside, ungrouped, withoutConcept } = field.left;
  return {
    kind: 'details',
    id,
    summary: m.findings_how({}, locale),
    blocks: [
      { kind: 'prose', text: definition },
      { kind: 'prose', text: m.findings_how_passage({}, locale) },
      { kind: 'prose', text: m.findings_how_informants({}, locale) },
      { kind: 'prose', text: m.findings_how_left({ outside, ungrouped, withoutConcept }, locale) },
    ],
  };
}
