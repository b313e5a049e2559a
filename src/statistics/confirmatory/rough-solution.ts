import type { Rows } from './cholesky.ts';

/** A cheap solution to start from: every factor of variance 1, found from the sums of its items. */
export type RoughSolution = {
  readonly loadings: readonly (readonly number[])[];
  readonly residuals: readonly number[];
  readonly factorCorrelations: readonly (readonly number[])[];
};

/**
 * Starting values for items sorted under factors: the centroid method on each factor's items (an item's covariance
 * with its fellows over the root of all theirs), and half the correlation of the factors' item sums.
 *
 * Shapes: p × p covariances, factors as lists of item indices; `loadings[k]` runs along factor k's items.
 * Source: Thurstone (1947), Multiple-Factor Analysis, ch. 8. Only a start: the maximum does not depend on it.
 */
export function roughSolution(covariances: Rows, factors: readonly (readonly number[])[]): RoughSolution {
  const deviation = covariances.map((row, i) => Math.sqrt(row[i]!));
  const correlation = (a: number, b: number) => covariances[a]![b]! / (deviation[a]! * deviation[b]!);
  const between = (some: readonly number[], others: readonly number[]) =>
    some.reduce((sum, a) => sum + others.reduce((part, b) => part + correlation(a, b), 0), 0);
  const explained = deviation.map(() => 0);
  const loadings = factors.map((items) => {
    const fellows = items.map((item) => between([item], items) - 1);
    const whole = Math.sqrt(
      Math.max(
        0.01,
        fellows.reduce((sum, value) => sum + value, 0),
      ),
    );
    return items.map((item, place) => {
      const size = items.length === 1 ? 1 : Math.min(0.9, Math.max(0.2, Math.abs(fellows[place]! / whole)));
      explained[item]! += size ** 2;
      return (fellows[place]! < 0 ? -size : size) * deviation[item]!;
    });
  });
  const residuals = deviation.map((sd, item) => sd ** 2 * Math.max(0.2, 1 - explained[item]!));
  const factorCorrelations = factors.map((items, k) =>
    factors.map((others, l) =>
      k === l
        ? 1
        : (0.5 * between(items, others)) / Math.sqrt(between(items, items) * between(others, others)),
    ),
  );
  return { loadings, residuals, factorCorrelations };
}
