import { type Column, completeRows } from './column.ts';
import { normalUpperTail } from './distributions/index.ts';
import { exactSignedRankP, mostForExactRanks } from './exact-rank-sums.ts';
import { exactSum } from './exact-sum.ts';
import { midRanks } from './mid-ranks.ts';
import { StatisticsError } from './statistics-error.ts';

export type WilcoxonSignedRank = {
  /** Pairs with both values. */
  readonly n: number;
  /** Pairs whose two values are the same: they say nothing of direction and are left out of the ranking. */
  readonly unchanged: number;
  /** The rank sum of the pairs in which the first value is larger. */
  readonly V: number;
  readonly z: number;
  /** Two-tailed, normal approximation corrected for ties and continuity. */
  readonly pValue: number;
  /** Two-tailed, over every way the signs could have fallen given the ties; null above fifty ranked pairs. */
  readonly exactPValue: number | null;
  /** (V − the other rank sum)/their sum: 1 when the first is larger in every ranked pair, −1 when in none. */
  readonly rankBiserial: number;
};

/**
 * Wilcoxon's signed rank test of whether two measurements of the same cases differ, by the ranks of the differences.
 *
 * Shapes: two columns of equal length; rows with both values count. Units: none.
 * Assumptions: cases independent, differences symmetric about their middle, and comparable in size.
 * Errors: 'too-few-cases' without a complete row; 'zero-variance' when no pair differs; 'invalid-argument' for unequal
 * lengths or infinities.
 * Source: Wilcoxon (1945), Biometrics Bulletin 1:80–83; variance with ties n(n + 1)(2n + 1)/24 − Σ(t³ − t)/48 and the
 * continuity correction of one half as R's wilcox.test(paired = TRUE, exact = FALSE); without ties the exact p is that of
 * exact = TRUE. r: Kerby (2014), Comprehensive Psychology 3:1.
 *
 * @example
 * wilcoxonSignedRank([5, 4, 6, 3], [3, 4, 2, 2]).exactPValue; // 0.25
 */
export function wilcoxonSignedRank(x: Column, y: Column): WilcoxonSignedRank {
  const [first, second] = completeRows([x, y]) as [Float64Array, Float64Array];
  if (first.length === 0) throw new StatisticsError('too-few-cases', 'no row has both values');
  const differences = first
    .map((value, row) => value - second[row]!)
    .filter((difference) => difference !== 0);
  const n = differences.length;
  if (n === 0) throw new StatisticsError('zero-variance', 'no pair differs');
  const { ranks, ties } = midRanks(differences.map(roundedSize));
  const V = exactSum(ranks.filter((_, place) => differences[place]! > 0));
  const whole = (n * (n + 1)) / 2;
  const away = V - whole / 2;
  const tieCorrection = exactSum(ties.map((size) => size * (size * size - 1))) / 48;
  const deviation = Math.sqrt((n * (n + 1) * (2 * n + 1)) / 24 - tieCorrection);
  const z = (away - Math.sign(away) / 2) / deviation;
  return {
    n: first.length,
    unchanged: first.length - n,
    V,
    z,
    pValue: Math.min(1, 2 * normalUpperTail(Math.abs(z))),
    exactPValue: n <= mostForExactRanks ? exactSignedRankP(V, [...ranks]) : null,
    rankBiserial: (2 * V - whole) / whole,
  };
}

/** Scale means such as 3.2 − 3 and 4.2 − 4 differ in the last bit only: twelve digits tell what is a tie. */
function roundedSize(difference: number): number {
  return Number(Math.abs(difference).toPrecision(12));
}
