import { mostColumns } from '../table-limits.ts';
import { openParts } from './parts.ts';
import { readSheet } from './read-sheet.ts';
import { readWorkbook } from './workbook.ts';
import { tooLarge } from './xlsx-refusal.ts';

export type SheetRow = {
  /** As in the spreadsheet, from 1. */
  readonly number: number;
  /** Cells that say something, by their column from 0; an error cell is empty. */
  readonly cells: ReadonlyMap<number, string>;
};
export type Sheet = {
  readonly name: string;
  readonly rows: readonly SheetRow[];
  readonly errors: readonly number[];
};

export type SheetsOptions = {
  /** What all parts may unpack to. */
  readonly mostBytes: number;
  /** The most cells in all sheets together. */
  readonly mostCells: number;
  /** Which sheets to read; the others come without rows. */
  readonly isWanted: (name: string) => boolean;
};

/**
 * Every sheet of a small workbook, with the cells that say something; line breaks in cells are kept.
 *
 * @throws XlsxRefusal when it is damaged, locked or too large
 */
export function allSheets(bytes: Uint8Array, options: SheetsOptions): readonly Sheet[] {
  const zip = openParts(bytes, options.mostBytes);
  const workbook = readWorkbook(zip);
  let cellCount = 0;
  return workbook.sheets.map(({ name, path }) => {
    const rows: SheetRow[] = [];
    const errors: number[] = [];
    const xml = options.isWanted(name) ? zip.text(path) : undefined;
    if (xml === undefined) return { name, rows, errors };
    readSheet(
      xml,
      { ...workbook, sheetPath: path },
      {
        row: (number, cells) => {
          cellCount += cells.length;
          if (cellCount > options.mostCells) throw tooLarge(Math.round(options.mostBytes / 1024 / 1024));
          const kept = cells.filter(({ column, isError }) => column < mostColumns && !isError);
          if (cells.some(({ isError }) => isError)) errors.push(number);
          rows.push({ number, cells: new Map(kept.map(({ column, text }) => [column, text])) });
        },
        merged: () => {},
      },
    );
    return { name, rows, errors };
  });
}
