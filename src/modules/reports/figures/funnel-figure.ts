import { element, type Figure, type FigureOptions, figureWidths, frameFigure, textLines } from './figure.ts';
import { footKey } from './foot-key.ts';
import { type ColourName, paintFor } from './palette.ts';
import { roundTicks } from './round-ticks.ts';
import { textWidth, wrapText } from './text.ts';

type Limits = readonly [lower: number, upper: number];
export type FunnelPoint = {
  readonly label: string;
  readonly denominator: number;
  readonly value: number;
  /** `outside95` and `outside998`: further from the rate than chance alone brings a unit of that size. */
  readonly place: 'inside' | 'outside95' | 'outside998';
  /** The office that the page is about. */
  readonly isOwn?: boolean;
};
export type Funnel = {
  readonly points: readonly FunnelPoint[];
  /** The limits at denominators from small to large. */
  readonly curve: readonly {
    readonly denominator: number;
    readonly limits95: Limits;
    readonly limits998: Limits;
  }[];
  /** What all together come to: the middle of the funnel. */
  readonly rate: { readonly value: number; readonly label: string };
  readonly target: { readonly value: number; readonly label: string } | null;
  readonly limitLabels: { readonly limits95: string; readonly limits998: string };
  readonly across: string;
  readonly up: string;
  /** A share never leaves 0–1; other figures have no such ends. */
  readonly ends: readonly [lowest: number, highest: number];
  readonly format: (value: number) => string;
  readonly key: string;
};

const size = 14;
const small = 13;

/**
 * Each office's figure over its size, with the limits that chance keeps to. Only offices outside are named: the order of
 * the others says nothing. Along, the axis is by square root, so that small offices stand apart.
 */
