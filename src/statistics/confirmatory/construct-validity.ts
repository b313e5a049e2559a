import type { Moments } from '../moments.ts';
import type { ConfirmatoryFactors } from './confirm-factors.ts';

export type FactorValidity = {
  readonly factor: number;
  /** Share of the item sum's variance that is the factor's; null for a single item or a solution past its bounds. */
  readonly compositeReliability: number | null;
  /** Mean of the items' shares of variance that are the factor's. */
  readonly averageVarianceExtracted: number | null;
};

export type FactorDistinctness = {
  readonly a: number;
  readonly b: number;
  /** Fornell and Larcker: both factors share more with their own items than with each other. */
  readonly isDistinct: boolean | null;
  /** Heterotrait-monotrait ratio; null where a factor has one item or items that do not correlate. */
  readonly htmt: number | null;
};

/**
 * Whether factors hold together and are told from each other.
 *
 * Composite reliability (Σλ)²/((Σλ)² + Σθ), average variance extracted Σλ²/k and Fornell and Larcker's criterion, from
 * standardised loadings; HTMT, the mean correlation between two factors' items over the geometric mean of the mean
 * correlations within them, by size.
 * Source: Fornell & Larcker (1981), J. Marketing Research 18:39–50, eqs. 10–11; Henseler, Ringle & Sarstedt (2015),
 * J. Acad. Mark. Sci. 43:115–135, eq. 6. Correlated residuals within a factor count as error: Raykov (2004).
 */
export function constructValidity(
  solution: ConfirmatoryFactors,
  moments: Moments,
  factors: readonly (readonly number[])[],
): { readonly factors: readonly FactorValidity[]; readonly pairs: readonly FactorDistinctness[] } {
  const validity = factors.map((items, factor) => validityOf(solution, items, factor));
  const pairs = factors.flatMap((_, a) =>
    factors.slice(0, a).map((_, b) => ({
      a,
      b,
      isDistinct: areDistinct(solution, validity, a, b),
      htmt: heterotraitRatio(moments, factors[a]!, factors[b]!),
    })),
  );
  return { factors: validity, pairs };
}

function validityOf(solution: ConfirmatoryFactors, items: readonly number[], factor: number): FactorValidity {
  const loadings = solution.loadings.flatMap((loading) =>
    loading.factor === factor && loading.standardised ? [loading.standardised.estimate] : [],
  );
  const isOutOfBounds = loadings.some((loading) => Math.abs(loading) > 1);
  if (items.length < 2 || loadings.length < items.length || isOutOfBounds) {
    return { factor, compositeReliability: null, averageVarianceExtracted: null };
  }
  const spread = (item: number) => Math.sqrt(solution.variances[item]!);
  const error = solution.residuals.reduce((sum, { a, b, estimate }) => {
    if (!(items.includes(a) && items.includes(b))) return sum;
    return sum + (a === b ? 1 - solution.rSquared[a]! : (2 * estimate) / (spread(a) * spread(b)));
  }, 0);
  const common = loadings.reduce((sum, loading) => sum + loading, 0) ** 2;
  return {
    factor,
    compositeReliability: common / (common + error),
    averageVarianceExtracted: loadings.reduce((sum, loading) => sum + loading ** 2, 0) / loadings.length,
  };
}

function areDistinct(
  solution: ConfirmatoryFactors,
  validity: readonly FactorValidity[],
  a: number,
  b: number,
): boolean | null {
  const pair = solution.factorCovariances.find((each) => each.a === a && each.b === b);
  const shared = pair ? pair.correlation : { estimate: 0 };
  const [own, other] = [validity[a]!.averageVarianceExtracted, validity[b]!.averageVarianceExtracted];
  return shared === null || own === null || other === null
    ? null
    : Math.min(own, other) > shared.estimate ** 2;
}

function heterotraitRatio(
  { crossProducts }: Moments,
  some: readonly number[],
  others: readonly number[],
): number | null {
  if (some.length < 2 || others.length < 2) return null;
  const size = (i: number, j: number) =>
    Math.abs(crossProducts[i]![j]!) / Math.sqrt(crossProducts[i]![i]! * crossProducts[j]![j]!);
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const within = (items: readonly number[]) =>
    mean(items.flatMap((i, place) => items.slice(0, place).map((j) => size(i, j))));
  const between = mean(some.flatMap((i) => others.map((j) => size(i, j))));
  const own = Math.sqrt(within(some) * within(others));
  return own > 0 ? between / own : null;
}
