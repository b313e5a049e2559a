import * as Plot from '@observablehq/plot';
import type { Released } from '#modules/privacy/index.ts';
import {
  type Figure,
  type FigureOptions,
  figureWidths,
  frameFigure,
  lineHeight,
  textLines,
} from './figure.ts';
import { paintFor } from './palette.ts';
import { plotContent } from './plot-on-server.ts';
import { textWidth, wrapText } from './text.ts';

export type Scree = {
  readonly eigenvalues: readonly number[];
  /** What chance gives each of them. */
  readonly chance: readonly number[];
  readonly factors: number;
  /** What the two lines are, beside them; the axis below. */
  readonly eigenvalueLabel: string;
  readonly chanceLabel: string;
  readonly axisLabel: string;
};

const size = 13;
const step = size * lineHeight;
/** Beyond these the scree lies flat. */
const mostShown = 15;

/** Eigenvalues from the largest down, beside those of chance: factors stand above its line. */
export function screeFigure(data: Released<Scree>, options: FigureOptions): Figure {
  const isNarrow = options.layout === 'narrow';
  const width = figureWidths[isNarrow ? 'narrow' : 'wide'];
  const paint = paintFor(options.theme ?? 'web');
  const shown = Math.min(data.eigenvalues.length, Math.max(isNarrow ? 8 : 10, data.factors + 3), mostShown);
  const points = (values: readonly number[]) =>
    values.slice(0, shown).map((value, index) => ({ place: index + 1, value, y: 0 }));

  const [top, bottom] = [10, isNarrow ? 220 : 280];
  const highest = Math.max(...data.eigenvalues, ...data.chance);
  const stepSize = [0.5, 1, 2, 5, 10].find((one) => highest / one <= 6) ?? 20;
  const ticks = Array.from({ length: Math.floor(highest / stepSize) + 1 }, (_, k) => k * stepSize);
  const decimals = stepSize < 1 ? 1 : 0;
  const left = Math.max(...ticks.map((tick) => textWidth(options.formatNumber(tick, decimals), size))) + 10;
  const right = width - 14;
  const x = (place: number) => left + 10 + ((place - 1) / Math.max(1, shown - 1)) * (right - left - 10);
  const y = (value: number) => bottom - (value / (highest * 1.04)) * (bottom - top);
  const line = (values: readonly number[]) =>
    points(values).map((point) => ({ ...point, y: y(point.value) }));
  const [seen, chance] = [line(data.eigenvalues), line(data.chance)];

  const drawn = plotContent({
    width,
    height: bottom,
    x: { domain: [1, Math.max(2, shown)], range: [x(1), right], axis: null },
    marks: [
      Plot.ruleY(
        ticks.map((tick) => y(tick)),
        { x1: 1, x2: Math.max(2, shown), stroke: paint('grid') },
      ),
      Plot.line(chance, {
        x: 'place',
        y: 'y',
        stroke: paint('contrary'),
        strokeWidth: 2,
        strokeDasharray: '5 4',
      }),
      Plot.line(seen, { x: 'place', y: 'y', stroke: paint('accent'), strokeWidth: 2 }),
      Plot.dot(seen, {
        x: 'place',
        y: 'y',
        r: 5,
        fill: ({ place }: { place: number }) => (place <= data.factors ? paint('accent') : paint('surface')),
        stroke: paint('accent'),
        strokeWidth: 2,
      }),
    ],
  });

  const text = (
    line: string,
    at: { x: number; y: number; anchor?: 'start' | 'middle' | 'end' },
    fill: string,
  ) => textLines({ lines: [line], size, fill, ...at });
  const tickTexts = ticks.map((tick) =>
    text(options.formatNumber(tick, decimals), { x: left - 6, y: y(tick), anchor: 'end' }, paint('subtle')),
  );
  const placeTexts = seen.map(({ place }) =>
    text(String(place), { x: x(place), y: bottom + 14, anchor: 'middle' }, paint('ink')),
  );
  // Both names stand where the lines have fallen and there is room above them.
  const labelRoom = right - x(2);
  const chanceLines = wrapText(data.chanceLabel, labelRoom, size);
  const eigenvalueLines = wrapText(data.eigenvalueLabel, labelRoom, size);
  const lowestRoom =
    Math.min(y(chance[1]?.value ?? 0), y(seen[Math.min(2, seen.length - 1)]?.value ?? 0)) - 14;
  const legendTop = Math.max(
    top + 8,
    Math.min(bottom / 3, lowestRoom - (chanceLines.length + eigenvalueLines.length) * step),
  );
  const labels = [
    textLines({
      lines: eigenvalueLines,
      x: right,
      y: legendTop + (eigenvalueLines.length * step) / 2,
      size,
      weight: 600,
      anchor: 'end',
      fill: paint('accent'),
    }),
    textLines({
      lines: chanceLines,
      x: right,
      y: legendTop + eigenvalueLines.length * step + 4 + (chanceLines.length * step) / 2,
      size,
      weight: 600,
      anchor: 'end',
      fill: paint('contrary'),
    }),
  ];
  const axis = textLines({
    lines: wrapText(data.axisLabel, width - 2, size),
    x: right,
    y: bottom + 14 + step,
    size,
    anchor: 'end',
    fill: paint('subtle'),
  });
  return frameFigure(
    options.title,
    width,
    bottom + 14 + 2 * step,
    `${drawn}${tickTexts.join('')}${placeTexts.join('')}${labels.join('')}${axis}`,
  );
}