export function funnelFigure(funnel: Funnel, options: FigureOptions): Figure {
  const layout = options.layout ?? 'wide';
  const isWide = layout === 'wide';
  const paint = paintFor(options.theme ?? 'web');
  const width = figureWidths[layout];
  const [lowest, highest] = valueDomain(funnel);
  const sizes = funnel.curve.map(({ denominator }) => Math.sqrt(denominator));
  const [least, largest] = [Math.min(...sizes), Math.max(...sizes)];
  const ticks = roundTicks(lowest, highest, 5).ticks;
  const left = Math.max(...ticks.map((value) => textWidth(funnel.format(value), small))) + 12;
  // Lines are named at their own ends; on a phone the two levels are named over the figure instead.
  const levels = [
    { text: funnel.rate.label, value: funnel.rate.value, ink: 'ink' as const, dash: undefined },
    ...(funnel.target
      ? [{ text: funnel.target.label, value: funnel.target.value, ink: 'contrary' as const, dash: '6 4' }]
      : []),
  ];
  const atEnd = [funnel.limitLabels.limits95, funnel.limitLabels.limits998];
  const labelRoom = Math.max(
    ...[...atEnd, ...(isWide ? levels.map(({ text }) => text) : [])].map((text) => textWidth(text, small)),
  );
  const right = width - labelRoom - 10;
  const top = isWide ? 30 : 52;
  const floor = top + (isWide ? 230 : 220);
  const x = (denominator: number) =>
    left + ((Math.sqrt(denominator) - least) / (largest - least || 1)) * (right - left);
  const y = (value: number) =>
    floor - ((Math.min(Math.max(value, lowest), highest) - lowest) / (highest - lowest)) * (floor - top);
  // A limit that has left the frame is not drawn along its edge.
  const line = (pick: (at: Funnel['curve'][number]) => number, stroke: ColourName, dash?: string) =>
    element('path', {
      d: funnel.curve
        .filter((at) => pick(at) >= lowest && pick(at) <= highest)
        .map((at, i) => `${i === 0 ? 'M' : 'L'}${x(at.denominator).toFixed(2)} ${y(pick(at)).toFixed(2)}`)
        .join(''),
      fill: 'none',
      stroke: paint(stroke),
      'stroke-width': 1.5,
      'stroke-dasharray': dash,
    });
  const inside = [
    ...funnel.curve.map((at) => `${x(at.denominator).toFixed(2)} ${y(at.limits95[1]).toFixed(2)}`),
    ...funnel.curve
      .toReversed()
      .map((at) => `${x(at.denominator).toFixed(2)} ${y(at.limits95[0]).toFixed(2)}`),
  ];
  // What the denominator is may be a whole clause: on a phone it takes more than one line.
  const acrossLines = wrapText(funnel.across, right - 8, small);
  const across = { lines: acrossLines, extra: (acrossLines.length - 1) * small * 1.3 };
  const sizeLabels = sizeTicks([least ** 2, largest ** 2], x);
  const level = (value: number, ink: ColourName, dash?: string) =>
    element('line', {
      x1: left,
      x2: right,
      y1: y(value),
      y2: y(value),
      stroke: paint(ink),
      'stroke-width': 1.6,
      'stroke-dasharray': dash,
    });
  const last = funnel.curve.at(-1)!;
  const parts = [
    ...ticks.map(
      (value) =>
        element('line', { x1: left, x2: right, y1: y(value), y2: y(value), stroke: paint('grid') }) +
        textLines({
          lines: [funnel.format(value)],
          x: left - 7,
          y: y(value),
          size: small,
          fill: paint('subtle'),
          anchor: 'end' as const,
        }),
    ),
    element('path', { d: `M${inside.join('L')}Z`, fill: paint('accent-faint') }),
    line(({ limits998 }) => limits998[0], 'line', '2 4'),
    line(({ limits998 }) => limits998[1], 'line', '2 4'),
    line(({ limits95 }) => limits95[0], 'line'),
    line(({ limits95 }) => limits95[1], 'line'),
    ...levels.map(({ value, ink, dash }) => level(value, ink, dash)),
    ...endLabels(
      [
        { text: funnel.limitLabels.limits998, at: y(last.limits998[1]), ink: 'subtle' as const },
        { text: funnel.limitLabels.limits95, at: y(last.limits95[1]), ink: 'subtle' as const },
        { text: funnel.limitLabels.limits95, at: y(last.limits95[0]), ink: 'subtle' as const },
        { text: funnel.limitLabels.limits998, at: y(last.limits998[0]), ink: 'subtle' as const },
        ...(isWide ? levels.map(({ text, value, ink }) => ({ text, ink, at: y(value) })) : []),
      ],
      { top, floor },
    ).map(({ text, at, ink }) =>
      textLines({ lines: [text], x: right + 6, y: at, size: small, fill: paint(ink) }),
    ),
    ...funnel.points.map((point) => drawPoint(point, x(point.denominator), y(point.value), paint)),
    // Names stand on ground of their own where they cross a line.
    ...placeLabels(funnel.points, x, y, { left, right, top, floor }).map(({ text, at, isOwn }) =>
      element(
        'g',
        {
          'paint-order': 'stroke',
          stroke: paint('surface'),
          'stroke-width': 4,
          'stroke-linejoin': 'round',
        },
        textLines({
          lines: [text],
          x: at.x,
          y: at.y,
          size,
          weight: 600 as const,
          anchor: at.anchor,
          fill: paint(isOwn ? 'accent' : 'ink'),
        }),
      ),
    ),
    ...sizeLabels.map((denominator) =>
      textLines({
        lines: [options.formatNumber(denominator, 0)],
        x: x(denominator),
        y: floor + 15,
        size: small,
        fill: paint('subtle'),
        anchor: 'middle' as const,
      }),
    ),
    element('line', { x1: left, x2: right, y1: floor, y2: floor, stroke: paint('line') }),
    textLines({ lines: wrapText(funnel.up, width, small), x: 0, y: 10, size: small, fill: paint('subtle') }),
    textLines({
      lines: across.lines,
      x: right,
      y: floor + 34 + across.extra / 2,
      size: small,
      fill: paint('subtle'),
      anchor: 'end' as const,
    }),
  ];
  const over = isWide ? [] : levelsOver(levels, paint);
  const key = footKey([funnel.key], { top: floor + 50 + across.extra, width, fill: paint('subtle') });
  return frameFigure(options.title, width, key.bottom, [...parts, ...over, key.svg].join(''));
}

/** Wide enough for every office and for the limits of all but the very smallest. */
function valueDomain({ points, curve, rate, target, ends }: Funnel): [number, number] {
  const smallest = Math.min(...points.map(({ denominator }) => denominator));
  const near = curve.filter(({ denominator }) => denominator >= smallest);
  const values = [
    rate.value,
    ...(target ? [target.value] : []),
    ...points.map(({ value }) => value),
    ...near.flatMap(({ limits95 }) => limits95),
  ];
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const room = (high - low || Math.abs(high) || 1) * 0.06;
  return [Math.max(ends[0], low - room), Math.min(ends[1], high + room)];
}

