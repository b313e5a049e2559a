import { comparable, isNumericItem } from '#modules/studies/index.ts';
import type { Item, Study } from '#modules/studies/schema.ts';
import { cellText, doublyQuotedCell, type ScannedRow } from '#platform/tables/scan-rows.ts';
import {
  type AnswerCodes,
  answerCodesOf,
  missingCodes,
  noAnswer,
  notAllowed,
  numberIn,
} from './answer-codes.ts';
import type { DecodedColumn } from './answer-table.ts';

/** Takes in one column, cell by cell. */
export type ColumnReader = {
  readonly itemId: string;
  /** False when the cell is not among the allowed answers. */
  readonly read: (bytes: Uint8Array, row: ScannedRow, cell: number, rowIndex: number) => boolean;
  /** The same for a value that is no longer text in a file; null is no answer. */
  readonly take: (value: number | string | null, rowIndex: number) => boolean;
  /**
   * For columns of numbers: what each digit alone means and where that goes. Most answers are one digit, and
   * those are read without a call for each cell.
   */
  readonly digits?: { readonly codes: Float64Array; readonly values: Float64Array };
  readonly finish: (rowCount: number) => DecodedColumn;
};

/** The most different texts of one column to remember the meaning of. */
const mostRemembered = 10_000;

export function itemReader(study: Study, item: Item, mostRows: number): ColumnReader {
  if (item.kind === 'text') return textReader(study, item);
  const codes = answerCodesOf(study, item);
  const values = new Float64Array(mostRows);
  const decode = cellDecoder(codes);
  const read: ColumnReader['read'] = (bytes, row, cell, rowIndex) => {
    const code = decode(bytes, row, cell);
    values[rowIndex] = code === notAllowed ? noAnswer : code;
    return code !== notAllowed;
  };
  const take: ColumnReader['take'] = (value, rowIndex) => {
    const isNumber = typeof value === 'number' && codes.takesNumbers;
    const code = value === null ? noAnswer : isNumber ? codes.fromNumber(value) : codes.fromText(`${value}`);
    values[rowIndex] = code === notAllowed ? noAnswer : code;
    return code !== notAllowed;
  };
  const itemId = item.id;
  const codesOfDigits = (digit: number) => (codes.takesNumbers ? codes.fromNumber(digit) : notAllowed);
  const digits = { codes: Float64Array.from({ length: 10 }, (_, digit) => codesOfDigits(digit)), values };
  if (item.kind !== 'choice') {
    return {
      itemId,
      read,
      take,
      digits,
      finish: (rowCount) => ({ itemId, kind: 'numeric', numbers: values.subarray(0, rowCount) }),
    };
  }
  const options = item.options.map(({ value }) => value);
  return {
    itemId,
    read,
    take,
    digits,
    finish: (rowCount) => {
      const positions = values.subarray(0, rowCount);
      const categories: (number | string | null)[] = [];
      for (const position of positions) categories.push(Number.isNaN(position) ? null : options[position]!);
      if (!isNumericItem(item)) return { itemId, kind: 'category', categories };
      const numbers = positions.map((position) =>
        Number.isNaN(position) ? noAnswer : (options[position] as number),
      );
      return { itemId, kind: 'category', categories, numbers };
    },
  };
}

/** Answers in words, kept as they are. */
function textReader(study: Study, item: Item): ColumnReader {
  const missing = missingCodes(study, item).texts;
  const texts: (string | null)[] = [];
  const push = (written: string) => {
    const text = written.trim();
    texts.push(text === '' || (text.length < 100 && missing.has(comparable(text))) ? null : text);
    return true;
  };
  return {
    itemId: item.id,
    read: (bytes, row, cell) => push(cellText(bytes, row, cell)),
    take: (value) => push(`${value ?? ''}`),
    finish: () => ({ itemId: item.id, kind: 'text', texts }),
  };
}

/** The office, when it is a column of its own and no item: whatever stands there is an office. */
export function officeReader(study: Study, column: string): ColumnReader {
  const missing = missingCodes(study, undefined);
  const remembered = new Map<string, number | string | null>();
  const categories: (number | string | null)[] = [];
  const meaningOf = (text: string): number | string | null => {
    const wanted = text.trim();
    if (wanted === '' || missing.texts.has(comparable(wanted))) return null;
    // "0301" stays a text: its zero means something.
    const value = /^-?(0|[1-9]\d{0,14})$/.test(wanted) ? numberIn(wanted) : undefined;
    if (value === undefined) return wanted;
    return missing.numbers.has(value) ? null : value;
  };
  const push = (text: string) => {
    let office = remembered.get(text);
    if (office === undefined) {
      office = meaningOf(text);
      if (remembered.size < mostRemembered) remembered.set(text, office);
    }
    categories.push(office);
    return true;
  };
  return {
    itemId: column,
    read: (bytes, row, cell) => push(cellText(bytes, row, cell)),
    take: (value) => push(`${value ?? ''}`),
    finish: () => ({ itemId: column, kind: 'category', categories }),
  };
}

/** Understands cells straight from their bytes where they are plain numbers, and as text otherwise. */
function cellDecoder(codes: AnswerCodes) {
  const remembered = new Map<string, number>();
  const asText = (bytes: Uint8Array, row: ScannedRow, cell: number): number => {
    const text = cellText(bytes, row, cell);
    let code = remembered.get(text);
    if (code === undefined) {
      code = codes.fromText(text);
      if (remembered.size < mostRemembered && text.length < 1000) remembered.set(text, code);
    }
    return code;
  };
  if (!codes.takesNumbers) return asText;
  return (bytes: Uint8Array, row: ScannedRow, cell: number): number => {
    const start = row.starts[cell]!;
    const end = row.ends[cell]!;
    if (end === start) return noAnswer;
    if (row.writtenAs[cell] === doublyQuotedCell) return asText(bytes, row, cell);
    const value = plainNumber(bytes, start, end);
    return Number.isNaN(value) ? asText(bytes, row, cell) : codes.fromNumber(value);
  };
}

const tenTo = Float64Array.from({ length: 16 }, (_, power) => 10 ** power);

/**
 * The number written in the bytes: digits with at most one point or comma and a sign. NaN when it is written
 * in another way or with more than 15 digits; with fewer, both the digits and the power of ten are exact, so
 * their quotient is the correctly rounded number.
 */
function plainNumber(bytes: Uint8Array, from: number, to: number): number {
  let start = from;
  let end = to;
  while (start < end && bytes[start] === 0x20) start += 1;
  while (end > start && bytes[end - 1] === 0x20) end -= 1;
  const isNegative = bytes[start] === 0x2d;
  if (isNegative) start += 1;
  if (end === start || end - start > 16) return Number.NaN;
  let digits = 0;
  let digitCount = 0;
  let decimals = -1;
  for (let index = start; index < end; index += 1) {
    const byte = bytes[index]!;
    if (byte >= 0x30 && byte <= 0x39) {
      digits = digits * 10 + (byte - 0x30);
      digitCount += 1;
      if (decimals >= 0) decimals += 1;
    } else if ((byte === 0x2e || byte === 0x2c) && decimals < 0) {
      decimals = 0;
    } else {
      return Number.NaN;
    }
  }
  if (digitCount === 0 || digitCount > 15) return Number.NaN;
  const value = decimals > 0 ? digits / tenTo[decimals]! : digits;
  return isNegative ? -value : value;
}
