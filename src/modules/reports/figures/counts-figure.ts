import { element, type Figure, type FigureOptions, figureWidths, frameFigure, textLines } from './figure.ts';
import { footKey } from './foot-key.ts';
import { type ColourName, paintFor } from './palette.ts';
import { textWidth, wrapText } from './text.ts';

/** Counts in a grid: how often, of each row in each column. */
export type CountsGrid = {
  readonly columns: readonly string[];
  readonly rows: readonly {
    readonly label: string;
    /** Null where there is nothing to count, as above the diagonal of a triangle. */
    readonly counts: readonly (number | null)[];
    /** What stands after the row, such as how many of the columns have any. */
    readonly after: string;
  }[];
  /** Heads what stands after the rows. */
  readonly afterLabel: string;
  readonly key: string;
};

const size = 14;
const step = size * 1.25;
const fills = ['quiet', 'positive-1', 'positive-2', 'positive-3', 'positive-4'] as const;

/** The darkest ground is the most there is in the grid; the others share what is under it evenly. */
export function stepOf(count: number, most: number): 0 | 1 | 2 | 3 | 4 {
  if (count === 0 || most === 0) return 0;
  return Math.max(1, Math.ceil((4 * count) / Math.max(4, most))) as 1 | 2 | 3 | 4;
}

/** The number in every cell, on a ground that is the darker the more there are; grey paper shows it as well. */
export function countsFigure(grid: CountsGrid, options: FigureOptions): Figure {
  const isNarrow = options.layout === 'narrow';
  const width = figureWidths[isNarrow ? 'narrow' : 'wide'];
  const paint = paintFor(options.theme ?? 'web');
  const most = Math.max(0, ...grid.rows.flatMap(({ counts }) => counts.map((count) => count ?? 0)));
  const afterRoom = Math.max(0, ...[grid.afterLabel, ...grid.rows.map(({ after }) => after)].map(roomFor));
  const labelRoom = isNarrow ? 0 : Math.min(280, Math.max(150, width - afterRoom - grid.columns.length * 74));
  const cellWidth = Math.min(
    96,
    (width - labelRoom - (isNarrow ? 0 : afterRoom)) / Math.max(1, grid.columns.length),
  );
  const left = (column: number) => labelRoom + column * cellWidth;
  const text = (lines: readonly string[], x: number, y: number, colour: ColourName = 'ink') => ({
    lines,
    x,
    y,
    size,
    fill: paint(colour),
  });

  const headings = grid.columns.map((label) => wrapText(label, cellWidth - 4, 12.5, 600));
  const headHeight = Math.max(1, ...headings.map((lines) => lines.length)) * 16 + 8;
  const parts = headings.map((lines, at) =>
    textLines({
      ...text(lines, left(at) + cellWidth / 2, headHeight / 2, 'subtle'),
      size: 12.5,
      weight: 600,
      anchor: 'middle',
    }),
  );
  if (!isNarrow && grid.afterLabel !== '') {
    parts.push(
      textLines({ ...text([grid.afterLabel], width, headHeight / 2, 'subtle'), size: 12.5, anchor: 'end' }),
    );
  }
  let y = headHeight;
  for (const { label, counts, after } of grid.rows) {
    const lines = wrapText(label, isNarrow ? width - afterRoom - 8 : labelRoom - 12, size);
    const labelHeight = lines.length * step;
    if (isNarrow) {
      parts.push(textLines(text(lines, 0, y + 6 + labelHeight / 2)));
      parts.push(textLines({ ...text([after], width, y + 6 + step / 2, 'subtle'), anchor: 'end' }));
      y += labelHeight + 10;
    }
    const height = isNarrow ? 32 : Math.max(36, labelHeight + 8);
    if (!isNarrow) {
      parts.push(textLines(text(lines, 0, y + height / 2)));
      parts.push(textLines({ ...text([after], width, y + height / 2, 'subtle'), anchor: 'end' }));
    }
    counts.forEach((count, at) => {
      if (count === null) return;
      const level = stepOf(count, most);
      const box = { x: left(at) + 1.5, y: y + 1.5, width: cellWidth - 3, height: height - 3, rx: 4 };
      parts.push(
        element('rect', { ...box, fill: paint(fills[level]) }),
        textLines({
          ...text([`${count}`], left(at) + cellWidth / 2, y + height / 2, inkOn(level)),
          weight: level === 0 ? 400 : 600,
          anchor: 'middle',
        }),
      );
    });
    y += height;
  }
  const key = footKey([grid.key], { top: y + 10, width, fill: paint('subtle') });
  return frameFigure(options.title, width, key.bottom, parts.join('') + key.svg);
}

const roomFor = (text: string) => (text === '' ? 0 : textWidth(text, size) + 14);
const inkOn = (level: number): ColourName => (level === 4 ? 'on-strong' : level === 0 ? 'subtle' : 'ink');
