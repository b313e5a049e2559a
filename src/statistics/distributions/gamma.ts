import { requireNumber, requirePositive, requireProbability, requireShape } from './arguments.ts';
import { gammaQuantileOfShape } from './gamma-quantile-of-shape.ts';
import { gammaShape, gammaTails } from './incomplete-gamma.ts';
import { divide, type Pair, pairOf } from './pair.ts';
import type { Side, Tails } from './tails.ts';

function inScale(x: number, scale: number): Pair {
  const between = (value: number) => value > 1e-250 && value < 1e250;
  const isExact = scale === 1 || !between(x) || !between(scale) || !between(x / scale);
  return isExact ? pairOf(x / scale) : divide(pairOf(x), pairOf(scale));
}

function tailsAt(x: number, shape: number, scale: number): Tails {
  requireNumber('x', x);
  requireShape('shape', shape);
  requirePositive('scale', scale);
  return gammaTails(gammaShape(shape), inScale(x, scale));
}

function quantile(p: number, side: Side, shape: number, scale: number): number {
  requireProbability('p', p);
  requireShape('shape', shape);
  requirePositive('scale', scale);
  return gammaQuantileOfShape(p, side, shape) * scale;
}

/**
 * P(X ≤ x) of the gamma distribution with mean shape × scale.
 *
 * @param x any number; below 0 gives 0
 * @throws StatisticsError 'invalid-argument' on NaN, or a shape or scale that is not above 0
 * @example
 * gammaCdf(1, 1); // 0.6321205588285577
 */
export function gammaCdf(x: number, shape: number, scale = 1): number {
  return tailsAt(x, shape, scale).lower;
}

/**
 * P(X > x) of the gamma distribution, computed as a tail.
 *
 * @example
 * gammaUpperTail(1, 1); // 0.36787944117144233
 */
export function gammaUpperTail(x: number, shape: number, scale = 1): number {
  return tailsAt(x, shape, scale).upper;
}

/**
 * The x with P(X ≤ x) = p.
 *
 * @example
 * gammaQuantile(0.5, 1); // 0.6931471805599453
 */
export function gammaQuantile(p: number, shape: number, scale = 1): number {
  return quantile(p, 'lower', shape, scale);
}

/**
 * The x with P(X > x) = p.
 *
 * @example
 * gammaUpperQuantile(1e-10, 1); // 23.025850929940457
 */
export function gammaUpperQuantile(p: number, shape: number, scale = 1): number {
  return quantile(p, 'upper', shape, scale);
}
