import { requireNumber, requireProbability, requireShape } from './arguments.ts';
import { gammaQuantileOfShape } from './gamma-quantile-of-shape.ts';
import { gammaShape, gammaTails } from './incomplete-gamma.ts';
import { pairOf } from './pair.ts';
import type { Side, Tails } from './tails.ts';

/** χ²/2 has a gamma distribution of shape df/2 (Abramowitz & Stegun 26.4.19). */
function tailsAt(x: number, df: number): Tails {
  requireNumber('x', x);
  requireShape('degreesOfFreedom', df);
  return gammaTails(gammaShape(df / 2), pairOf(x / 2));
}

function quantile(p: number, side: Side, df: number): number {
  requireProbability('p', p);
  requireShape('degreesOfFreedom', df);
  return 2 * gammaQuantileOfShape(p, side, df / 2);
}

/**
 * P(X ≤ x) of the chi-squared distribution.
 *
 * @param x any number; below 0 gives 0
 * @throws StatisticsError 'invalid-argument' on NaN or df ≤ 0
 * @example
 * chiSquaredCdf(3.841458820694124, 1); // 0.95
 */
export function chiSquaredCdf(x: number, degreesOfFreedom: number): number {
  return tailsAt(x, degreesOfFreedom).lower;
}

/**
 * P(X > x), the p-value of a chi-squared test, computed as a tail.
 *
 * @example
 * chiSquaredUpperTail(1450, 10); // 1.58504214450145e-305 and more digits
 */
export function chiSquaredUpperTail(x: number, degreesOfFreedom: number): number {
  return tailsAt(x, degreesOfFreedom).upper;
}

/**
 * The x with P(X ≤ x) = p.
 *
 * @example
 * chiSquaredQuantile(0.95, 1); // 3.841458820694124
 */
export function chiSquaredQuantile(p: number, degreesOfFreedom: number): number {
  return quantile(p, 'lower', degreesOfFreedom);
}

/**
 * The x with P(X > x) = p.
 *
 * @example
 * chiSquaredUpperQuantile(0.05, 1); // 3.841458820694124
 */
export function chiSquaredUpperQuantile(p: number, degreesOfFreedom: number): number {
  return quantile(p, 'upper', degreesOfFreedom);
}
