import { mostRowsOf, type OpenTable, openTable, scanBody } from '#platform/tables/open-table.ts';
import { cellText } from '#platform/tables/scan-rows.ts';
import type { TableProblems } from '#platform/tables/table-problem.ts';
import { notAllowed } from './answer-codes.ts';
import type { AnswerColumns, AnswerSource, ExpectedHeadings } from './answer-source.ts';
import { sayAllowed } from './say-allowed.ts';

/** Answers in a CSV file; undefined, and a problem, when it is not one. */
export function csvSource(
  bytes: Uint8Array,
  problems: TableProblems,
  matcher: ExpectedHeadings,
): AnswerSource | undefined {
  const table = openTable({
    bytes,
    problems,
    isExpectedHeading: (heading) => matcher.itemOf(heading) !== undefined || matcher.isOffice(heading),
  });
  if (!table) return undefined;
  return {
    headings: table.headings,
    mostRows: mostRowsOf(table),
    readRows: (columns) => readRows(table, columns, problems),
  };
}

/** Gives every cell to its column's reader. @returns the number of rows */
function readRows(
  table: OpenTable,
  { readers, cells, items }: AnswerColumns,
  problems: TableProblems,
): number {
  const { bytes } = table;
  const columnCount = readers.length;
  const valuesOf = readers.map(({ digits }) => digits?.values ?? new Float64Array());
  const codes = new Float64Array(columnCount * 10).fill(notAllowed);
  for (const [index, { digits }] of readers.entries()) if (digits) codes.set(digits.codes, index * 10);
  let rowCount = 0;
  scanBody(table, problems, (row) => {
    const { starts, ends } = row;
    for (let index = 0; index < columnCount; index += 1) {
      const cell = cells[index]!;
      const start = starts[cell]!;
      if (ends[cell] === start + 1) {
        const digit = bytes[start]! - 0x30;
        const code = digit >= 0 && digit <= 9 ? codes[index * 10 + digit]! : notAllowed;
        if (code !== notAllowed) {
          valuesOf[index]![rowCount] = code;
          continue;
        }
      }
      if (readers[index]!.read(bytes, row, cell, rowCount)) continue;
      const value = cellText(bytes, row, cell).trim();
      const place = { line: row.line, columnName: table.headings[cell]!, value };
      problems.add('not-allowed', place, sayAllowed(items[index]!, value));
    }
    rowCount += 1;
  });
  return rowCount;
}
