import { openTable, scanBody } from './open-table.ts';
import { cellText } from './scan-rows.ts';
import type { TableProblems } from './table-problem.ts';

export type TableRow = { readonly line: number; readonly cells: readonly string[] };
export type RowsOptions = {
  readonly bytes: Uint8Array;
  /** Receives what is wrong with the file as a table. */
  readonly problems: TableProblems;
  readonly isExpectedHeading: (heading: string) => boolean;
  readonly mostRows: number;
  readonly mostBytes: number;
};

/** A small table as text: headings and rows, trimmed. Undefined when it is no table; then the problems say why. */
export function readRows(options: RowsOptions):
  | {
      readonly headings: readonly string[];
      readonly rows: readonly TableRow[];
      /** There are more rows than were asked for. */
      readonly isTooLong: boolean;
    }
  | undefined {
  const { problems, mostRows } = options;
  const before = problems.count;
  const table = openTable(options);
  if (!table) return undefined;
  const rows: TableRow[] = [];
  let isTooLong = false;
  scanBody(table, problems, (row) => {
    if (rows.length >= mostRows) {
      isTooLong = true;
      return;
    }
    const cells = table.headings.map((_, cell) => cellText(table.bytes, row, cell).trim());
    rows.push({ line: row.line, cells });
  });
  return problems.count > before ? undefined : { headings: table.headings, rows, isTooLong };
}
