import { textWidth } from '../figures/text.ts';
import type { TableBlock } from '../schema.ts';
import { plainText } from './runs.ts';
import { splitStars, starRoom, starWidth } from './table-grid.ts';

export type PaperTable = {
  readonly isLandscape: boolean;
  readonly fontSize: number;
  /** Points, one a column; together never wider than the page between its margins. */
  readonly columnWidths: readonly number[];
};

/** A4 between margins of 22 mm, in points. */
export const paper = { portrait: 470, landscape: 717 } as const;
export const cellPadding = 5;

const portraitSizes = [9.5, 9, 8.5, 8] as const;
const landscapeSizes = [9.5, 9, 8.5, 8, 7.5, 7, 6.5, 6] as const;
const readableLabel = 110;
const mostExtra = 22;

/**
 * Finds the largest type a table can have on paper without wrapping a number: upright if at all readable,
 * else on a sheet turned sideways. `stretch` is how much wider the document's font is than Source Sans 3.
 */
export function fitTable(table: TableBlock, withheldWord: string, stretch = 1): PaperTable {
  const columns = table.columns.map((_, index) => columnContent(table, index, withheldWord));
  for (const fontSize of portraitSizes) {
    const widths = fit(columns, fontSize * stretch, paper.portrait);
    if (widths) return { isLandscape: false, fontSize, columnWidths: widths };
  }
  for (const fontSize of landscapeSizes) {
    const widths = fit(columns, fontSize * stretch, paper.landscape);
    if (widths) return { isLandscape: true, fontSize, columnWidths: widths };
  }
  const fontSize = landscapeSizes.at(-1) ?? 6;
  const least = columns.map((column) => columnNeed(column, fontSize * stretch).least);
  const squeeze = paper.landscape / sum(least);
  return { isLandscape: true, fontSize, columnWidths: least.map((width) => width * squeeze) };
}

function fit(columns: readonly ColumnContent[], fontSize: number, available: number): number[] | undefined {
  const needs = columns.map((column) => columnNeed(column, fontSize));
  const readable = needs.map(({ least, ideal }) => Math.max(least, Math.min(ideal, readableLabel)));
  if (sum(readable) > available) return undefined;
  const widths = [...readable];
  let left = available - sum(widths);
  const wanting = needs.map(({ ideal }, index) => ideal - (widths[index] ?? 0));
  const share = Math.min(1, left / Math.max(1, sum(wanting)));
  wanting.forEach((want, index) => {
    widths[index] = (widths[index] ?? 0) + want * share;
  });
  left = available - sum(widths);
  const extra = Math.min(mostExtra, Math.max(0, left) / widths.length);
  return widths.map((width) => Math.floor((width + extra) * 10) / 10);
}

type ColumnContent = {
  readonly heading: string;
  readonly mayBreak: boolean;
  readonly cells: readonly { readonly text: string; readonly stars: number; readonly indent: number }[];
};

function columnContent(table: TableBlock, index: number, withheldWord: string): ColumnContent {
  const column = table.columns[index];
  const stars = starRoom(table)[index] ?? 0;
  const cells = table.rows
    .filter((row) => !row.isSection)
    .map(({ cells }) => {
      const cell = cells[index];
      const text = cell ? plainText(column?.align === 'right' ? splitStars(cell.text).value : cell.text) : '';
      const shown = cell?.isWithheld && text === '' ? withheldWord : text;
      return {
        text: `${shown}${cell?.note ?? ''}`,
        stars: cell?.isWithheld ? 0 : stars,
        indent: cell?.indent ?? 0,
      };
    });
  return { heading: column ? plainText(column.label) : '', mayBreak: column?.align === 'left', cells };
}

/** `least`: nothing but label columns may break, and they only between words. `ideal`: nothing breaks. */
function columnNeed(column: ColumnContent, size: number): { least: number; ideal: number } {
  const longestWord = (text: string) =>
    Math.max(0, ...text.split(/\s+/).map((word) => textWidth(word.slice(0, 30), size, 600)));
  const besides = (cell: ColumnContent['cells'][number]) => cell.indent * 12 + cell.stars * starWidth * size;
  const whole = Math.max(
    longestWord(column.heading),
    ...column.cells.map((cell) => textWidth(cell.text, size, 600) + besides(cell)),
  );
  const padding = 2 * cellPadding;
  if (!column.mayBreak) return { least: whole + padding, ideal: whole + padding };
  const words = Math.max(
    longestWord(column.heading),
    ...column.cells.map((cell) => longestWord(cell.text) + besides(cell)),
  );
  return { least: Math.min(words, readableLabel * 1.5) + padding, ideal: whole + padding };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
