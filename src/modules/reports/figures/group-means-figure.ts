import { m } from '#messages';
import type { Released } from '#modules/privacy/index.ts';
import type { Figure, FigureOptions } from './figure.ts';
import { type IntervalRow, intervalRowsFigure } from './interval-rows.ts';
import type { ScaleEnds } from './interval-scale.ts';

export type GroupMeans = { readonly groups: readonly IntervalRow[]; readonly scale: ScaleEnds };

/** Mean with its 95 % interval for each group, in the order given; a withheld group is named but has no dot. */
export function groupMeansFigure(data: Released<GroupMeans>, options: FigureOptions): Figure {
  return intervalRowsFigure(data.groups, data.scale, 'dot', options);
}

/** A difference with its 95 % interval for each pair, on a scale that has 0 on it. */
export function differencesFigure(data: Released<GroupMeans>, options: FigureOptions): Figure {
  const key = m.reports_figure_difference_key({}, { locale: options.language });
  return intervalRowsFigure(data.groups, { ...data.scale, key }, 'dot', options);
}
