import { confidenceTail } from './confidence.ts';
import { normalUpperQuantile, studentTTwoTailed } from './distributions/index.ts';
import { StatisticsError } from './statistics-error.ts';

export type PearsonTest = {
  readonly degreesOfFreedom: number;
  /** Null when r is 1 or −1, where t is infinite. */
  readonly t: number | null;
  readonly pValue: number;
  /** Null for n < 4, where Fisher's interval is not defined. */
  readonly confidenceInterval: readonly [number, number] | null;
};

/**
 * The two-tailed test of a Pearson correlation and its 95 % interval, from r and n alone: what is needed to check
 * a published table.
 *
 * Shapes: one r, one n. Units: none. Assumptions: as `correlate`.
 * A perfect correlation has p = 0, no finite t, and an interval that is the point itself.
 * Errors: 'invalid-argument' for r outside [−1, 1] or n that is not whole; 'too-few-cases' for n < 3.
 * Source: t = r·√((n − 2)/(1 − r²)); interval tanh(artanh r ± z/√(n − 3)), Fisher (1921), Metron 1:3–32.
 * Agrees with R's cor.test.
 *
 * @example
 * pearsonTest(0.16, 245).pValue; // 0.0121…: a table that prints .000 here is wrong
 */
export function pearsonTest(r: number, n: number): PearsonTest {
  if (!(Math.abs(r) <= 1))
    throw new StatisticsError('invalid-argument', `a correlation lies in [−1, 1], not ${r}`);
  if (!Number.isInteger(n)) throw new StatisticsError('invalid-argument', `n is a whole number, not ${n}`);
  if (n < 3)
    throw new StatisticsError('too-few-cases', `the test of a correlation needs 3 cases, there are ${n}`);
  const degreesOfFreedom = n - 2;
  if (Math.abs(r) === 1) {
    return { degreesOfFreedom, t: null, pValue: 0, confidenceInterval: n < 4 ? null : [r, r] };
  }
  const t = r * Math.sqrt(degreesOfFreedom / ((1 - r) * (1 + r)));
  return {
    degreesOfFreedom,
    t,
    pValue: studentTTwoTailed(t, degreesOfFreedom),
    confidenceInterval: n < 4 ? null : fisherInterval(r, n),
  };
}

function fisherInterval(r: number, n: number): [number, number] {
  const centre = Math.atanh(r);
  const halfWidth = normalUpperQuantile(confidenceTail) / Math.sqrt(n - 3);
  return [Math.tanh(centre - halfWidth), Math.tanh(centre + halfWidth)];
}
