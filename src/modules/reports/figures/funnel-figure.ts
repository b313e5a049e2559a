import { element, type Figure, type FigureOptions, figureWidths, frameFigure, textLines } from './figure.ts';
import { footKey } from './foot-key.ts';
import { type Funnel, nameSize, smallSize } from './funnel.ts';
import { sizeTicks, valueDomain } from './funnel-axes.ts';
import { endLabels, placeLabels } from './funnel-labels.ts';
import { drawPoint, levelsOver } from './funnel-marks.ts';
import { type ColourName, paintFor } from './palette.ts';
import { roundTicks } from './round-ticks.ts';
import { textWidth, wrapText } from './text.ts';

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
  const left = Math.max(...ticks.map((value) => textWidth(funnel.format(value), smallSize))) + 12;
  // Lines are named at their own ends; on a phone the two levels are named over the figure instead.
  const levels = [
    { text: funnel.rate.label, value: funnel.rate.value, ink: 'ink' as const, dash: undefined },
    ...(funnel.target
      ? [{ text: funnel.target.label, value: funnel.target.value, ink: 'contrary' as const, dash: '6 4' }]
      : []),
  ];
  const atEnd = [funnel.limitLabels.limits95, funnel.limitLabels.limits998];
  const labelRoom = Math.max(
    ...[...atEnd, ...(isWide ? levels.map(({ text }) => text) : [])].map((text) =>
      textWidth(text, smallSize),
    ),
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
  const acrossLines = wrapText(funnel.across, right - 8, smallSize);
  const across = { lines: acrossLines, extra: (acrossLines.length - 1) * smallSize * 1.3 };
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
          size: smallSize,
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
      textLines({ lines: [text], x: right + 6, y: at, size: smallSize, fill: paint(ink) }),
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
          size: nameSize,
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
        size: smallSize,
        fill: paint('subtle'),
        anchor: 'middle' as const,
      }),
    ),
    element('line', { x1: left, x2: right, y1: floor, y2: floor, stroke: paint('line') }),
    textLines({
      lines: wrapText(funnel.up, width, smallSize),
      x: 0,
      y: 10,
      size: smallSize,
      fill: paint('subtle'),
    }),
    textLines({
      lines: across.lines,
      x: right,
      y: floor + 34 + across.extra / 2,
      size: smallSize,
      fill: paint('subtle'),
      anchor: 'end' as const,
    }),
  ];
  const over = isWide ? [] : levelsOver(levels, paint);
  const key = footKey([funnel.key], { top: floor + 50 + across.extra, width, fill: paint('subtle') });
  return frameFigure(options.title, width, key.bottom, [...parts, ...over, key.svg].join(''));
}
