import { binomialTails, requireCountOf, requireShare, twoSided } from './discrete-tails.ts';

/** p is twice the thinner of the two tails, each of which includes the count itself. */
export type ExactTest = {
  readonly pValue: number;
  /** P(R ≤ count). */
  readonly lowerTail: number;
  /** P(R ≥ count). */
  readonly upperTail: number;
};

/**
 * Is a unit's share further from a rate than chance brings it? Exact for any size.
 *
 * p doubles the thinner tail (1 at most), so that it says the same as the limits of `funnelLimits` and as the exact interval
 * of Clopper and Pearson. R's `binom.test` adds up the less likely counts at the other end instead, which agrees with
 * neither at times.
 * Units: none. Assumptions: cases independent; the rate is taken as given.
 * Errors: 'too-few-cases' of nobody; 'invalid-argument' for counts that are not whole, a count above n, a rate outside 0–1.
 * Source: Clopper & Pearson (1934), Biometrika 26:404–413.
 *
 * @example
 * exactBinomialTest({ count: 1, n: 20, rate: 0.3 }).pValue; // 0.0152…
 */
export function exactBinomialTest({
  count,
  n,
  rate,
}: {
  readonly count: number;
  readonly n: number;
  readonly rate: number;
}): ExactTest {
  requireCountOf(count, n);
  requireShare('rate', rate);
  const tails = binomialTails(n, rate);
  return { pValue: twoSided(tails, count), lowerTail: tails.atMost(count), upperTail: tails.atLeast(count) };
}
