import { confidenceTail } from './confidence.ts';
import { findRoot } from './distributions/find-root.ts';
import { noncentralFCdf, noncentralFUpperTail } from './distributions/index.ts';
import { expOf, logOf } from './distributions/pair-log-exp.ts';
import { StatisticsError } from './statistics-error.ts';

export type AnovaEffectSize = {
  /** The share of the variation in this sample that lies between groups. */
  readonly etaSquared: number;
  /** The same in the population, nearly without bias; 0 where F < 1 would make it negative. */
  readonly omegaSquared: number;
  /** 95 % interval of the population's share; null where F is too large for one. */
  readonly confidenceInterval: readonly [number, number] | null;
};

/** λ beyond this is not computed; with F·df1 of it, η² differs from 1 by N/λ anyway. */
const LARGEST_NONCENTRALITY = 2e5;

/**
 * η² and ω² of a one-way design with the interval of the population's share of variance, from F and its degrees of freedom:
 * enough to check a published F. For one effect among several, n is the number of cases, and all three are partial: the
 * other effects' share is left out of the whole.
 *
 * Shapes: one F; n is df1 + df2 + 1 in a one-way design. Units: none. Assumptions: as `oneWayAnova`.
 * Errors: 'invalid-argument' for a negative or infinite F or degrees of freedom below 1.
 * Source: η² = df1·F/(df1·F + df2); ω² = df1(F − 1)/(df1(F − 1) + N), Hays (1963), Statistics for Psychologists,
 * p. 382; interval λ/(λ + N) with λ from the noncentral F, Steiger (2004), Psychological Methods 9:164–182, pp.
 * 170–173. Its lower end is 0 where the test does not reject at 2.5 %. Agrees with R's pf(ncp) inverted by uniroot.
 *
 * @example
 * anovaEffectSize(4.486, 2, 245).omegaSquared; // 0.0273…
 */
export function anovaEffectSize(F: number, df1: number, df2: number, n = df1 + df2 + 1): AnovaEffectSize {
  if (!(F >= 0 && F < Number.POSITIVE_INFINITY && df1 >= 1 && df2 >= 1 && n > df1 + df2)) {
    throw new StatisticsError('invalid-argument', `no effect size of F = ${F} with ${df1} and ${df2} df`);
  }
  const excess = df1 * Math.max(0, F - 1);
  const share = (noncentrality: number) => noncentrality / (noncentrality + n);
  const interval = noncentralityInterval(F, df1, df2);
  return {
    etaSquared: (df1 * F) / (df1 * F + df2),
    omegaSquared: excess / (excess + n),
    confidenceInterval: interval && [share(interval[0]), share(interval[1])],
  };
}

/** The noncentralities under which F is at the upper and the lower 2.5 %, 0 where even λ = 0 is past it. */
function noncentralityInterval(F: number, df1: number, df2: number): [number, number] | null {
  if (F * df1 > LARGEST_NONCENTRALITY) return null;
  const target = logOf(confidenceTail).hi;
  const rise = (tail: number) => (tail === 0 ? -1e4 : logOf(tail).hi) - target;
  const start = logOf(Math.max(1, F * df1)).hi;
  const solve = (f: (noncentrality: number) => number) =>
    expOf(findRoot((log) => f(within(expOf(log))), start));
  const low =
    noncentralFUpperTail(F, df1, df2, 0) >= confidenceTail
      ? 0
      : solve((lambda) => rise(noncentralFUpperTail(F, df1, df2, lambda)));
  const high =
    noncentralFCdf(F, df1, df2, 0) <= confidenceTail
      ? 0
      : solve((lambda) => -rise(noncentralFCdf(F, df1, df2, lambda)));
  return [low, high];
}

function within(noncentrality: number): number {
  return Math.min(noncentrality, 5 * LARGEST_NONCENTRALITY);
}