/** The shape says it as well as the colour: a ring inside, a filled dot outside 95 %, a square outside 99.8 %. */
function drawPoint(
  { place, isOwn }: FunnelPoint,
  x: number,
  y: number,
  paint: (name: ColourName) => string,
): string {
  const halo = isOwn
    ? element('circle', { cx: x, cy: y, r: 10, fill: 'none', stroke: paint('accent'), 'stroke-width': 2 })
    : '';
  const ink = isOwn ? 'accent' : place === 'inside' ? 'line' : 'contrary';
  if (place === 'outside998') {
    return halo + element('rect', { x: x - 5, y: y - 5, width: 10, height: 10, fill: paint(ink) });
  }
  const isFilled = place === 'outside95' || isOwn;
  return (
    halo +
    element('circle', {
      cx: x,
      cy: y,
      r: isFilled ? 5 : 4,
      stroke: paint(ink),
      'stroke-width': 1.8,
      fill: paint(isFilled ? ink : 'surface'),
    })
  );
}

type Frame = { readonly left: number; readonly right: number; readonly top: number; readonly floor: number };

/** Names of those outside and of one's own, moved apart where they would cover each other. */
function placeLabels(
  points: readonly FunnelPoint[],
  x: (denominator: number) => number,
  y: (value: number) => number,
  { left, right, top, floor }: Frame,
) {
  const taken: { from: number; to: number; y: number }[] = [];
  return points
    .filter(({ place, isOwn }) => place !== 'inside' || isOwn)
    .toSorted((a, b) => y(a.value) - y(b.value) || a.denominator - b.denominator)
    .map((point) => {
      const [px, py] = [x(point.denominator), y(point.value)];
      const room = textWidth(point.label, size, 600);
      const leansLeft = px + room + 14 > right && px - room - 14 > left - 30;
      const distance = point.isOwn ? 14 : 9;
      const from = leansLeft ? px - distance - room : Math.min(px + distance, right - room);
      const isFree = (at: number) =>
        taken.every((other) => other.to < from || other.from > from + room || Math.abs(other.y - at) > 15);
      const shift = [0, 15, -15, 30, -30, 45, -45, 60].find((by) => {
        const at = py + by;
        return at > top - 8 && at < floor + 2 && isFree(at);
      });
      const at = py + (shift ?? 0);
      taken.push({ from, to: from + room, y: at });
      return {
        text: point.label,
        isOwn: point.isOwn === true,
        at: {
          x: leansLeft ? px - distance : from,
          y: at,
          anchor: leansLeft ? ('end' as const) : ('start' as const),
        },
      };
    });
}

type Level = { readonly text: string; readonly ink: ColourName; readonly dash: string | undefined };

/** Names moved down until none covers another, and then up as far as the floor asks. */
function endLabels<Label extends { readonly at: number }>(
  labels: readonly Label[],
  { top, floor }: { readonly top: number; readonly floor: number },
): Label[] {
  const step = 15;
  const sorted = labels.toSorted((a, b) => a.at - b.at);
  const at: number[] = [];
  for (const label of sorted)
    at.push(Math.max(label.at, top, (at.at(-1) ?? Number.NEGATIVE_INFINITY) + step));
  for (let i = at.length - 1, most = floor; i >= 0; i -= 1, most -= step) at[i] = Math.min(at[i]!, most);
  return sorted.map((label, i) => ({ ...label, at: at[i]! }));
}

/** On a phone: what each level line is, after a piece of it. */
function levelsOver(levels: readonly Level[], paint: (name: ColourName) => string): string[] {
  let x = 0;
  return levels.map(({ text, ink, dash }) => {
    const from = x;
    x += textWidth(text, small) + 42;
    return (
      element('line', {
        x1: from,
        x2: from + 22,
        y1: 32,
        y2: 32,
        stroke: paint(ink),
        'stroke-width': 1.8,
        'stroke-dasharray': dash,
      }) + textLines({ lines: [text], x: from + 27, y: 32, size: small, fill: paint(ink) })
    );
  });
}

/** Round sizes, no closer than their numbers need. */
function sizeTicks([least, largest]: Limits, x: (denominator: number) => number): number[] {
  const kept: number[] = [];
  const candidates = [1, 2, 5].flatMap((step) =>
    [1, 10, 100, 1000, 10_000, 100_000].map((power) => step * power),
  );
  for (const size of candidates.filter((one) => one >= least && one <= largest).toSorted((a, b) => b - a)) {
    if (kept.every((other) => Math.abs(x(other) - x(size)) > 46) && x(size) > 20) kept.push(size);
  }
  return kept;
}
