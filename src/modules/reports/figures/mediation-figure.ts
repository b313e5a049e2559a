import { m } from '#messages';
import type { Released } from '#modules/privacy/index.ts';
import { type Effect, effectRows } from './effect-rows.ts';
import { element, type Figure, type FigureOptions, figureWidths, frameFigure, lineHeight } from './figure.ts';
import { footKey } from './foot-key.ts';
import { type Paint, paintFor } from './palette.ts';
import {
  labelledBox,
  labelSize,
  type ModelStrength,
  padding,
  size,
  strengthLabel,
  strokeColour,
} from './research-model-parts.ts';
import { textWidth, wrapText } from './text.ts';

/** One arrow: its coefficient, how that is written, and whether it can be told from 0. */
export type MediationPath = {
  readonly value: number;
  readonly text: string;
  readonly isSignificant: boolean;
};
export type MediationPaths = {
  readonly predictor: string;
  readonly mediator: string;
  readonly outcome: string;
  readonly a: MediationPath;
  readonly b: MediationPath;
  readonly direct: MediationPath;
  /** What is held still on all of them, in words. */
  readonly held?: readonly string[];
  /** The indirect, direct and total effect with their intervals. */
  readonly effects: readonly Effect[];
};

/** A path diagram with its coefficients, and under it the indirect, direct and total effect with their intervals. */
export function mediationFigure(paths: Released<MediationPaths>, options: FigureOptions): Figure {
  const width = figureWidths[options.layout ?? 'wide'];
  const paint = paintFor(options.theme ?? 'web');
  const diagram = options.layout === 'narrow' ? downwards(paths, width, paint) : across(paths, width, paint);
  const rows = effectRows([{ effects: paths.effects }], options, diagram.bottom + 18);
  const key = footKey(
    [...(paths.held ?? []), m.reports_figure_mediation_key({}, { locale: options.language })],
    {
      top: rows.bottom + 8,
      width,
      fill: paint('subtle'),
    },
  );
  return frameFigure(options.title, width, key.bottom, `${diagram.svg}${rows.svg}${key.svg}`);
}

type Drawn = { readonly svg: string; readonly bottom: number };

/** The mediator above, the predictor at the left, the outcome at the right. */
function across(paths: MediationPaths, width: number, paint: Paint): Drawn {
  const boxWidth = 210;
  const box = (text: string, weight: 400 | 600 = 400) => {
    const lines = wrapText(text, boxWidth - 2 * padding, size + (weight === 600 ? 1 : 0), weight);
    return { lines, height: lines.length * (size + 1) * lineHeight + 2 * padding };
  };
  const [mediator, predictor, outcome] = [box(paths.mediator), box(paths.predictor), box(paths.outcome, 600)];
  const lower = Math.max(predictor.height, outcome.height);
  const middle = 4 + mediator.height + 64 + lower / 2;
  const mediatorX = (width - boxWidth) / 2;
  const outcomeX = width - boxWidth - 1;
  const mediatorMiddle = 4 + mediator.height / 2;
  const a = {
    x0: 1 + boxWidth / 2,
    y0: middle - predictor.height / 2,
    x1: mediatorX - 2,
    y1: mediatorMiddle,
  };
  const b = {
    x0: mediatorX + boxWidth,
    y0: mediatorMiddle,
    x1: outcomeX + boxWidth / 2,
    y1: middle - outcome.height / 2 - 2,
  };
  const direct = { x0: 1 + boxWidth, y0: middle, x1: outcomeX - 2, y1: middle };
  const svg = [
    pathArrow(a, paths.a, paint),
    pathArrow(b, paths.b, paint),
    pathArrow(direct, paths.direct, paint),
    labelledBox(mediatorX, 4, boxWidth, mediator.height, mediator.lines, size, paint, 'factor'),
    labelledBox(
      1,
      middle - predictor.height / 2,
      boxWidth,
      predictor.height,
      predictor.lines,
      size,
      paint,
      'factor',
    ),
    labelledBox(
      outcomeX,
      middle - outcome.height / 2,
      boxWidth,
      outcome.height,
      outcome.lines,
      size + 1,
      paint,
      'outcome',
    ),
    onArrow(paths.a, (a.x0 + a.x1) / 2, (a.y0 + a.y1) / 2, paint),
    onArrow(paths.b, (b.x0 + b.x1) / 2, (b.y0 + b.y1) / 2, paint),
    onArrow(paths.direct, width / 2, middle, paint),
  ].join('');
  return { svg, bottom: middle + lower / 2 };
}

