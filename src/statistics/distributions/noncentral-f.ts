import { StatisticsError } from '../statistics-error.ts';
import { requireFinite, requireShape } from './arguments.ts';
import { betaMixtureUpperTail } from './beta-mixture.ts';
import { sumOutwards } from './chi-mixture.ts';
import { fisherFCdf, fisherFUpperTail } from './fisher-f.ts';
import { splitOfRatio } from './incomplete-beta.ts';
import { exactProduct, pairOf } from './pair.ts';
import { poissonWeights } from './poisson-weights.ts';

/** A larger noncentrality would make the sum of Poisson weights too long; an effect in a study has some hundreds. */
const LARGEST_NONCENTRALITY = 1e6;

/**
 * P(F > f) of the noncentral F distribution with noncentrality λ: a Poisson(λ/2) mixture of central tails, all terms
 * positive, so that the tail keeps its digits. Relative error below 1e-12.
 * Source: Johnson, Kotz & Balakrishnan (1995), Continuous Univariate Distributions 2, § 30.2 (30.10):
 * P(F > f) = Σ Poisson(j; λ/2)·P(F_{df1 + 2j, df2} > f·df1/(df1 + 2j)).
 *
 * @param f at least 0
 * @param df1 above 0 @param df2 above 0
 * @param noncentrality λ from 0 to 1e6
 * @throws StatisticsError 'invalid-argument' outside these
 * @example
 * noncentralFUpperTail(4.486, 2, 245, 9); // 0.6076…
 */
export function noncentralFUpperTail(f: number, df1: number, df2: number, noncentrality: number): number {
  return mixture(f, df1, df2, noncentrality, fisherFUpperTail);
}

/**
 * P(F ≤ f) of the noncentral F distribution.
 *
 * @example
 * noncentralFCdf(4.486, 2, 245, 9); // 0.3923…
 */
export function noncentralFCdf(f: number, df1: number, df2: number, noncentrality: number): number {
  return mixture(f, df1, df2, noncentrality, fisherFCdf);
}

function mixture(
  f: number,
  df1: number,
  df2: number,
  noncentrality: number,
  tail: (f: number, df1: number, df2: number) => number,
): number {
  requireFinite('f', f);
  requireShape('df1', df1);
  requireShape('df2', df2);
  if (!(noncentrality >= 0 && noncentrality <= LARGEST_NONCENTRALITY)) {
    throw new StatisticsError(
      'invalid-argument',
      `noncentrality must be from 0 to ${LARGEST_NONCENTRALITY}, but is ${noncentrality}`,
    );
  }
  if (f <= 0) return tail === fisherFCdf ? 0 : 1;
  const mean = noncentrality / 2;
  if (mean === 0) return tail(f, df1, df2);
  const mode = Math.floor(mean);
  const weights = poissonWeights(mean, mode);
  if (tail === fisherFUpperTail) {
    return betaMixtureUpperTail(
      weights,
      mode,
      df1 / 2,
      df2 / 2,
      splitOfRatio(exactProduct(f, df1), pairOf(df2)),
    );
  }
  const whole = sumOutwards(weights, mode);
  const part = sumOutwards((j) => {
    const weight = weights(j);
    return weight === 0 ? 0 : weight * tail((f * df1) / (df1 + 2 * j), df1 + 2 * j, df2);
  }, mode);
  return Math.min(1, part / whole);
}
