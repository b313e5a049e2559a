import type { Cell, TableBlock, TableColumn, Text } from '../schema.ts';
import { plainText, runsOf } from './runs.ts';

export type HeaderCell = {
  readonly text: Text;
  readonly align: TableColumn['align'];
  readonly column: number;
  readonly columnSpan: number;
  readonly rowSpan: number;
  /** A heading over several columns, with its own line under it. */
  readonly isGroup: boolean;
};

/** One header row, or two where neighbouring columns share a spanning heading. */
export function headerRows(columns: readonly TableColumn[]): readonly (readonly HeaderCell[])[] {
  const hasGroups = columns.some((column) => column.group !== undefined);
  const single = (column: TableColumn, index: number, rowSpan: number): HeaderCell => ({
    text: column.label,
    align: column.align,
    column: index,
    columnSpan: 1,
    rowSpan,
    isGroup: false,
  });
  if (!hasGroups) return [columns.map((column, index) => single(column, index, 1))];
  const top: HeaderCell[] = [];
  const bottom: HeaderCell[] = [];
  columns.forEach((column, index) => {
    if (column.group === undefined) {
      top.push(single(column, index, 2));
      return;
    }
    bottom.push(single(column, index, 1));
    const before = top.at(-1);
    if (before?.isGroup && columns[index - 1]?.group === column.group) {
      top[top.length - 1] = { ...before, columnSpan: before.columnSpan + 1 };
      return;
    }
    top.push({
      text: column.group,
      align: 'center',
      column: index,
      columnSpan: 1,
      rowSpan: 1,
      isGroup: true,
    });
  });
  return [top, bottom];
}

export function isHeadingCell(cell: Cell, index: number): boolean {
  return cell.isHeading ?? index === 0;
}

/** `,48***` is a number and its stars: the stars hang to the right so that the decimals stay under each other. */
export function splitStars(text: Text): { value: Text; stars: string } {
  const runs = runsOf(text);
  const last = runs.at(-1);
  const stars = last ? (/\*+$/.exec(last.text)?.[0] ?? '') : '';
  if (!last || stars === '' || plainText(text) === stars) return { value: text, stars: '' };
  const kept = last.text.slice(0, -stars.length);
  return { value: [...runs.slice(0, -1), ...(kept === '' ? [] : [{ ...last, text: kept }])], stars };
}

/** Width of an asterisk in Source Sans 3, as a share of the type size. */
export const starWidth = 0.42;

/** Most stars in each right-aligned column: every cell there leaves room for so many. */
export function starRoom(table: TableBlock): readonly number[] {
  return table.columns.map((column, index) =>
    column.align !== 'right'
      ? 0
      : Math.max(0, ...table.rows.map(({ cells }) => splitStars(cells[index]?.text ?? '').stars.length)),
  );
}
