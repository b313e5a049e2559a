import * as Plot from '@observablehq/plot';
import { m } from '#messages';
import type { Released } from '#modules/privacy/index.ts';
import {
  type Figure,
  type FigureOptions,
  figureWidths,
  frameFigure,
  lineHeight,
  textLines,
} from './figure.ts';
import { footKey } from './foot-key.ts';
import { paintFor } from './palette.ts';
import { plotContent } from './plot-on-server.ts';
import { textWidth, wrapText } from './text.ts';

export type LoadingRow = {
  readonly label: string;
  readonly loading: number | null;
  readonly interval: readonly [number, number] | null;
  /** The number as the report writes it. */
  readonly text: string;
};
/** Items under the factor they are to measure. */
export type FactorLoadings = {
  readonly factors: readonly { readonly label: string; readonly items: readonly LoadingRow[] }[];
};

const labelSize = 15;
const smallSize = 13;
const step = labelSize * lineHeight;
const trackHeight = 26;

/** Standardised loadings as dots with 95 % intervals on one scale, sorted under their factors. */
export function loadingsFigure(data: Released<FactorLoadings>, options: FigureOptions): Figure {
  const isNarrow = options.layout === 'narrow';
  const width = figureWidths[isNarrow ? 'narrow' : 'wide'];
  const paint = paintFor(options.theme ?? 'web');
  const all = data.factors.flatMap(({ items }) => items);
  const lowest = Math.min(0, ...all.flatMap(({ loading, interval }) => [loading ?? 0, ...(interval ?? [])]));
  // Mostly from 0 to 1; items that load against their factor, or past 1, need more room.
  const domain = [lowest < 0 ? Math.max(-1, Math.floor(lowest * 5) / 5) : 0, 1] as const;
  const valueWidth = textWidth('−,00', labelSize, 600) + 10;
  const labelWidth = isNarrow ? width - 4 : 330;
  const left = isNarrow ? 8 : labelWidth + 24;
  const right = width - valueWidth - 8;
  const x = (value: number) =>
    left + ((clamp(value, domain) - domain[0]) / (domain[1] - domain[0])) * (right - left);

  let y = 2;
  const headings: { lines: string[]; y: number }[] = [];
  const rows: { row: LoadingRow; lines: string[]; labelY: number; trackY: number }[] = [];
  for (const [place, { label, items }] of data.factors.entries()) {
    const lines = wrapText(label, width - 2, labelSize, 600);
    y += place === 0 ? 4 : 16;
    headings.push({ lines, y: y + (lines.length * step) / 2 });
    y += lines.length * step + 6;
    for (const row of items) {
      const rowLines = wrapText(row.label, labelWidth, labelSize);
      const textHeight = rowLines.length * step;
      const height = isNarrow ? textHeight + trackHeight + 6 : Math.max(textHeight, trackHeight) + 6;
      const labelY = isNarrow ? y + textHeight / 2 : y + height / 2;
      const trackY = isNarrow ? y + textHeight + trackHeight / 2 : labelY;
      rows.push({ row, lines: rowLines, labelY, trackY });
      y += height;
    }
  }
  const bottom = y + 6;

  const ticks = [-1, -0.5, 0, 0.5, 1].filter((tick) => tick >= domain[0]);
  const shown = rows.flatMap(({ row, trackY }) =>
    row.loading === null ? [] : [{ ...row, loading: row.loading, trackY }],
  );
  const bounded = shown.flatMap(({ interval, trackY }) =>
    interval ? [{ low: clamp(interval[0], domain), high: clamp(interval[1], domain), y: trackY }] : [],
  );
  // Grid only where there are dots: headings and, on a phone, labels stand clear of it.
  const grid = ticks.flatMap((tick) => [
    ...rows.map(({ trackY }) => ({ tick, top: trackY - trackHeight / 2, bottom: trackY + trackHeight / 2 })),
    { tick, top: bottom - 5, bottom },
  ]);
  const drawn = plotContent({
    width,
    height: bottom,
    x: { domain: [...domain], range: [left, right], axis: null },
    marks: [
      Plot.ruleX(grid, { x: 'tick', y1: 'top', y2: 'bottom', stroke: paint('grid'), strokeWidth: 1 }),
      Plot.ruleY(bounded, {
        x1: 'low',
        x2: 'high',
        y: 'y',
        stroke: paint('accent'),
        strokeWidth: 3,
        strokeLinecap: 'round',
      }),
      Plot.dot(shown, {
        x: ({ loading }) => clamp(loading, domain),
        y: 'trackY',
        r: 5.5,
        fill: paint('accent'),
        stroke: paint('surface'),
        strokeWidth: 2,
      }),
    ],
  });
  const headingTexts = headings.map(({ lines, y }) =>
    textLines({ lines, x: 1, y, size: labelSize, weight: 600, fill: paint('ink') }),
  );
  const rowTexts = rows.map(({ row, lines, labelY, trackY }) => {
    const label = textLines({ lines, x: 1, y: labelY, size: labelSize, fill: paint('ink') });
    const value = { lines: [row.text], y: trackY, size: labelSize, weight: 600, fill: paint('ink') } as const;
    return `${label}${textLines({ ...value, x: width - 2, anchor: 'end' })}`;
  });
  const tickTexts = ticks.map((tick) =>
    textLines({
      lines: [options.formatNumber(tick, Number.isInteger(tick) ? 0 : 1)],
      x: x(tick),
      y: bottom + 12,
      size: smallSize,
      anchor: 'middle',
      fill: paint('subtle'),
    }),
  );
  const words = m.reports_figure_cfa_loadings_key({}, { locale: options.language });
  const key = footKey([words], { top: bottom + 32, width, fill: paint('subtle') });
  return frameFigure(
    options.title,
    width,
    key.bottom,
    `${drawn}${headingTexts.join('')}${rowTexts.join('')}${tickTexts.join('')}${key.svg}`,
  );
}

function clamp(value: number, [low, high]: readonly [number, number]): number {
  return Math.min(high, Math.max(low, value));
}
