import { m } from '#messages';
import { isPackedOther } from './packed-file.ts';
import { cellText, type ScannedRow, scanRows } from './scan-rows.ts';
import { largestTableBytes, mostColumns } from './table-limits.ts';
import type { Say, TableProblems } from './table-problem.ts';
import { toUtf8 } from './to-utf8.ts';
import { isXlsx, xlsxToCsv } from './xlsx/xlsx-to-csv.ts';

/** A table whose headings are read and whose rows are still bytes. */
export type OpenTable = {
  readonly bytes: Uint8Array;
  readonly delimiter: number;
  /** Trimmed; in the order of the file. */
  readonly headings: readonly string[];
  readonly bodyStart: number;
  readonly bodyLine: number;
};

export type OpenTableOptions = {
  readonly bytes: Uint8Array;
  /** Receives what is wrong; when the result is undefined, the table cannot be read at all. */
  readonly problems: TableProblems;
  /** Helps to tell the delimiter when more than one could be it. */
  readonly isExpectedHeading?: (heading: string) => boolean;
  /** How large the table may be, unpacked. */
  readonly mostBytes?: number;
};

/**
 * Finds out how a CSV file is written (encoding, delimiter, headings) and refuses what is not one. A spreadsheet is
 * turned into one first.
 */
export function openTable({
  bytes: given,
  problems,
  isExpectedHeading,
  mostBytes = largestTableBytes,
}: OpenTableOptions): OpenTable | undefined {
  const refuse = (code: string, say: Say, place: { line?: number } = {}): undefined => {
    problems.add(code, place, say);
    return undefined;
  };
  const isSheet = isXlsx(given);
  const bytes = isSheet && given.length <= mostBytes ? xlsxToCsv(given, problems, mostBytes) : given;
  if (!bytes) return undefined;
  if (bytes.length > mostBytes) {
    const megabytes = Math.ceil(bytes.length / 1024 / 1024);
    return refuse('too-large', (locale) => m.analyses_answers_file_too_large({ megabytes }, { locale }));
  }
  const otherFormat = sayOtherFormat(bytes);
  if (otherFormat) return refuse('not-csv', otherFormat);

  const converted = toUtf8(bytes);
  if ('unreadableAt' in converted) {
    const nulBefore = bytes.indexOf(0);
    if (nulBefore >= 0) return refuseNul(bytes, nulBefore);
    const line = lineAt(bytes, converted.unreadableAt);
    return refuse('encoding', (locale) => m.analyses_answers_file_encoding({}, { locale }), { line });
  }
  const text = converted.bytes;
  const nul = text.indexOf(0);
  if (nul >= 0) return refuseNul(text, nul);
  const otherText = sayOtherText(text);
  if (otherText) return refuse('not-csv', otherText);

  const declared = isSheet ? undefined : declaredDelimiter(text);
  const from = declared?.bodyStart ?? 0;
  const firstLine = declared ? 2 : 1;
  const delimiter = isSheet ? comma : (declared?.delimiter ?? likelyDelimiter(text, isExpectedHeading));
  const opened = readHeadings(text, { delimiter, from, firstLine });
  if (!opened) {
    if (unclosedHeading(text, delimiter, from, firstLine, problems)) return undefined;
    return refuse('empty', (locale) => m.analyses_answers_file_empty({}, { locale }));
  }
  if (opened.columnCount > mostColumns) {
    const count = opened.columnCount;
    return refuse(
      'too-many-columns',
      (locale) => m.analyses_answers_too_many_columns({ count }, { locale }),
      {
        line: firstLine,
      },
    );
  }
  return { bytes: text, delimiter, ...opened };

  function refuseNul(content: Uint8Array, at: number): undefined {
    const line = lineAt(content, at);
    return refuse('nul', (locale) => m.analyses_answers_file_nul({}, { locale }), { line });
  }
}

function sayOtherFormat(bytes: Uint8Array): Say | undefined {
  if (isPackedOther(bytes)) return (locale) => m.analyses_answers_file_zip({}, { locale });
  const begins = (...magic: readonly number[]) => magic.every((byte, index) => bytes[index] === byte);
  if (begins(0x50, 0x4b, 0x03, 0x04) || begins(0xd0, 0xcf, 0x11, 0xe0)) {
    return (locale) => m.analyses_answers_file_xlsx({}, { locale });
  }
  if (begins(0x24, 0x46, 0x4c, 0x32) || begins(0x24, 0x46, 0x4c, 0x33)) {
    return (locale) => m.analyses_answers_file_sav({}, { locale });
  }
  // SPSS files with a password say so after eight bytes.
  if (new TextDecoder('latin1').decode(bytes.subarray(8, 20)) === 'ENCRYPTEDSAV') {
    return (locale) => m.analyses_answers_sav_encrypted({}, { locale });
  }
  if (begins(0x25, 0x50, 0x44, 0x46)) return (locale) => m.analyses_answers_file_pdf({}, { locale });
  return undefined;
}

/** Text that is something else than a table: read as one, every line of it would be wrong in the same way. */
function sayOtherText(text: Uint8Array): Say | undefined {
  const start = new TextDecoder().decode(text.subarray(0, 400)).trimStart();
  if (/^(\{\s*["}]|\[\s*([[{"\]]|-?\d))/.test(start)) {
    return (locale) => m.analyses_answers_file_json({}, { locale });
  }
  if (/^<(\?xml|!doctype|html|head|meta|table)[\s>]/i.test(start)) {
    return (locale) => m.analyses_answers_file_markup({}, { locale });
  }
  return undefined;
}

