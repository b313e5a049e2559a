import { m } from '#messages';
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
import { footKey } from './foot-key.ts';
import { paintFor } from './palette.ts';
import { textWidth, wrapText } from './text.ts';

type Range = readonly [lower: number, upper: number];
export type CompactRow = {
  readonly label: string;
  /** What it rests on, as it is written: `n = 12`. */
  readonly n?: string;
  readonly value: number | null;
  readonly interval: Range | null;
  readonly isWithheld?: boolean;
  /** The value as it is written at the end of the row. */
  readonly text: string;
  /** Further from the reference than chance brings it: filled; the others are rings. */
  readonly standsOut?: boolean;
  readonly isOwn?: boolean;
  /** The same for all together: a short line across, and how far people are spread about it. */
  readonly beside?: { readonly value: number; readonly spread: Range | null };
};
export type CompactRows = {
  readonly rows: readonly CompactRow[];
  readonly domain: Range;
  readonly ticks: readonly number[];
  readonly format: (value: number) => string;
  readonly reference?: { readonly value: number; readonly label: string };
  readonly key: string;
};

const labelSize = 14;
const small = 12.5;

/** Many rows on a common scale, each a value with its interval, in the order given; the value stands at the row's end. */
export function compactRowsFigure(data: CompactRows, options: FigureOptions): Figure {
  const isNarrow = options.layout === 'narrow';
  const width = figureWidths[isNarrow ? 'narrow' : 'wide'];
  const paint = paintFor(options.theme ?? 'web');
  const withheldWord = m.reports_figure_withheld({}, { locale: options.language });
  const endRoom = Math.max(40, ...data.rows.map(({ text }) => textWidth(text, labelSize, 600))) + 10;
  const sizeRoom = isNarrow ? 0 : Math.max(0, ...data.rows.map(({ n }) => textWidth(n ?? '', small))) + 10;
  const labelRoom = isNarrow ? 118 : 190;
  const left = labelRoom + sizeRoom + 10;
  const right = width - endRoom;
  const [low, high] = data.domain;
  const x = (value: number) =>
    left + ((Math.min(Math.max(value, low), high) - low) / (high - low || 1)) * (right - left);
  const top = data.reference ? 24 : 6;
  let y = top;
  const placed = data.rows.map((row) => {
    const lines = wrapText(row.label, labelRoom, isNarrow ? small : labelSize);
    const hasSizeUnder = isNarrow && row.n !== undefined;
    const height = Math.max(
      isNarrow ? 28 : 25,
      (lines.length * (isNarrow ? small : labelSize) + (hasSizeUnder ? small : 0)) * lineHeight + 8,
    );
    const place = { row, lines: hasSizeUnder ? [...lines, row.n!] : lines, y: y + height / 2 };
    y += height;
    return place;
  });
  const bottom = y + 2;
  const parts = data.ticks.map(
    (tick) =>
      element('line', { x1: x(tick), x2: x(tick), y1: top - 2, y2: bottom, stroke: paint('grid') }) +
      textLines({
        lines: [data.format(tick)],
        x: x(tick),
        y: bottom + 11,
        size: small,
        fill: paint('subtle'),
        anchor: 'middle' as const,
      }),
  );
  if (data.reference) {
    const { value, label } = data.reference;
    const half = textWidth(label, small) / 2;
    parts.push(
      element('line', {
        x1: x(value),
        x2: x(value),
        y1: top - 4,
        y2: bottom,
        stroke: paint('contrary'),
        'stroke-width': 1.8,
        'stroke-dasharray': '5 4',
      }),
      textLines({
        lines: [label],
        x: Math.min(Math.max(x(value), half + 1), width - half - 1),
        y: 9,
        size: small,
        fill: paint('contrary'),
        anchor: 'middle' as const,
      }),
    );
  }
  for (const { row, lines, y } of placed) {
    parts.push(
      textLines({
        lines,
        x: 0,
        y,
        size: isNarrow ? small : labelSize,
        fill: paint('ink'),
        weight: row.isOwn ? 600 : 400,
      }),
      isNarrow
        ? ''
        : textLines({
            lines: [row.n ?? ''],
            x: left - 12,
            y,
            size: small,
            fill: paint('subtle'),
            anchor: 'end',
          }),
    );
    if (row.beside) {
      const { value, spread } = row.beside;
      if (spread) {
        parts.push(
          element('rect', {
            x: x(spread[0]),
            y: y - 8,
            width: x(spread[1]) - x(spread[0]),
            height: 16,
            rx: 2,
            fill: paint('accent-soft'),
            'fill-opacity': 0.55,
          }),
        );
      }
      parts.push(
        element('line', {
          x1: x(value),
          x2: x(value),
          y1: y - 9,
          y2: y + 9,
          stroke: paint('contrary'),
          'stroke-width': 2.4,
        }),
      );
    }
    if (row.value === null || row.isWithheld) {
      const word = row.isWithheld ? withheldWord : row.text;
      parts.push(
        hatch(left, y - 7, Math.max(0, width - textWidth(word, small) - 12 - left), 14, paint('grid')),
        textLines({ lines: [word], x: width, y, size: small, anchor: 'end', fill: paint('subtle') }),
      );
      continue;
    }
    const ink = paint(row.standsOut || row.isOwn || row.beside ? 'accent' : 'subtle');
    if (row.interval) {
      parts.push(
        element('line', {
          x1: x(row.interval[0]),
          x2: x(row.interval[1]),
          y1: y,
          y2: y,
          stroke: ink,
          'stroke-width': 2.4,
          'stroke-linecap': 'round',
        }),
      );
    }
    const isFilled = row.standsOut || (row.beside && row.standsOut !== false);
    parts.push(
      element('circle', {
        cx: x(row.value),
        cy: y,
        r: 4.6,
        fill: isFilled ? ink : paint('surface'),
        stroke: isFilled ? paint('surface') : ink,
        'stroke-width': isFilled ? 1.5 : 2,
      }),
      textLines({
        lines: [row.text],
        x: width,
        y,
        size: labelSize,
        anchor: 'end' as const,
        fill: paint('ink'),
        weight: row.standsOut || row.isOwn ? 600 : 400,
      }),
    );
  }
  const key = footKey([data.key], { top: bottom + 26, width, fill: paint('subtle') });
  return frameFigure(options.title, width, key.bottom, parts.join('') + key.svg);
}
