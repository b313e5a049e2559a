import { confidenceTail } from './confidence.ts';
import { findRoot } from './distributions/find-root.ts';
import { noncentralTCdf, noncentralTUpperTail } from './distributions/index.ts';
import { logGammaPair } from './distributions/log-gamma.ts';
import { multiplyNumber, pairOf, subtract } from './distributions/pair.ts';
import { expPair, logOf } from './distributions/pair-log-exp.ts';

/** So many standard errors over √df the noncentral t is still computed. */
const LARGEST = 500;

/**
 * The noncentralities under which t is at the upper and the lower 2.5 %, null where t is too large for one.
 * Source: Steiger & Fouladi (1997), in Harlow et al., What if there were no significance tests?, pp. 221–257.
 */
export function noncentralityOfT(t: number, df: number): [number, number] | null {
  if (Math.abs(t) > LARGEST * Math.sqrt(df)) return null;
  if (t < 0) {
    const [low, high] = noncentralityOfT(-t, df)!;
    return [-high, -low];
  }
  const rise = (tail: number) => (tail === 0 ? -1e4 : logOf(tail).hi) - logOf(confidenceTail).hi;
  const low = findRoot((delta) => rise(noncentralTUpperTail(t, df, delta)), t - 2);
  const high = findRoot((delta) => -rise(noncentralTCdf(t, df, delta)), t + 2);
  return [low, high];
}

/** Hedges' J(m) = Γ(m/2)/(√(m/2)·Γ((m − 1)/2)), from log gammas of 30 digits; 0 for m = 1, where Γ((m − 1)/2) is infinite. */
export function smallSampleCorrection(m: number): number {
  if (m === 1) return 0;
  const gammas = subtract(logGammaPair(pairOf(m / 2)), logGammaPair(pairOf((m - 1) / 2)));
  return expPair(subtract(gammas, multiplyNumber(logOf(m / 2), 0.5))).hi;
}
