import type { Column } from './column.ts';
import { chiSquaredUpperTail } from './distributions/index.ts';
import { exactSum } from './exact-sum.ts';
import { type RankedGroups, rankGroups } from './ranks.ts';
import { StatisticsError } from './statistics-error.ts';

export type KruskalWallis = {
  readonly n: number;
  /** Corrected for ties. */
  readonly H: number;
  readonly degreesOfFreedom: number;
  readonly pValue: number;
  /** ε² = H/(n − 1): the share of the variation of ranks that lies between groups. */
  readonly epsilonSquared: number;
};

/**
 * The Kruskal-Wallis test of whether groups tend to answer higher or lower, from ranks: for answers in order, skewed answers
 * and outliers.
 *
 * Shapes: the values of each group, NaN is missing; a group without values is left out. Units: none.
 * Assumptions: cases independent. The p-value is the χ² approximation, good from about five a group.
 * Errors: 'too-few-groups' under two; 'zero-variance' when all values are the same; 'invalid-argument' for infinities.
 * Source: Kruskal & Wallis (1952), JASA 47:583–621; H = (12/(n(n + 1))·Σ Rᵢ²/nᵢ − 3(n + 1)) / (1 − Σ(t³ − t)/(n³ − n)).
 * ε²: Tomczak & Tomczak (2014), Trends in Sport Sciences 21:19–25. Agrees with R's kruskal.test.
 *
 * @example
 * kruskalWallis([[1, 2, 3], [2, 4, 5], [6, 7, 8]]).H; // 6.0…
 */
export function kruskalWallis(groups: readonly Column[]): KruskalWallis {
  const ranked = rankUsable(groups);
  const { n, ties } = ranked;
  // Σ nᵢ(R̄ᵢ − (n + 1)/2)²: the textbook's difference of large numbers, without the cancellation.
  const between = exactSum(
    ranked.groups.map(({ n: size, rankSum }) => (rankSum - (size * (n + 1)) / 2) ** 2 / size),
  );
  const total = (n * (n * n - 1) - ties) / 12;
  const epsilonSquared = Math.min(1, between / total);
  const H = (n - 1) * epsilonSquared;
  const degreesOfFreedom = ranked.groups.length - 1;
  return { n, H, degreesOfFreedom, pValue: chiSquaredUpperTail(H, degreesOfFreedom), epsilonSquared };
}

/** Ranks of the groups that have values; refuses fewer than two groups, or values that are all the same. */
export function rankUsable(groups: readonly Column[]): RankedGroups {
  const ranked = rankGroups(groups);
  const present = ranked.groups.filter(({ n }) => n > 0);
  if (present.length < 2) {
    throw new StatisticsError(
      'too-few-groups',
      `comparing ranks needs 2 groups, there are ${present.length}`,
    );
  }
  if (ranked.ties === ranked.n * (ranked.n * ranked.n - 1)) {
    throw new StatisticsError('zero-variance', 'all values are the same');
  }
  return { ...ranked, groups: present };
}
