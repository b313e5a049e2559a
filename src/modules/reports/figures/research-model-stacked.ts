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
import { paintFor } from './palette.ts';
import {
  keyLines,
  labelledBox,
  labelSize,
  padding,
  type ResearchModel,
  say,
  size,
  strokeColour,
  strokeWidth,
} from './research-model-parts.ts';
import { textWidth, wrapText } from './text.ts';

/** One column for a phone: each factor with its strength beside it, and one rail down to the outcome. */
export function stackedModel(model: ResearchModel, options: FigureOptions): Figure {
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
