const quote = 0x22;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const space = 0x20;

/** How a cell was written. */
const plainCell = 0;
const quotedCell = 1;
/** Quoted, with quotation marks inside that are written twice. */
export const doublyQuotedCell = 2;

/** One row as places in the bytes; the same object is filled anew for each row. */
export type ScannedRow = {
  /** The line, counted from 1, on which the row begins. */
  line: number;
  /** How many cells the row has, also those beyond what `starts` has room for. */
  cellCount: number;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly writtenAs: Uint8Array;
};

export type ScanFault = {
  readonly code: 'unterminated-quote' | 'text-after-quote';
  readonly line: number;
  readonly cell: number;
};

export type ScanOptions = {
  readonly delimiter: number;
  /** Where to begin, and on which line that is. */
  readonly from?: number;
  readonly firstLine?: number;
  /** The most cells of a row to remember the places of. */
  readonly room: number;
  /** Called for every row that has anything in it; false stops the scan. */
  readonly onRow: (row: ScannedRow, next: { position: number; line: number }) => boolean;
  /** Called for a fault that can be passed by; an unclosed quotation mark ends the scan. */
  readonly onFault: (fault: ScanFault) => void;
};

/**
 * Walks through delimiter-separated bytes (RFC 4180; CRLF, LF or CR ends a line) and tells where the cells of
 * each row are. It makes no strings, so that millions of rows cost little.
 */
export function scanRows(bytes: Uint8Array, options: ScanOptions): void {
  const { delimiter, room, onRow, onFault } = options;
  const length = bytes.length;
  const starts = new Int32Array(room);
  const ends = new Int32Array(room);
  const writtenAs = new Uint8Array(room);
  const row: ScannedRow = { line: 1, cellCount: 0, starts, ends, writtenAs };
  const next = { position: 0, line: 1 };
  let position = options.from ?? 0;
  let line = options.firstLine ?? 1;

  while (position < length) {
    row.line = line;
    let cell = 0;
    let isRowOpen = true;
    while (isRowOpen) {
      let start = position;
      let end: number;
      let style = plainCell;
      if (position < length && bytes[position] === quote) {
        const quoteLine = line;
        position += 1;
        start = position;
        style = quotedCell;
        for (;;) {
          while (position < length && bytes[position] !== quote) {
            const byte = bytes[position]!;
            if (byte === lineFeed || (byte === carriageReturn && bytes[position + 1] !== lineFeed)) line += 1;
            position += 1;
          }
          if (position >= length) {
            onFault({ code: 'unterminated-quote', line: quoteLine, cell });
            return;
          }
          if (bytes[position + 1] !== quote) break;
          style = doublyQuotedCell;
          position += 2;
        }
        end = position;
        position += 1;
        let isFaulty = false;
        while (position < length) {
          const byte = bytes[position]!;
          if (byte === delimiter || byte === lineFeed || byte === carriageReturn) break;
          if (byte !== space) isFaulty = true;
          position += 1;
        }
        if (isFaulty) onFault({ code: 'text-after-quote', line, cell });
      } else {
        while (position < length) {
          const byte = bytes[position]!;
          if (byte === delimiter || byte === lineFeed || byte === carriageReturn) break;
          position += 1;
        }
        end = position;
      }
      if (cell < room) {
        starts[cell] = start;
        ends[cell] = end;
        writtenAs[cell] = style;
      }
      cell += 1;
      if (position < length && bytes[position] === delimiter) {
        position += 1;
      } else {
        isRowOpen = false;
        if (position < length) {
          position += bytes[position] === carriageReturn && bytes[position + 1] === lineFeed ? 2 : 1;
          line += 1;
        }
      }
    }
    row.cellCount = cell;
    // Spreadsheets end a file with rows of nothing but delimiters; nobody answered those.
    const isEmptyLine =
      cell <= room &&
      writtenAs[0] === plainCell &&
      ends[cell - 1]! - starts[0]! === cell - 1 &&
      isBlank(bytes, starts[0]!, ends[cell - 1]!, delimiter);
    if (isEmptyLine) continue;
    next.position = position;
    next.line = line;
    if (!onRow(row, next)) return;
  }
}

function isBlank(bytes: Uint8Array, from: number, to: number, delimiter: number): boolean {
  for (let position = from; position < to; position += 1) if (bytes[position] !== delimiter) return false;
  return true;
}

const decoder = new TextDecoder('utf-8');

/** No one answers with more than a megabyte; a cell that long is a hostile file, and is cut. */
const longestCellBytes = 1_000_000;

/** The text of one cell, with doubled quotation marks made single; spaces around it stay. */
export function cellText(bytes: Uint8Array, row: ScannedRow, cell: number): string {
  const start = row.starts[cell]!;
  const end = Math.min(row.ends[cell]!, start + longestCellBytes);
  const text = decoder.decode(bytes.subarray(start, end));
  return row.writtenAs[cell] === doublyQuotedCell ? text.replaceAll('""', '"') : text;
}
