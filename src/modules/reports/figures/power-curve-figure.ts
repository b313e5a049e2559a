import { element, type Figure, type FigureOptions, figureWidths, frameFigure, textLines } from './figure.ts';
import { paintFor } from './palette.ts';
import { textWidth, wrapText } from './text.ts';

export type PowerCurve = {
  readonly points: readonly { readonly n: number; readonly critical: number; readonly detectable: number }[];
  /** The study's own n, marked on the curve. */
  readonly n: number;
  readonly labels: {
    /** What each line says, at the line itself. */
    readonly detectable: string;
    readonly critical: string;
    readonly across: string;
    readonly up: string;
  };
  readonly decimals: number;
};

const size = 14;
const small = 13;
const top = 42;
const bottom = 56;

/** n along, the smallest effect up: what the study can be expected to find, and below it what is significant. */
export function powerCurveFigure(curve: PowerCurve, options: FigureOptions): Figure {
  const layout = options.layout ?? 'wide';
  const paint = paintFor(options.theme ?? 'web');
  const width = figureWidths[layout];
  const height = layout === 'wide' ? 380 : 340;
  const { points, labels } = curve;
  const own = points.find((point) => point.n === curve.n) ?? points[0]!;
  const [fewest, most] = [points[0]!.n, points.at(-1)!.n];
  const ceiling = niceCeiling(
    Math.min(Math.max(...points.map((point) => point.detectable)), 4 * own.detectable),
  );
  const ticks = [0, 0.25, 0.5, 0.75, 1].map((share) => share * ceiling);
  const tickText = (value: number) => options.formatNumber(value, ceiling < 0.4 ? 3 : 2);
  const left = Math.max(...ticks.map((value) => textWidth(tickText(value), small))) + 14;
  const right = width - 18;
  const floor = height - bottom;
  const x = (n: number) => left + ((n - fewest) / (most - fewest || 1)) * (right - left);
  const y = (effect: number) => floor - (Math.min(effect, ceiling) / ceiling) * (floor - top);
  const grid = ticks.map(
    (value) =>
      element('line', { x1: left, x2: right, y1: y(value), y2: y(value), stroke: paint('grid') }) +
      textLines({
        lines: [tickText(value)],
        x: left - 8,
        y: y(value),
        size: small,
        fill: paint('subtle'),
        anchor: 'end',
      }),
  );
  const sizes = ticksAcross(
    points.map((point) => point.n),
    own.n,
    x,
  );
  const across = sizes.map((n) =>
    textLines({
      lines: [options.formatNumber(n, 0)],
      x: x(n),
      y: floor + 16,
      size: small,
      fill: paint(n === own.n ? 'ink' : 'subtle'),
      weight: n === own.n ? 600 : 400,
      anchor: 'middle',
    }),
  );
  const line = (pick: (point: PowerCurve['points'][number]) => number, stroke: string, dash?: string) =>
    element('path', {
      d: points
        .map((point, i) => `${i === 0 ? 'M' : 'L'}${x(point.n).toFixed(2)} ${y(pick(point)).toFixed(2)}`)
        .join(''),
      fill: 'none',
      stroke,
      'stroke-width': 2.5,
      'stroke-dasharray': dash,
      'stroke-linejoin': 'round',
    });
  const mark = (effect: number, fill: string) =>
    element('circle', { cx: x(own.n), cy: y(effect), r: 5, fill });
  // The lines fall: above to the right and below to the left of a mark there is room.
  const hasRoomLeft = x(own.n) - left > 52;
  const hasRoomRight = right - x(own.n) > 52;
  const besideMark = (effect: number, ink: string, above: boolean) => {
    const toTheRight = above ? hasRoomRight : !hasRoomLeft;
    return textLines({
      lines: [options.formatNumber(effect, curve.decimals)],
      x: x(own.n) + (toTheRight ? 9 : -9),
      y: y(effect) + (above ? -11 : toTheRight ? 22 : 13),
      size,
      fill: ink,
      weight: 600,
      anchor: toTheRight ? 'start' : 'end',
    });
  };
  const labelled = (
    text: string,
    ink: string,
    effectAt: (point: PowerCurve['points'][number]) => number,
    above: boolean,
  ) => {
    const lines = wrapText(text, (right - left) * (layout === 'wide' ? 0.5 : 0.62), size, 600);
    const at = points.at(-1)!;
    const half = ((lines.length - 1) * size * 1.25) / 2;
    const from = labelStart(lines, right);
    // Above the line the label clears its highest point over its own width.
    const over = points.filter((point) => x(point.n) >= from - 4).concat(at);
    const edge = above
      ? Math.min(...over.map((p) => y(effectAt(p)))) - half - 13
      : Math.max(...over.map((p) => y(effectAt(p)))) + half + 14;
    return textLines({ lines, x: right, y: edge, size, fill: ink, weight: 600, anchor: 'end' });
  };
  const content = [
    ...grid,
    element('line', {
      x1: x(own.n),
      x2: x(own.n),
      y1: y(own.detectable),
      y2: floor,
      stroke: paint('line'),
      'stroke-dasharray': '3 4',
    }),
    line((point) => point.critical, paint('line'), '6 5'),
    line((point) => point.detectable, paint('accent')),
    mark(own.critical, paint('subtle')),
    mark(own.detectable, paint('accent')),
    besideMark(own.detectable, paint('accent'), true),
    besideMark(own.critical, paint('subtle'), false),
    labelled(labels.detectable, paint('accent'), (point) => point.detectable, true),
    labelled(labels.critical, paint('subtle'), (point) => point.critical, false),
    ...across,
    textLines({ lines: [labels.up], x: 0, y: 14, size: small, fill: paint('subtle') }),
    textLines({
      lines: [labels.across],
      x: right,
      y: floor + 40,
      size: small,
      fill: paint('subtle'),
      anchor: 'end',
    }),
  ];
  return frameFigure(options.title, width, height, content.join(''));
}

function labelStart(lines: readonly string[], right: number): number {
  return right - Math.max(...lines.map((text) => textWidth(text, size, 600)));
}

/** 0.6 for 0.53, 1.2 for 1.1: a number that quarters end in few digits of. */
function niceCeiling(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  const step = [1, 1.2, 1.6, 2, 2.4, 3, 4, 5, 6, 8, 10].find((nice) => nice * power >= value * 1.02) ?? 10;
  return step * power;
}

/** The own n first, then those that leave room for the numbers. */
function ticksAcross(sizes: readonly number[], own: number, x: (n: number) => number): number[] {
  const kept = [own];
  const most = sizes.at(-1)!;
  for (const n of [most, ...sizes]) {
    if (kept.every((other) => Math.abs(x(other) - x(n)) > 44)) kept.push(n);
  }
  return kept;
}
