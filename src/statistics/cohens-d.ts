import type { GroupSummary } from './one-way-anova.ts';
import { noncentralityOfT, smallSampleCorrection } from './standardised-mean.ts';
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
  const noncentralities = noncentralityOfT(t, degreesOfFreedom);
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
