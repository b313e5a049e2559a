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
import { type Paint, paintFor } from './palette.ts';
import { textWidth, wrapText } from './text.ts';

export type ModelStrength = {
  /** Correlation or beta, −1 to 1; null when withheld or not computable. */
  readonly r: number | null;
  /** As it stands in the table: `,48***`. */
  readonly text: string;
  readonly isSignificant: boolean;
  readonly isWithheld?: boolean;
};
export type ResearchModel = {
  readonly outcome: string;
  /** Names of the strengths when each factor has more than one, for example employees and leaders. */
  readonly strengthLabels?: readonly string[];
  readonly factors: readonly { readonly label: string; readonly strengths: readonly ModelStrength[] }[];
};

const size = 15;
const labelSize = 15;
const padding = 12;
const factorGap = 14;
const thinnest = 1.25;
const widest = 9;

/**
 * The research model with what was found written on its arrows: factors at the left, outcome at the right.
 *
 * @example researchModelFigure(model, { language: 'nb', title: 'Forskningsmodell', formatNumber })
 */
export function researchModelFigure(model: Released<ResearchModel>, options: FigureOptions): Figure {
  return options.layout === 'narrow' ? stacked(model, options) : sideBySide(model, options);
}

function sideBySide(model: ResearchModel, options: FigureOptions): Figure {
  const width = figureWidths.wide;
  const paint = paintFor(options.theme ?? 'web');
  const labels = model.factors.map((factor) =>
    factor.strengths.map((strength, i) => say(model, strength, i, options)),
  );
  const perFactor = Math.max(1, ...labels.map((texts) => texts.length));
  const labelWidth = Math.max(0, ...labels.flat().map((text) => textWidth(text, labelSize, 600))) + 16;
  const factorWidth = perFactor > 1 ? 250 : 270;
  const outcomeWidth = 168;
  const outcomeX = width - outcomeWidth - 1;
  const strengthGap = 26;

  const sized = model.factors.map((factor) => {
    const lines = wrapText(factor.label, factorWidth - 2 * padding, size);
    const height = Math.max(lines.length * size * lineHeight + 2 * padding, perFactor * strengthGap + 8);
    return { factor, lines, height };
  });
  const factorsHeight = sized.reduce((total, { height }) => total + height + factorGap, -factorGap);
  const outcomeLines = wrapText(model.outcome, outcomeWidth - 2 * padding, size + 1, 600);
  const outcomeTextHeight = outcomeLines.length * (size + 1) * lineHeight + 2 * padding + 8;
  const arrows = sized.length * perFactor;
  // The outcome grows with its arrows, but not beyond the factors; with one factor it may be the taller.
  const outcomeHeight = Math.max(outcomeTextHeight, Math.min(factorsHeight, arrows * 20));
  const height = Math.max(factorsHeight, outcomeHeight);
  const bottom = 4 + height;
  const middle = 4 + height / 2;
  let y = middle - factorsHeight / 2;
  const boxes = sized.map((box) => {
    const placed = { ...box, y };
    y += box.height + factorGap;
    return placed;
  });
  const spread = outcomeHeight / Math.max(1, arrows);

  const lines: string[] = [];
  const texts: string[] = [];
  boxes.forEach((box, boxIndex) => {
    const { strengths } = box.factor;
    strengths.forEach((strength, index) => {
      const fromY = box.y + box.height / 2 + (index - (strengths.length - 1) / 2) * strengthGap;
      const toY = middle - outcomeHeight / 2 + spread * (boxIndex * perFactor + index + 0.5);
      // The arrows run straight as far as the labels, so that no arrow passes behind another's label.
      const labelX = factorWidth + 18 + labelWidth / 2;
      lines.push(arrow(1 + factorWidth, fromY, labelX + labelWidth / 2, outcomeX - 2, toY, strength, paint));
      texts.push(strengthLabel(labels[boxIndex]?.[index] ?? '', labelX, fromY, labelWidth, strength, paint));
    });
  });
  const boxesDrawn = boxes.map((box) =>
    labelledBox(1, box.y, factorWidth, box.height, box.lines, size, paint, 'factor'),
  );
  const outcomeDrawn = labelledBox(
    outcomeX,
    middle - outcomeHeight / 2,
    outcomeWidth,
    outcomeHeight,
    outcomeLines,
    size + 1,
    paint,
    'outcome',
  );
  const key = keyLines(options, width, bottom + 18, paint);
  return frameFigure(
    options.title,
    width,
    bottom + 18 + key.height,
    `${lines.join('')}${boxesDrawn.join('')}${outcomeDrawn}${texts.join('')}${key.svg}`,
  );
}

