import { m } from '#messages';
import type { Released } from '#modules/privacy/index.ts';
import {
  element,
  type Figure,
  type FigureOptions,
  figureWidths,
  frameFigure,
  lineHeight,
  round,
  textLines,
} from './figure.ts';
import { footKey } from './foot-key.ts';
import { clamp, type ScaleEnds } from './interval-scale.ts';
import { type ColourName, paintFor } from './palette.ts';
import { textWidth, wrapText } from './text.ts';

export type InteractionPoint = {
  readonly mean: number | null;
  readonly interval: readonly [number, number] | null;
  readonly isWithheld?: boolean;
};
export type InteractionMeans = {
  readonly scale: ScaleEnds;
  /** Along the bottom. */
  readonly levels: readonly string[];
  /** One line each, with a point for every level; a mean that is null or withheld is a gap. */
  readonly lines: readonly { readonly label: string; readonly points: readonly InteractionPoint[] }[];
};

const labelSize = 15;
const smallSize = 13;
const plotHeight = 280;
/** Told apart by colour, by the form of the dot and by dashes: colour alone is not for everybody. */
const looks: readonly { colour: ColourName; dashes?: string; shape: 'circle' | 'square' | 'triangle' }[] = [
  { colour: 'accent', shape: 'circle' },
  { colour: 'contrary', shape: 'square', dashes: '7 4' },
  { colour: 'ink', shape: 'triangle', dashes: '2 4' },
  { colour: 'line', shape: 'circle', dashes: '12 4 2 4' },
  { colour: 'accent', shape: 'square', dashes: '3 3' },
  { colour: 'contrary', shape: 'triangle' },
];
export const mostInteractionLines = looks.length;
export const mostInteractionLevels = 12;

/**
 * Means by the levels of one factor, with a line for each level of the other and its name at the line's end: lines that
 * are not parallel are an interaction. Cells that are withheld have no point, and the line has a gap.
 */
export function interactionFigure(data: Released<InteractionMeans>, options: FigureOptions): Figure {
  const { scale, levels } = data;
  const lines = data.lines.map((line) => ({ ...line, points: line.points.map(shownPoint) }));
  const hasWithheld = data.lines.some(({ points }) => points.some(({ isWithheld }) => isWithheld));
  const isNarrow = options.layout === 'narrow';
  const width = figureWidths[isNarrow ? 'narrow' : 'wide'];
  const paint = paintFor(options.theme ?? 'web');
  const names = lines.map(({ label }) => wrapText(label, isNarrow ? 96 : 190, labelSize, 600));
  const nameWidth = Math.max(...names.flat().map((line) => textWidth(line, labelSize, 600)));
  const ticks = ticksOf(scale);
  const decimals = ticks.every(Number.isInteger) ? 0 : 1;
  const tickTexts = ticks.map((tick) => options.formatNumber(tick, decimals));
  const left = Math.max(...tickTexts.map((text) => textWidth(text, smallSize))) + 12;
  const right = width - nameWidth - 18;
  const top = 12;
  const bottom = top + plotHeight;
  const y = (value: number) =>
    bottom - ((clamp(value, scale) - scale.minimum) / (scale.maximum - scale.minimum)) * plotHeight;
  const stepX = (right - left) / levels.length;
  const centre = (level: number) => left + stepX * (level + 0.5);
  // Side by side, so that intervals do not hide each other.
  const dodge = Math.min(12, stepX / (lines.length + 2));
  const x = (level: number, line: number) => centre(level) + (line - (lines.length - 1) / 2) * dodge;

  const grid = ticks.map((tick) =>
    element('line', { x1: left, x2: right, y1: y(tick), y2: y(tick), stroke: paint('grid') }),
  );
  const tickLabels = ticks.map((tick, place) =>
    textLines({
      lines: [tickTexts[place]!],
      x: left - 8,
      y: y(tick),
      size: smallSize,
      anchor: 'end',
      fill: paint('subtle'),
    }),
  );
  const drawn = lines.map(({ points }, line) => {
    const look = looks[line % looks.length]!;
    const stroke = paint(look.colour);
    const places = points.map(({ mean, interval }, level) =>
      mean === null ? null : { x: x(level, line), y: y(mean), interval },
    );
    const path = places
      .map((place, level) => {
        if (!place) return '';
        return `${level > 0 && places[level - 1] ? 'L' : 'M'}${round(place.x)} ${round(place.y)}`;
      })
      .join('');
    const marks = places.flatMap((place) => {
      if (!place) return [];
      const bar = place.interval
        ? element('line', {
            x1: place.x,
            x2: place.x,
            y1: y(place.interval[0]),
            y2: y(place.interval[1]),
            stroke,
            'stroke-width': 1.5,
          })
        : '';
      return [bar + dot(look.shape, place.x, place.y, stroke, paint('surface'))];
    });
    const joined = element('path', {
      d: path,
      stroke,
      'stroke-width': 2,
      'stroke-dasharray': look.dashes,
      fill: 'none',
    });
    return `${path === '' ? '' : joined}${marks.join('')}`;
  });

  const heights = names.map((text) => text.length * labelSize * lineHeight);
  const wanted = lines.map(({ points }) => {
    const last = points.findLast(({ mean }) => mean !== null);
    return last?.mean === null || last === undefined ? bottom : y(last.mean);
  });
  const nameYs = spreadOut(wanted, heights, top, bottom);
  const nameLabels = names.map((text, line) => {
    const look = looks[line % looks.length]!;
    const shown = lines[line]!.points.some(({ mean }) => mean !== null);
    return textLines({
      lines: text,
      x: right + 14,
      y: nameYs[line]!,
      size: labelSize,
      weight: 600,
      fill: paint(shown ? look.colour : 'subtle'),
    });
  });

  const isNumbered = levels.some(
    (level) => Math.max(...level.split(/\s+/).map((word) => textWidth(word, smallSize))) > stepX - 6,
  );
  const levelTexts = levels.map((level, place) =>
    isNumbered ? [`${place + 1}`] : wrapText(level, stepX - 6, smallSize),
  );
  const levelHeight = Math.max(...levelTexts.map((text) => text.length)) * smallSize * lineHeight;
  const levelLabels = levelTexts.map((text, place) =>
    textLines({
      lines: text,
      x: centre(place),
      y: bottom + 10 + (text.length * smallSize * lineHeight) / 2,
      size: smallSize,
      anchor: 'middle',
      fill: paint('ink'),
    }),
  );
  const locale = { locale: options.language };
  const words = [
    ...(isNumbered ? levels.map((level, place) => `${place + 1}  ${level}`) : []),
    m.reports_figure_interaction_key({}, locale),
    ...(hasWithheld ? [m.reports_figure_interaction_withheld({}, locale)] : []),
  ];
  const key = footKey(words, { top: bottom + 10 + levelHeight + 10, width, fill: paint('subtle') });
  return frameFigure(
    options.title,
    width,
    key.bottom,
    [...grid, ...tickLabels, ...drawn, ...nameLabels, ...levelLabels, key.svg].join(''),
  );
}

