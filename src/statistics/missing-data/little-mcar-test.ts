import type { Column } from '../column.ts';
import { chiSquaredUpperTail } from '../distributions/index.ts';
import { StatisticsError } from '../statistics-error.ts';
import { cholesky, solveLower, submatrix } from './cholesky.ts';
import { type FittedRows, fitRows } from './normal-moments.ts';

export type LittleMcarTest = {
  readonly n: number;
  /** Patterns of missing values among rows with at least one value. */
  readonly patterns: number;
  readonly chiSquared: number;
  readonly degreesOfFreedom: number;
  readonly pValue: number;
};

/**
 * Little's test of whether values are missing completely at random: whether those who lack some values have other
 * means in the rest. A small p says that they have, so that leaving people out may bias.
 *
 * Shapes, units and errors as `normalMoments`, and 'too-few-groups' when there is only one pattern.
 * Assumptions: multivariate normal, large samples; compares means only, so it can miss differences in spread.
 * Source: Little (1988), JASA 83:1198–1202: d² = Σ nₖ·(x̄ₖ − μ̂ₖ)ᵀ·Σ̂ₖ⁻¹·(x̄ₖ − μ̂ₖ) over the patterns, each in its own
 * variables, with df = Σ pₖ − p. Σ̂ is that of maximum likelihood (divided by n), as in naniar and Enders (2010, p. 20).
 *
 * @example
 * littleMcarTest([[1, 2, 3, 4, 5, 6], [2, 1, 4, NaN, NaN, NaN]]).degreesOfFreedom; // 1
 */
export function littleMcarTest(columns: readonly Column[]): LittleMcarTest {
  return littleFromFit(fitRows(columns));
}

function littleFromFit({ data, patterns, estimate }: FittedRows): LittleMcarTest {
  if (patterns.length < 2)
    throw new StatisticsError('too-few-groups', 'there is only one pattern of missing values');
  let chiSquared = 0;
  let degreesOfFreedom = -data.variables;
  for (const { observed, n, mean } of patterns) {
    const { lower } = cholesky(submatrix(estimate.covariances, data.variables, observed), observed.length);
    const distance = Float64Array.from(observed, (j) => mean[j]! - estimate.means[j]!);
    solveLower(lower, observed.length, distance);
    chiSquared += n * distance.reduce((sum, value) => sum + value * value, 0);
    degreesOfFreedom += observed.length;
  }
  return {
    n: data.n,
    patterns: patterns.length,
    chiSquared,
    degreesOfFreedom,
    pValue: chiSquaredUpperTail(chiSquared, degreesOfFreedom),
  };
}
