import { m } from '#messages';
import type { Released } from '#modules/privacy/index.ts';
import {
  element,
  type Figure,
  type FigureOptions,
  figureWidths,
  frameFigure,
  lineHeight,
  textLines,
} from './figure.ts';
import { footKey } from './foot-key.ts';
import { paintFor } from './palette.ts';
import { textWidth, wrapText } from './text.ts';

export type MissingGrid = {
  readonly variables: readonly string[];
  /** The most common first; `isMissing` in the order of the variables. */
  readonly patterns: readonly { readonly n: number; readonly isMissing: readonly boolean[] }[];
};

const labelSize = 15;
const smallSize = 13;
const step = labelSize * lineHeight;

/** Variables down, combinations across: a filled square where it is missing, and how many have it under each column. */
export function missingPatternsFigure(data: Released<MissingGrid>, options: FigureOptions): Figure {
  const { formatNumber, language } = options;
  const isNarrow = options.layout === 'narrow';
  const width = figureWidths[isNarrow ? 'narrow' : 'wide'];
  const paint = paintFor(options.theme ?? 'web');
  const columns = data.patterns.length;
  const labelWidth = isNarrow ? width - 2 : 290;
  const left = isNarrow ? 1 : labelWidth + 16;
  const columnWidth = Math.min(64, (width - left - 1) / Math.max(1, columns));
  const cell = Math.min(30, columnWidth - 4);
  const parts: string[] = [];
  let y = 2;
  data.variables.forEach((variable, row) => {
    const lines = wrapText(variable, labelWidth, labelSize);
    const labelHeight = lines.length * step;
    const height = isNarrow ? labelHeight + cell + 10 : Math.max(labelHeight, cell) + 8;
    const labelY = isNarrow ? y + labelHeight / 2 : y + height / 2;
    const cellY = isNarrow ? y + labelHeight + 2 : labelY - cell / 2;
    parts.push(textLines({ lines, x: 1, y: labelY, size: labelSize, fill: paint('ink') }));
    data.patterns.forEach(({ isMissing }, column) => {
      parts.push(
        element('rect', {
          x: left + column * columnWidth + (columnWidth - cell) / 2,
          y: cellY,
          width: cell,
          height: cell,
          rx: 4,
          fill: isMissing[row] ? paint('accent') : 'none',
          stroke: isMissing[row] ? paint('accent') : paint('grid'),
          'stroke-width': 1.5,
        }),
      );
    });
    y += height;
  });
  y += 4;
  data.patterns.forEach(({ n }, column) => {
    const text = formatNumber(n, 0);
    const size = textWidth(text, smallSize, 600) > columnWidth - 2 ? 11 : smallSize;
    parts.push(
      textLines({
        lines: [text],
        x: left + (column + 0.5) * columnWidth,
        y: y + 9,
        size,
        weight: 600,
        anchor: 'middle',
        fill: paint('ink'),
      }),
    );
  });
  y += 24;
  const words = m.reports_figure_missing_key({}, { locale: language });
  const key = footKey([words], { top: y, width, fill: paint('subtle') });
  return frameFigure(options.title, width, key.bottom, `${parts.join('')}${key.svg}`);
}
