import { type Column, completeRows } from './column.ts';
import { confidenceTail } from './confidence.ts';
import { coefficient } from './correlation.ts';
import { normalUpperQuantile, studentTTwoTailed } from './distributions/index.ts';
import { midRanks } from './mid-ranks.ts';
import { momentsOf } from './moments.ts';
import { rankDistanceLowerTail } from './rank-distance.ts';
import { StatisticsError } from './statistics-error.ts';

export type Spearman = {
  readonly n: number;
  readonly rho: number;
  /** Null when rho is 1 or −1, where t is infinite. */
  readonly t: number | null;
  readonly degreesOfFreedom: number;
  readonly pValue: number;
  /** How p was found: from every order the ranks could have, or from Student's t. */
  readonly pFrom: 'exact' | 't';
  /** Null for n < 4. */
  readonly confidenceInterval: readonly [number, number] | null;
};

/** Up to here every order of the ranks is counted when there are no ties. */
const mostCounted = 12;

/**
 * Spearman's rank correlation: Pearson's of the mid-ranks, with a two-tailed test and a 95 % interval.
 *
 * Shapes: two columns of equal length; rows where either is missing (NaN) are left out (pairwise). Units: none.
 * Assumptions: cases independent; the relation rises or falls throughout, however curved. p is exact for n ≤ 12
 * without ties, else from t = ρ·√((n − 2)/(1 − ρ²)) with n − 2 degrees of freedom; `pFrom` says which.
 * Errors: 'too-few-cases' under three complete pairs, 'zero-variance' when a variable does not vary,
 * 'invalid-argument' for unequal lengths.
 * Source: Spearman (1904), American Journal of Psychology 15:72–101; exact p: Best & Roberts (1975), Applied
 * Statistics 24:377–379 (AS 89); interval: tanh(artanh ρ ± z·√((1 + ρ²/2)/(n − 3))), Bonett & Wright (2000),
 * Psychometrika 65:23–28, p. 24. Agrees with R's cor.test(method = "spearman"): with exact = TRUE for n ≤ 9 (for
 * more R's "exact" is a series), with exact = FALSE otherwise.
 *
 * @example
 * spearman([1, 2, 3, 4], [10, 30, 20, 400]).rho; // 0.8
 */
export function spearman(x: Column, y: Column): Spearman {
  const [completeX, completeY] = completeRows([x, y]) as [Float64Array, Float64Array];
  const n = completeX.length;
  if (n < 3)
    throw new StatisticsError('too-few-cases', `a correlation needs 3 complete pairs, there are ${n}`);
  const [left, right] = [midRanks(completeX), midRanks(completeY)];
  [left, right].forEach(({ ties }, index) => {
    if (ties[0] === n) throw new StatisticsError('zero-variance', `variable ${index} does not vary`);
  });
  const { crossProducts } = momentsOf([left.ranks, right.ranks]);
  const rho = coefficient(crossProducts[0]![0]!, crossProducts[1]![1]!, crossProducts[0]![1]!);
  const degreesOfFreedom = n - 2;
  const t = Math.abs(rho) === 1 ? null : rho * Math.sqrt(degreesOfFreedom / ((1 - rho) * (1 + rho)));
  const isExact = n <= mostCounted && left.ties.length === 0 && right.ties.length === 0;
  return {
    n,
    rho,
    t,
    degreesOfFreedom,
    pValue: isExact ? exactTest(rho, n) : t === null ? 0 : studentTTwoTailed(t, degreesOfFreedom),
    pFrom: isExact ? 'exact' : 't',
    confidenceInterval: n < 4 ? null : interval(rho, n),
  };
}

/** Σd² = (n³ − n)(1 − ρ)/6 is even, and its distribution is symmetric about ρ = 0. */
function exactTest(rho: number, n: number): number {
  const distance = 2 * Math.round(((n ** 3 - n) * (1 - Math.abs(rho))) / 12);
  return Math.min(1, 2 * rankDistanceLowerTail(distance, n));
}

function interval(rho: number, n: number): [number, number] {
  if (Math.abs(rho) === 1) return [rho, rho];
  const centre = Math.atanh(rho);
  const halfWidth = normalUpperQuantile(confidenceTail) * Math.sqrt((1 + rho ** 2 / 2) / (n - 3));
  return [Math.tanh(centre - halfWidth), Math.tanh(centre + halfWidth)];
}
