import { StatisticsError } from '../statistics-error.ts';
import { poissonTails, requireCount, twoSided } from './discrete-tails.ts';
import type { ExactTest } from './exact-binomial-test.ts';
import { requireTarget } from './funnel-target.ts';

/**
 * Is a unit's count further from rate × denominator than chance brings it? As `exactBinomialTest`, for counts that have no
 * upper end, such as measures per user.
 *
 * Units: the rate is per one of the denominator. Assumptions: what is counted happens independently.
 * Errors: 'too-few-cases' for a denominator of 0; 'invalid-argument' for a count that is not whole, a rate or denominator
 * that is negative or no number.
 * Source: Garwood (1936), Biometrika 28:437–442.
 *
 * @example
 * exactPoissonTest({ count: 4, denominator: 10, rate: 1 }).pValue; // 0.0585…
 */
export function exactPoissonTest({
  count,
  denominator,
  rate,
}: {
  readonly count: number;
  readonly denominator: number;
  readonly rate: number;
}): ExactTest {
  requireCount('count', count);
  requirePerSomething(denominator);
  requireTarget({ kind: 'count', rate });
  const tails = poissonTails(rate * denominator);
  return { pValue: twoSided(tails, count), lowerTail: tails.atMost(count), upperTail: tails.atLeast(count) };
}

/** What a count is counted per: a finite number above 0. */
export function requirePerSomething(denominator: number): void {
  if (!(Number.isFinite(denominator) && denominator >= 0)) {
    throw new StatisticsError(
      'invalid-argument',
      `denominator must be a finite number from 0, but is ${denominator}`,
    );
  }
  if (denominator === 0) throw new StatisticsError('too-few-cases', 'a count per nothing is not known');
}
