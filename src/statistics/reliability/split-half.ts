import { coefficient } from '../correlation.ts';
import { exactSum } from '../exact-sum.ts';
import { correlationMatrixFromMoments } from '../factor-analysis/correlation-matrix.ts';
import type { Matrix } from '../factor-analysis/matrix.ts';
import type { Moments } from '../moments.ts';
import { seededRandom } from '../random/seeded-random.ts';
import { StatisticsError } from '../statistics-error.ts';
import { requireVariance } from './require-variance.ts';

export type Halves = {
  /** The correlation of the two halves' sums. */
  readonly correlation: number;
  /** That, stepped up to the whole length; by Horst's formula where the halves are not equally long. */
  readonly spearmanBrown: number;
  /** Guttman's, which does not ask that the halves vary equally. */
  readonly guttman: number;
};

export type SplitHalf = {
  readonly oddEven: Halves | null;
  readonly firstSecond: Halves | null;
  /** Guttman's over all ways to halve the standardised items; `greatest` is lambda 4, `least` Revelle's beta. */
  readonly splits: {
    readonly count: number;
    readonly isSample: boolean;
    readonly mean: number;
    readonly greatest: number;
    readonly least: number;
  };
};

/** Up to here all splits are tried: 6435. */
const mostItemsForAll = 16;
const sampled = 10_000;
/** The sampled splits are always the same: a scale's reliability must not depend on chance. */
const seed = 1910;

/**
 * Split-half reliability: of the odd against the even items, of the first half against the second, and over all
 * splits (a fixed random 10 000 of them above 16 items).
 *
 * Shapes: moments of k ≥ 2 items turned the same way. Units: none. Halves of an odd number of items differ by one.
 * Null halves where one of them does not vary.
 * Errors: 'too-few-items', 'zero-variance' when an item or the sum does not vary, 'too-few-cases' under three rows.
 * Source: Spearman (1910) and Brown (1910), British J. Psychology 3:271–295, 296–322; unequal halves: Horst (1951),
 * Educational and Psychological Measurement 11:368–371; Guttman (1945), Psychometrika 10:255–282, eq. 30; all splits:
 * Revelle (1979), Multivariate Behavioral Research 14:57–74. Agrees with R's psych::splitHalf, which for an odd number
 * of items looks at half of the splits only.
 *
 * @example
 * splitHalf(momentsOf([[1, 2, 3, 4], [2, 2, 3, 5], [1, 3, 3, 4]])).splits.count; // 3
 */
export function splitHalf(moments: Moments): SplitHalf {
  const k = moments.crossProducts.length;
  if (k < 2) throw new StatisticsError('too-few-items', `two halves need 2 items, there are ${k}`);
  const { correlations } = correlationMatrixFromMoments(moments);
  return {
    oddEven: halves(moments.crossProducts, (i) => i % 2 === 0),
    firstSecond: halves(moments.crossProducts, (i) => i < Math.ceil(k / 2)),
    splits: overSplits(correlations),
  };
}

function halves(crossProducts: Matrix, isInFirst: (i: number) => boolean): Halves | null {
  const k = crossProducts.length;
  const sumOver = (a: boolean, b: boolean) =>
    exactSum(
      crossProducts.flatMap((row, i) => (isInFirst(i) === a ? row.filter((_, j) => isInFirst(j) === b) : [])),
    );
  const [first, second, between] = [sumOver(true, true), sumOver(false, false), sumOver(true, false)];
  if (!(first > 0 && second > 0 && first + second + 2 * between > 0)) return null;
  const r = coefficient(first, second, between);
  const size = crossProducts.filter((_, i) => isInFirst(i)).length;
  return {
    correlation: r,
    spearmanBrown: 2 * size === k ? (2 * r) / (1 + r) : horst(r, (size * (k - size)) / k ** 2),
    guttman: (4 * between) / (first + second + 2 * between),
  };
}

/** `shares` is the product of the halves' shares of the length; the sign is that of r. */
function horst(r: number, shares: number): number {
  const rest = (1 - r) * (1 + r);
  if (rest === 0) return r;
  const root = Math.sqrt(r ** 4 + 4 * r * r * rest * shares);
  return (Math.sign(r) * (root - r * r)) / (2 * rest * shares);
}

function overSplits(correlations: Matrix): SplitHalf['splits'] {
  const k = correlations.length;
  const total = requireVariance(correlations.flat().reduce((sum, r) => sum + r, 0));
  const isSample = k > mostItemsForAll;
  let [count, sum, greatest, least] = [0, 0, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (const sides of isSample ? someSplits(k) : allSplits(k)) {
    // With items of the second half turned round, the sum's variance is what the halves do not share.
    let apart = k;
    for (let i = 1; i < k; i++) {
      const row = correlations[i]!;
      let along = 0;
      for (let j = 0; j < i; j++) along += sides[j] === sides[i] ? row[j]! : -row[j]!;
      apart += 2 * along;
    }
    const reliability = 1 - apart / total;
    count += 1;
    sum += reliability;
    greatest = Math.max(greatest, reliability);
    least = Math.min(least, reliability);
  }
  return { count, isSample, mean: sum / count, greatest, least };
}

/** Each way to halve k items once: as many as k over k/2 halved, or k over (k − 1)/2 for an odd number. */
function* allSplits(k: number): Generator<Uint8Array> {
  const half = Math.floor(k / 2);
  const chosen = Array.from({ length: half }, (_, i) => i);
  for (;;) {
    const sides = new Uint8Array(k);
    for (const i of chosen) sides[i] = 1;
    yield sides;
    let last = half - 1;
    while (last >= 0 && chosen[last] === k - half + last) last -= 1;
    // Halves of equal size change places: those without the first item have been seen.
    if (last < 0 || (last === 0 && 2 * half === k)) return;
    chosen[last]! += 1;
    for (let i = last + 1; i < half; i++) chosen[i] = chosen[i - 1]! + 1;
  }
}

function* someSplits(k: number): Generator<Uint8Array> {
  const { wholeNumber } = seededRandom(seed);
  const order = Array.from({ length: k }, (_, i) => i);
  for (let split = 0; split < sampled; split++) {
    for (let i = k - 1; i > 0; i--) {
      const j = wholeNumber(i + 1);
      [order[i], order[j]] = [order[j]!, order[i]!];
    }
    const sides = new Uint8Array(k);
    for (const i of order.slice(0, Math.floor(k / 2))) sides[i] = 1;
    yield sides;
  }
}
