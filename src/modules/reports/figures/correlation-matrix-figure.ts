import * as Plot from '@observablehq/plot';
import { m } from '#messages';
import type { Released } from '#modules/privacy/index.ts';
import {
  element,
  type Figure,
  type FigureOptions,
  figureWidths,
  frameFigure,
  hatch,
  lineHeight,
  textLines,
} from './figure.ts';
import { type ColourName, paintFor } from './palette.ts';
import { plotContent } from './plot-on-server.ts';
import { textWidth, wrapText } from './text.ts';

export type MatrixCell = {
  /** Index of the variable; `row` is greater than `column`. */
  readonly row: number;
  readonly column: number;
  readonly r: number | null;
  /** As in the table, stars included: `,48***`. */
  readonly text: string;
  readonly isWithheld?: boolean;
};
export type CorrelationMatrix = {
  readonly variables: readonly string[];
  readonly cells: readonly MatrixCell[];
};

const labelSize = 15;
const smallest = 9.5;
const tallestCell = 46;

/** Lower triangle of correlations: the number in every cell, blue for together and brown for contrary. */
export function correlationMatrixFigure(data: Released<CorrelationMatrix>, options: FigureOptions): Figure {
  const isNarrow = options.layout === 'narrow';
  const width = figureWidths[isNarrow ? 'narrow' : 'wide'];
  const paint = paintFor(options.theme ?? 'web');
  const count = data.variables.length;
  const columns = Math.max(1, count - 1);
  const numberWidth = textWidth(`${count}`, labelSize, 600) + 10;
  const labelColumn = isNarrow ? numberWidth : Math.max(180, Math.min(290, width - columns * 64));
  const cellWidth = Math.min(76, (width - labelColumn - 2) / columns);
  const fitted = fittingText(data.cells, cellWidth - 6, isNarrow ? 13 : 15);

  const labels = data.variables.map((variable) =>
    wrapText(variable, isNarrow ? width - numberWidth - 2 : labelColumn - numberWidth - 14, labelSize),
  );
  const parts: string[] = [];
  let y = 2;
  if (isNarrow) {
    labels.forEach((lines, index) => {
      const height = lines.length * labelSize * lineHeight + 6;
      parts.push(numberAndLabel(index, lines, y + height / 2));
      y += height;
    });
    y += 10;
  }
  const headings = Array.from({ length: columns }, (_, column) =>
    textLines({
      lines: [`${column + 1}`],
      x: labelColumn + (column + 0.5) * cellWidth,
      y: y + 9,
      size: 13,
      weight: 600,
      anchor: 'middle',
      fill: paint('subtle'),
    }),
  );
  y += 22;
  const rows = labels.map((lines, index) => {
    const textHeight = isNarrow ? labelSize : lines.length * labelSize * lineHeight;
    const height = Math.max(textHeight + 12, fitted.isSplit ? 42 : isNarrow ? 32 : 40);
    const row = { middle: y + height / 2, height };
    parts.push(numberAndLabel(index, isNarrow ? [] : lines, row.middle));
    y += height;
    return row;
  });

  const place = (cell: MatrixCell) => {
    const row = rows[cell.row] ?? { middle: 0, height: 0 };
    const x1 = labelColumn + cell.column * cellWidth + 1;
    const half = Math.min(row.height, tallestCell) / 2 - 1;
    return {
      cell,
      x1,
      x2: x1 + cellWidth - 2,
      y1: row.middle - half,
      y2: row.middle + half,
      middle: row.middle,
    };
  };
  const lower = data.cells.filter(({ row, column }) => row > column && row < count).map(place);
  const isHidden = ({ cell }: { cell: MatrixCell }) => cell.isWithheld === true || cell.r === null;
  const drawn = plotContent({
    width,
    height: y,
    x: { type: 'identity', axis: null },
    marks: [
      Plot.rect(
        lower.filter((spot) => !isHidden(spot)),
        {
          x1: 'x1',
          x2: 'x2',
          y1: 'y1',
          y2: 'y2',
          fill: ({ cell }) => paint(cellColour(cell.r ?? 0).fill),
          rx: 4,
        },
      ),
    ],
  });
  const numbers = lower.map((spot) => {
    const x = (spot.x1 + spot.x2) / 2;
    if (isHidden(spot)) {
      return (
        hatch(spot.x1, spot.y1, spot.x2 - spot.x1, spot.y2 - spot.y1, paint('grid')) +
        element('circle', { cx: x, cy: spot.middle, r: 9, fill: paint('surface') }) +
        textLines({
          lines: [spot.cell.isWithheld ? '×' : '–'],
          x,
          y: spot.middle,
          size: 15,
          anchor: 'middle',
          fill: paint('subtle'),
        })
      );
    }
    return textLines({
      lines: fitted.linesOf(spot.cell.text),
      x,
      y: spot.middle,
      size: fitted.size,
      weight: 600,
      anchor: 'middle',
      fill: paint(cellColour(spot.cell.r ?? 0).text),
    });
  });
  const diagonal = rows.slice(0, columns).map((row, index) =>
    textLines({
      lines: ['–'],
      x: labelColumn + (index + 0.5) * cellWidth,
      y: row.middle,
      size: 15,
      anchor: 'middle',
      fill: paint('subtle'),
    }),
  );
  let key = '';
  if (lower.some(({ cell }) => cell.isWithheld)) {
    const word = m.reports_figure_withheld({}, { locale: options.language });
    key = textLines({ lines: [`×  ${word}`], x: 1, y: y + 18, size: 13, fill: paint('subtle') });
    y += 28;
  }
  return frameFigure(
    options.title,
    width,
    y + 2,
    `${drawn}${headings.join('')}${parts.join('')}${numbers.join('')}${diagonal.join('')}${key}`,
  );

  function numberAndLabel(index: number, lines: readonly string[], middle: number): string {
    const top = middle - ((Math.max(1, lines.length) - 1) * labelSize * lineHeight) / 2;
    return (
      textLines({
        lines: [`${index + 1}`],
        x: numberWidth - 8,
        y: top,
        size: labelSize,
        weight: 600,
        anchor: 'end',
        fill: paint('subtle'),
      }) + textLines({ lines, x: numberWidth, y: middle, size: labelSize, fill: paint('ink') })
    );
  }
}

