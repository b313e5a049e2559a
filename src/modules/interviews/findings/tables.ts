import { m } from '#messages';
import type { Language } from '#platform/language.ts';
import type { Field, TopicKind } from './field.rules.ts';
import { forcesOf } from './forces.rules.ts';
import { matrixOf } from './matrix.rules.ts';
import { type MeetingWay, meetingTable } from './meetings.rules.ts';

/** A table of findings as rows with a heading, for a file that is counted on with. */
export type FindingsTable = readonly (readonly (string | number | null)[])[];

/** A row for each concept or group, a column for each informant. */
export function matrixTable(field: Field, by: TopicKind, language: Language): FindingsTable {
  const locale = { locale: language };
  const { informants, rows } = matrixOf(field, by);
  return [
    [
      (by === 'concept' ? m.findings_column_concept : m.findings_column_group)({}, locale),
      ...informants.map(({ pseudonym }) => pseudonym),
      ...[m.findings_column_passages({}, locale), m.findings_column_informants({}, locale)],
      m.findings_column_codes({}, locale),
    ],
    ...rows.map(({ topic, passages, all, informants: carriers, codes }) => [
      ...[topic.name, ...passages, all, carriers, codes],
    ]),
  ];
}

/** A row for each two, those that never meet too; with how often each is said, so that any measure can be reckoned. */
export function togetherTable(
  field: Field,
  { by, way }: { readonly by: TopicKind; readonly way: MeetingWay },
  language: Language,
): FindingsTable {
  const locale = { locale: language };
  const { topics, pairs } = meetingTable(field, by, way);
  const own = (way === 'overlap' ? m.findings_column_passages : m.findings_column_turns)({}, locale);
  const name = (by === 'concept' ? m.findings_column_concept : m.findings_column_group)({}, locale);
  return [
    [
      ...[`${name} 1`, `${name} 2`, m.findings_column_together({}, locale)],
      ...[m.findings_column_informants({}, locale), `${own} 1`, `${own} 2`],
    ],
    ...pairs.map(({ row, column, count, informants }) => {
      const [first, second] = [topics[column]!, topics[row]!];
      return [first.name, second.name, count, informants, first.own, second.own];
    }),
  ];
}

/** A row for each driver and each barrier; what is both has two. */
export function forcesTable(field: Field, language: Language): FindingsTable {
  const locale = { locale: language };
  const { drivers, barriers, informants } = forcesOf(field);
  const rows = (list: typeof drivers, force: string) =>
    list.map(({ topic, informants: carriers, passages }) => [
      ...[force, topic.name],
      (topic.kind === 'concept' ? m.findings_kind_concept : m.findings_kind_group)({}, locale),
      ...[carriers, informants, passages.length],
    ]);
  return [
    [
      ...[m.findings_column_force({}, locale), m.findings_column_what({}, locale)],
      ...[m.findings_column_kind({}, locale), m.findings_column_informants({}, locale)],
      ...[m.findings_column_of({}, locale), m.findings_column_passages({}, locale)],
    ],
    ...rows(drivers, m.findings_driver({}, locale)),
    ...rows(barriers, m.findings_barrier({}, locale)),
  ];
}
