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
import { footKey } from './foot-key.ts';
import { paintFor } from './palette.ts';
import { textWidth, wrapText } from './text.ts';

export type AgreementSpread = {
  readonly scales: readonly {
    readonly label: string;
    /** Of the groups that are shown, 0–1. */
    readonly groups: readonly { readonly n: number; readonly agreement: number }[];
    readonly median: number | null;
    readonly medianText: string;
    readonly isWithheld?: boolean;
  }[];
  /** From here on people agree enough. */
  readonly enough: { readonly value: number; readonly label: string };
};

const labelSize = 15;
const smallSize = 13;
const step = labelSize * lineHeight;
const [smallestDot, largestDot] = [3, 8];

/** How far people of each group agree, a dot a group by its size, a row a scale. */
export function agreementFigure(
  { scales, enough }: Released<AgreementSpread>,
  options: FigureOptions,
): Figure {
  const { language, formatNumber } = options;
  const locale = { locale: language };
  const isNarrow = options.layout === 'narrow';
  const width = figureWidths[isNarrow ? 'narrow' : 'wide'];
  const paint = paintFor(options.theme ?? 'web');
  const labelWidth = isNarrow ? width - 2 : 230;
  const medianRoom = Math.max(0, ...scales.map(({ medianText }) => textWidth(medianText, labelSize, 600)));
  const left = isNarrow ? 10 : labelWidth + 28;
  const right = width - medianRoom - 16;
  const x = (value: number) => left + value * (right - left);
  const mostPeople = Math.max(1, ...scales.flatMap(({ groups }) => groups.map(({ n }) => n)));
  // Area by people, as the eye reads it.
  const radius = (n: number) => Math.max(smallestDot, largestDot * Math.sqrt(n / mostPeople));

  let y = smallSize * lineHeight + 8;
  const parts: string[] = [];
  const grid: string[] = [];
  const line = (value: number, top: number, bottom: number, colour: 'grid' | 'contrary') =>
    element('path', {
      d: `M${x(value).toFixed(2)} ${top.toFixed(2)}V${bottom.toFixed(2)}`,
      stroke: paint(colour),
      'stroke-width': colour === 'grid' ? 1 : 2,
      'stroke-dasharray': colour === 'grid' ? undefined : '5 4',
      fill: 'none',
    });
  const ticks = [0, 0.2, 0.4, 0.6, 0.8, 1];
  for (const scale of scales) {
    const lines = wrapText(scale.label, labelWidth, labelSize);
    const labelHeight = lines.length * step;
    const dots = beside(scale.isWithheld ? [] : scale.groups, x, radius);
    const reach = Math.max(14, ...dots.map(({ offset, r }) => Math.abs(offset) + r));
    const height = isNarrow ? labelHeight + 2 * reach + 10 : Math.max(labelHeight, 2 * reach) + 12;
    const trackY = isNarrow ? y + labelHeight + reach + 2 : y + height / 2;
    const [top, bottom] = isNarrow ? [trackY - reach - 2, trackY + reach + 2] : [y, y + height];
    for (const tick of ticks) grid.push(line(tick, top, bottom, 'grid'));
    grid.push(line(enough.value, top, bottom, 'contrary'));
    parts.push(
      textLines({
        lines,
        x: 1,
        y: isNarrow ? y + labelHeight / 2 : trackY,
        size: labelSize,
        fill: paint('ink'),
      }),
    );
    if (scale.isWithheld || scale.groups.length === 0) {
      const word = scale.isWithheld ? m.reports_figure_withheld({}, locale) : '–';
      parts.push(
        hatch(left, trackY - 9, right - left - textWidth(word, smallSize) - 16, 18, paint('grid')),
        textLines({
          lines: [word],
          x: right,
          y: trackY,
          size: smallSize,
          anchor: 'end',
          fill: paint('subtle'),
        }),
      );
    } else {
      parts.push(
        ...dots.map(({ at, offset, r }) =>
          element('circle', {
            cx: at,
            cy: trackY + offset,
            r,
            fill: paint('accent-soft'),
            stroke: paint('accent'),
            'stroke-width': 1,
          }),
        ),
      );
      if (scale.median !== null) {
        parts.push(
          element('path', {
            d: `M${x(scale.median).toFixed(2)} ${(trackY - reach - 1).toFixed(2)}v${(2 * reach + 2).toFixed(2)}`,
            stroke: paint('ink'),
            'stroke-width': 3,
            fill: 'none',
          }),
          textLines({
            lines: [scale.medianText],
            x: width - 1,
            y: trackY,
            size: labelSize,
            weight: 600,
            anchor: 'end',
            fill: paint('ink'),
          }),
        );
      }
    }
    y += height;
  }
  const tickTexts = ticks.map((tick) =>
    textLines({
      lines: [tick === 0 || tick === 1 ? String(tick) : formatNumber(tick, 1)],
      x: x(tick),
      y: y + 14,
      size: smallSize,
      anchor: 'middle',
      fill: paint('subtle'),
    }),
  );
  const nameWidth = textWidth(enough.label, smallSize);
  const enoughText = textLines({
    lines: [enough.label],
    x: Math.min(Math.max(x(enough.value), nameWidth / 2 + 1), width - nameWidth / 2 - 1),
    y: (smallSize * lineHeight) / 2,
    size: smallSize,
    anchor: 'middle',
    fill: paint('contrary'),
  });
  const key = footKey([m.reports_figure_agreement_key({}, locale)], {
    top: y + 32,
    width,
    fill: paint('subtle'),
  });
  return frameFigure(
    options.title,
    width,
    key.bottom,
    `${grid.join('')}${enoughText}${parts.join('')}${tickTexts.join('')}${key.svg}`,
  );
}

type Dot = { readonly at: number; readonly offset: number; readonly r: number };

/** Dots that would cover each other are moved up and down in turn, from the middle out. */
function beside(
  groups: AgreementSpread['scales'][number]['groups'],
  x: (value: number) => number,
  radius: (n: number) => number,
): Dot[] {
  const inOrder = groups.toSorted((a, b) => a.agreement - b.agreement || b.n - a.n);
  const dots: Dot[] = [];
  for (const { n, agreement } of inOrder) {
    const [at, r] = [x(agreement), radius(n)];
    const offsets = [
      0,
      ...Array.from({ length: 60 }, (_, k) => (k % 2 ? 1 : -1) * 2 * Math.ceil((k + 1) / 2)),
    ];
    const isFree = (offset: number) =>
      dots.every((dot) => Math.hypot(dot.at - at, dot.offset - offset) >= dot.r + r);
    dots.push({ at, offset: offsets.find(isFree) ?? 0, r });
  }
  return dots;
}
