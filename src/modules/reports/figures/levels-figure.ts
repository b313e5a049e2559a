import { m } from '#messages';
import type { Released } from '#modules/privacy/index.ts';
import { type EffectGroup, effectRows } from './effect-rows.ts';
import { type Figure, type FigureOptions, figureWidths, frameFigure } from './figure.ts';
import { footKey } from './foot-key.ts';
import { paintFor } from './palette.ts';

export type LevelEffects = {
  /** A predictor each: its effect among people of a group, and that of the groups' means (drawn open). */
  readonly predictors: readonly EffectGroup[];
};

/** What goes with an outcome among people of the same group, and what between groups, on one scale. */
export function levelsFigure({ predictors }: Released<LevelEffects>, options: FigureOptions): Figure {
  const width = figureWidths[options.layout ?? 'wide'];
  const rows = effectRows(predictors, options);
  const key = footKey([m.reports_figure_levels_key({}, { locale: options.language })], {
    top: rows.bottom + 8,
    width,
    fill: paintFor(options.theme ?? 'web')('subtle'),
  });
  return frameFigure(options.title, width, key.bottom, `${rows.svg}${key.svg}`);
}
