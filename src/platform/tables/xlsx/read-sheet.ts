import { scanPart } from './parts.ts';
import { isoOf } from './serial-date.ts';
import { unescaped, type Workbook } from './workbook.ts';
import { damaged } from './xlsx-refusal.ts';

/** A cell that says something: what, or which error stands there instead. */
export type SheetCell = { readonly column: number; readonly text: string; readonly isError: boolean };

export type SheetListener = {
  /** Rows in order, numbered from 1 as in the spreadsheet; rows without anything in them are left out. */
  readonly row: (number: number, cells: readonly SheetCell[]) => void;
  /** Cells that are put together, such as `A1:C1`. */
  readonly merged: (range: string) => void;
};

const mostRows = 1_048_576;
const mostSheetColumns = 16_384;

/** Reads the rows of a sheet, each cell as it would be written in a text file. */
export function readSheet(xml: string, workbook: Workbook, listener: SheetListener): void {
  const part = workbook.sheetPath;
  let row = 0;
  let column = -1;
  let cells: SheetCell[] = [];
  let kind = 'n';
  let style = 0;
  let pieces: string[] = [];
  let isValue = false;
  let isPhonetic = false;

  scanPart(xml, part, {
    open: (name, attribute) => {
      switch (name) {
        case 'row': {
          const number = Number(attribute('r') ?? row + 1);
          if (!(Number.isInteger(number) && number > row && number <= mostRows)) throw damaged(part);
          row = number;
          column = -1;
          cells = [];
          break;
        }
        case 'c': {
          const reference = attribute('r');
          const at = reference === undefined ? column + 1 : columnOf(reference);
          if (!(at > column && at < mostSheetColumns)) throw damaged(part);
          column = at;
          kind = attribute('t') ?? 'n';
          style = Number(attribute('s') ?? 0);
          pieces = [];
          break;
        }
        case 'rPh':
          isPhonetic = true;
          break;
        case 'v':
          isValue = true;
          break;
        case 't':
          isValue = !isPhonetic;
          break;
        case 'mergeCell':
          listener.merged(attribute('ref') ?? '');
      }
    },
    close: (name) => {
      if (name === 'v' || name === 't') isValue = false;
      if (name === 'rPh') isPhonetic = false;
      if (name === 'c' && pieces.length > 0) {
        const text = textOfCell(pieces.join(''), kind, style, workbook);
        if (text.trim() !== '') cells.push({ column, text, isError: kind === 'e' });
      }
      if (name === 'row' && cells.length > 0) listener.row(row, cells);
    },
    text: (text) => {
      if (isValue) pieces.push(text);
    },
  });
}

function textOfCell(value: string, kind: string, style: number, workbook: Workbook): string {
  const { sheetPath, sharedTexts, isDateStyle, isFrom1904 } = workbook;
  switch (kind) {
    case 's': {
      const text = sharedTexts[Number(value)];
      if (text === undefined) throw damaged(sheetPath);
      return text;
    }
    case 'b':
      return value.trim() === '1' || value.trim() === 'true' ? 'TRUE' : 'FALSE';
    case 'inlineStr':
    case 'str':
      return unescaped(value);
    case 'd':
    case 'e':
      return value;
    default: {
      const number = Number(value);
      if (value.trim() === '') return '';
      if (!Number.isFinite(number)) throw damaged(sheetPath);
      return isDateStyle[style] ? isoOf(number, isFrom1904) : String(number);
    }
  }
}

/** @example columnOf('AB12') // 27 */
export function columnOf(reference: string): number {
  let column = 0;
  for (const letter of /^[A-Z]{1,3}/.exec(reference)?.[0] ?? '')
    column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}

/** @example columnName(27) // 'AB' */
export function columnName(column: number): string {
  let name = '';
  for (let left = column + 1; left > 0; left = Math.floor((left - 1) / 26)) {
    name = String.fromCharCode(65 + ((left - 1) % 26)) + name;
  }
  return name;
}
