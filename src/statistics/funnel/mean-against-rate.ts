import { normalUpperTail } from '../distributions/index.ts';
import { StatisticsError } from '../statistics-error.ts';
import { requireDenominator, requireTarget, standardErrorOf } from './funnel-target.ts';

export type MeanAgainstRate = {
  /** Standard errors from the rate. */
  readonly z: number;
  readonly pValue: number;
};

/**
 * Is a unit's mean further from a rate than chance brings it? The test that belongs to the limits of `funnelLimits` for
 * means: p < .05 exactly when the mean lies outside the 95 % limits.
 *
 * Units: mean, rate and standard deviation in the same; n values. Assumptions: the standard deviation is known, as it nearly
 * is when pooled over all units, and means are about normal; with under five values in a unit p is rough.
 * Errors: 'too-few-cases' of no values, 'zero-variance' for a standard deviation of 0, 'invalid-argument' otherwise.
 * Source: Spiegelhalter (2005), Statistics in Medicine 24:1185–1202, appendix A.1.
 *
 * @example
 * meanAgainstRate({ mean: 4.5, n: 16, rate: 4, standardDeviation: 1 }).pValue; // 0.0455…
 */
export function meanAgainstRate({
  mean,
  n,
  rate,
  standardDeviation,
}: {
  readonly mean: number;
  readonly n: number;
  readonly rate: number;
  readonly standardDeviation: number;
}): MeanAgainstRate {
  const target = { kind: 'mean', rate, standardDeviation } as const;
  requireTarget(target);
  requireDenominator(target, n);
  if (!Number.isFinite(mean)) {
    throw new StatisticsError('invalid-argument', `mean must be a finite number, but is ${mean}`);
  }
  if (n === 0) throw new StatisticsError('too-few-cases', 'the mean of no values is not known');
  if (standardDeviation === 0) {
    throw new StatisticsError('zero-variance', 'where values do not vary nothing is by chance');
  }
  const z = (mean - rate) / standardErrorOf(target, n);
  return { z, pValue: 2 * normalUpperTail(Math.abs(z)) };
}
