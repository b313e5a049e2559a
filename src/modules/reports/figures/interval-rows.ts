import * as Plot from '@observablehq/plot';
import { m } from '#messages';
import {
  type Figure,
  type FigureOptions,
  figureWidths,
  frameFigure,
  hatch,
  lineHeight,
  round,
  textLines,
} from './figure.ts';
import { footKey } from './foot-key.ts';
import { clamp, endAnchors, type ScaleEnds, scaleTicks } from './interval-scale.ts';
import { paintFor } from './palette.ts';
import { plotContent } from './plot-on-server.ts';
import { textWidth, wrapText } from './text.ts';

export type IntervalRow = {
  readonly label: string;
  readonly n: number | null;
  readonly mean: number | null;
  readonly interval: readonly [number, number] | null;
  readonly isWithheld?: boolean;
  /** What several of the others come to together: it stands after them all. */
  readonly isSumOfOthers?: boolean;
};
type ShownRow = IntervalRow & { readonly mean: number };

const labelSize = 15;
const smallSize = 13;
const step = labelSize * lineHeight;

/** Rows of a label, its n and a mean with its interval on one shared scale; as dots or as bars. */
export function intervalRowsFigure(
  rows: readonly IntervalRow[],
  scale: ScaleEnds,
  mark: 'dot' | 'bar',
  options: FigureOptions,
): Figure {
  const { language, formatNumber } = options;
  const isNarrow = options.layout === 'narrow';
  const width = figureWidths[isNarrow ? 'narrow' : 'wide'];
  const paint = paintFor(options.theme ?? 'web');
  const withheldWord = m.reports_figure_withheld({}, { locale: language });

  const sizes = rows.map((row) =>
    row.n === null
      ? ''
      : m.reports_figure_group_size({ count: formatNumber(row.n, 0) }, { locale: language }),
  );
  const sizeWidth = Math.max(0, ...sizes.map((text) => textWidth(text, smallSize)));
  const labelWidth = isNarrow ? width - sizeWidth - 14 : 250;
  const left = isNarrow ? 10 : labelWidth + sizeWidth + 36;
  const right = width - (isNarrow ? 10 : 24);
  const x = (value: number) =>
    left + ((value - scale.minimum) / (scale.maximum - scale.minimum)) * (right - left);

  const reference = scale.reference;
  const referenceHeight = reference ? smallSize * lineHeight + 6 : 0;
  let y = (mark === 'dot' && !isNarrow ? 12 : 4) + referenceHeight;
  const placed = rows.map((row, index) => {
    const lines = wrapText(row.label, labelWidth, labelSize);
    const labelHeight = lines.length * step;
    const trackHeight = mark === 'dot' ? (isNarrow ? 46 : 40) : 26;
    const height = isNarrow ? labelHeight + trackHeight + 12 : Math.max(labelHeight, trackHeight) + 14;
    const labelY = isNarrow ? y + labelHeight / 2 : y + height / 2;
    const trackY = isNarrow ? y + labelHeight + trackHeight / 2 + (mark === 'dot' ? 8 : 1) : labelY;
    const place = { row, lines, labelY, trackY, size: sizes[index] ?? '' };
    y += height;
    return place;
  });
  const bottom = y + 4;

  const ticks = scale.ticks ?? scaleTicks(scale);
  const shown = placed.filter((place): place is typeof place & { row: ShownRow } => isShown(place.row));
  const bounded = shown.flatMap(({ row, trackY }) =>
    row.interval
      ? [{ low: clamp(row.interval[0], scale), high: clamp(row.interval[1], scale), y: trackY }]
      : [],
  );
  // On a phone the labels stand above their rows: the grid leaves them room.
  const gridLines = ticks.flatMap((tick) =>
    isNarrow
      ? [
          ...placed.map(({ trackY }) => ({ tick, top: trackY - 14, bottom: trackY + 14 })),
          { tick, top: bottom - 4, bottom },
        ]
      : [{ tick, top: referenceHeight, bottom }],
  );
  const referenceLines = (value: number) =>
    isNarrow
      ? placed.map(({ trackY }) => ({ value, top: trackY - 14, bottom: trackY + 14 }))
      : [{ value, top: referenceHeight - 2, bottom }];
  const drawn = plotContent({
    width,
    height: bottom,
    x: { domain: [scale.minimum, scale.maximum], range: [left, right], axis: null },
    marks: [
      Plot.ruleX(gridLines, { x: 'tick', y1: 'top', y2: 'bottom', stroke: paint('grid'), strokeWidth: 1 }),
      ...(reference
        ? [
            Plot.ruleX(referenceLines(reference.value), {
              x: 'value',
              y1: 'top',
              y2: 'bottom',
              stroke: paint('contrary'),
              strokeWidth: 2,
              strokeDasharray: '5 4',
            }),
          ]
        : []),
      ...(mark === 'bar'
        ? [
            Plot.rect(shown, {
              x1: scale.minimum,
              x2: ({ row }) => clamp(row.mean, scale),
              y1: ({ trackY }) => trackY - 9,
              y2: ({ trackY }) => trackY + 9,
              fill: paint('accent-soft'),
            }),
          ]
        : []),
      Plot.ruleY(bounded, {
        x1: 'low',
        x2: 'high',
        y: 'y',
        stroke: paint('accent'),
        strokeWidth: mark === 'dot' ? 3 : 2,
        strokeLinecap: 'round',
      }),
      ...(mark === 'dot'
        ? [
            Plot.dot(shown, {
              x: ({ row }) => clamp(row.mean, scale),
              y: 'trackY',
              r: 6,
              fill: paint('accent'),
              stroke: paint('surface'),
              strokeWidth: 2,
            }),
          ]
        : []),
    ],
  });

  const parts = placed.map(({ row, lines, labelY, trackY, size }) => {
    const label = textLines({ lines, x: 1, y: labelY, size: labelSize, fill: paint('ink') });
    const count = textLines({
      lines: [size],
      x: isNarrow ? width - 1 : labelWidth + sizeWidth + 12,
      y: labelY - (isNarrow ? ((lines.length - 1) * step) / 2 : 0),
      size: smallSize,
      anchor: 'end',
      fill: paint('subtle'),
    });
    if (!isShown(row)) {
      const word = row.isWithheld ? withheldWord : '–';
      const wordWidth = textWidth(word, smallSize) + 16;
      return `${label}${row.isWithheld ? '' : count}${hatch(left, trackY - 9, right - left - wordWidth, 18, paint('grid'))}${textLines(
        { lines: [word], x: right, y: trackY, size: smallSize, anchor: 'end', fill: paint('subtle') },
      )}`;
    }
    const value = scale.format?.(row.mean) ?? formatNumber(row.mean, 2);
    const valueWidth = textWidth(value, labelSize, 600);
    const end = x(clamp(Math.max(row.mean, row.interval?.[1] ?? row.mean), scale)) + 8;
    const start = x(clamp(Math.min(row.mean, row.interval?.[0] ?? row.mean), scale)) - 8;
    const besideRight = end + valueWidth <= width;
    const position =
      mark === 'dot'
        ? {
            x: Math.min(
              Math.max(x(clamp(row.mean, scale)), left + valueWidth / 2 - 6),
              width - valueWidth / 2,
            ),
            y: trackY - 18,
            anchor: 'middle' as const,
          }
        : {
            x: besideRight ? end : start,
            y: trackY,
            anchor: besideRight ? ('start' as const) : ('end' as const),
          };
    // A reference line would strike a number through: the number is given ground of its own.
    const from = position.anchor === 'start' ? position.x : position.x - valueWidth;
    const isStruck =
      mark === 'bar' &&
      reference &&
      x(reference.value) > from - 3 &&
      x(reference.value) < from + valueWidth + 3;
    const ground = isStruck
      ? `<rect x="${round(from - 3)}" y="${round(trackY - 10)}" width="${round(valueWidth + 3)}" height="20" fill="${paint('surface')}"/>`
      : '';
    return `${label}${count}${ground}${textLines({ lines: [value], size: labelSize, weight: 600, fill: paint('ink'), ...position })}`;
  });

  const tickTexts = ticks.map((tick) => {
    const text = scale.format?.(tick) ?? formatNumber(tick, 0);
    const half = textWidth(text, smallSize) / 2;
    return textLines({
      lines: [text],
      x: Math.min(Math.max(x(tick), half), width - half),
      y: bottom + 12,
      size: smallSize,
      anchor: 'middle',
      fill: paint('subtle'),
    });
  });
  const anchors = endAnchors(
    scale,
    left,
    right,
    isNarrow ? 0 : left - 60,
    width,
    bottom + 24,
    paint('subtle'),
  );
  const keyText =
    scale.key ??
    (mark === 'dot'
      ? m.reports_figure_interval_key({}, { locale: language })
      : m.reports_figure_bar_key({}, { locale: language }));
  const key = footKey([keyText], { top: bottom + 24 + anchors.height + 12, width, fill: paint('subtle') });
  const referenceWidth = reference ? textWidth(reference.label, smallSize) : 0;
  const referenceText = reference
    ? textLines({
        lines: [reference.label],
        x: Math.min(Math.max(x(reference.value), referenceWidth / 2 + 1), width - referenceWidth / 2 - 1),
        y: (smallSize * lineHeight) / 2,
        size: smallSize,
        anchor: 'middle',
        fill: paint('contrary'),
      })
    : '';
  return frameFigure(
    options.title,
    width,
    key.bottom,
    `${drawn}${referenceText}${parts.join('')}${tickTexts.join('')}${anchors.svg}${key.svg}`,
  );
}

function isShown(row: IntervalRow): row is ShownRow {
  return row.mean !== null && row.isWithheld !== true;
}
