import { inCanonicalOrder } from './canonical-order.ts';
import { type Column, completeRows } from './column.ts';
import { normalUpperTail } from './distributions/index.ts';
import { inversionsLowerTail } from './inversions.ts';
import { midRanks } from './mid-ranks.ts';
import { StatisticsError } from './statistics-error.ts';

export type Kendall = {
  readonly n: number;
  /** τ-b: pairs tied on either variable count for neither side. */
  readonly tau: number;
  /** Null where p is exact. */
  readonly z: number | null;
  readonly pValue: number;
  readonly pFrom: 'exact' | 'normal';
};

/** R's limit: below it, and without ties, p is exact. */
const exactBelow = 50;

/**
 * Kendall's τ-b: how much likelier two people are to be ordered the same way by both variables than opposite ways.
 *
 * Shapes: two columns of equal length; rows where either is missing (NaN) are left out (pairwise). Units: none.
 * Assumptions: cases independent. p is exact for n < 50 without ties, else from the normal distribution with the
 * variance corrected for ties and no continuity correction; `pFrom` says which.
 * Errors: 'too-few-cases' under three complete pairs, 'zero-variance' when a variable does not vary,
 * 'invalid-argument' for unequal lengths.
 * Source: Kendall (1970), Rank Correlation Methods, 4th ed., §3.4 (τ-b) and §4.4–4.6 (variance with ties, eq. 4.3);
 * pairs counted in n log n steps by Knight (1966), JASA 61:436–439. Agrees with R's cor.test(method = "kendall").
 *
 * @example
 * kendall([1, 2, 3, 4], [1, 3, 2, 4]).tau; // 4/6
 */
export function kendall(x: Column, y: Column): Kendall {
  const [sortedX, sortedY] = inCanonicalOrder(completeRows([x, y])) as [Float64Array, Float64Array];
  const n = sortedX.length;
  if (n < 3)
    throw new StatisticsError('too-few-cases', `a correlation needs 3 complete pairs, there are ${n}`);
  const ties = [midRanks(sortedX).ties, midRanks(sortedY).ties] as const;
  ties.forEach(([largest], index) => {
    if (largest === n) throw new StatisticsError('zero-variance', `variable ${index} does not vary`);
  });
  const pairs = pairsIn(n);
  const [tiedX, tiedY] = ties.map((sizes) => sumOver(sizes, pairsIn)) as [number, number];
  const discordant = countInversions(sortedY);
  const score = pairs - tiedX - tiedY + tiedInBoth(sortedX, sortedY) - 2 * discordant;
  const tau =
    tiedX === tiedY ? score / (pairs - tiedX) : score / Math.sqrt(pairs - tiedX) / Math.sqrt(pairs - tiedY);
  if (n < exactBelow && tiedX === 0 && tiedY === 0) {
    const fewest = Math.min(discordant, pairs - discordant);
    return { n, tau, z: null, pValue: Math.min(1, 2 * inversionsLowerTail(fewest, n)), pFrom: 'exact' };
  }
  const z = score / Math.sqrt(varianceOfScore(n, ...ties));
  return { n, tau: within(tau), z, pValue: 2 * normalUpperTail(Math.abs(z)), pFrom: 'normal' };
}

function varianceOfScore(n: number, tiesX: readonly number[], tiesY: readonly number[]): number {
  const untied = (size: number) => size * (size - 1) * (2 * size + 5);
  const pairs = (size: number) => size * (size - 1);
  const triples = (size: number) => size * (size - 1) * (size - 2);
  return (
    (untied(n) - sumOver(tiesX, untied) - sumOver(tiesY, untied)) / 18 +
    (sumOver(tiesX, pairs) * sumOver(tiesY, pairs)) / (2 * pairs(n)) +
    (sumOver(tiesX, triples) * sumOver(tiesY, triples)) / (9 * triples(n))
  );
}

/** Rows sorted by x, then y: pairs that are equal in both stand together. */
function tiedInBoth(x: Float64Array, y: Float64Array): number {
  let tied = 0;
  let run = 1;
  for (let row = 1; row <= x.length; row++) {
    if (row < x.length && x[row] === x[row - 1] && y[row] === y[row - 1]) run++;
    else {
      tied += pairsIn(run);
      run = 1;
    }
  }
  return tied;
}

/** How many pairs stand in falling order, by merging sorted halves. */
function countInversions(values: Float64Array): number {
  let from = values.slice();
  let to = new Float64Array(values.length);
  let inversions = 0;
  for (let width = 1; width < values.length; width *= 2) {
    for (let start = 0; start < values.length; start += 2 * width) {
      const middle = Math.min(start + width, values.length);
      const end = Math.min(start + 2 * width, values.length);
      let left = start;
      let right = middle;
      for (let place = start; place < end; place++) {
        if (left < middle && (right >= end || from[left]! <= from[right]!)) to[place] = from[left++]!;
        else {
          to[place] = from[right++]!;
          inversions += middle - left;
        }
      }
    }
    [from, to] = [to, from];
  }
  return inversions;
}

function pairsIn(size: number): number {
  return (size * (size - 1)) / 2;
}

function sumOver(sizes: readonly number[], of: (size: number) => number): number {
  return sizes.reduce((sum, size) => sum + of(size), 0);
}

/** Rounding of the two roots may pass ±1. */
function within(tau: number): number {
  return Math.max(-1, Math.min(1, tau));
}