/** Steps follow Cohen's words: little under ,10, small under ,30, medium under ,50, large, very large from ,70. */
function cellColour(r: number): { fill: ColourName; text: ColourName } {
  const strength = Math.abs(r);
  if (strength < 0.1) return { fill: 'quiet', text: 'ink' };
  const level = strength < 0.3 ? 1 : strength < 0.5 ? 2 : strength < 0.7 ? 3 : 4;
  return { fill: `${r < 0 ? 'negative' : 'positive'}-${level}`, text: level === 4 ? 'on-strong' : 'ink' };
}

/** One size for all cells; where number and stars do not fit on a line, the stars go under the number. */
function fittingText(cells: readonly MatrixCell[], room: number, largest: number) {
  const split = (text: string) => {
    const stars = /\*+$/.exec(text)?.[0] ?? '';
    return stars === '' ? [text] : [text.slice(0, -stars.length), stars];
  };
  const sizeFor = (texts: readonly string[]) =>
    Math.min(largest, room / Math.max(0.01, ...texts.map((text) => textWidth(text, 1, 600))));
  const whole = sizeFor(cells.map((cell) => cell.text));
  const isSplit = whole < 11;
  const size = Math.max(
    smallest,
    isSplit ? Math.min(12, sizeFor(cells.flatMap((cell) => split(cell.text)))) : whole,
  );
  return { size, isSplit, linesOf: (text: string) => (isSplit ? split(text) : [text]) };
}
