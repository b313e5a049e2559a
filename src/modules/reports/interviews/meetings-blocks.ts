import { m } from '#messages';
import {
  type MeetingTable,
  type MeetingWay,
  meetingTable,
  type TopicKind,
} from '#modules/interviews/index.ts';
import { countsFigure } from '../figures/index.ts';
import { figureBlock, type PageContext } from '../offices/numbering.ts';
import type { Block, Cell, TableBlock } from '../schema.ts';
import { type FindingsGiven, sayNames, sayTopics, sourceOf } from './findings-given.ts';
import { howCounted } from './matrix-blocks.ts';

/** Which concepts or groups are said together, and by how many. */
export function meetingBlocks(
  given: FindingsGiven,
  { by, way }: { readonly by: TopicKind; readonly way: MeetingWay },
  context: PageContext,
): readonly Block[] {
  const { language, locale } = context;
  const { topics, pairs } = meetingTable(given.field, by, way);
  const id = `together-${by}-${way}`;
  const provenance = sourceOf(given, language, `how-${id}`);
  const title = (way === 'overlap' ? m.findings_together_title_overlap : m.findings_together_title_turn)(
    { topics: (by === 'concept' ? m.findings_by_concepts : m.findings_by_groups)({}, locale).toLowerCase() },
    locale,
  );
  const pairAt = (row: number, column: number) =>
    pairs.find((pair) => pair.row === row && pair.column === column);
  const sentence = mostTogether(topics, pairs, context);
  const columns = topics.slice(0, -1).map((_, at) => `${at + 1}`);
  const label = (at: number) => `${at + 1}. ${topics[at]!.name}`;
  const own = (way === 'overlap' ? m.findings_column_passages : m.findings_column_turns)({}, locale);
  const table: TableBlock = {
    kind: 'table',
    id,
    number: context.nextTable(),
    title,
    provenance,
    columns: [
      { label: sayTopics(by, language), align: 'left' },
      ...columns.map((number) => ({ label: number, align: 'right' as const })),
      { label: own, align: 'right' },
    ],
    rows: topics.map((topic, row) => ({
      cells: [
        { text: label(row), isHeading: true },
        ...columns.map((_, column): Cell => {
          const pair = pairAt(row, column);
          if (pair === undefined) return { text: '' };
          if (pair.count === 0) return { text: '0' };
          const text = m.findings_together_cell({ count: pair.count, informants: pair.informants }, locale);
          const href = given.links?.meetings(topic.id, topics[column]!.id);
          return { text: href ? [{ text, href }] : text };
        }),
        { text: `${topic.own}` },
      ],
    })),
    notes: [m.findings_together_note({}, locale)],
  };
  const figure = figureBlock(
    {
      id: `${id}-figure`,
      title,
      tableId: id,
      provenance,
      alternativeText: m.findings_together_alternative({ count: topics.length, sentence }, locale),
      draw: (options) =>
        countsFigure(
          {
            columns,
            rows: topics.map((topic, row) => ({
              label: label(row),
              after: `${topic.own}`,
              counts: columns.map((_, column) => pairAt(row, column)?.count ?? null),
            })),
            afterLabel: own,
            key: m.findings_figure_key_together({}, locale),
          },
          options,
        ),
    },
    context,
  );
  const how = (way === 'overlap' ? m.findings_together_how_overlap : m.findings_together_how_turn)(
    {},
    locale,
  );
  return [
    { kind: 'finding', text: sentence },
    ...(topics.length > 1 ? [figure, table] : []),
    howCounted(given, `how-${id}`, how, context),
  ];
}

/** So many pairs are named; the others are in the table. */
const mostNamed = 3;

/** The two that are most often said together; all of them, where several are alike in it. */
function mostTogether(
  topics: MeetingTable['topics'],
  pairs: MeetingTable['pairs'],
  { language, locale }: PageContext,
): string {
  const count = Math.max(0, ...pairs.map((pair) => pair.count));
  if (count === 0) return m.findings_together_none({}, locale);
  const top = pairs.filter((pair) => pair.count === count);
  const named = top
    .slice(0, mostNamed)
    .map(({ row, column }) => sayNames([topics[column]!.name, topics[row]!.name], language));
  const more = top.length - named.length;
  return more > 0
    ? m.findings_together_most_of({ pairs: named.join('; '), count, more }, locale)
    : m.findings_together_most({ pairs: named.join('; '), count }, locale);
}
