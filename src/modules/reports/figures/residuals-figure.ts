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
import { roundTicks } from './round-ticks.ts';
import { textWidth, wrapText } from './text.ts';

/** Groups of answers in order of what the model expects: their mean deviation from it, and its spread. */
export type Residuals = {
  readonly bins: readonly {
    readonly n: number;
    readonly fitted: number;
    readonly residual: number;
    readonly sd: number;
  }[];
};

const smallSize = 13;
const plotHeight = { wide: 300, narrow: 240 } as const;

/** A dot a group with a line of one standard deviation either way, around a line at 0. */
export function residualsFigure({ bins }: Released<Residuals>, options: FigureOptions): Figure {
  const { language, formatNumber, layout = 'wide' } = options;
  const width = figureWidths[layout];
  const paint = paintFor(options.theme ?? 'web');
  const locale = { locale: language };
  const fitted = bins.map((bin) => bin.fitted);
  const furthest = Math.max(...bins.map(({ residual, sd }) => Math.abs(residual) + sd));
  const across = roundTicks(Math.min(...fitted), Math.max(...fitted), layout === 'wide' ? 8 : 4);
  const up = roundTicks(-furthest, furthest, 6);
  const upTexts = up.ticks.map((tick) => formatNumber(tick, up.decimals));
  const heading = wrapText(m.reports_figure_residuals_y({}, locale), width - 2, smallSize);
  const top = heading.length * smallSize * lineHeight + 16;
  const bottom = top + plotHeight[layout];
  const left = Math.max(...upTexts.map((text) => textWidth(text, smallSize))) + 12;
  const [low, high] = [Math.min(...fitted), Math.max(...fitted)];
  const margin = (high - low) * 0.04 || 1;
  const domain: [number, number] = [low - margin, high + margin];
  const right = width - 8;
  const x = (value: number) => left + ((value - domain[0]) / (domain[1] - domain[0])) * (right - left);
  const y = (value: number) => (top + bottom) / 2 - (value / furthest) * ((bottom - top) / 2 - 6);

  const drawn = plotContent({
    width,
    height: bottom,
    x: { domain, range: [left, right], axis: null },
    marks: [
      Plot.ruleY(
        up.ticks.map((tick) => ({ y: y(tick), x1: domain[0], x2: domain[1] })),
        { y: 'y', x1: 'x1', x2: 'x2', stroke: paint('grid'), strokeWidth: 1 },
      ),
      Plot.ruleY([{ y: y(0), x1: domain[0], x2: domain[1] }], {
        y: 'y',
        x1: 'x1',
        x2: 'x2',
        stroke: paint('line'),
        strokeWidth: 1.5,
      }),
      Plot.ruleX(
        bins.map((bin) => ({ x: bin.fitted, y1: y(bin.residual - bin.sd), y2: y(bin.residual + bin.sd) })),
        { x: 'x', y1: 'y1', y2: 'y2', stroke: paint('accent-soft'), strokeWidth: 3, strokeLinecap: 'round' },
      ),
      Plot.dot(
        bins.map((bin) => ({ x: bin.fitted, y: y(bin.residual) })),
        { x: 'x', y: 'y', r: 5, fill: paint('accent'), stroke: paint('surface'), strokeWidth: 1.5 },
      ),
    ],
  });
  const small = (lines: readonly string[], atX: number, atY: number, anchor: 'start' | 'middle' | 'end') =>
    textLines({ lines, x: atX, y: atY, size: smallSize, anchor, fill: paint('subtle') });
  const smallest = Math.min(...bins.map(({ n }) => n));
  const label = wrapText(m.reports_figure_residuals_x({}, locale), right - left, smallSize);
  const words = m.reports_figure_residuals_key({ smallest }, locale);
  const key = footKey([words], { top: bottom + 58, width, fill: paint('subtle') });
  return frameFigure(
    options.title,
    width,
    key.bottom,
    [
      drawn,
      small(heading, 1, (heading.length * smallSize * lineHeight) / 2 + 2, 'start'),
      ...up.ticks.map((tick, index) => small([upTexts[index]!], left - 6, y(tick), 'end')),
      ...across.ticks.map((tick) =>
        small([formatNumber(tick, across.decimals)], x(tick), bottom + 12, 'middle'),
      ),
      small(label, (left + right) / 2, bottom + 34, 'middle'),
      key.svg,
    ].join(''),
  );
}
