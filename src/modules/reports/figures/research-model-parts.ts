import { m } from '#messages';
import { element, type FigureOptions, lineHeight, round, textLines } from './figure.ts';
import type { Paint } from './palette.ts';
import { wrapText } from './text.ts';

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

export const size = 15;
export const labelSize = 15;
export const padding = 12;
export const factorGap = 14;
const thinnest = 1.25;
const widest = 9;

export function say(
  model: ResearchModel,
  strength: ModelStrength,
  index: number,
  { language }: FigureOptions,
): string {
  const text = strength.isWithheld ? m.reports_figure_withheld({}, { locale: language }) : strength.text;
  const name = model.strengthLabels?.[index];
  return name ? `${name} ${text}` : text;
}

export function strokeWidth({ r, isSignificant }: ModelStrength): number {
  return r === null || !isSignificant ? thinnest : thinnest + (widest - thinnest) * Math.min(1, Math.abs(r));
}

export function strokeColour({ r, isSignificant }: ModelStrength, paint: Paint): string {
  if (r === null || !isSignificant) return paint('line');
  return paint(r < 0 ? 'contrary' : 'accent');
}

export function arrow(
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

export function strengthLabel(
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

export function labelledBox(
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

export function keyLines(
  options: FigureOptions,
  width: number,
  y: number,
  paint: Paint,
): { svg: string; height: number } {
  const locale = { locale: options.language };
  // On a phone the strengths are lines, not arrows.
  const key =
    options.layout === 'narrow'
      ? m.reports_figure_model_key_narrow({}, locale)
      : m.reports_figure_model_key({}, locale);
  const lines = wrapText(key, width - 2, 13);
  const height = lines.length * 13 * lineHeight + 4;
  return { svg: textLines({ lines, x: 1, y: y + height / 2, size: 13, fill: paint('subtle') }), height };
}
