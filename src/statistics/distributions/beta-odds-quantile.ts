import {
  type BetaShape,
  betaShape,
  betaTails,
  splitOfExtremeRatio,
  splitOfRatio,
} from './incomplete-beta.ts';
import { invertTail } from './invert-tail.ts';
import { ONE, pairOf } from './pair.ts';
import { expOf, logOf } from './pair-log-exp.ts';
import { positiveQuantile, roughNormalUpperQuantile } from './quantile-of-tails.ts';
import type { Side, Tails } from './tails.ts';

function tailsAtOdds(shape: BetaShape, odds: number): Tails {
  const isModerate = odds > 1e-250 && odds < 1e250;
  return betaTails(shape, isModerate ? splitOfRatio(pairOf(odds), ONE) : splitOfExtremeRatio(logOf(odds)));
}

/**
 * Where the search for a lower quantile starts: the thicker of a normal approximation to the cube root of F
 * (E. Paulson 1942, Ann. Math. Stat. 13, 233–235; Abramowitz & Stegun 26.6.15, solved for F) and the leading
 * power x^a / (a B(a, b)).
 */
function roughLowerOdds({ a, b, logInverseBeta }: BetaShape, p: number): number {
  const fromPower = expOf((logOf(p).hi + logOf(a).hi - logInverseBeta.hi) / a);
  if (a < 1) return fromPower;
  const z = roughNormalUpperQuantile(p);
  const [varianceA, varianceB] = [1 / (9 * a), 1 / (9 * b)];
  const [meanA, meanB] = [1 - varianceA, 1 - varianceB];
  const spread = varianceA * meanB * meanB + varianceB * meanA * meanA - z * z * varianceA * varianceB;
  const divisor = meanB * meanB - z * z * varianceB;
  const cubeRoot = (meanA * meanB - z * Math.sqrt(Math.max(spread, 0))) / divisor;
  if (divisor > 0 && cubeRoot > 0) return Math.max((a / b) * cubeRoot * cubeRoot * cubeRoot, fromPower);
  const fromNormal = (a / b) * expOf(-z * Math.sqrt(1 / a + 1 / b));
  return Math.max(fromNormal, fromPower);
}

/**
 * The odds x/(1 − x) at which one tail of the beta distribution equals p. Odds keep their digits at both ends,
 * where x itself rounds to 1.
 */
export function betaOddsQuantile(p: number, side: Side, a: number, b: number): number {
  return positiveQuantile(p, side, (tail, tailSide) => {
    const shape = betaShape(a, b);
    const start =
      tailSide === 'lower'
        ? roughLowerOdds(shape, tail)
        : 1 / roughLowerOdds({ a: b, b: a, logInverseBeta: shape.logInverseBeta }, tail);
    return invertTail((odds) => tailsAtOdds(shape, odds), tailSide, tail, { start, centre: a / b });
  });
}
