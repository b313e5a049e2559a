import type { Column } from '../column.ts';
import type { Random } from '../random/seeded-random.ts';
import { StatisticsError } from '../statistics-error.ts';
import { canonicalPairs } from './canonical-pairs.ts';

export type PermutationTest = {
  readonly n: number;
  readonly r: number;
  readonly pValue: number;
  /** Whether every order was tried; otherwise a sample of them. */
  readonly isExact: boolean;
  readonly permutations: number;
  /** The standard error of p that comes from sampling orders; null where every one was tried. */
  readonly monteCarloError: number | null;
};

/** Up to here every order is tried: 10! is 3.6 million, 11! takes seconds. */
const mostTried = 10;
/** Sums of the same products in another order differ by rounding, and count as equal. */
const rounding = 1e-12;

/**
 * Whether two variables are related, without assuming anything of their distribution: how often r would be as far from 0
 * if the values of one were dealt out anew.
 *
 * Shapes: two columns of equal length; rows where either is missing (NaN) are left out (pairwise). Units: none.
 * Assumptions: cases exchangeable where the variables are unrelated. Exact up to ten cases, all orders tried; beyond, p is
 * (b + 1)/(B + 1) from B random orders, never 0. Two-tailed, by |r|. The rows' order does not matter.
 * Errors: 'too-few-cases' under three complete pairs, 'zero-variance', 'invalid-argument' for unequal lengths or for a
 * number of permutations that is not whole or under 99.
 * Source: Pitman (1937), Supplement to J. Royal Statistical Society 4:225–232; (b + 1)/(B + 1), Phipson & Smyth
 * (2010), Statistical Applications in Genetics and Molecular Biology 9:39, eq. 2.
 *
 * @example
 * correlationPermutationTest([1, 2, 3, 4], [1, 2, 3, 9], seededRandom(1)).pValue; // 2/24 = 0.0833…
 */
export function correlationPermutationTest(
  x: Column,
  y: Column,
  random: Random,
  permutations = 99_999,
): PermutationTest {
  if (!Number.isInteger(permutations) || permutations < 99) {
    throw new StatisticsError('invalid-argument', `at least 99 permutations, not ${permutations}`);
  }
  const { n, r, x: dx, y: dy } = canonicalPairs(x, y);
  const least = Math.abs(r) - rounding;
  if (n <= mostTried) {
    const { extreme, orders } = everyOrder(dx, dy, least);
    return { n, r, pValue: extreme / orders, isExact: true, permutations: orders, monteCarloError: null };
  }
  let extreme = 0;
  const dealt = dy.slice();
  for (let round = 0; round < permutations; round++) {
    shuffle(dealt, random);
    if (Math.abs(productOf(dx, dealt)) >= least) extreme += 1;
  }
  const pValue = (extreme + 1) / (permutations + 1);
  const monteCarloError = Math.sqrt((pValue * (1 - pValue)) / (permutations + 1));
  return { n, r, pValue, isExact: false, permutations, monteCarloError };
}

/** Tries all orders, keeping the sum so far: each order is the sum of its own products, and no rounding builds up. */
function everyOrder(x: Float64Array, y: Float64Array, least: number) {
  const isUsed = new Uint8Array(y.length);
  let extreme = 0;
  let orders = 0;
  const place = (row: number, sum: number): void => {
    if (row === x.length) {
      orders += 1;
      if (Math.abs(sum) >= least) extreme += 1;
      return;
    }
    for (let taken = 0; taken < y.length; taken++) {
      if (isUsed[taken] === 1) continue;
      isUsed[taken] = 1;
      place(row + 1, sum + x[row]! * y[taken]!);
      isUsed[taken] = 0;
    }
  };
  place(0, 0);
  return { extreme, orders };
}

function productOf(x: Float64Array, y: Float64Array): number {
  let sum = 0;
  for (let row = 0; row < x.length; row++) sum += x[row]! * y[row]!;
  return sum;
}

/** Fisher and Yates, by Durstenfeld (1964), Communications of the ACM 7:420. */
function shuffle(values: Float64Array, random: Random): void {
  for (let last = values.length - 1; last > 0; last--) {
    const other = random.wholeNumber(last + 1);
    const kept = values[last]!;
    values[last] = values[other]!;
    values[other] = kept;
  }
}
