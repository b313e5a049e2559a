import type { Released } from '#modules/privacy/index.ts';
import { element, type Figure, type FigureOptions, figureWidths, frameFigure, textLines } from './figure.ts';
import { paintFor } from './palette.ts';
import { textWidth, wrapText } from './text.ts';

/** How many had answered at the end of each day, and the days on which letters went out. */
export type ResponseCurve = {
  readonly points: readonly { readonly day: string; readonly answered: number }[];
  /** Where the curve begins, with nobody. */
  readonly firstDay: string;
  /** How far the axis goes, such as the day it is meant to close. */
  readonly lastDay: string;
  readonly letters: readonly { readonly day: string; readonly label: string }[];
  /** A day as it stands on the axis. */
  readonly dayLabels: Readonly<Record<string, string>>;
  readonly up: string;
};

const size = 14;
const small = 13;
const floorRoom = 34;
const labelStep = 18;
const millisecondsADay = 24 * 60 * 60 * 1000;

/** Days along, answers up: one line that only rises, with a broken line where a letter was sent. */
export function responseCurveFigure(data: Released<ResponseCurve>, options: FigureOptions): Figure {
  const layout = options.layout ?? 'wide';
  const paint = paintFor(options.theme ?? 'web');
  const width = figureWidths[layout];
  const { points, firstDay, lastDay } = data;
  const days = Math.max(1, dayNumber(lastDay) - dayNumber(firstDay) + 1);
  const ceiling = niceCeiling(Math.max(1, ...points.map(({ answered }) => answered)));
  const ticks = [...new Set([0, 0.5, 1].map((share) => Math.round(share * ceiling)))];
  const left = Math.max(...ticks.map((value) => textWidth(options.formatNumber(value, 0), small))) + 14;
  const right = width - 46;
  const letters = data.letters.map((letter) => ({ ...letter, x: xOf(letter.day, 0) }));
  const labels = placeLabels(letters, right + 40);
  const top = 44 + labels.levels * labelStep;
  const floor = top + (layout === 'wide' ? 220 : 190);
  // A day's number is that of its end; a letter is sent during it.
  function xOf(day: string, share = 1): number {
    const at = dayNumber(day) - dayNumber(firstDay) + share;
    return left + (Math.min(Math.max(at, 0), days) / days) * (right - left);
  }
  const y = (answered: number) => floor - (answered / ceiling) * (floor - top);

  const grid = ticks.map(
    (value) =>
      element('line', { x1: left, x2: right, y1: y(value), y2: y(value), stroke: paint('grid') }) +
      textLines({
        lines: [options.formatNumber(value, 0)],
        x: left - 8,
        y: y(value),
        size: small,
        fill: paint('subtle'),
        anchor: 'end' as const,
      }),
  );
  const marks = labels.placed.map(
    ({ x, label, level, anchor }) =>
      element('line', {
        x1: x,
        x2: x,
        y1: 34 + level * labelStep,
        y2: floor,
        stroke: paint('line'),
        'stroke-dasharray': '3 4',
      }) +
      textLines({
        lines: [label],
        x: x + (anchor === 'start' ? 5 : -5),
        y: 40 + level * labelStep,
        size: small,
        fill: paint('subtle'),
        anchor,
      }),
  );
  const line = [
    { x: xOf(firstDay, 0), y: y(0) },
    ...points.map((p) => ({ x: xOf(p.day), y: y(p.answered) })),
  ];
  const last = points.at(-1);
  const area = `${pathOf(line)}L${line.at(-1)!.x.toFixed(2)} ${floor}L${line[0]!.x.toFixed(2)} ${floor}Z`;
  const content = [
    ...grid,
    element('path', { d: area, fill: paint('accent-faint') }),
    ...marks,
    element('path', {
      d: pathOf(line),
      fill: 'none',
      stroke: paint('accent'),
      'stroke-width': 2.5,
      'stroke-linejoin': 'round',
    }),
    ...points.map((p) =>
      element('circle', { cx: xOf(p.day), cy: y(p.answered), r: 3.5, fill: paint('accent') }),
    ),
    last
      ? textLines({
          lines: [options.formatNumber(last.answered, 0)],
          x: xOf(last.day) + 9,
          y: y(last.answered) - 2,
          size,
          weight: 600 as const,
          fill: paint('accent'),
        })
      : '',
    ...axisDays(data, xOf).map(({ x, text, anchor }) =>
      textLines({ lines: [text], x, y: floor + 18, size: small, fill: paint('subtle'), anchor }),
    ),
    textLines({ lines: [data.up], x: 0, y: 12, size: small, fill: paint('subtle') }),
  ];
  return frameFigure(options.title, width, floor + floorRoom, content.join(''));
}

/** Whole days since 1970. */
function dayNumber(day: string): number {
  return Math.round(Date.parse(`${day}T00:00:00Z`) / millisecondsADay);
}

function pathOf(line: readonly { x: number; y: number }[]): string {
  return line.map(({ x, y }, i) => `${i === 0 ? 'M' : 'L'}${x.toFixed(2)} ${y.toFixed(2)}`).join('');
}

function niceCeiling(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  const step = [1, 2, 3, 4, 5, 6, 8, 10].find((nice) => nice * power >= value) ?? 10;
  return Math.max(2, step * power);
}

type Letter = { readonly label: string; readonly x: number };

/** Labels that would cover each other stand on different levels, and lean inwards where the frame ends. */
function placeLabels(letters: readonly Letter[], end: number) {
  const ends: number[] = [];
  const placed = letters
    .toSorted((a, b) => a.x - b.x)
    .map((letter) => {
      const label = wrapText(letter.label, 220, small)[0] ?? '';
      const width = textWidth(label, small) + 12;
      const leansLeft = letter.x + width > end;
      const from = leansLeft ? letter.x - width : letter.x;
      const free = ends.findIndex((taken) => taken <= from);
      const level = free < 0 ? ends.length : free;
      ends[level] = from + width;
      return { ...letter, label, level, anchor: leansLeft ? ('end' as const) : ('start' as const) };
    });
  return { placed, levels: ends.length };
}

function axisDays({ points, firstDay, lastDay, dayLabels }: ResponseCurve, xOf: (day: string) => number) {
  const kept: { x: number; text: string; anchor: 'start' | 'middle' | 'end' }[] = [];
  for (const day of [firstDay, lastDay, ...points.map((point) => point.day).toReversed()]) {
    const text = dayLabels[day];
    if (text === undefined || kept.some(({ x }) => Math.abs(x - xOf(day)) < 78)) continue;
    kept.push({ x: xOf(day), text, anchor: 'middle' });
  }
  return kept;
}
