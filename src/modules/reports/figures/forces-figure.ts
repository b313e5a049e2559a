import { element, type Figure, type FigureOptions, figureWidths, frameFigure, textLines } from './figure.ts';
import { footKey } from './foot-key.ts';
import { paintFor } from './palette.ts';
import { wrapText } from './text.ts';

/** What hinders to the left, what drives to the right: one bar each, as long as there are passages. */
export type ForceBars = {
  readonly barriers: readonly ForceBar[];
  readonly drivers: readonly ForceBar[];
  readonly barriersLabel: string;
  readonly driversLabel: string;
  readonly key: string;
};
export type ForceBar = { readonly label: string; readonly passages: number; readonly after: string };

const size = 14;
const step = size * 1.25;

/** Two columns of bars from one line in the middle; on a phone the one under the other. */
export function forcesFigure(bars: ForceBars, options: FigureOptions): Figure {
  const isNarrow = options.layout === 'narrow';
  const width = figureWidths[isNarrow ? 'narrow' : 'wide'];
  const paint = paintFor(options.theme ?? 'web');
  const most = Math.max(1, ...[...bars.barriers, ...bars.drivers].map(({ passages }) => passages));
  const room = isNarrow ? width : width / 2 - 16;
  const column = (
    list: readonly ForceBar[],
    given: { readonly title: string; readonly isLeft: boolean; readonly top: number },
  ) => {
    const { title, isLeft, top } = given;
    const edge = isLeft && !isNarrow ? room : isNarrow ? 0 : width - room;
    const anchor = isLeft && !isNarrow ? ('end' as const) : ('start' as const);
    const line = (lines: readonly string[], y: number, colour: 'ink' | 'subtle', weight: 400 | 600 = 400) =>
      textLines({ lines, x: edge, y, size, weight, anchor, fill: paint(colour) });
    const parts = [line([title], top + 10, 'ink', 600)];
    let y = top + 30;
    for (const { label, passages, after } of list) {
      const lines = wrapText(label, room - 4, size);
      parts.push(line(lines, y + (lines.length * step) / 2, 'ink'));
      y += lines.length * step + 3;
      const length = (room * passages) / most;
      parts.push(
        element('rect', {
          x: isLeft && !isNarrow ? edge - length : edge,
          y,
          width: Math.max(2, length),
          height: 14,
          rx: 3,
          fill: paint(isLeft ? 'negative-3' : 'positive-3'),
        }),
        line([after], y + 26, 'subtle'),
      );
      y += 46;
    }
    return { svg: parts.join(''), bottom: y };
  };
  const barriers = column(bars.barriers, { title: bars.barriersLabel, isLeft: true, top: 0 });
  const drivers = column(bars.drivers, {
    title: bars.driversLabel,
    isLeft: false,
    top: isNarrow ? barriers.bottom + 6 : 0,
  });
  const bottom = Math.max(barriers.bottom, drivers.bottom);
  const middle = isNarrow
    ? ''
    : element('line', { x1: width / 2, x2: width / 2, y1: 0, y2: bottom - 8, stroke: paint('line') });
  const key = footKey([bars.key], { top: bottom + 2, width, fill: paint('subtle') });
  return frameFigure(options.title, width, key.bottom, middle + barriers.svg + drivers.svg + key.svg);
}
