import { confidenceTail } from './confidence.ts';
import { findRoot } from './distributions/find-root.ts';
import { noncentralTCdf, noncentralTUpperTail } from './distributions/index.ts';
import { logGammaPair } from './distributions/log-gamma.ts';
import { multiplyNumber, pairOf, subtract } from './distributions/pair.ts';
import { expPair, logOf } from './distributions/pair-log-exp.ts';
import type { GroupSummary } from './one-way-anova.ts';
import { StatisticsError } from './statistics-error.ts';
import { studentTTest } from './student-t-test.ts';

export type StandardisedDifference = {
  /** Cohen's d: the difference in pooled standard deviations. */
  readonly d: number;
  /** Hedges' g: d without its bias upwards in small samples. */
  readonly g: number;
  /** 95 % interval of d; null beyond five hundred standard deviations. */
  readonly intervalOfD: readonly [number, number] | null;
  readonly intervalOfG: readonly [number, number] | null;
};

/** So many standard errors over √df the noncentral t is still computed. */
const LARGEST = 500;

/**
 * The difference between two independent means in pooled standard deviations, with its 95 % interval, from n,
 * mean and SD.
 *
 * Shapes: two groups. Units: none. Assumptions: as `studentTTest`.
 * Errors: those of `oneWayAnova`, and 'zero-variance' when nobody differs within groups.
 * Source: Cohen (1988), Statistical Power Analysis, p. 67 (d with pooled SD of N − 2); Hedges (1981), J. Educ. Stat.
 * 6:107–128, (6e): g = J·d, J = Γ(m/2)/(√(m/2)·Γ((m − 1)/2)), m = N − 2, exact; the interval inverts the
 * noncentral t, Steiger & Fouladi (1997), in Harlow et al., What if there were no significance tests?, pp. 221–257:
 * δ = d√(nₐn_b/(nₐ + n_b)). Agrees with R's pt(ncp) inverted by uniroot.
 *
 * @example
 * cohensD({ n: 20, mean: 5, standardDeviation: 1 }, { n: 20, mean: 4.5, standardDeviation: 1 }).d; // 0.5
 */
export function cohensD(first: GroupSummary, second: GroupSummary): StandardisedDifference {
  const { t, degreesOfFreedom } = studentTTest(first, second);
  if (t === null) throw new StatisticsError('zero-variance', 'nobody differs within either group');
  const unit = Math.sqrt(1 / first.n + 1 / second.n);
  const d = t * unit;
  const correction = smallSampleCorrection(degreesOfFreedom);
  const noncentralities = noncentralityInterval(t, degreesOfFreedom);
  return {
    d,
    g: correction * d,
    intervalOfD: noncentralities && [noncentralities[0] * unit, noncentralities[1] * unit],
    intervalOfG: noncentralities && [
      correction * noncentralities[0] * unit,
      correction * noncentralities[1] * unit,
    ],
  };
}

/** The noncentralities under which t is at the upper and the lower 2.5 %. */
function noncentralityInterval(t: number, df: number): [number, number] | null {
  if (Math.abs(t) > LARGEST * Math.sqrt(df)) return null;
  if (t < 0) {
    const [low, high] = noncentralityInterval(-t, df)!;
    return [-high, -low];
  }
  const rise = (tail: number) => (tail === 0 ? -1e4 : logOf(tail).hi) - logOf(confidenceTail).hi;
  const low = findRoot((delta) => rise(noncentralTUpperTail(t, df, delta)), t - 2);
  const high = findRoot((delta) => -rise(noncentralTCdf(t, df, delta)), t + 2);
  return [low, high];
}

/** J(m), from log gammas of 30 digits; 0 for m = 1, where Γ((m − 1)/2) is infinite. */
function smallSampleCorrection(m: number): number {
  if (m === 1) return 0;
  const gammas = subtract(logGammaPair(pairOf(m / 2)), logGammaPair(pairOf((m - 1) / 2)));
  return expPair(subtract(gammas, multiplyNumber(logOf(m / 2), 0.5))).hi;
}
