/** Above this many cases counts of orders are no longer whole numbers in a double, and the normal curve serves. */
export const mostForExactRanks = 50;

/**
 * P(|W − E W| ≥ |w − E W|), two-tailed, where W sums the ranks of those with a plus sign and every sign is a fair coin.
 * Equal ranks are taken as they are: the distribution given the ties at hand.
 *
 * Shapes: mid-ranks (multiples of one half), at most 50 of them. Errors: none.
 * Source: Wilcoxon (1945), Biometrics Bulletin 1:80–83; by recursion as in Pratt & Gibbons (1981), Concepts of
 * Nonparametric Theory, ch. 3.
 *
 * @example
 * exactSignedRankP(6, [1, 2, 3]); // 0.25
 */
export function exactSignedRankP(rankSum: number, ranks: readonly number[]): number {
  const doubled = ranks.map((rank) => 2 * rank);
  const whole = doubled.reduce((sum, rank) => sum + rank, 0);
  const ways = new Float64Array(whole + 1);
  ways[0] = 1;
  for (const rank of doubled) for (let sum = whole; sum >= rank; sum--) ways[sum]! += ways[sum - rank]!;
  return farFromMiddle(ways, whole, 2 * rankSum);
}

/**
 * The same for the rank sum of one of two groups, every choice of its members equally likely.
 *
 * Shapes: mid-ranks of all cases together, at most 50 of them; `size` of them in the group. Errors: none.
 * Source: Mann & Whitney (1947), Ann. Math. Stat. 18:50–60, eq. 1, given the ties at hand.
 *
 * @example
 * exactRankSumP(3, 2, [1, 2, 3, 4]); // 0.333…
 */
export function exactRankSumP(rankSum: number, size: number, ranks: readonly number[]): number {
  const doubled = ranks.map((rank) => 2 * rank);
  const whole = doubled.reduce((sum, rank) => sum + rank, 0);
  const ways = Array.from({ length: size + 1 }, () => new Float64Array(whole + 1));
  ways[0]![0] = 1;
  for (const rank of doubled) {
    for (let chosen = size; chosen >= 1; chosen--) {
      const fewer = ways[chosen - 1]!;
      const here = ways[chosen]!;
      for (let sum = whole; sum >= rank; sum--) here[sum]! += fewer[sum - rank]!;
    }
  }
  return farFromMiddle(ways[size]!, (2 * size * whole) / ranks.length, 2 * rankSum);
}

/** The share of ways at least as far from the middle; `twiceMiddle` is twice the mean sum. */
function farFromMiddle(ways: Float64Array, twiceMiddle: number, sum: number): number {
  const away = Math.abs(2 * sum - twiceMiddle);
  let far = 0;
  let all = 0;
  ways.forEach((count, place) => {
    all += count;
    if (Math.abs(2 * place - twiceMiddle) >= away) far += count;
  });
  return far / all;
}