/** Spreadsheets may say the delimiter on a first line of its own: `sep=;`. */
function declaredDelimiter(bytes: Uint8Array): { delimiter: number; bodyStart: number } | undefined {
  const match = /^sep=([,;\t])(\r\n|\r|\n)/i.exec(String.fromCharCode(...bytes.subarray(0, 8)));
  if (!match) return undefined;
  return { delimiter: match[1]!.charCodeAt(0), bodyStart: match[0].length };
}

const comma = 0x2c;
const candidates = [comma, 0x3b, 0x09];
const rowsLookedAt = 200;

/**
 * The delimiter that makes the headings known, the rows as long as the headings, and the columns many, in
 * that order. A decimal comma thus gives itself away: it makes rows longer than their headings.
 */
function likelyDelimiter(bytes: Uint8Array, isExpected: ((heading: string) => boolean) | undefined): number {
  let best = candidates[0]!;
  let bestScore = [-1, -1, -1];
  for (const delimiter of candidates) {
    const lengths: number[] = [];
    let expected = 0;
    scanRows(bytes, {
      delimiter,
      room: mostColumns,
      onFault: () => {},
      onRow: (row) => {
        if (lengths.length === 0 && isExpected) {
          for (let cell = 0; cell < Math.min(row.cellCount, mostColumns); cell += 1) {
            if (isExpected(cellText(bytes, row, cell))) expected += 1;
          }
        }
        lengths.push(row.cellCount);
        return lengths.length < rowsLookedAt;
      },
    });
    const columns = lengths[0] ?? 0;
    const even = lengths.filter((length) => length === columns).length / Math.max(1, lengths.length);
    const score = [expected, columns > 1 ? even : 0, columns];
    if (isHigher(score, bestScore)) {
      best = delimiter;
      bestScore = score;
    }
  }
  return best;
}

function isHigher(a: readonly number[], b: readonly number[]): boolean {
  const index = a.findIndex((value, i) => value !== b[i]);
  return index >= 0 && a[index]! > b[index]!;
}

type Start = { readonly delimiter: number; readonly from: number; readonly firstLine: number };

function readHeadings(bytes: Uint8Array, start: Start) {
  let result: { headings: string[]; columnCount: number; bodyStart: number; bodyLine: number } | undefined;
  scanRows(bytes, {
    ...start,
    room: mostColumns,
    onFault: () => {},
    onRow: (row, next) => {
      const count = Math.min(row.cellCount, mostColumns);
      const headings = Array.from({ length: count }, (_, cell) => cellText(bytes, row, cell).trim());
      result = {
        headings,
        columnCount: row.cellCount,
        bodyStart: next.position,
        bodyLine: next.line,
      };
      return false;
    },
  });
  return result;
}

function unclosedHeading(
  bytes: Uint8Array,
  delimiter: number,
  from: number,
  firstLine: number,
  problems: TableProblems,
): boolean {
  let isUnclosed = false;
  scanRows(bytes, {
    delimiter,
    from,
    firstLine,
    room: 1,
    onRow: () => true,
    onFault: ({ line }) => {
      isUnclosed = true;
      problems.add('unterminated-quote', { line }, (locale) =>
        m.analyses_answers_unterminated_quote({}, { locale }),
      );
    },
  });
  return isUnclosed;
}

function lineAt(bytes: Uint8Array, position: number): number {
  let line = 1;
  for (let index = 0; index < position; index += 1) {
    const byte = bytes[index];
    if (byte === 0x0a || (byte === 0x0d && bytes[index + 1] !== 0x0a)) line += 1;
  }
  return line;
}

/** The most rows the table can have: a row takes a line and, for every column but one, a delimiter. */
export function mostRowsOf({ bytes, headings, bodyStart }: OpenTable): number {
  let lines = 1;
  for (let index = bodyStart; index < bytes.length; index += 1) {
    const byte = bytes[index]!;
    if (byte === 0x0a || byte === 0x0d) lines += 1;
  }
  return Math.min(lines, Math.ceil((bytes.length - bodyStart) / headings.length) + 1);
}

/** Scans the rows under the headings; rows of another length and faulty quotation marks become problems. */
export function scanBody(table: OpenTable, problems: TableProblems, onRow: (row: ScannedRow) => void): void {
  const { bytes, delimiter, headings, bodyStart, bodyLine } = table;
  const expected = headings.length;
  let found = 0;
  scanRows(bytes, {
    delimiter,
    from: bodyStart,
    firstLine: bodyLine,
    room: expected,
    onRow: (row) => {
      found += 1;
      if (row.cellCount === expected) {
        onRow(row);
        return true;
      }
      const counts = { found: row.cellCount, expected };
      const mayBeDecimalComma = delimiter === 0x2c && row.cellCount > expected;
      problems.add('ragged-row', { line: row.line }, (locale) =>
        mayBeDecimalComma
          ? m.analyses_answers_ragged_row_comma(counts, { locale })
          : m.analyses_answers_ragged_row(counts, { locale }),
      );
      return true;
    },
    onFault: ({ code, line, cell }) => {
      found += 1;
      const heading = headings[cell];
      const place = { line, ...(heading ? { columnName: heading } : {}) };
      problems.add(code, place, (locale) =>
        code === 'unterminated-quote'
          ? m.analyses_answers_unterminated_quote({}, { locale })
          : m.analyses_answers_text_after_quote({}, { locale }),
      );
    },
  });
  if (found > 0) return;
  problems.add('only-headings', {}, (locale) => m.analyses_answers_file_only_headings({}, { locale }));
}
