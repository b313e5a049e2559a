import * as Plot from '@observablehq/plot';
import { type FigureOptions, figureWidths, lineHeight, textLines } from './figure.ts';
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

const labelSize = 15;
const smallSize = 13;
const step = labelSize * lineHeight;

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
  const left = isNarrow ? 12 : labelWidth + 24;
  const right = width - (isNarrow ? 12 : textRoom + 20);
  const x = (value: number) =>
    left + ((value - least + room) / (most - least + 2 * room || 1)) * (right - left);

  let y = top + 4;
  const headings: string[] = [];
  const placed = groups.flatMap((group) => {
    const names = wrapText(group.label ?? '', width - 2, labelSize, 600);
    if (group.label !== undefined) {
      const height = names.length * step;
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
      const lines = wrapText(effect.label, labelWidth, labelSize);
      const labelHeight = lines.length * step;
      const height = isNarrow ? labelHeight + 46 : Math.max(labelHeight, 22) + 8;
      const place = {
        effect,
        lines,
        labelY: isNarrow ? y + labelHeight / 2 : y + height / 2,
        textY: isNarrow ? y + labelHeight + 9 : y + height / 2,
        trackY: isNarrow ? y + labelHeight + 29 : y + height / 2,
      };
      y += height;
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
        placed.flatMap(({ effect: { interval }, trackY }) =>
          interval ? [{ x1: x(interval[0]), x2: x(interval[1]), y: trackY }] : [],
        ),
        { x1: 'x1', x2: 'x2', y: 'y', stroke: paint('accent'), strokeWidth: 3, strokeLinecap: 'round' },
      ),
      Plot.dot(placed, {
        x: ({ effect }) => x(effect.value),
        y: 'trackY',
        r: 6,
        fill: ({ effect }) => paint(effect.isOpen ? 'surface' : 'accent'),
        stroke: ({ effect }) => paint(effect.isOpen ? 'accent' : 'surface'),
        strokeWidth: 2,
      }),
    ],
  });
  const words = placed.map(
    ({ effect, lines: label, labelY, textY }) =>
      textLines({ lines: label, x: 1, y: labelY, size: labelSize, fill: paint('ink') }) +
      textLines({
        lines: [effect.text],
        x: isNarrow ? 1 : width - 1,
        y: textY,
        size: smallSize,
        anchor: isNarrow ? 'start' : 'end',
        fill: paint('subtle'),
      }),
  );
  const tickTexts = ticks.map((tick) =>
    textLines({
      lines: [tick === 0 ? '0' : formatNumber(tick, decimals)],
      x: x(tick),
      y: bottom + 12,
      size: smallSize,
      anchor: 'middle',
      fill: paint('subtle'),
    }),
  );
  return { svg: `${drawn}${headings.join('')}${words.join('')}${tickTexts.join('')}`, bottom: bottom + 24 };
}
