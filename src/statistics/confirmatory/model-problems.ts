import { choleskyOf } from './cholesky.ts';
import type { Position } from './likelihood.ts';

/** A solution that cannot be what the data came from. */
export type ModelProblem =
  /** A Heywood case: more than all of the item's variance is put down to the factors. */
  | { readonly code: 'negative-residual'; readonly group: number; readonly item: number }
  /** A factor correlates 1 or more with another, or is made up of others. */
  | { readonly code: 'factors-not-distinct'; readonly group: number };

export function problemsOf({ states }: Position): ModelProblem[] {
  return states.flatMap(({ matrices }, group) => {
    const negative = matrices.residuals.flatMap((row, item): ModelProblem[] =>
      row[item]! < 0 ? [{ code: 'negative-residual', group, item }] : [],
    );
    const factors = choleskyOf(matrices.factorCovariances, 1e-10);
    return factors === null ? [...negative, { code: 'factors-not-distinct', group }] : negative;
  });
}
