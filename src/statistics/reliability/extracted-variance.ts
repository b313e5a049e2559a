import { correlationMatrixFromMoments } from '../factor-analysis/correlation-matrix.ts';
import type { Moments } from '../moments.ts';
import { oneFactorSolution } from '../one-factor-solution.ts';

/**
 * How much of the items their one factor explains: the average variance extracted, and the composite reliability of
 * the standardised sum.
 *
 * Shapes: moments of k ≥ 3 items turned the same way. Units: none; .5 and .7 are the usual marks. Assumptions: one factor.
 * Null where one factor cannot be fitted (see `oneFactorSolution`). Errors: 'zero-variance', 'too-few-cases'.
 * Source: Fornell & Larcker (1981), J. Marketing Research 18:39–50, eq. 10 and 11: AVE = Σλ²/k and CR = (Σλ)²/((Σλ)² +
 * Σψ), λ and ψ by maximum likelihood (R's factanal).
 *
 * @example
 * extractedVariance(momentsOf(columns))?.average; // 0.52, say
 */
export function extractedVariance(
  moments: Moments,
): { readonly average: number; readonly compositeReliability: number } | null {
  const solution = oneFactorSolution(correlationMatrixFromMoments(moments).correlations);
  if (solution === null) return null;
  const { loadings, uniquenesses } = solution;
  const common = loadings.reduce((sum, loading) => sum + loading, 0) ** 2;
  const own = uniquenesses.reduce((sum, psi) => sum + psi, 0);
  return {
    average: loadings.reduce((sum, loading) => sum + loading ** 2, 0) / loadings.length,
    compositeReliability: common / (common + own),
  };
}
