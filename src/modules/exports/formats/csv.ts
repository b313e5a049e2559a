import type { DataTable } from '#platform/tables/data-table.ts';

type CsvCell = number | string | null;

/**
 * Rows as CSV by RFC 4180: commas, lines that end with CR and LF, quotes where they are needed. An empty cell is no
 * answer.
 */
export function writeCsv(rows: readonly (readonly CsvCell[])[]): string {
  return rows.map((row) => `${row.map(quoted).join(',')}\r\n`).join('');
}

export function tableToCsv({ variables, columns }: DataTable): string {
  const count = columns[0]?.length ?? 0;
  const rows = Array.from({ length: count }, (_, row) => columns.map((column) => column[row]!));
  return writeCsv([variables.map(({ name }) => safeText(name)), ...rows.map((row) => row.map(safeCell))]);
}

const safeCell = (cell: CsvCell) => (typeof cell === 'string' ? safeText(cell) : cell);

/** Whether a spreadsheet would take a text for a formula and run it; some read signs of double width alike. */
export const looksLikeFormula = (text: string) => /^[=+\-@\t\r\n＝＋－＠]/u.test(text);

/**
 * A text that a spreadsheet would run as a formula gets an apostrophe in front, which the codebook says; numbers are
 * left alone. So does one inside a text, where a Norwegian spreadsheet cuts: it parts cells by semicolons, and heeds no
 * quotation marks but where its own cells begin. Source: OWASP, "CSV Injection".
 */
export function safeText(text: string): string {
  const inside = text.replaceAll(/(?<=[;\t\r\n])(?=[=+\-@＝＋－＠])/gu, "'");
  return looksLikeFormula(text) ? `'${inside}` : inside;
}

function quoted(cell: CsvCell): string {
  if (cell === null) return '';
  const text = String(cell);
  return /[",\r\n]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Tells programs that the text is UTF-8; Excel needs it, others may stumble on it. */
export const byteOrderMark = '\ufeff';
