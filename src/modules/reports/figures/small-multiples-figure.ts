import { m } from '#messages';
import { element, type Figure, type FigureOptions, figureWidths, frameFigure, textLines } from './figure.ts';
import { footKey } from './foot-key.ts';
import { type Paint, paintFor } from './palette.ts';
import { textWidth, wrapText } from './text.ts';

/** One indicator over the months: what was reached, what was asked for, and the value so far. */
export type Multiple = {
  readonly label: string;
  /** A value a month; null where there is none, or too few to show. */
  readonly values: readonly (number | null)[];
  /** The target that held in each month. */
  readonly targets: readonly (number | null)[];
  /** The period's value as it is written; null where it is withheld or missing. */
  readonly total: string | null;
  /** What stands under the value: `målkrav 75 %`, or why there is no value. */
  readonly beside: string;
  readonly isReached: boolean | null;
  readonly format: (value: number) => string;
  /** The 95 % interval of each value, drawn as a band. */
  readonly intervals?: readonly (readonly [lower: number, upper: number] | null)[];
};
export type SmallMultiples = {
  readonly panels: readonly Multiple[];
  /** The months as they stand on the axis, first and last of them shown. */
  readonly months: readonly string[];
  /** The months at which lines begin afresh, and what stands there on the axis: `jan.`. */
  readonly restarts?: readonly { readonly at: number; readonly label: string }[];
  /** What a line, a dot and the broken line are. */
  readonly key: string;
};

const gap = { x: 22, y: 18 };
const titleSize = 13;
const totalSize = 19;
const small = 12;
const plotHeight = 62;

/** A panel an indicator, each on its own scale from zero: a line of months, the target as a step, the value beside its name. */
export function smallMultiplesFigure(data: SmallMultiples, options: FigureOptions): Figure {
  const isNarrow = options.layout === 'narrow';
  const width = figureWidths[isNarrow ? 'narrow' : 'wide'];
  const paint = paintFor(options.theme ?? 'web');
  const columns = isNarrow ? 2 : 4;
  const panelWidth = (width - (columns - 1) * gap.x) / columns;
  const titles = data.panels.map(({ label }) => wrapText(label, panelWidth, titleSize, 600));
  const besides = data.panels.map(({ beside }) => wrapText(beside, panelWidth, small));
  const parts: string[] = [];
  let top = 2;
  for (let first = 0; first < data.panels.length; first += columns) {
    const row = data.panels.slice(first, first + columns);
    const titleLines = Math.max(...titles.slice(first, first + columns).map((lines) => lines.length));
    const besideLines = Math.max(...besides.slice(first, first + columns).map((lines) => lines.length));
    const titleHeight = titleLines * titleSize * 1.25;
    const plotTop = top + titleHeight + totalSize * 1.35 + besideLines * small * 1.3 + 8;
    for (const [at, panel] of row.entries()) {
      const left = at * (panelWidth + gap.x);
      const title = titles[first + at]!;
      parts.push(
        textLines({
          lines: title,
          x: left,
          y: top + (title.length * titleSize * 1.25) / 2,
          size: titleSize,
          weight: 600 as const,
          fill: paint('ink'),
        }),
        drawTotal(panel, { left, y: top + titleHeight + totalSize * 0.7 }, paint, options),
        textLines({
          lines: besides[first + at]!,
          x: left,
          size: small,
          fill: paint('subtle'),
          y: top + titleHeight + totalSize * 1.35 + (besides[first + at]!.length * small * 1.3) / 2,
        }),
        drawPanel(panel, data, { left, top: plotTop, width: panelWidth }, paint),
      );
    }
    top = plotTop + plotHeight + small * 1.6 + gap.y;
  }
  const key = footKey([data.key], { top, width, fill: paint('subtle') });
  return frameFigure(options.title, width, key.bottom, parts.join('') + key.svg);
}

function drawTotal(
  { total, isReached }: Multiple,
  { left, y }: { readonly left: number; readonly y: number },
  paint: Paint,
  { language }: FigureOptions,
): string {
  const text = total ?? m.reports_figure_withheld({}, { locale: language });
  const size = total === null ? small : totalSize;
  const ink = total === null ? 'subtle' : 'ink';
  const written = textLines({ lines: [text], x: left, y, size, weight: 600, fill: paint(ink) });
  if (isReached === null || total === null) return written;
  // A tick or a down arrow beside the number: the colour says nothing that the shape does not.
  const x = left + textWidth(text, size, 600) + 4;
  const path = isReached ? `M${x} ${y}l4 5l8 -10` : `M${x + 6} ${y - 6}v11m-5 -5l5 5.5l5 -5.5`;
  return (
    written +
    element('path', {
      d: path,
      fill: 'none',
      'stroke-width': 2.2,
      'stroke-linecap': 'round',
      'stroke-linejoin': 'round',
      stroke: paint(isReached ? 'accent' : 'contrary'),
    })
  );
}

