import type { TableBlock, Text } from '#modules/reports/schema.ts';
import { postHocLabel, provenanceOf, type TableContext } from './table-context.ts';

type TableParts = {
  readonly title: Text;
  /** The heading of the row headings, then those of the numbers. */
  readonly columns: readonly [Text, ...Text[]];
  readonly rows: TableBlock['rows'];
  readonly notes?: readonly Text[];
  /** The n of every figure in the table, for the line that says where it came from. */
  readonly sizes: readonly (number | null)[];
  /** Added to the id when an entry has more than one table. */
  readonly suffix?: string;
  /** An appendix table is counted apart and stands with "how this was computed". */
  readonly isAppendix?: boolean;
};

/** A table in APA style: row headings at the left, numbers at the right, numbered, with its provenance. */
export function newTable(context: TableContext, parts: TableParts): TableBlock {
  const { title, columns, rows, notes = [], sizes, suffix, isAppendix = false } = parts;
  const { entry, numbering } = context;
  return {
    kind: 'table',
    id: ['table', entry.id, suffix].filter((part) => part !== undefined).join('-'),
    number: isAppendix ? numbering.nextAppendixTable() : numbering.nextTable(),
    title,
    ...postHocLabel(context),
    columns: columns.map((label, index) => ({ label, align: index === 0 ? 'left' : 'right' })),
    rows,
    notes,
    provenance: provenanceOf(context, sizes),
  };
}
