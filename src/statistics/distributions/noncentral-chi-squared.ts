import { StatisticsError } from '../statistics-error.ts';
import { requireFinite, requireShape } from './arguments.ts';
import { sumOutwards } from './chi-mixture.ts';
import { chiSquaredCdf, chiSquaredUpperTail } from './chi-squared.ts';
import { poissonWeights } from './poisson-weights.ts';

/** A larger noncentrality would make the sum of Poisson weights too long. */
const LARGEST_NONCENTRALITY = 1e6;

/**
 * P(X > x) of the noncentral chi-squared distribution with noncentrality λ: a Poisson(λ/2) mixture of central tails,
 * all terms positive, so that the tail keeps its digits. Relative error below 1e-12.
 * Source: Johnson, Kotz & Balakrishnan (1995), Continuous Univariate Distributions 2, § 29.3 (29.2):
 * P(X > x) = Σ Poisson(j; λ/2)·P(χ²_{df + 2j} > x).
 *
 * @param x any finite number; below 0 gives 1
 * @param degreesOfFreedom above 0
 * @param noncentrality λ from 0 to 1e6
 * @throws StatisticsError 'invalid-argument' outside these
 * @example
 * noncentralChiSquaredUpperTail(85.306, 24, 18.06); // 0.00057…
 */
export function noncentralChiSquaredUpperTail(
  x: number,
  degreesOfFreedom: number,
  noncentrality: number,
): number {
  return mixture(x, degreesOfFreedom, noncentrality, chiSquaredUpperTail);
}

/**
 * P(X ≤ x) of the noncentral chi-squared distribution.
 *
 * @example
 * noncentralChiSquaredCdf(10, 24, 1); // 0.0036…
 */
export function noncentralChiSquaredCdf(x: number, degreesOfFreedom: number, noncentrality: number): number {
  return mixture(x, degreesOfFreedom, noncentrality, chiSquaredCdf);
}

function mixture(
  x: number,
  degreesOfFreedom: number,
  noncentrality: number,
  tail: (x: number, degreesOfFreedom: number) => number,
): number {
  requireFinite('x', x);
  requireShape('degreesOfFreedom', degreesOfFreedom);
  if (!(noncentrality >= 0 && noncentrality <= LARGEST_NONCENTRALITY)) {
    throw new StatisticsError(
      'invalid-argument',
      `noncentrality must be from 0 to ${LARGEST_NONCENTRALITY}, but is ${noncentrality}`,
    );
  }
  if (x <= 0) return tail === chiSquaredCdf ? 0 : 1;
  const mean = noncentrality / 2;
  if (mean === 0) return tail(x, degreesOfFreedom);
  const mode = Math.floor(mean);
  const weights = poissonWeights(mean, mode);
  const part = sumOutwards((j) => {
    const weight = weights(j);
    return weight === 0 ? 0 : weight * tail(x, degreesOfFreedom + 2 * j);
  }, mode);
  return Math.min(1, part / sumOutwards(weights, mode));
}