function drawPanel(
  { values, targets, format, intervals = [] }: Multiple,
  { months, restarts = [] }: Pick<SmallMultiples, 'months' | 'restarts'>,
  { left, top, width }: { readonly left: number; readonly top: number; readonly width: number },
  paint: Paint,
): string {
  const known = [...values, ...targets, ...intervals.map((one) => one?.[1] ?? null)].filter(
    (value) => value !== null,
  );
  const ceiling = Math.max(...known, 0) * 1.08 || 1;
  const inner = { left: left + 5, right: left + width - 5 };
  const step = (inner.right - inner.left) / Math.max(1, months.length - 1);
  const x = (at: number) => (months.length === 1 ? (inner.left + inner.right) / 2 : inner.left + at * step);
  const y = (value: number) => top + plotHeight - (value / ceiling) * plotHeight;
  const floor = top + plotHeight;
  const parts = [
    element('line', { x1: left, x2: left + width, y1: floor, y2: floor, stroke: paint('line') }),
  ];
  // A step holds half a month to either side of its own.
  targets.forEach((target, at) => {
    if (target === null) return;
    const [from, to] = [Math.max(left, x(at) - step / 2), Math.min(left + width, x(at) + step / 2)];
    const before = at > 0 ? targets[at - 1] : null;
    const joins = before !== null && before !== undefined && before !== target;
    parts.push(
      element('path', {
        d: `${joins ? `M${n(from)} ${n(y(before))}V${n(y(target))}` : `M${n(from)} ${n(y(target))}`}H${n(months.length === 1 ? left + width : to)}`,
        fill: 'none',
        stroke: paint('contrary'),
        'stroke-width': 1.6,
        'stroke-dasharray': '5 3',
      }),
    );
  });
  // A gap stays a gap: no line is drawn over months that nobody knows, nor from one year into the next.
  type Point = { readonly x: number; readonly y: number; readonly band: readonly [number, number] | null };
  const runs: Point[][] = [[]];
  values.forEach((value, at) => {
    if (value === null || restarts.some((restart) => restart.at === at)) runs.push([]);
    if (value === null) return;
    const interval = intervals[at];
    runs.at(-1)!.push({ x: x(at), y: y(value), band: interval ? [y(interval[0]), y(interval[1])] : null });
  });
  for (const { at, label } of restarts) {
    const between = x(at) - step / 2;
    parts.push(
      element('line', {
        x1: between,
        x2: between,
        y1: top,
        y2: floor,
        stroke: paint('line'),
        'stroke-dasharray': '2 3',
      }),
    );
    // The first and last months have their names there already.
    if (x(at) - left > 48 && left + width - x(at) > 48) {
      parts.push(
        textLines({
          lines: [label],
          x: x(at),
          y: floor + small,
          size: small,
          fill: paint('subtle'),
          anchor: 'middle',
        }),
      );
    }
  }
  for (const run of runs) {
    const banded = run.flatMap((point) => (point.band ? [{ x: point.x, band: point.band }] : []));
    parts.push(drawBand(banded, paint));
    if (run.length > 1) {
      parts.push(
        element('path', {
          d: run.map((p, i) => `${i === 0 ? 'M' : 'L'}${n(p.x)} ${n(p.y)}`).join(''),
          fill: 'none',
          stroke: paint('accent'),
          'stroke-width': 2.2,
          'stroke-linejoin': 'round',
        }),
      );
    }
    for (const p of run) parts.push(element('circle', { cx: p.x, cy: p.y, r: 2.6, fill: paint('accent') }));
  }
  const last = values.findLastIndex((value) => value !== null);
  if (last >= 0) {
    const value = values[last]!;
    // Under the line where it would strike the target through.
    const target = targets[last];
    const isUnder = target !== null && target !== undefined && target >= value && y(value) + 22 < floor;
    parts.push(
      textLines({
        lines: [format(value)],
        x: left + width,
        y: y(value) + (isUnder ? 12 : -10),
        size: small,
        fill: paint('accent'),
        anchor: 'end' as const,
        weight: 600 as const,
      }),
    );
  }
  const ends =
    months.length === 1
      ? ([[0, 'middle']] as const)
      : ([
          [0, 'start'],
          [months.length - 1, 'end'],
        ] as const);
  for (const [at, anchor] of ends) {
    const edge = anchor === 'start' ? left : anchor === 'end' ? left + width : x(0);
    parts.push(
      textLines({
        lines: [months[at] ?? ''],
        x: edge,
        y: floor + small,
        size: small,
        fill: paint('subtle'),
        anchor,
      }),
    );
  }
  return parts.join('');
}

/** The band about a line, or a bar where there is one month only. */
function drawBand(
  points: readonly { readonly x: number; readonly band: readonly [number, number] }[],
  paint: Paint,
): string {
  const [first] = points;
  if (!first) return '';
  if (points.length === 1) {
    const [y1, y2] = first.band;
    return element('line', {
      x1: first.x,
      x2: first.x,
      y1,
      y2,
      stroke: paint('accent-soft'),
      'stroke-width': 5,
    });
  }
  const upper = points.map(({ x, band }) => `${n(x)} ${n(band[1])}`);
  const lower = points.map(({ x, band }) => `${n(x)} ${n(band[0])}`).toReversed();
  return element('path', { d: `M${[...upper, ...lower].join('L')}Z`, fill: paint('accent-soft') });
}

function n(value: number): string {
  return value.toFixed(2);
}
