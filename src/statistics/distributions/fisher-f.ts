import { requireNumber, requireProbability, requireShape } from './arguments.ts';
import { betaOddsQuantile } from './beta-odds-quantile.ts';
import { betaShape, betaTails, type Split, splitOfExtremeRatio, splitOfRatio } from './incomplete-beta.ts';
import { add, exactProduct, pairOf, subtract } from './pair.ts';
import { logOf } from './pair-log-exp.ts';
import { NOTHING_ABOVE, NOTHING_BELOW, type Tails } from './tails.ts';

/** x = df1 f/(df1 f + df2), y = df2/(df1 f + df2). */
function splitOfF(f: number, df1: number, df2: number): Split {
  const between = (value: number) => value > 1e-250 && value < 1e250;
  if (between(f) && between(f * df1) && between(df2)) return splitOfRatio(exactProduct(f, df1), pairOf(df2));
  return splitOfExtremeRatio(subtract(add(logOf(f), logOf(df1)), logOf(df2)));
}

/** P(F ≤ f) = I_x(df1/2, df2/2) (Abramowitz & Stegun 26.6.2). */
function tailsAt(f: number, df1: number, df2: number): Tails {
  requireNumber('f', f);
  requireShape('numeratorDegreesOfFreedom', df1);
  requireShape('denominatorDegreesOfFreedom', df2);
  if (f <= 0) return NOTHING_BELOW;
  if (f === Number.POSITIVE_INFINITY) return NOTHING_ABOVE;
  return betaTails(betaShape(df1 / 2, df2 / 2), splitOfF(f, df1, df2));
}

function quantile(p: number, side: 'lower' | 'upper', df1: number, df2: number): number {
  requireProbability('p', p);
  requireShape('numeratorDegreesOfFreedom', df1);
  requireShape('denominatorDegreesOfFreedom', df2);
  return betaOddsQuantile(p, side, df1 / 2, df2 / 2) * (df2 / df1);
}

/**
 * P(F ≤ f) of Fisher's F.
 *
 * @param f any number; below 0 gives 0
 * @throws StatisticsError 'invalid-argument' on NaN or degrees of freedom that are not above 0
 * @example
 * fisherFCdf(2.74, 2, 246); // 0.9334583420857 and more digits
 */
export function fisherFCdf(
  f: number,
  numeratorDegreesOfFreedom: number,
  denominatorDegreesOfFreedom: number,
): number {
  return tailsAt(f, numeratorDegreesOfFreedom, denominatorDegreesOfFreedom).lower;
}

/**
 * P(F > f), the p-value of an F test, computed as a tail.
 *
 * @example
 * fisherFUpperTail(2.74, 2, 246); // 0.0665416579143003 and more digits
 */
export function fisherFUpperTail(
  f: number,
  numeratorDegreesOfFreedom: number,
  denominatorDegreesOfFreedom: number,
): number {
  return tailsAt(f, numeratorDegreesOfFreedom, denominatorDegreesOfFreedom).upper;
}

/**
 * The f with P(F ≤ f) = p.
 *
 * @example
 * fisherFQuantile(0.95, 2, 246); // 3.03251160915258 and more digits
 */
export function fisherFQuantile(
  p: number,
  numeratorDegreesOfFreedom: number,
  denominatorDegreesOfFreedom: number,
): number {
  return quantile(p, 'lower', numeratorDegreesOfFreedom, denominatorDegreesOfFreedom);
}

/**
 * The f with P(F > f) = p, the critical value of an F test.
 *
 * @example
 * fisherFUpperQuantile(0.05, 2, 246); // 3.03251160915258 and more digits
 */
export function fisherFUpperQuantile(
  p: number,
  numeratorDegreesOfFreedom: number,
  denominatorDegreesOfFreedom: number,
): number {
  return quantile(p, 'upper', numeratorDegreesOfFreedom, denominatorDegreesOfFreedom);
}