/** For a phone: from the top down, the mediator to the right and the direct path past it at the left. */
function downwards(paths: MediationPaths, width: number, paint: Paint): Drawn {
  const lane = 104;
  const gap = 58;
  const mediatorWidth = width - lane - 1;
  const boxOf = (text: string, boxWidth: number, weight: 400 | 600 = 400) => {
    const lines = wrapText(text, boxWidth - 2 * padding, size + (weight === 600 ? 1 : 0), weight);
    return { lines, height: lines.length * (size + 1) * lineHeight + 2 * padding };
  };
  const predictor = boxOf(paths.predictor, width - 2);
  const mediator = boxOf(paths.mediator, mediatorWidth);
  const outcome = boxOf(paths.outcome, width - 2, 600);
  const mediatorY = 4 + predictor.height + gap;
  const outcomeY = mediatorY + mediator.height + gap;
  const middle = lane + mediatorWidth / 2;
  const a = { x0: middle, y0: 4 + predictor.height, x1: middle, y1: mediatorY - 2 };
  const b = { x0: middle, y0: mediatorY + mediator.height, x1: middle, y1: outcomeY - 2 };
  const direct = { x0: lane / 2, y0: 4 + predictor.height, x1: lane / 2, y1: outcomeY - 2 };
  const svg = [
    pathArrow(a, paths.a, paint),
    pathArrow(b, paths.b, paint),
    pathArrow(direct, paths.direct, paint),
    labelledBox(1, 4, width - 2, predictor.height, predictor.lines, size, paint, 'factor'),
    labelledBox(lane, mediatorY, mediatorWidth, mediator.height, mediator.lines, size, paint, 'factor'),
    labelledBox(1, outcomeY, width - 2, outcome.height, outcome.lines, size + 1, paint, 'outcome'),
    onArrow(paths.a, middle, a.y0 + gap / 2 - 4, paint),
    onArrow(paths.b, middle, b.y0 + gap / 2 - 4, paint),
    onArrow(paths.direct, lane / 2, mediatorY + mediator.height / 2, paint),
  ].join('');
  return { svg, bottom: outcomeY + outcome.height };
}

type Ends = { readonly x0: number; readonly y0: number; readonly x1: number; readonly y1: number };

function pathArrow({ x0, y0, x1, y1 }: Ends, path: MediationPath, paint: Paint): string {
  const { isSignificant } = path;
  const length = Math.hypot(x1 - x0, y1 - y0);
  const [ux, uy] = [(x1 - x0) / length, (y1 - y0) / length];
  const [head, half] = [10, 5];
  const stroke = strokeColour(strengthOf(path), paint);
  const [baseX, baseY] = [x1 - ux * head, y1 - uy * head];
  const at = (x: number, y: number) => `${x.toFixed(2)} ${y.toFixed(2)}`;
  return (
    element('path', {
      d: `M${at(x0, y0)}L${at(baseX, baseY)}`,
      fill: 'none',
      stroke,
      'stroke-width': isSignificant ? 3 : 1.5,
      'stroke-dasharray': isSignificant ? undefined : '4 4',
      'data-path': isSignificant ? 'found' : 'not-found',
    }) +
    element('path', {
      d: `M${at(x1, y1)}L${at(baseX - uy * half, baseY + ux * half)}L${at(baseX + uy * half, baseY - ux * half)}z`,
      fill: stroke,
    })
  );
}

function onArrow(path: MediationPath, x: number, y: number, paint: Paint): string {
  const width = textWidth(path.text, labelSize, 600) + 16;
  return strengthLabel(path.text, x, y, width, strengthOf(path), paint);
}

/** Coloured by its sign, as the strengths of the research model are. */
function strengthOf({ value, text, isSignificant }: MediationPath): ModelStrength {
  return { r: value, text, isSignificant };
}
