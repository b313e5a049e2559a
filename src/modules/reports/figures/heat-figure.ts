import {
  element,
  type Figure,
  type FigureOptions,
  figureWidths,
  frameFigure,
  hatch,
  textLines,
} from './figure.ts';
import { footKey } from './foot-key.ts';
import { type ColourName, paintFor } from './palette.ts';
import { textWidth, wrapText } from './text.ts';

/** How far from the target: the darker, the further. `none`: no target to hold it against. */
export type HeatTone = 'reached' | 'near' | 'below' | 'far' | 'farthest' | 'none';
export type HeatCell = {
  readonly text: string;
  readonly tone: HeatTone;
  readonly isWithheld?: boolean;
};
export type HeatTable = {
  readonly columns: readonly { readonly label: string; readonly group: string }[];
  readonly rows: readonly {
    readonly label: string;
    readonly cells: readonly HeatCell[];
    readonly isTotal?: boolean;
  }[];
  readonly steps: readonly { readonly tone: HeatTone; readonly label: string }[];
  readonly key: string;
};

const fills: Readonly<Record<HeatTone, ColourName>> = {
  reached: 'positive-1',
  near: 'negative-1',
  below: 'negative-2',
  far: 'negative-3',
  farthest: 'negative-4',
  none: 'quiet',
};
const size = 13;
const rowHeight = 24;

/** What stands in each cell is the number; the ground only gets darker, in grey as well, the further from the target. */
export function heatFigure(table: HeatTable, options: FigureOptions): Figure {
  const paint = paintFor(options.theme ?? 'web');
  const width = figureWidths.wide;
  const labelRoom = 168;
  const cellWidth = (width - labelRoom) / Math.max(1, table.columns.length);
  const groups = table.columns.reduce<{ label: string; from: number; count: number }[]>(
    (found, { group }, at) => {
      if (found.at(-1)?.label === group) found.at(-1)!.count += 1;
      else found.push({ label: group, from: at, count: 1 });
      return found;
    },
    [],
  );
  const groupLines = groups.map(({ label, count }) => wrapText(label, count * cellWidth - 6, 12));
  const groupHeight = Math.max(0, ...groupLines.map((lines) => lines.length)) * 15 + 6;
  const headHeight = 22;
  const top = groupHeight + headHeight;
  const left = (at: number) => labelRoom + at * cellWidth;
  const parts = groups.flatMap(({ from, count }, at) => [
    textLines({
      lines: groupLines[at]!,
      x: left(from) + (count * cellWidth) / 2,
      y: groupHeight / 2,
      size: 12,
      fill: paint('subtle'),
      anchor: 'middle' as const,
    }),
    element('line', {
      x1: left(from) + 3,
      x2: left(from + count) - 3,
      y1: groupHeight,
      y2: groupHeight,
      stroke: paint('line'),
    }),
  ]);
  table.columns.forEach(({ label }, at) => {
    parts.push(
      textLines({
        lines: [label],
        x: left(at) + cellWidth / 2,
        y: groupHeight + headHeight / 2,
        size,
        weight: 600 as const,
        fill: paint('ink'),
        anchor: 'middle' as const,
      }),
    );
  });
  table.rows.forEach((row, down) => {
    const y = top + down * rowHeight;
    const weight = row.isTotal ? 600 : 400;
    const [name = ''] = wrapText(row.label, labelRoom - 8, size, weight);
    parts.push(textLines({ lines: [name], x: 0, y: y + rowHeight / 2, size, weight, fill: paint('ink') }));
    row.cells.forEach((cell, at) => {
      const box = { x: left(at) + 1, y: y + 1, width: cellWidth - 2, height: rowHeight - 2 };
      parts.push(
        cell.isWithheld
          ? element('rect', { ...box, fill: 'none', stroke: paint('grid') }) +
              hatch(box.x, box.y, box.width, box.height, paint('line'))
          : element('rect', { ...box, fill: paint(fills[cell.tone]) }) +
              textLines({
                lines: [cell.text],
                x: box.x + box.width / 2,
                y: y + rowHeight / 2,
                size,
                weight: 600 as const,
                anchor: 'middle' as const,
                fill: paint(cell.tone === 'farthest' ? 'on-strong' : 'ink'),
              }),
      );
    });
  });
  const bottom = top + table.rows.length * rowHeight + 12;
  let x = 0;
  let y = bottom;
  for (const { tone, label } of table.steps) {
    const room = textWidth(label, 12.5) + 34;
    if (x + room > width) {
      x = 0;
      y += 22;
    }
    parts.push(
      element('rect', { x, y, width: 18, height: 14, fill: paint(fills[tone]), stroke: paint('line') }),
      textLines({ lines: [label], x: x + 24, y: y + 7, size: 12.5, fill: paint('subtle') }),
    );
    x += room + 10;
  }
  const key = footKey([table.key], { top: y + 24, width, fill: paint('subtle') });
  return frameFigure(options.title, width, key.bottom, parts.join('') + key.svg);
}
