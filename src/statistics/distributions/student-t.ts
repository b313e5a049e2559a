import { requireDegreesOfFreedom, requireNumber, requireProbability } from './arguments.ts';
import {
  type BetaShape,
  betaShape,
  betaTails,
  type Split,
  splitOfExtremeRatio,
  splitOfRatio,
} from './incomplete-beta.ts';
import { invertTail } from './invert-tail.ts';
import { normalQuantile, normalUpperQuantile, normalUpperTail } from './normal.ts';
import { exactProduct, multiplyNumber, pairOf, subtract } from './pair.ts';
import { expOf, logOf } from './pair-log-exp.ts';
import { roughNormalUpperQuantile, symmetricQuantile } from './quantile-of-tails.ts';
import { inPowerOf, NOTHING_ABOVE, NOTHING_BELOW, type Side, type Tails } from './tails.ts';

/** From here a tail of t differs from the normal tail by z⁴/(4 df) < 1e-12 of itself, however deep. */
const AS_GOOD_AS_NORMAL = 1e18;

/** x = t²/(df + t²), y = df/(df + t²). */
function splitOfT(t: number, df: number): Split {
  if (t > 1e-130 && t < 1e130 && df > 1e-250) return splitOfRatio(exactProduct(t, t), pairOf(df));
  return splitOfExtremeRatio(subtract(multiplyNumber(logOf(t), 2), logOf(df)));
}

/** Tails of |T| at t ≥ 0: P(|T| ≤ t) = I_x(½, df/2) (Abramowitz & Stegun 26.7.1, DLMF 8.17). */
function foldedTails(t: number, df: number, shape: BetaShape): Tails {
  if (t === 0) return NOTHING_BELOW;
  if (t === Number.POSITIVE_INFINITY) return NOTHING_ABOVE;
  return inPowerOf(betaTails(shape, splitOfT(t, df)), 2);
}

/**
 * P(T > t) of Student's t, computed as a tail, for any df > 0, also not a whole number.
 *
 * @param t any number; ±Infinity gives 0 or 1
 * @param degreesOfFreedom above 0; Infinity gives the normal distribution
 * @throws StatisticsError 'invalid-argument' on NaN or df ≤ 0
 * @example
 * studentTUpperTail(12.7, 40); // 6.41947764850421e-16 and more digits
 */
export function studentTUpperTail(t: number, degreesOfFreedom: number): number {
  requireNumber('t', t);
  requireDegreesOfFreedom(degreesOfFreedom);
  if (t === 0) return 0.5;
  if (degreesOfFreedom >= AS_GOOD_AS_NORMAL) return normalUpperTail(t);
  const tails = foldedTails(Math.abs(t), degreesOfFreedom, betaShape(0.5, degreesOfFreedom / 2));
  return t > 0 ? 0.5 * tails.upper : 0.5 + 0.5 * tails.lower;
}

/**
 * P(T ≤ t) of Student's t.
 *
 * @example
 * studentTCdf(-3, 17); // 0.00402734840460476 and more digits
 */
export function studentTCdf(t: number, degreesOfFreedom: number): number {
  return studentTUpperTail(-t, degreesOfFreedom);
}

/**
 * P(|T| > |t|), the two-tailed p-value.
 *
 * @example
 * studentTTwoTailed(3, 17); // 0.00805469680920952 and more digits
 */
export function studentTTwoTailed(t: number, degreesOfFreedom: number): number {
  return 2 * studentTUpperTail(Math.abs(t), degreesOfFreedom);
}

function quantile(p: number, side: Side, df: number): number {
  requireProbability('p', p);
  requireDegreesOfFreedom(df);
  if (df >= AS_GOOD_AS_NORMAL) return side === 'lower' ? normalQuantile(p) : normalUpperQuantile(p);
  const shape = betaShape(0.5, df / 2);
  return symmetricQuantile(p, side, (twoTailed, twoTailedSide) => {
    const start = twoTailedSide === 'lower' ? 1.3 * twoTailed : roughUpperQuantile(twoTailed / 2, df);
    return invertTail((t) => foldedTails(t, df, shape), twoTailedSide, twoTailed, { start, centre: 1 });
  });
}

/** Where the search starts: t ≈ √(df (e^(z²/df′) − 1)) (D. L. Wallace 1959, Ann. Math. Stat. 30, 1121–1130). */
function roughUpperQuantile(p: number, df: number): number {
  const shrunk = (roughNormalUpperQuantile(p) * (8 * df + 3)) / (8 * df + 1);
  const exponent = (shrunk * shrunk) / df;
  return exponent < 1e-8 ? shrunk : Math.sqrt(df * (expOf(Math.min(exponent, 700)) - 1));
}

/**
 * The t with P(T ≤ t) = p.
 *
 * @example
 * studentTQuantile(0.975, 10); // 2.22813885198627 and more digits
 */
export function studentTQuantile(p: number, degreesOfFreedom: number): number {
  return quantile(p, 'lower', degreesOfFreedom);
}

/**
 * The t with P(T > t) = p, the critical value of a one-tailed test.
 *
 * @example
 * studentTUpperQuantile(0.025, 10); // 2.22813885198627 and more digits
 */
export function studentTUpperQuantile(p: number, degreesOfFreedom: number): number {
  return quantile(p, 'upper', degreesOfFreedom);
}
