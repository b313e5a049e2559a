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
import { paintFor } from './palette.ts';
import { textWidth, wrapText } from './text.ts';

export type MissingShares = { readonly label: string; readonly share: number; readonly missing: number }[];

const labelSize = 15;
const step = labelSize * lineHeight;
const barHeight = 18;

/** How large a share of the respondents left each question out: a bar each, its share beside it. */
export function missingSharesFigure(data: Released<MissingShares>, options: FigureOptions): Figure {
  const { formatNumber } = options;
  const isNarrow = options.layout === 'narrow';
  const width = figureWidths[isNarrow ? 'narrow' : 'wide'];
  const paint = paintFor(options.theme ?? 'web');
  const values = data.map(({ share, missing }) => `${percent(share, options)} (${formatNumber(missing, 0)})`);
  const valueWidth = Math.max(0, ...values.map((text) => textWidth(text, labelSize, 600))) + 8;
  const labelWidth = isNarrow ? width - 2 : 300;
  const left = isNarrow ? 1 : labelWidth + 16;
  const longest = width - left - valueWidth;
  // A share of five per cent should look small: the scale ends at a fifth, or where the longest bar does.
  const end = Math.max(0.2, ...data.map(({ share }) => share));
  let y = 2;
  const rows = data.map(({ label, share }, index) => {
    const lines = wrapText(label, labelWidth, labelSize);
    const labelHeight = lines.length * step;
    const height = isNarrow ? labelHeight + barHeight + 14 : Math.max(labelHeight, barHeight) + 10;
    const labelY = isNarrow ? y + labelHeight / 2 : y + height / 2;
    const barY = isNarrow ? y + labelHeight + barHeight / 2 + 2 : labelY;
    y += height;
    const length = Math.max(share === 0 ? 0 : 2, (share / end) * longest);
    return (
      textLines({ lines, x: 1, y: labelY, size: labelSize, fill: paint('ink') }) +
      element('rect', {
        x: left,
        y: barY - barHeight / 2,
        width: length,
        height: barHeight,
        rx: 2,
        fill: paint('accent'),
      }) +
      textLines({
        lines: [values[index]!],
        x: left + length + 8,
        y: barY,
        size: labelSize,
        weight: 600,
        fill: paint('ink'),
      })
    );
  });
  return frameFigure(options.title, width, y + 4, rows.join(''));
}

/** Small shares with a decimal, so that they do not all look like one. */
export function percent(share: number, { formatNumber, language }: FigureOptions): string {
  const number = formatNumber(100 * share, share > 0 && share < 0.1 ? 1 : 0);
  return language === 'en' ? `${number}%` : `${number}\u00a0%`;
}
