import * as Plot from '@observablehq/plot';
import { m } from '#messages';
import type { Released } from '#modules/privacy/index.ts';
import { type Figure, type FigureOptions, figureWidths, frameFigure, textLines } from './figure.ts';
import { footKey } from './foot-key.ts';
import { placeRow, rowWords, smallSize } from './labelled-rows.ts';
import { paintFor } from './palette.ts';
import { plotContent } from './plot-on-server.ts';
import { textWidth } from './text.ts';

export type OddsRatios = {
  readonly rows: readonly {
    readonly label: string;
    readonly ratio: number;
    readonly interval: readonly [number, number];
    /** The ratio with its interval, as the table has it. */
    readonly text: string;
  }[];
};

/** Beyond these a line runs out of the figure; its numbers stand beside it. */
const [least, most] = [1 / 64, 64];
const roundRatios = [1 / 64, 1 / 32, 1 / 16, 1 / 8, 1 / 4, 1 / 2, 1, 2, 4, 8, 16, 32, 64];

/** A forest plot: odds ratios with their intervals on a logarithmic axis, no difference (1) as a line. */
export function oddsRatiosFigure({ rows }: Released<OddsRatios>, options: FigureOptions): Figure {
  const { language, formatNumber } = options;
  const isNarrow = options.layout === 'narrow';
  const width = figureWidths[isNarrow ? 'narrow' : 'wide'];
  const paint = paintFor(options.theme ?? 'web');
  const locale = { locale: language };
  const bounded = (value: number) => Math.min(most, Math.max(least, value));
  const ends = rows.flatMap(({ interval }) => interval.map(bounded));
  const low = roundRatios.findLast((ratio) => ratio <= Math.min(1 / 2, ...ends)) ?? least;
  const high = roundRatios.find((ratio) => ratio >= Math.max(2, ...ends)) ?? most;

  const textRoom = Math.max(...rows.map(({ text }) => textWidth(text, smallSize)));
  const labelWidth = isNarrow ? width - 2 : 230;
  const left = isNarrow ? 18 : labelWidth + 24;
  const right = width - (isNarrow ? 14 : textRoom + 20);
  const x = (ratio: number) => left + (Math.log(ratio / low) / Math.log(high / low)) * (right - left);

  let y = 6;
  const placed = rows.map((row) => {
    const place = placeRow(row, { top: y, isNarrow, labelWidth, gap: 16 });
    y = place.bottom;
    return place;
  });
  const bottom = y + 4;
  const ticks = roundRatios.filter((ratio) => ratio >= low && ratio <= high);
  const spans = isNarrow
    ? placed.map(({ trackY }) => ({ top: trackY - 10, bottom: trackY + 10 }))
    : [{ top: 0, bottom }];
  const lines = (ratios: readonly number[]) =>
    ratios.flatMap((ratio) => spans.map((span) => ({ x: x(ratio), ...span })));
  const drawn = plotContent({
    width,
    height: bottom,
    x: { type: 'identity', axis: null },
    marks: [
      Plot.ruleX(lines(ticks), { x: 'x', y1: 'top', y2: 'bottom', stroke: paint('grid'), strokeWidth: 1 }),
      Plot.ruleX(lines([1]), { x: 'x', y1: 'top', y2: 'bottom', stroke: paint('line'), strokeWidth: 1.5 }),
      Plot.ruleY(
        placed.map(({ row, trackY }) => ({
          x1: x(bounded(row.interval[0])),
          x2: x(bounded(row.interval[1])),
          y: trackY,
        })),
        { x1: 'x1', x2: 'x2', y: 'y', stroke: paint('accent'), strokeWidth: 3, strokeLinecap: 'round' },
      ),
      Plot.dot(
        placed.map(({ row, trackY }) => ({ x: x(bounded(row.ratio)), y: trackY })),
        { x: 'x', y: 'y', r: 6, fill: paint('accent'), stroke: paint('surface'), strokeWidth: 2 },
      ),
    ],
  });
  const words = rowWords(placed, { width, isNarrow, ink: paint('ink'), subtle: paint('subtle') });
  // On a phone every second tick has room for its number; 1 always has it.
  const numbered = ticks.filter(
    (ratio) => !isNarrow || ticks.length <= 7 || Math.round(Math.log2(ratio)) % 2 === 0,
  );
  const tickTexts = numbered.map((ratio) =>
    textLines({
      lines: [formatNumber(ratio, Math.max(0, Math.min(3, -Math.log2(ratio))))],
      x: x(ratio),
      y: bottom + 12,
      size: smallSize,
      anchor: 'middle',
      fill: paint('subtle'),
    }),
  );
  const key = footKey([m.reports_figure_odds_key({}, locale)], {
    top: bottom + 34,
    width,
    fill: paint('subtle'),
  });
  return frameFigure(options.title, width, key.bottom, `${drawn}${words}${tickTexts.join('')}${key.svg}`);
}
