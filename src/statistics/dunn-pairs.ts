import type { Column } from './column.ts';
import { normalUpperTail } from './distributions/index.ts';
import { holm } from './holm-adjustment.ts';
import { rankUsable } from './kruskal-wallis.ts';
import { StatisticsError } from './statistics-error.ts';

export type RankPair = {
  readonly a: number;
  readonly b: number;
  /** Mean rank of a minus mean rank of b. */
  readonly difference: number;
  readonly standardError: number;
  readonly z: number;
  /** Two-tailed, corrected for the number of pairs. */
  readonly pValue: number;
};

/**
 * Every pair of groups compared by mean rank after a Kruskal-Wallis test, with the ranks of all groups together.
 *
 * Shapes: the values of each group, NaN is missing; pairs a < b, in order. Units: ranks.
 * Assumptions: as `kruskalWallis`; p from the normal approximation.
 * Errors: 'too-few-cases' for a group without values, and those of `kruskalWallis`.
 * Source: Dunn (1964), Technometrics 6:241–252; SE² = (n(n + 1)/12 − Σ(t³ − t)/(12(n − 1)))·(1/nₐ + 1/n_b).
 * Agrees with the formula in R, p.adjust(method = "holm" or "bonferroni").
 *
 * @example
 * dunnPairs([[1, 2, 3], [2, 4, 5], [6, 7, 8]], 'holm')[1]!.z; // -2.4…
 */
export function dunnPairs(groups: readonly Column[], correction: 'holm' | 'bonferroni'): RankPair[] {
  const { n, ties, groups: ranked } = rankUsable(groups);
  if (ranked.length < groups.length) throw new StatisticsError('too-few-cases', 'a group has no values');
  const variance = (n * (n * n - 1) - ties) / (12 * (n - 1));
  const pairs = ranked.flatMap((first, a) =>
    ranked.slice(a + 1).map((second, offset) => {
      const difference = first.rankSum / first.n - second.rankSum / second.n;
      const standardError = Math.sqrt(variance * (1 / first.n + 1 / second.n));
      const z = difference / standardError;
      return { a, b: a + 1 + offset, difference, standardError, z, pValue: 2 * normalUpperTail(Math.abs(z)) };
    }),
  );
  const plain = pairs.map(({ pValue }) => pValue);
  const corrected = correction === 'holm' ? holm(plain) : plain.map((p) => Math.min(1, p * plain.length));
  return pairs.map((pair, index) => ({ ...pair, pValue: corrected[index]! }));
}
