import type { Column } from './column.ts';
import { type Moments, momentsOf } from './moments.ts';
import { pearsonTest } from './pearson-test.ts';
import { StatisticsError } from './statistics-error.ts';

export type Correlation = {
  readonly n: number;
  readonly r: number;
  readonly degreesOfFreedom: number;
  /** Null when r is 1 or −1, where t is infinite. */
  readonly t: number | null;
  readonly pValue: number;
  readonly confidenceInterval: readonly [number, number] | null;
};

/** A relative determinant this small is rounding: the points lie on a line. */
const roundingOfDeterminant = 8 * 2 ** -53;

/**
 * Pearson's product-moment correlation of two variables, with its two-tailed test and 95 % interval.
 *
 * Shapes: two columns of equal length; rows where either is missing (NaN) are left out (pairwise). Units: none.
 * Assumptions: cases independent; the test assumes that at least one variable is normal about the other.
 * Errors: 'too-few-cases' under three complete pairs, 'zero-variance' when a variable does not vary,
 * 'invalid-argument' for unequal lengths.
 * Source: r = Sxy/√(Sxx·Syy); test and interval: see `pearsonTest`. Agrees with R's cor.test.
 *
 * @example
 * correlate([1, 2, 3, 4], [1, 3, 2, 4]).r; // 0.8
 */
export function correlate(x: Column, y: Column): Correlation {
  return correlationFromMoments(momentsOf([x, y]), 0, 1);
}

/**
 * The same as `correlate`, between variables i and j of moments already counted; the cases are those of the
 * moments (listwise over all their variables).
 *
 * @example
 * correlationFromMoments(momentsOf([[1, 2, 3, 4], [1, 3, 2, 4]]), 0, 1).r; // 0.8
 */
export function correlationFromMoments(moments: Moments, i: number, j: number): Correlation {
  const sxx = moments.crossProducts[i]?.[i];
  const syy = moments.crossProducts[j]?.[j];
  const sxy = moments.crossProducts[i]?.[j];
  if (sxx === undefined || syy === undefined || sxy === undefined) {
    throw new StatisticsError('invalid-argument', `there is no variable ${i} or no variable ${j}`);
  }
  const { n } = moments;
  if (n < 3)
    throw new StatisticsError('too-few-cases', `a correlation needs 3 complete pairs, there are ${n}`);
  for (const [index, sumOfSquares] of [[i, sxx] as const, [j, syy] as const]) {
    if (sumOfSquares === 0) throw new StatisticsError('zero-variance', `variable ${index} does not vary`);
  }
  const r = coefficient(sxx, syy, sxy);
  return { n, r, ...pearsonTest(r, n) };
}

/** Sxy/√(Sxx·Syy), within [−1, 1]; exactly ±1 where the points lie on a line as far as doubles can tell. */
export function coefficient(sxx: number, syy: number, sxy: number): number {
  const x = scaled(sxx);
  const y = scaled(syy);
  const r = sxy / x.root / y.root / Math.sqrt(x.rest * y.rest);
  const unexplained = (1 - Math.abs(r)) * (1 + Math.abs(r));
  return unexplained <= roundingOfDeterminant ? Math.sign(r) : r;
}

/** value = root²·rest with root a power of two: taking it out is exact and keeps products from overflowing. */
function scaled(value: number): { root: number; rest: number } {
  const root = 2 ** Math.floor(Math.log2(value) / 2);
  return { root, rest: value / root / root };
}
