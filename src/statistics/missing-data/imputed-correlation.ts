import type { Column } from '../column.ts';
import { coefficient } from '../correlation.ts';
import { StatisticsError } from '../statistics-error.ts';
import { type ImputationOptions, multipleImputation } from './multiple-imputation.ts';
import { poolEstimates } from './pool-estimates.ts';
import { plainMoments } from './regression-from-moments.ts';

export type ImputedCorrelation = {
  readonly r: number;
  /** Infinity when nothing is missing. */
  readonly degreesOfFreedom: number;
  readonly t: number | null;
  readonly pValue: number | null;
  readonly confidenceInterval: readonly [number, number];
  readonly missingInformation: number;
};

export type ImputedCorrelations = {
  readonly n: number;
  readonly missingValues: number;
  readonly pairs: readonly ImputedCorrelation[];
};

/**
 * Correlations on multiply imputed data, pooled as Fisher's z with variance 1/(n − 3).
 *
 * Shapes: columns to impute together, NaN missing; `variables` says which variables to correlate of the completed
 * columns, `pairs` which of these by place. Units: none. Assumptions and errors: those of `multipleImputation`;
 * 'too-few-cases' under four rows, 'zero-variance' when a variable does not vary, 'invalid-argument' when a
 * correlation is 1 or −1.
 * Source: Schafer (1997), § 4.3.2; Enders (2010), Applied missing data analysis, p. 220.
 *
 * @example
 * imputedCorrelations([[2, 1, 4, NaN, 5, 7], [1, 2, 3, 4, 5, 6]], (columns) => columns, [[0, 1]], { imputations: 20, seed: 1 });
 */
export function imputedCorrelations(
  columns: readonly Column[],
  variables: (completed: readonly Float64Array[]) => readonly Float64Array[],
  pairs: readonly (readonly [number, number])[],
  options: ImputationOptions,
): ImputedCorrelations {
  const { n, missingValues, results } = multipleImputation(columns, options, (completed) => {
    const { n: rows, crossProducts } = plainMoments(variables(completed));
    if (rows < 4) throw new StatisticsError('too-few-cases', `Fisher's z needs 4 rows, there are ${rows}`);
    return pairs.map(([i, j]) => {
      const [sxx, syy] = [crossProducts[i]![i]!, crossProducts[j]![j]!];
      if (sxx === 0 || syy === 0) throw new StatisticsError('zero-variance', 'a variable does not vary');
      return Math.atanh(coefficient(sxx, syy, crossProducts[i]![j]!));
    });
  });
  return {
    n,
    missingValues,
    pairs: pairs.map((_, pair): ImputedCorrelation => {
      const pooled = poolEstimates(
        results.map((set) => ({ estimate: set[pair]!, variance: 1 / (n - 3) })),
        Number.POSITIVE_INFINITY,
      );
      const [low, high] = pooled.confidenceInterval;
      return {
        r: Math.tanh(pooled.estimate),
        degreesOfFreedom: pooled.degreesOfFreedom,
        t: pooled.t,
        pValue: pooled.pValue,
        confidenceInterval: [Math.tanh(low), Math.tanh(high)],
        missingInformation: pooled.missingInformation,
      };
    }),
  };
}