/** One column for a phone: each factor with its strength beside it, and one rail down to the outcome. */
function stacked(model: ResearchModel, options: FigureOptions): Figure {
  const width = figureWidths.narrow;
  const paint = paintFor(options.theme ?? 'web');
  const labels = model.factors.map((factor) =>
    factor.strengths.map((strength, i) => say(model, strength, i, options)),
  );
  const widestLabel = Math.max(40, ...labels.flat().map((text) => textWidth(text, labelSize, 600)));
  const factorWidth = Math.min(212, width - widestLabel - 26);
  const railX = width - 8;
  let y = 4;
  const parts: string[] = [];
  let railTop = 0;
  model.factors.forEach((factor, boxIndex) => {
    const lines = wrapText(factor.label, factorWidth - 2 * padding, size);
    const height = Math.max(lines.length * size * lineHeight + 20, factor.strengths.length * 36 + 4);
    const middle = y + height / 2;
    if (boxIndex === 0) railTop = middle - ((factor.strengths.length - 1) / 2) * 36 + 9;
    factor.strengths.forEach((strength, index) => {
      const lineY = middle + (index - (factor.strengths.length - 1) / 2) * 36 + 9;
      parts.push(
        element('path', {
          d: `M${factorWidth} ${round(lineY)}H${railX}`,
          'stroke-width': strokeWidth(strength),
          stroke: strokeColour(strength, paint),
          'stroke-dasharray': strength.isSignificant ? undefined : '4 4',
          'data-strength': strength.r === null ? undefined : round(strength.r),
        }),
        textLines({
          lines: [labels[boxIndex]?.[index] ?? ''],
          x: (factorWidth + railX) / 2,
          y: lineY - 8 - strokeWidth(strength) / 2,
          size: labelSize,
          weight: strength.isSignificant ? 600 : 400,
          anchor: 'middle',
          fill: strength.isSignificant ? paint('ink') : paint('subtle'),
        }),
      );
    });
    parts.push(labelledBox(1, y, factorWidth, height, lines, size, paint, 'factor'));
    y += height + 10;
  });
  const outcomeY = y + 16;
  const outcomeLines = wrapText(model.outcome, width - 2 * padding - 2, size + 1, 600);
  const outcomeHeight = outcomeLines.length * (size + 1) * lineHeight + 2 * padding;
  const rail =
    element('path', {
      d: `M${railX} ${round(railTop)}V${round(outcomeY - 8)}`,
      stroke: paint('line'),
      'stroke-width': 2,
      fill: 'none',
    }) + element('path', { d: `M${railX - 6} ${round(outcomeY - 10)}h12l-6 9z`, fill: paint('line') });
  const outcome = labelledBox(
    1,
    outcomeY,
    width - 2,
    outcomeHeight,
    outcomeLines,
    size + 1,
    paint,
    'outcome',
  );
  const key = keyLines(options, width, outcomeY + outcomeHeight + 14, paint);
  return frameFigure(
    options.title,
    width,
    outcomeY + outcomeHeight + 14 + key.height,
    `${rail}${parts.join('')}${outcome}${key.svg}`,
  );
}

function say(
  model: ResearchModel,
  strength: ModelStrength,
  index: number,
  { language }: FigureOptions,
): string {
  const text = strength.isWithheld ? m.reports_figure_withheld({}, { locale: language }) : strength.text;
  const name = model.strengthLabels?.[index];
  return name ? `${name} ${text}` : text;
}

function strokeWidth({ r, isSignificant }: ModelStrength): number {
  return r === null || !isSignificant ? thinnest : thinnest + (widest - thinnest) * Math.min(1, Math.abs(r));
}

function strokeColour({ r, isSignificant }: ModelStrength, paint: Paint): string {
  if (r === null || !isSignificant) return paint('line');
  return paint(r < 0 ? 'contrary' : 'accent');
}

function arrow(
  x0: number,
  y0: number,
  straightTo: number,
  x1: number,
  y1: number,
  strength: ModelStrength,
  paint: Paint,
): string {
  const width = strokeWidth(strength);
  const stroke = strokeColour(strength, paint);
  const head = 7 + width * 0.6;
  const half = 3.5 + width / 2;
  const endX = x1 - head + 1;
  const bend = (straightTo + endX) / 2;
  return (
    element('path', {
      d: `M${round(x0)} ${round(y0)}H${round(straightTo)}C${round(bend)} ${round(y0)} ${round(bend)} ${round(y1)} ${round(endX)} ${round(y1)}`,
      fill: 'none',
      stroke,
      'stroke-width': width,
      'stroke-dasharray': strength.isSignificant ? undefined : '4 4',
      'data-strength': strength.r === null ? undefined : round(strength.r),
    }) +
    element('path', {
      d: `M${round(x1)} ${round(y1)}l${round(-head)} ${round(-half)}v${round(2 * half)}z`,
      fill: stroke,
    })
  );
}

function strengthLabel(
  text: string,
  x: number,
  y: number,
  width: number,
  strength: ModelStrength,
  paint: Paint,
): string {
  return (
    element('rect', {
      x: x - width / 2,
      y: y - 12,
      width,
      height: 24,
      rx: 12,
      fill: paint('surface'),
      stroke: strokeColour(strength, paint),
      'stroke-width': 1,
    }) +
    textLines({
      lines: [text],
      x,
      y,
      size: labelSize,
      weight: strength.isSignificant ? 600 : 400,
      anchor: 'middle',
      fill: strength.isSignificant ? paint('ink') : paint('subtle'),
    })
  );
}

function labelledBox(
  x: number,
  y: number,
  width: number,
  height: number,
  lines: readonly string[],
  textSize: number,
  paint: Paint,
  role: 'factor' | 'outcome',
): string {
  const isOutcome = role === 'outcome';
  return (
    element('rect', {
      x,
      y,
      width,
      height,
      rx: 8,
      fill: paint(isOutcome ? 'accent-faint' : 'quiet'),
      stroke: paint(isOutcome ? 'accent' : 'line'),
      'stroke-width': isOutcome ? 1.5 : 1,
    }) +
    textLines({
      lines,
      x: isOutcome ? x + width / 2 : x + padding,
      y: y + height / 2,
      size: textSize,
      weight: isOutcome ? 600 : 400,
      anchor: isOutcome ? 'middle' : 'start',
      fill: paint('ink'),
    })
  );
}

function keyLines(
  options: FigureOptions,
  width: number,
  y: number,
  paint: Paint,
): { svg: string; height: number } {
  const lines = wrapText(m.reports_figure_model_key({}, { locale: options.language }), width - 2, 13);
  const height = lines.length * 13 * lineHeight + 4;
  return { svg: textLines({ lines, x: 1, y: y + height / 2, size: 13, fill: paint('subtle') }), height };
}
