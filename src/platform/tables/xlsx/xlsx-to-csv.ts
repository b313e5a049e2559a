import { m } from '#messages';
import { isPackedOther } from '../packed-file.ts';
import { largestTableBytes, mostColumns } from '../table-limits.ts';
import type { TableProblems } from '../table-problem.ts';
import { openParts } from './parts.ts';
import { columnName, columnOf, readSheet, type SheetCell } from './read-sheet.ts';
import { readWorkbook } from './workbook.ts';
import { damaged, tooLarge, XlsxRefusal } from './xlsx-refusal.ts';

/** Whether the bytes are a packed spreadsheet of Excel's kind (`.xlsx`, `.xlsm`). */
export function isXlsx(bytes: Uint8Array): boolean {
  const isPacked = bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04;
  if (!isPacked || isPackedOther(bytes)) return false;
  return !new TextDecoder('latin1')
    .decode(bytes.subarray(30, 90))
    .startsWith('mimetypeapplication/vnd.oasis');
}

/**
 * The first sheet of a spreadsheet as comma-separated text, so that from there on it is read as any table is. Row
 * numbers are kept: line 7 is row 7. Dates become `2016-02-01`, and `#N/A` an empty cell.
 *
 * @param problems receives what is wrong; when the sheet cannot be read at all, the result is undefined
 * @example xlsxToCsv(readFileSync('svar.xlsx'), new TableProblems('svar.xlsx'))
 */
export function xlsxToCsv(
  bytes: Uint8Array,
  problems: TableProblems,
  mostBytes = largestTableBytes,
): Uint8Array | undefined {
  try {
    return convert(bytes, problems, mostBytes);
  } catch (error) {
    if (!(error instanceof XlsxRefusal)) throw error;
    problems.add(error.code, {}, error.say);
    return undefined;
  }
}

function convert(bytes: Uint8Array, problems: TableProblems, mostBytes: number): Uint8Array | undefined {
  const zip = openParts(bytes, mostBytes);
  const workbook = readWorkbook(zip);
  const xml = zip.text(workbook.sheetPath);
  if (xml === undefined) throw damaged(workbook.sheetPath);
  const text = new TextBuilder(mostBytes);
  const before = problems.count;
  let headings: readonly SheetCell[] | undefined;
  let headingRow = 0;
  let width = 0;
  let isBeyondSaid = false;

  readSheet(xml, workbook, {
    row: (number, cells) => {
      text.goToLine(number);
      if (headings === undefined) {
        headings = cells;
        headingRow = number;
        width = (cells.at(-1)?.column ?? 0) + 1;
        if (width > mostColumns) {
          throw new XlsxRefusal('too-many-columns', (locale) =>
            m.analyses_answers_too_many_columns({ count: width }, { locale }),
          );
        }
      }
      const beyond = cells.find(({ column }) => column >= width);
      if (beyond && !isBeyondSaid) {
        isBeyondSaid = true;
        const place = { line: number, columnName: columnName(beyond.column) };
        problems.add('beyond-headings', place, (locale) =>
          m.analyses_answers_xlsx_beyond({ row: headingRow }, { locale }),
        );
      }
      const values = new Array<string>(width).fill('');
      for (const { column, text: value, isError } of cells) {
        if (column >= width) continue;
        if (!isError) values[column] = value;
        else if (value !== '#N/A') {
          const heading =
            headings.find((one) => one.column === column)?.text.replace(/\s+/g, ' ') ?? columnName(column);
          problems.add('error-cell', { line: number, columnName: heading, value }, (locale) =>
            m.analyses_answers_xlsx_error_cell({}, { locale }),
          );
        }
      }
      text.addRow(values);
    },
    merged: (range) => {
      const [from = '', to = from] = range.split(':');
      const lastRow = Number(/\d+$/.exec(to)?.[0] ?? 0);
      if (headings === undefined || lastRow < headingRow || columnOf(from) >= width) return;
      const isHeading = Number(/\d+$/.exec(from)?.[0] ?? 0) <= headingRow;
      problems.add(isHeading ? 'merged-headings' : 'merged-cells', {}, (locale) =>
        isHeading
          ? m.analyses_answers_xlsx_merged_headings(
              { range: range.slice(0, 30), row: headingRow },
              { locale },
            )
          : m.analyses_answers_xlsx_merged_cells({ range: range.slice(0, 30) }, { locale }),
      );
    },
  });
  if (headings === undefined) {
    throw new XlsxRefusal('empty', (locale) => m.analyses_answers_xlsx_empty({}, { locale }));
  }
  return problems.count > before ? undefined : text.finish();
}

/** Puts lines together piece by piece, and never more than a table may be. */
class TextBuilder {
  readonly #chunks: Buffer[] = [];
  #lines: string[] = [];
  #pending = 0;
  #bytes = 0;
  #line = 1;
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  goToLine(line: number): void {
    const blank = line - this.#line;
    if (blank > 0) this.#add('\n'.repeat(blank));
    this.#line = line;
  }

  addRow(values: readonly string[]): void {
    this.#add(`${values.map(quoted).join(',')}\n`);
    this.#line += 1;
  }

  finish(): Uint8Array {
    this.#flush();
    return new Uint8Array(Buffer.concat(this.#chunks));
  }

  #add(text: string): void {
    this.#lines.push(text);
    this.#pending += text.length;
    if (this.#pending > 1_000_000) this.#flush();
  }

  #flush(): void {
    const chunk = Buffer.from(this.#lines.join(''), 'utf8');
    this.#bytes += chunk.length;
    if (this.#bytes > this.#most) throw tooLarge(Math.round(this.#most / 1024 / 1024));
    this.#chunks.push(chunk);
    this.#lines = [];
    this.#pending = 0;
  }
}

/**
 * Line breaks inside a cell become spaces, so that lines go on being rows; so do zero bytes, which would make the text
 * look like another format.
 */
function quoted(value: string): string {
  const oneLine = /[\r\n\0]/.test(value) ? value.replace(/[\r\n\0]+/g, ' ') : value;
  return /[",;\t]|^\s|\s$/.test(oneLine) ? `"${oneLine.replaceAll('"', '""')}"` : oneLine;
}
