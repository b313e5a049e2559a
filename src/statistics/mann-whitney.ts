import { type Column, presentValues } from './column.ts';
import { confidenceTail } from './confidence.ts';
import { normalUpperQuantile, normalUpperTail } from './distributions/index.ts';
import { exactRankSumP, mostForExactRanks } from './exact-rank-sums.ts';
import { exactSum } from './exact-sum.ts';
import { rankUsable } from './kruskal-wallis.ts';
import { midRanks } from './mid-ranks.ts';
import { StatisticsError } from './statistics-error.ts';

export type MannWhitney = {
  /** Pairs in which the first group's value is larger, equal ones counting half. */
  readonly U: number;
  readonly z: number;
  /** Two-tailed, normal approximation corrected for ties and continuity. */
  readonly pValue: number;
  /** Two-tailed, over every way to share out the ranks given the ties; null above fifty cases. */
  readonly exactPValue: number | null;
  /** U over the number of pairs: the chance that a case of the first group has the larger value. */
  readonly probabilityOfSuperiority: number;
  /** 95 % interval of that chance; null where one group is wholly above the other, or nobody else is in a group. */
  readonly intervalOfSuperiority: readonly [number, number] | null;
  /** Twice that less one: 1 when all of the first group answer higher, 0 when neither does, −1 when all answer lower. */
  readonly rankBiserial: number;
};

/**
 * The Mann-Whitney test (Wilcoxon's rank sum test) of whether one of two groups tends to answer higher.
 *
 * Shapes: two columns of any length, NaN is missing. Units: none. Assumptions: cases independent; pValue is the
 * normal approximation, good from about eight a group.
 * Errors: 'too-few-groups' when one has no values; 'zero-variance' when all values are the same; 'invalid-argument'
 * for infinities.
 * Source: Mann & Whitney (1947), Ann. Math. Stat. 18:50–60; variance with ties and the continuity correction of one half
 * as R's wilcox.test(exact = FALSE); without ties the exact p is that of exact = TRUE. r: Kerby (2014), Comprehensive
 * Psychology 3:1. Interval: DeLong, DeLong & Clarke-Pearson (1988), Biometrics 44:837–845, on the scale of log odds.
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
  const placed = ranksOf(first, second);
  const deviation = Math.sqrt((product / 12) * (n + 1 - ties / (n * (n - 1))));
  const z = (away - Math.sign(away) / 2) / deviation;
  return {
    U,
    z,
    pValue: Math.min(1, 2 * normalUpperTail(Math.abs(z))),
    exactPValue: n <= mostForExactRanks ? exactRankSumP(a.rankSum, a.n, placed) : null,
    probabilityOfSuperiority: U / product,
    intervalOfSuperiority: superiorityInterval(U / product, placed, first, second),
    rankBiserial: (2 * U) / product - 1,
  };
}

function ranksOf(...columns: Column[]): number[] {
  return [...midRanks(Float64Array.from(columns.flatMap((column) => [...presentValues(column)]))).ranks];
}

/** A case's rank among all less its rank in its own group is how many of the other group it is above. */
function superiorityInterval(
  chance: number,
  placed: readonly number[],
  first: Column,
  second: Column,
): readonly [number, number] | null {
  const own = [ranksOf(first), ranksOf(second)] as const;
  const [a, b] = [own[0].length, own[1].length];
  if (a < 2 || b < 2 || chance === 0 || chance === 1) return null;
  const above = placed.map((rank, place) => rank - (place < a ? own[0][place]! : own[1][place - a]!));
  const variance = (values: readonly number[]) => {
    const mean = exactSum(values) / values.length;
    return exactSum(values.map((value) => (value - mean) ** 2)) / (values.length - 1);
  };
  const squaredErrorOfChance =
    variance(above.slice(0, a)) / (b * b) / a + variance(above.slice(a)) / (a * a) / b;
  const odds = chance / (1 - chance);
  const factor = Math.exp(
    (normalUpperQuantile(confidenceTail) * Math.sqrt(squaredErrorOfChance)) / (chance * (1 - chance)),
  );
  return [odds / factor / (1 + odds / factor), 1 / (1 + 1 / (odds * factor))];
}
