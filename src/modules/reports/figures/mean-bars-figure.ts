import type { Released } from '#modules/privacy/index.ts';
import type { Figure, FigureOptions } from './figure.ts';
import { type IntervalRow, intervalRowsFigure, type ScaleEnds } from './interval-rows.ts';

export type MeanBars = { readonly bars: readonly IntervalRow[]; readonly scale: ScaleEnds };

/** Means as bars from the scale's low end, highest first; what is withheld stands last. */
export function meanBarsFigure(data: Released<MeanBars>, options: FigureOptions): Figure {
  const height = (bar: IntervalRow) =>
    bar.isWithheld || bar.mean === null ? Number.NEGATIVE_INFINITY : bar.mean;
  const sorted = data.bars.toSorted((a, b) => (height(a) === height(b) ? 0 : height(b) - height(a)));
  return intervalRowsFigure(sorted, data.scale, 'bar', options);
}
