import type { Released } from '#modules/privacy/index.ts';
import type { Figure, FigureOptions } from './figure.ts';
import { type IntervalRow, intervalRowsFigure } from './interval-rows.ts';
import type { ScaleEnds } from './interval-scale.ts';

export type ReliabilityDots = {
  readonly scales: readonly IntervalRow[];
  /** From 0 to 1, with the value that alpha should reach. */
  readonly ends: ScaleEnds;
};

/** Alpha with its interval for each scale, highest first, beside the line it should reach. */
export function reliabilityFigure(data: Released<ReliabilityDots>, options: FigureOptions): Figure {
  const height = ({ mean, isWithheld }: IntervalRow) =>
    (isWithheld ? null : mean) ?? Number.NEGATIVE_INFINITY;
  const sorted = data.scales.toSorted((a, b) =>
    height(a) === height(b) ? 0 : height(b) > height(a) ? 1 : -1,
  );
  return intervalRowsFigure(sorted, data.ends, 'dot', options);
}
