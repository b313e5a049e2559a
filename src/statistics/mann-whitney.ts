import type { Column } from './column.ts';
import { normalUpperTail } from './distributions/index.ts';
import { rankUsable } from './kruskal-wallis.ts';
import { StatisticsError } from './statistics-error.ts';

export type MannWhitney = {
  /** Pairs in which the first group's value is larger, equal ones counting half. */
  readonly U: number;
  readonly z: number;
  /** Two-tailed, normal approximation corrected for ties and continuity. */
  readonly pValue: number;
  /** U over the number of pairs: the chance that a case of the first group has the larger value. */
  readonly probabilityOfSuperiority: number;
};

/**
 * The Mann-Whitney test (Wilcoxon's rank sum test) of whether one of two groups tends to answer higher.
 *
 * Shapes: two columns of any length, NaN is missing. Units: none. Assumptions: cases independent; p is the normal
 * approximation, good from about eight a group.
 * Errors: 'too-few-groups' when one has no values; 'zero-variance' when all values are the same; 'invalid-argument'
 * for infinities.
 * Source: Mann & Whitney (1947), Ann. Math. Stat. 18:50–60; variance with ties and the continuity correction of one half
 * as R's wilcox.test(exact = FALSE).
 *
 * @example
 * mannWhitney([1, 2, 3], [2, 4, 5]).U; // 1.5
 */
export function mannWhitney(first: Column, second: Column): MannWhitney {
  const { n, ties, groups } = rankUsable([first, second]);
  const [a, b] = groups;
  if (!a || !b) throw new StatisticsError('too-few-groups', 'a group has no values');
  const U = a.rankSum - (a.n * (a.n + 1)) / 2;
  const product = a.n * b.n;
  const away = U - product / 2;
  const deviation = Math.sqrt((product / 12) * (n + 1 - ties / (n * (n - 1))));
  const z = (away - Math.sign(away) / 2) / deviation;
  return { U, z, pValue: 2 * normalUpperTail(Math.abs(z)), probabilityOfSuperiority: U / product };
}
