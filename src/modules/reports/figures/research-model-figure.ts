import type { Released } from '#modules/privacy/index.ts';
import { type Figure, type FigureOptions, figureWidths, frameFigure, lineHeight } from './figure.ts';
import { paintFor } from './palette.ts';
import {
  arrow,
  factorGap,
  keyLines,
  labelledBox,
  labelSize,
  padding,
  type ResearchModel,
  say,
  size,
  strengthLabel,
} from './research-model-parts.ts';
import { stackedModel } from './research-model-stacked.ts';
import { textWidth, wrapText } from './text.ts';

export type { ModelStrength, ResearchModel } from './research-model-parts.ts';

/**
 * The research model with what was found written on its arrows: factors at the left, outcome at the right.
 *
 * @example researchModelFigure(model, { language: 'nb', title: 'Forskningsmodell', formatNumber })
 */
export function researchModelFigure(model: Released<ResearchModel>, options: FigureOptions): Figure {
  const shown = { ...model, factors: model.factors.map(withoutWithheldStrengths) };
  return options.layout === 'narrow' ? stackedModel(shown, options) : sideBySide(shown, options);
}

/** What is withheld shapes nothing: no width, no dash, no number, even if one should have slipped through. */
function withoutWithheldStrengths(
  factor: ResearchModel['factors'][number],
): ResearchModel['factors'][number] {
  const strengths = factor.strengths.map((strength) =>
    strength.isWithheld ? { r: null, text: '', isSignificant: false, isWithheld: true } : strength,
  );
  return { ...factor, strengths };
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
