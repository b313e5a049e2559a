import type { Released } from '#modules/privacy/index.ts';
import type { Figure, FigureOptions } from './figure.ts';
import { type IntervalRow, intervalRowsFigure } from './interval-rows.ts';
import type { ScaleEnds } from './interval-scale.ts';

export type MeanBars = { readonly bars: readonly IntervalRow[]; readonly scale: ScaleEnds };

/** Means as bars from the scale's low end, highest first; then what is withheld, and what others come to together. */
export function meanBarsFigure(data: Released<MeanBars>, options: FigureOptions): Figure {
  const group = (bar: IntervalRow) => (bar.isSumOfOthers ? 2 : bar.isWithheld || bar.mean === null ? 1 : 0);
  const sorted = data.bars.toSorted((a, b) =>
    group(a) === group(b) ? (group(a) === 0 ? b.mean! - a.mean! : 0) : group(a) - group(b),
  );
  return intervalRowsFigure(sorted, data.scale, 'bar', options);
}
