import { type GammaShape, gammaShape, gammaTails } from './incomplete-gamma.ts';
import { invertTail } from './invert-tail.ts';
import { pairOf } from './pair.ts';
import { expOf, logOf } from './pair-log-exp.ts';
import { positiveQuantile, roughNormalUpperQuantile } from './quantile-of-tails.ts';
import type { Side } from './tails.ts';

/**
 * Where the search starts: E. B. Wilson & M. M. Hilferty (1931), PNAS 17, 684–688, and where their cube root comes
 * near zero the leading power x^a / Γ(a + 1) or, far out in the upper tail, e^−x.
 */
function roughQuantile({ a, logGamma }: GammaShape, p: number, side: Side): number {
  const z = roughNormalUpperQuantile(p) * (side === 'upper' ? 1 : -1);
  const cubeRoot = 1 - 1 / (9 * a) + z / (3 * Math.sqrt(a));
  if (a >= 1 && cubeRoot > 0.3) return a * cubeRoot * cubeRoot * cubeRoot;
  if (side === 'upper' && p < 0.01 * Math.min(a, 1)) return -logOf(p).hi;
  const lower = side === 'lower' ? p : 1 - p;
  return expOf((logOf(lower).hi + logGamma.hi + logOf(a).hi) / a);
}

/** The x at which one tail of the gamma distribution of scale 1 equals p. */
export function gammaQuantileOfShape(p: number, side: Side, a: number): number {
  return positiveQuantile(p, side, (tail, tailSide) => {
    const shape = gammaShape(a);
    const start = roughQuantile(shape, tail, tailSide);
    return invertTail((x) => gammaTails(shape, pairOf(x)), tailSide, tail, { start, centre: a });
  });
}
