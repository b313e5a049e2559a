import { StatisticsError } from '../statistics-error.ts';
import { requireFinite } from './arguments.ts';
import { meanOverChi, stepFor } from './chi-mixture.ts';
import { normalCdf, normalUpperTail } from './normal.ts';
import { expOf } from './pair-log-exp.ts';

/** Beyond this the grid would be too long; a standardised difference of two thousand is no measurement. */
const LARGEST_T_OVER_ROOT_DF = 1000;

/**
 * P(T > t) of the noncentral t distribution: T = (Z + δ)/S with S = χ/√df, as E Φ(δ − tS), an integral of positive
 * values: both tails keep their digits, which the usual series (Lenth 1989, AS 243, in R's pt) loses.
 * Relative error below 1e-12.
 * Source: Johnson, Kotz & Balakrishnan (1995), Continuous Univariate Distributions 2, § 31.5 (31.16).
 *
 * @param t within ±1000√df
 * @param degreesOfFreedom from 1 to 1e12, not necessarily whole
 * @param noncentrality δ, any finite number
 * @throws StatisticsError 'invalid-argument' outside these
 * @example
 * noncentralTUpperTail(2, 20, 1); // 0.1814…
 */
export function noncentralTUpperTail(t: number, degreesOfFreedom: number, noncentrality: number): number {
  return mixture(t, degreesOfFreedom, noncentrality, normalUpperTail);
}

/**
 * P(T ≤ t) of the noncentral t distribution.
 *
 * @example
 * noncentralTCdf(2, 20, 1); // 0.8185…
 */
export function noncentralTCdf(t: number, degreesOfFreedom: number, noncentrality: number): number {
  return mixture(t, degreesOfFreedom, noncentrality, normalCdf);
}

function mixture(t: number, df: number, noncentrality: number, tail: (z: number) => number): number {
  requireFinite('t', t);
  requireFinite('noncentrality', noncentrality);
  if (!(df >= 1 && df <= 1e12)) refuse(`degreesOfFreedom must be from 1 to 1e12, but is ${df}`);
  if (!(Math.abs(t) <= LARGEST_T_OVER_ROOT_DF * Math.sqrt(df))) {
    refuse(`t must be within ±${LARGEST_T_OVER_ROOT_DF}√df, but is ${t}`);
  }
  const step = stepFor(df + t * t);
  const mean = meanOverChi(df, { step, start: 0 }, (_, x) => tail(t * expOf(x) - noncentrality));
  return Math.min(1, mean);
}

function refuse(why: string): never {
  throw new StatisticsError('invalid-argument', why);
}
