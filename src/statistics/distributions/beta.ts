import { requireNumber, requireProbability, requireShape } from './arguments.ts';
import { betaOddsQuantile } from './beta-odds-quantile.ts';
import { betaShape, betaTails, splitAt } from './incomplete-beta.ts';
import { NOTHING_ABOVE, NOTHING_BELOW, type Side, type Tails } from './tails.ts';

function tailsAt(x: number, a: number, b: number): Tails {
  requireNumber('x', x);
  requireShape('a', a);
  requireShape('b', b);
  if (x <= 0) return NOTHING_BELOW;
  if (x >= 1) return NOTHING_ABOVE;
  return betaTails(betaShape(a, b), splitAt(x));
}

function quantile(p: number, side: Side, a: number, b: number): number {
  requireProbability('p', p);
  requireShape('a', a);
  requireShape('b', b);
  const odds = betaOddsQuantile(p, side, a, b);
  return odds === Number.POSITIVE_INFINITY ? 1 : odds / (1 + odds);
}

/**
 * P(X ≤ x) of the beta distribution, the regularised incomplete beta function I_x(a, b).
 *
 * @param x any number; below 0 gives 0, above 1 gives 1
 * @param a first shape, above 0
 * @param b second shape, above 0
 * @throws StatisticsError 'invalid-argument' on NaN or a shape that is not above 0
 * @example
 * betaCdf(0.2, 2, 3); // 0.1808
 */
export function betaCdf(x: number, a: number, b: number): number {
  return tailsAt(x, a, b).lower;
}

/**
 * P(X > x) of the beta distribution, computed as a tail.
 *
 * @example
 * betaUpperTail(0.2, 2, 3); // 0.8192
 */
export function betaUpperTail(x: number, a: number, b: number): number {
  return tailsAt(x, a, b).upper;
}

/**
 * The x with P(X ≤ x) = p.
 *
 * @example
 * betaQuantile(0.5, 2, 2); // 0.5
 */
export function betaQuantile(p: number, a: number, b: number): number {
  return quantile(p, 'lower', a, b);
}

/**
 * The x with P(X > x) = p.
 *
 * @example
 * betaUpperQuantile(0.25, 1, 1); // 0.75
 */
export function betaUpperQuantile(p: number, a: number, b: number): number {
  return quantile(p, 'upper', a, b);
}
