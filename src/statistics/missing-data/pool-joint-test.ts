import { fisherFUpperTail } from '../distributions/index.ts';
import { StatisticsError } from '../statistics-error.ts';
import { cholesky, inverseFromCholesky, solveLower } from './cholesky.ts';

/** What one completed set gives: k estimates and their covariance matrix. */
export type CompletedEstimates = {
  readonly estimates: readonly number[];
  readonly covariances: readonly (readonly number[])[];
};

export type PooledJointTest = {
  readonly F: number;
  readonly degreesOfFreedom: readonly [numerator: number, denominator: number];
  readonly pValue: number;
  /** Average relative increase in variance that missing values bring. */
  readonly increase: number;
};

/**
 * Pools a test that several estimates are all zero (D₁), as that of a whole regression.
 *
 * Shapes: m ≥ 2 completed sets with the same k estimates each; the residual degrees of freedom that complete data
 * would have had, Infinity if unlimited. Units: none.
 * Assumptions: estimates about normal; about the same share of information missing in all.
 * Errors: 'invalid-argument' for fewer than two sets; 'collinear' when the average covariance matrix is singular.
 * Source: Li, Raghunathan & Rubin (1991), JASA 86:1065–1073; denominator for small samples: Reiter (2007),
 * Biometrika 94:502–508, eq. 8. Agrees with mitml::testModels(method = "D1").
 *
 * @example
 * const set = (a: number, b: number) => ({ estimates: [a, b], covariances: [[.04, 0], [0, .05]] });
 * poolJointTest([set(1, .5), set(1.1, .4), set(.9, .6)], 40).F;
 */
export function poolJointTest(
  completed: readonly CompletedEstimates[],
  completeDegreesOfFreedom: number,
): PooledJointTest {
  const m = completed.length;
  const k = completed[0]?.estimates.length ?? 0;
  if (m < 2 || k === 0)
    throw new StatisticsError('invalid-argument', 'pooling needs two sets of estimates or more');
  const mean = Float64Array.from({ length: k }, (_, a) => average(completed.map((set) => set.estimates[a]!)));
  const within = new Float64Array(k * k);
  const between = new Float64Array(k * k);
  for (let a = 0; a < k; a++) {
    for (let b = 0; b < k; b++) {
      within[a * k + b] = average(completed.map((set) => set.covariances[a]![b]!));
      between[a * k + b] =
        (average(completed.map(({ estimates: q }) => (q[a]! - mean[a]!) * (q[b]! - mean[b]!))) * m) / (m - 1);
    }
  }
  const { lower, dependent } = cholesky(within, k);
  if (dependent !== -1)
    throw new StatisticsError('collinear', 'the estimates do not vary freely of each other');
  const inverse = inverseFromCholesky(lower, k);
  const trace = between.reduce((sum, value, index) => sum + value * inverse[index]!, 0);
  const increase = ((1 + 1 / m) * trace) / k;
  solveLower(lower, k, mean);
  const F = mean.reduce((sum, value) => sum + value * value, 0) / (k * (1 + increase));
  const denominator = denominatorOf(m, k, increase, completeDegreesOfFreedom);
  // Beyond this the F distribution does not change with its denominator.
  const pValue = fisherFUpperTail(F, k, Math.min(denominator, 1e9));
  return { F, degreesOfFreedom: [k, denominator], pValue, increase };
}

function average(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function denominatorOf(m: number, k: number, increase: number, complete: number): number {
  const t = k * (m - 1);
  const star = ((complete + 1) / (complete + 3)) * complete;
  const a = (increase * t) / (t - 2);
  // Reiter's expansion needs room: more than four free sets, and complete data with degrees of freedom to spare.
  if (complete === Number.POSITIVE_INFINITY || t <= 4 || star <= 4 * (1 + a)) {
    if (increase === 0) return complete;
    const large =
      t > 4
        ? 4 + (t - 4) * (1 + (1 - 2 / t) / increase) ** 2
        : (t * (1 + 1 / k) * (1 + 1 / increase) ** 2) / 2;
    return Math.min(large, complete);
  }
  const c0 = 1 / (t - 4);
  const c1 = star - 2 * (1 + a);
  const c2 = star - 4 * (1 + a);
  const z =
    1 / c2 +
    c0 * ((a ** 2 * c1) / ((1 + a) ** 2 * c2)) +
    c0 * ((8 * a ** 2 * c1) / ((1 + a) * c2 ** 2) + (4 * a ** 2) / ((1 + a) * c2)) +
    c0 * ((4 * a ** 2) / (c2 * c1) + (16 * a ** 2 * c1) / c2 ** 3) +
    c0 * ((8 * a ** 2) / c2 ** 2);
  return 4 + 1 / z;
}
