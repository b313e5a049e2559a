import { correlationMatrixFromMoments } from '../factor-analysis/correlation-matrix.ts';
import { exploreFactors } from '../factor-analysis/explore-factors.ts';
import { extractFactors, mostFactors } from '../factor-analysis/extract-factors.ts';
import type { Moments } from '../moments.ts';
import { StatisticsError } from '../statistics-error.ts';
import { requireVariance } from './require-variance.ts';

export type HierarchicalOmega = {
  /** The share of the sum's variance from what all items have in common. */
  readonly omegaHierarchical: number;
  /** The share from that and from what groups of items have in common. */
  readonly omegaTotal: number;
  /** The general factor's part of the common variance of the items. */
  readonly explainedCommonVariance: number;
  /** Whether an item, or a group of items, stands at the boundary where all is common (Heywood): read with care. */
  readonly isAtBoundary: boolean;
};

/** As in psych::omega: fewer do not determine how related the groups are. */
const groups = 3;

/**
 * Omega hierarchical of the sum of standardised items: three oblique group factors (minres, oblimin), their own
 * general factor, and the two set against each other by Schmid and Leiman.
 *
 * Shapes: moments of k ≥ 6 items turned the same way. Units: none, 0 to 1. Assumptions: one general factor and three
 * of groups. Null under six items, where three factors are not determined, and where no solution is found.
 * Errors: 'zero-variance' when an item or the sum does not vary; 'too-few-cases' under three rows.
 * Source: Schmid & Leiman (1957), Psychometrika 22:53–61; McDonald (1999), Test Theory, ch. 6; Zinbarg, Revelle, Yovel &
 * Li (2005), Psychometrika 70:123–133. Agrees with R's psych::omega(nfactors = 3, flip = FALSE), to its tolerance.
 *
 * @example
 * hierarchicalOmega(momentsOf(columns))?.omegaHierarchical; // 0.71, say
 */
export function hierarchicalOmega(moments: Moments): HierarchicalOmega | null {
  const matrix = correlationMatrixFromMoments(moments);
  if (mostFactors(matrix.correlations.length) < groups) return null;
  const total = requireVariance(matrix.correlations.flat().reduce((sum, r) => sum + r, 0));
  try {
    const { loadings, factorCorrelations, uniquenesses, heywood } = exploreFactors(matrix, {
      factors: groups,
      method: 'minres',
      rotation: 'oblimin',
    });
    const above = extractFactors(factorCorrelations, 1, 'minres');
    const weights = above.loadings.map((row) => row[0]!);
    const general = loadings.map((row) => row.reduce((sum, loading, m) => sum + loading * weights[m]!, 0));
    const group = loadings.map((row) => row.map((loading, m) => loading ** 2 * (1 - weights[m]! ** 2)));
    const generalSquares = general.reduce((sum, loading) => sum + loading ** 2, 0);
    const groupSquares = group.flat().reduce((sum, square) => sum + square, 0);
    return {
      omegaHierarchical: general.reduce((sum, loading) => sum + loading, 0) ** 2 / total,
      omegaTotal: 1 - uniquenesses.reduce((sum, own) => sum + own, 0) / total,
      explainedCommonVariance: generalSquares / (generalSquares + groupSquares),
      isAtBoundary: heywood.length > 0 || above.heywood.length > 0,
    };
  } catch (error) {
    if (error instanceof StatisticsError && error.code === 'not-converged') return null;
    throw error;
  }
}
