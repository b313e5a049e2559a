import { chiSquaredEffectInterval } from './chi-squared-effect-size.ts';
import { requireCount } from './count-table.ts';
import { chiSquaredUpperTail } from './distributions/index.ts';
import { exactSum } from './exact-sum.ts';
import { StatisticsError } from './statistics-error.ts';

export type ChiSquaredFit = {
  readonly n: number;
  readonly chiSquared: number;
  readonly degreesOfFreedom: number;
  readonly pValue: number;
  readonly expected: readonly number[];
  /** How far each count is from what is expected, about standard normal where the shares hold. */
  readonly standardisedResiduals: readonly number[];
  /** √(χ²/n): Cohen calls .1 small, .3 medium and .5 large. */
  readonly effectSizeW: number;
  /** 95 %; null where χ² is too large for one. */
  readonly intervalOfW: readonly [number, number] | null;
};

/**
 * Pearson's χ² test of whether counts follow given shares; equal shares where none are given.
 *
 * Shapes: one count a category, and one share a category that are above 0 and add up to 1. Units: none.
 * Assumptions: cases independent; expected counts not small (5 is the usual rule). The shares are not estimated from
 * these counts.
 * Errors: 'invalid-argument' for what are no counts or shares; 'too-few-groups' under two categories;
 * 'too-few-cases' when nobody is counted.
 * Source: Pearson (1900), Philosophical Magazine 50:157–175; df = categories − 1. Residuals (count − e)/√(e(1 − share)):
 * Haberman (1973), Biometrics 29:205–220. w: Cohen (1988), Statistical Power Analysis, p. 216. Agrees with R's
 * chisq.test(x, p).
 *
 * @example
 * chiSquaredFit([10, 20]).chiSquared; // 3.333…
 */
export function chiSquaredFit(
  counts: readonly number[],
  shares: readonly number[] = counts.map(() => 1 / counts.length),
): ChiSquaredFit {
  if (counts.length < 2)
    throw new StatisticsError('too-few-groups', `a fit needs two categories, there are ${counts.length}`);
  for (const count of counts) requireCount(count);
  if (shares.length !== counts.length || shares.some((share) => !(share > 0)))
    throw new StatisticsError('invalid-argument', 'every category has a share above 0');
  if (Math.abs(exactSum(shares) - 1) > 1e-9)
    throw new StatisticsError('invalid-argument', `shares add up to 1, not ${exactSum(shares)}`);
  const n = exactSum(counts);
  if (n === 0) throw new StatisticsError('too-few-cases', 'nobody is counted');
  const expected = shares.map((share) => n * share);
  const chiSquared = exactSum(counts.map((count, i) => (count - expected[i]!) ** 2 / expected[i]!));
  const degreesOfFreedom = counts.length - 1;
  return {
    n,
    chiSquared,
    degreesOfFreedom,
    pValue: chiSquaredUpperTail(chiSquared, degreesOfFreedom),
    expected,
    standardisedResiduals: counts.map(
      (count, i) => (count - expected[i]!) / Math.sqrt(expected[i]! * (1 - shares[i]!)),
    ),
    effectSizeW: Math.sqrt(chiSquared / n),
    intervalOfW: chiSquaredEffectInterval(chiSquared, degreesOfFreedom, n),
  };
}