function shownPoint(point: InteractionPoint): InteractionPoint {
  return point.isWithheld ? { mean: null, interval: null } : point;
}

function dot(
  shape: (typeof looks)[number]['shape'],
  x: number,
  y: number,
  fill: string,
  stroke: string,
): string {
  const edge = { fill, stroke, 'stroke-width': 1.5 };
  if (shape === 'circle') return element('circle', { cx: x, cy: y, r: 5.5, ...edge });
  if (shape === 'square') return element('rect', { x: x - 5, y: y - 5, width: 10, height: 10, ...edge });
  const corners = [
    [x, y - 6.5],
    [x - 6, y + 4.5],
    [x + 6, y + 4.5],
  ].map((corner) => corner.map(round).join(','));
  return element('polygon', { points: corners.join(' '), ...edge });
}

/** Names beside their lines' ends, moved apart just so much that none covers another. */
function spreadOut(
  wanted: readonly number[],
  heights: readonly number[],
  top: number,
  bottom: number,
): number[] {
  const order = wanted.map((_, place) => place).sort((a, b) => wanted[a]! - wanted[b]! || a - b);
  const placed = new Array<number>(wanted.length);
  let from = top - 6;
  for (const place of order) {
    placed[place] = Math.max(wanted[place]!, from + heights[place]! / 2);
    from = placed[place] + heights[place]! / 2;
  }
  let to = Math.max(bottom + 6, top - 6 + heights.reduce((sum, height) => sum + height, 0));
  for (const place of order.toReversed()) {
    placed[place] = Math.min(placed[place]!, to - heights[place]! / 2);
    to = placed[place] - heights[place]! / 2;
  }
  return placed;
}

/** At most about seven round numbers. */
function ticksOf({ minimum, maximum }: ScaleEnds): number[] {
  const range = maximum - minimum;
  const power = 10 ** Math.floor(Math.log10(range / 7));
  const step = ([1, 2, 5, 10].find((factor) => range / (factor * power) <= 7) ?? 10) * power;
  const ticks: number[] = [];
  for (let k = Math.ceil(minimum / step - 1e-9); k * step <= maximum + 1e-9; k++) ticks.push(round(k * step));
  return ticks;
}
