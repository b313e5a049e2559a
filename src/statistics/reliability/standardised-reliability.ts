import { correlationMatrixFromMoments } from '../factor-analysis/correlation-matrix.ts';
import { invertPositive, type Matrix } from '../factor-analysis/matrix.ts';
import { leastFreeVariance } from '../factor-analysis/sampling-adequacy.ts';
import type { Moments } from '../moments.ts';
import { requireVariance } from './require-variance.ts';

export type StandardisedReliability = {
  /** Of items all made equally spread: k·r̄/(1 + (k − 1)·r̄). */
  readonly alpha: number;
  /** r̄, the mean correlation between two items. */
  readonly averageInterItem: number;
  /** Guttman's second lower bound, never under alpha. */
  readonly lambda2: number;
  /** Guttman's sixth, from what of each item the others tell; null where one follows from the others. */
  readonly lambda6: number | null;
};

/**
 * What the correlations between items say of their sum's reliability.
 *
 * Shapes: moments of k ≥ 2 items turned the same way. Units: none. Assumptions: as alpha's; all are lower bounds of
 * reliability if errors are not related.
 * Errors: 'zero-variance' when an item, or the standardised sum, does not vary; 'too-few-cases' under three rows.
 * Source: standardised alpha: Cronbach (1951), Psychometrika 16:297–334, eq. 39; lambdas: Guttman (1945), Psychometrika
 * 10:255–282, eq. 22 and 36. Agrees with R's psych::alpha, psych::splitHalf and psych::guttman.
 *
 * @example
 * standardisedReliability(momentsOf([[1, 2, 3, 4], [2, 2, 3, 5], [1, 3, 3, 4]])).alpha; // 0.9528…
 */
export function standardisedReliability(moments: Moments): StandardisedReliability {
  return fromCorrelations(correlationMatrixFromMoments(moments).correlations);
}

function fromCorrelations(correlations: Matrix): StandardisedReliability {
  const k = correlations.length;
  let [between, squares] = [0, 0];
  correlations.forEach((row, i) => {
    row.forEach((r, j) => {
      if (i === j) return;
      between += r;
      squares += r * r;
    });
  });
  const total = requireVariance(k + between);
  const inverse = invertPositive(correlations)?.inverse ?? null;
  const own = inverse?.map((row, i) => 1 / row[i]!) ?? null;
  const isDetermined = own === null || own.some((variance) => !(variance > leastFreeVariance));
  return {
    alpha: (k / (k - 1)) * (between / total),
    averageInterItem: between / (k * (k - 1)),
    lambda2: (between + Math.sqrt((squares * k) / (k - 1))) / total,
    lambda6: isDetermined ? null : 1 - own.reduce((sum, variance) => sum + variance, 0) / total,
  };
}
