import type { Column } from './column.ts';
import { confidenceTail } from './confidence.ts';
import { coefficient } from './correlation.ts';
import { fisherFQuantile, fisherFUpperQuantile } from './distributions/index.ts';
import { exactSum } from './exact-sum.ts';
import { type Moments, momentsOf } from './moments.ts';
import { oneFactorSolution } from './one-factor-solution.ts';
import { StatisticsError } from './statistics-error.ts';

export type Reliability = {
  readonly n: number;
  readonly items: number;
  readonly alpha: number;
  /** Feldt's interval, 95 %. */
  readonly confidenceInterval: readonly [number, number];
  /** McDonald's omega total, or null where one factor cannot be fitted. */
  readonly omega: number | null;
  /** What would be without each item, in their order. */
  readonly dropped: readonly {
    /** Alpha of the other items; null when only one is left or the others do not vary. */
    readonly alpha: number | null;
    /** The item's correlation with the sum of the others; null where either does not vary. */
    readonly itemTotal: number | null;
  }[];
};

/**
 * Cronbach's alpha of a scale, with Feldt's interval, omega, and what each item adds.
 *
 * Shapes: k ≥ 2 items of equal length, already turned the same way; rows where any item is missing (NaN) are left
 * out (listwise). Units: none. An item that does not vary is kept.
 * Assumptions: alpha is the reliability of the sum if items are essentially tau-equivalent with uncorrelated
 * errors, else a lower bound; omega needs one factor only; the interval assumes normal items.
 * Errors: 'too-few-items' under two, 'too-few-cases' under two complete rows, 'zero-variance' when the sum of the
 * items does not vary, 'invalid-argument' for unequal lengths.
 * Source: Cronbach (1951), Psychometrika 16:297–334, eq. 2; Feldt, Woodruff & Salih (1987), Applied Psychological
 * Measurement 11:93–103, p. 95; omega total: McDonald (1999), Test Theory, eq. 6.20b, from the maximum-likelihood
 * one-factor solution. Agrees with R's psych::alpha and factanal.
 *
 * @example
 * cronbachAlpha([[1, 2, 3, 4], [2, 2, 3, 5], [1, 3, 3, 4]]).alpha; // 0.9473…
 */
export function cronbachAlpha(items: readonly Column[]): Reliability {
  if (items.length < 2) throw tooFewItems(items.length);
  return cronbachAlphaFromMoments(momentsOf(items));
}

/**
 * The same as `cronbachAlpha`, over the variables of moments already counted.
 *
 * @example
 * cronbachAlphaFromMoments(momentsOf([[1, 2, 3, 4], [2, 2, 3, 5], [1, 3, 3, 4]])).alpha; // 0.9473…
 */
export function cronbachAlphaFromMoments({ n, crossProducts }: Moments): Reliability {
  const items = crossProducts.length;
  if (items < 2) throw tooFewItems(items);
  if (n < 2) throw new StatisticsError('too-few-cases', `alpha needs 2 complete rows, there are ${n}`);
  const total = exactSum(crossProducts.flat());
  const own = crossProducts.map((row, i) => row[i]!);
  if (!(total > roundingShare * exactSum(own))) {
    throw new StatisticsError('zero-variance', 'the sum of the items does not vary');
  }
  const alpha = alphaFrom(items, exactSum(own), total);
  return {
    n,
    items,
    alpha,
    confidenceInterval: feldtInterval(alpha, n, items),
    omega: omegaTotal(crossProducts),
    dropped: crossProducts.map((row, i) => withoutItem(row, i, own, total)),
  };
}

/** A sum of squares below this share of its parts is what rounding leaves of zero. */
const roundingShare = 1e-14;

function alphaFrom(items: number, own: number, total: number): number {
  return (items / (items - 1)) * (1 - own / total);
}

/** (1 − α̂)/(1 − α) follows F with n − 1 and (n − 1)(k − 1) degrees of freedom. */
function feldtInterval(alpha: number, n: number, items: number): [number, number] {
  const df = [n - 1, (n - 1) * (items - 1)] as const;
  return [
    1 - (1 - alpha) * fisherFUpperQuantile(confidenceTail, ...df),
    1 - (1 - alpha) * fisherFQuantile(confidenceTail, ...df),
  ];
}

function withoutItem(row: readonly number[], i: number, own: readonly number[], total: number) {
  const withOthers = exactSum(row.filter((_, j) => j !== i));
  const others = exactSum([total, -own[i]!, -2 * withOthers]);
  const ownOfOthers = exactSum(own.filter((_, j) => j !== i));
  if (!(others > roundingShare * ownOfOthers)) return { alpha: null, itemTotal: null };
  return {
    alpha: own.length < 3 ? null : alphaFrom(own.length - 1, ownOfOthers, others),
    itemTotal: own[i] === 0 ? null : coefficient(own[i]!, others, withOthers),
  };
}

/** (Σ sᵢλᵢ)² / ((Σ sᵢλᵢ)² + Σ sᵢ²ψᵢ), s the items' standard deviations. */
function omegaTotal(crossProducts: Moments['crossProducts']): number | null {
  if (crossProducts.some((row, i) => row[i] === 0)) return null;
  const root = crossProducts.map((row, i) => Math.sqrt(row[i]!));
  const solution = oneFactorSolution(
    crossProducts.map((row, i) => row.map((value, j) => (i === j ? 1 : value / root[i]! / root[j]!))),
  );
  if (solution === null) return null;
  const common = exactSum(solution.loadings.map((loading, i) => loading * root[i]!)) ** 2;
  const unique = exactSum(solution.uniquenesses.map((psi, i) => psi * root[i]! ** 2));
  return common / (common + unique);
}

function tooFewItems(items: number): StatisticsError {
  return new StatisticsError('too-few-items', `a scale needs 2 items, there are ${items}`);
}
