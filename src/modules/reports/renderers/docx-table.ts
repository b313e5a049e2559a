import {
  AlignmentType,
  BorderStyle,
  type IBorderOptions,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlign,
  WidthType,
} from 'docx';
import type { Cell, TableBlock, Text } from '../schema.ts';
import { faint, ink, subtle } from './docx-styles.ts';
import { docxRuns } from './docx-text.ts';
import { plainText } from './runs.ts';
import { headerRows, isHeadingCell } from './table-grid.ts';
import { cellPadding, type PaperTable } from './table-measure.ts';

const none: IBorderOptions = { style: BorderStyle.NIL };
const thick: IBorderOptions = { style: BorderStyle.SINGLE, size: 8, color: ink };
const thin: IBorderOptions = { style: BorderStyle.SINGLE, size: 4, color: ink };
const light: IBorderOptions = { style: BorderStyle.SINGLE, size: 4, color: faint };
const twipsPerPoint = 20;
const mostRowsKeptTogether = 25;
const sides = { left: AlignmentType.LEFT, right: AlignmentType.RIGHT, center: AlignmentType.CENTER } as const;

/** APA style: a line above and below the headings and one at the end, none upright; headings repeat on each page. */
export function docxTable(table: TableBlock, fitted: PaperTable, withheldWord: string): Table {
  const size = Math.round(fitted.fontSize * 2);
  const widths = fitted.columnWidths.map((width) => Math.round(width * twipsPerPoint));
  const spanWidth = (from: number, count: number) =>
    widths.slice(from, from + count).reduce((a, b) => a + b, 0);
  // Word keeps rows together by their paragraphs: a short table stays on one page, with its notes.
  const keepNext = !table.isRunning && table.rows.length <= mostRowsKeptTogether;
  const paragraph = (
    text: Text,
    align: keyof typeof sides,
    look: Parameters<typeof docxRuns>[1],
    indent = 0,
  ) =>
    new Paragraph({
      style: 'ReportTableText',
      keepNext,
      alignment: sides[align],
      ...(indent > 0 ? { indent: { left: indent * 240 } } : {}),
      children: docxRuns(text, { size, ...look }),
    });

  const header = headerRows(table.columns);
  const head = header.map(
    (cells, rowIndex) =>
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: cells.map(
          (cell) =>
            new TableCell({
              width: { size: spanWidth(cell.column, cell.columnSpan), type: WidthType.DXA },
              columnSpan: cell.columnSpan,
              rowSpan: cell.rowSpan,
              verticalAlign: VerticalAlign.BOTTOM,
              borders: {
                top: rowIndex === 0 ? thick : none,
                bottom: cell.isGroup ? light : thin,
                left: none,
                right: none,
              },
              children: [paragraph(cell.text, cell.align, { bold: true })],
            }),
        ),
      }),
  );

  const last = table.rows.length - 1;
  const body = table.rows.map((row, rowIndex) => {
    const borders = {
      top: row.isTotal ? light : none,
      bottom: rowIndex === last ? thick : none,
      left: none,
      right: none,
    };
    if (row.isSection) {
      const cell = new TableCell({
        columnSpan: table.columns.length,
        width: { size: spanWidth(0, widths.length), type: WidthType.DXA },
        borders,
        children: [
          new Paragraph({
            style: 'ReportTableText',
            keepNext: true,
            spacing: { before: 140 },
            children: docxRuns(row.cells[0]?.text ?? '', { size, bold: true }),
          }),
        ],
      });
      return new TableRow({ cantSplit: true, children: [cell] });
    }
    return new TableRow({
      cantSplit: true,
      children: row.cells.map(
        (cell, index) =>
          new TableCell({
            width: { size: widths[index] ?? 0, type: WidthType.DXA },
            borders,
            children: [
              paragraph(
                cellText(cell, withheldWord),
                table.columns[index]?.align ?? 'left',
                {
                  ...(row.isTotal ? { bold: true } : {}),
                  ...(cell.isWithheld ? { italics: true, color: subtle } : {}),
                },
                isHeadingCell(cell, index) ? (cell.indent ?? 0) : 0,
              ),
            ],
          }),
      ),
    });
  });

  return new Table({
    columnWidths: widths,
    width: { size: spanWidth(0, widths.length), type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    margins: { left: 0, right: cellPadding * 2 * twipsPerPoint, marginUnitType: WidthType.DXA },
    borders: {
      top: none,
      bottom: none,
      left: none,
      right: none,
      insideHorizontal: none,
      insideVertical: none,
    },
    rows: [...head, ...body],
  });
}

function cellText(cell: Cell, withheldWord: string): Text {
  const text: Text = cell.isWithheld && plainText(cell.text) === '' ? withheldWord : cell.text;
  if (!cell.note) return text;
  const parts = typeof text === 'string' ? [text] : text;
  return [...parts, { text: cell.note, superscript: true }];
}
