import * as Plot from '@observablehq/plot';
import { type FigureOptions, figureWidths, textLines } from './figure.ts';
import { labelSize, labelStep, placeRow, rowWords, smallSize } from './labelled-rows.ts';
import { paintFor } from './palette.ts';
import { plotContent } from './plot-on-server.ts';
import { roundTicks } from './round-ticks.ts';
import { textWidth, wrapText } from './text.ts';

/** An effect in units that all rows share, with its interval. */
export type Effect = {
  readonly label: string;
  readonly value: number;
  readonly interval: readonly [number, number] | null;
  /** The effect with its interval, as the table has it. */
  readonly text: string;
  /** Drawn open, to be told from the others without colour. */
  readonly isOpen?: boolean;
};
/** Effects that belong together, perhaps under a name of their own. */
export type EffectGroup = { readonly label?: string; readonly effects: readonly Effect[] };

/** Groups of effects on one scale that always has 0 on it, from `top` down; to be framed by the figure that has them. */
export function effectRows(
  groups: readonly EffectGroup[],
  options: FigureOptions,
  top = 0,
): { readonly svg: string; readonly bottom: number } {
  const { formatNumber } = options;
  const isNarrow = options.layout === 'narrow';
  const width = figureWidths[isNarrow ? 'narrow' : 'wide'];
  const paint = paintFor(options.theme ?? 'web');
  const effects = groups.flatMap((group) => group.effects);
  const ends = [0, ...effects.flatMap(({ value, interval }) => [value, ...(interval ?? [])])];
  const [least, most] = [Math.min(...ends), Math.max(...ends)];
  const room = (most - least || 1) * 0.04;
  const { ticks, decimals } = roundTicks(least - room, most + room, isNarrow ? 5 : 7);

  const textRoom = Math.max(0, ...effects.map(({ text }) => textWidth(text, smallSize)));
  const labelWidth = isNarrow ? width - 2 : 230;
  const sayTick = (tick: number) => (tick === 0 ? '0' : formatNumber(tick, decimals));
  // A tick's number is as wide to either side of it as half of itself, at the ends of the scale too.
  const side = Math.max(12, ...ticks.map((tick) => textWidth(sayTick(tick), smallSize) / 2 + 1));
  const left = isNarrow ? side : labelWidth + 24;
  const right = width - (isNarrow ? side : Math.max(side, textRoom + 20));
  const x = (value: number) =>
    left + ((value - least + room) / (most - least + 2 * room || 1)) * (right - left);

  let y = top + 4;
  const headings: string[] = [];
  const placed = groups.flatMap((group) => {
    const names = wrapText(group.label ?? '', width - 2, labelSize, 600);
    if (group.label !== undefined) {
      const height = names.length * labelStep;
      headings.push(
        textLines({
          lines: names,
          x: 1,
          y: y + 6 + height / 2,
          size: labelSize,
          weight: 600,
          fill: paint('ink'),
        }),
      );
      y += height + 8;
    }
    const rows = group.effects.map((effect) => {
      const place = placeRow(effect, { top: y, isNarrow, labelWidth, gap: 8 });
      y = place.bottom;
      return place;
    });
    y += 6;
    return rows;
  });
  const bottom = y;
  // On a phone words stand above each line, and in a group's heading on any page: the grid leaves them room.
  const reach = isNarrow ? 11 : 15;
  const spans = placed.map(({ trackY }) => ({ top: trackY - reach, bottom: trackY + reach }));
  const lines = (values: readonly number[]) =>
    values.flatMap((value) => spans.map((span) => ({ x: x(value), ...span })));
  const drawn = plotContent({
    width,
    height: bottom,
    x: { type: 'identity', axis: null },
    marks: [
      Plot.ruleX(lines(ticks.filter((tick) => tick !== 0)), {
        x: 'x',
        y1: 'top',
        y2: 'bottom',
        stroke: paint('grid'),
        strokeWidth: 1,
      }),
      Plot.ruleX(lines([0]), { x: 'x', y1: 'top', y2: 'bottom', stroke: paint('line'), strokeWidth: 2 }),
      Plot.ruleY(
        placed.flatMap(({ row: { interval }, trackY }) =>
          interval ? [{ x1: x(interval[0]), x2: x(interval[1]), y: trackY }] : [],
        ),
        { x1: 'x1', x2: 'x2', y: 'y', stroke: paint('accent'), strokeWidth: 3, strokeLinecap: 'round' },
      ),
      Plot.dot(placed, {
        x: ({ row }) => x(row.value),
        y: 'trackY',
        r: 6,
        fill: ({ row }) => paint(row.isOpen ? 'surface' : 'accent'),
        stroke: ({ row }) => paint(row.isOpen ? 'accent' : 'surface'),
        strokeWidth: 2,
      }),
    ],
  });
  const words = rowWords(placed, { width, isNarrow, ink: paint('ink'), subtle: paint('subtle') });
  const tickTexts = ticks.map((tick) =>
    textLines({
      lines: [sayTick(tick)],
      x: x(tick),
      y: bottom + 12,
      size: smallSize,
      anchor: 'middle',
      fill: paint('subtle'),
    }),
  );
  return { svg: `${drawn}${headings.join('')}${words}${tickTexts.join('')}`, bottom: bottom + 24 };
}
