import { requireFinite, requireNumber, requirePositive, requireProbability } from './arguments.ts';
import { gammaShape, gammaTails } from './incomplete-gamma.ts';
import { invertTail } from './invert-tail.ts';
import { divide, exactSumOfTwo, multiply, multiplyNumber, type Pair, pairOf } from './pair.ts';
import { roughNormalUpperQuantile, symmetricQuantile } from './quantile-of-tails.ts';
import { inPowerOf, NOTHING_ABOVE, type Side, type Tails } from './tails.ts';

/** Beyond this many standard deviations every tail is below the smallest double. */
const BEYOND = 40;
const SQUARE_HALVED = gammaShape(0.5);

/** Tails of |Z|: Z²/2 has a gamma distribution of shape ½ (DLMF 7.11.1). */
function foldedTails(z: Pair): Tails {
  if (z.hi > BEYOND) return NOTHING_ABOVE;
  return inPowerOf(gammaTails(SQUARE_HALVED, multiplyNumber(multiply(z, z), 0.5)), 2);
}

function standardised(x: number, mean: number, standardDeviation: number): Pair {
  requireNumber('x', x);
  requireFinite('mean', mean);
  requirePositive('standardDeviation', standardDeviation);
  const rough = (x - mean) / standardDeviation;
  if (!(Math.abs(rough) < BEYOND)) return pairOf(rough);
  if (mean === 0 && standardDeviation === 1) return pairOf(x);
  return divide(exactSumOfTwo(x, -mean), pairOf(standardDeviation));
}

function upperTail(z: Pair): number {
  if (z.hi === 0) return 0.5;
  if (z.hi > 0) return 0.5 * foldedTails(z).upper;
  return 0.5 + 0.5 * foldedTails({ hi: -z.hi, lo: -z.lo }).lower;
}

function quantile(p: number, side: Side, mean: number, standardDeviation: number): number {
  requireProbability('p', p);
  requireFinite('mean', mean);
  requirePositive('standardDeviation', standardDeviation);
  const z = symmetricQuantile(p, side, (twoTailed, twoTailedSide) => {
    const start = roughNormalUpperQuantile(0.5 * (twoTailedSide === 'upper' ? twoTailed : 1 - twoTailed));
    const safeStart = twoTailedSide === 'upper' ? start : twoTailed * 1.3;
    return invertTail((v) => foldedTails(pairOf(v)), twoTailedSide, twoTailed, {
      start: safeStart,
      centre: 1,
    });
  });
  return mean + standardDeviation * z;
}

/**
 * P(X ≤ x) of the normal distribution.
 *
 * @param x any number; ±Infinity gives 0 or 1
 * @throws StatisticsError 'invalid-argument' on NaN, or a standard deviation that is not above 0
 * @example
 * normalCdf(-1.96); // 0.02499789514822044, to within an ulp or three
 */
export function normalCdf(x: number, mean = 0, standardDeviation = 1): number {
  const z = standardised(x, mean, standardDeviation);
  return upperTail({ hi: -z.hi, lo: -z.lo });
}

/**
 * P(X > x) of the normal distribution, computed as a tail: relative error below 1e-14 down to 1e-300.
 *
 * @example
 * normalUpperTail(37); // 5.725571222524577e-300
 */
export function normalUpperTail(x: number, mean = 0, standardDeviation = 1): number {
  return upperTail(standardised(x, mean, standardDeviation));
}

/**
 * The x with P(X ≤ x) = p.
 *
 * @example
 * normalQuantile(0.975); // 1.95996398454005 and more digits
 */
export function normalQuantile(p: number, mean = 0, standardDeviation = 1): number {
  return quantile(p, 'lower', mean, standardDeviation);
}

/**
 * The x with P(X > x) = p, also for p far too small to be told from 1 − p.
 *
 * @example
 * normalUpperQuantile(1e-300); // 37.0471 and more digits
 */
export function normalUpperQuantile(p: number, mean = 0, standardDeviation = 1): number {
  return quantile(p, 'upper', mean, standardDeviation);
}
