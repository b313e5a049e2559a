import type { Column } from '../column.ts';
import { StatisticsError } from '../statistics-error.ts';
import { type CondensedPattern, condense } from './condensed-patterns.ts';
import { type ExpectationPlan, emStep, expectationPlan } from './expectation-step.ts';
import { type IncompleteRows, incompleteRows } from './incomplete-rows.ts';
import { largestDifference, type NormalEstimate } from './normal-estimate.ts';

/** Maximum-likelihood means and covariances of variables with missing values. */
export type NormalMoments = {
  /** Rows with at least one value. */
  readonly n: number;
  readonly means: readonly number[];
  /** Maximum likelihood: divided by n, not n − 1. */
  readonly covariances: readonly (readonly number[])[];
  readonly logLikelihood: number;
  /** Rounds of EM it took, accelerated. */
  readonly rounds: number;
};

/** The same with what further reckoning needs; in standardised units. */
export type FittedRows = {
  readonly data: IncompleteRows;
  readonly patterns: readonly CondensedPattern[];
  readonly estimate: NormalEstimate;
  readonly logLikelihood: number;
  readonly rounds: number;
  /** What is left of the distance to the answer after one plain round: the largest fraction of missing information. */
  readonly rate: number;
};

const mostRounds = 5000;
/** The distance left to the answer, in standard deviations and variances. */
const closeEnough = 1e-12;

/**
 * Means and covariances by maximum likelihood from everything that was answered, rows with missing values
 * included, supposing that the variables are together normal.
 *
 * Shapes: p ≥ 1 columns of equal length, NaN missing; rows without a single value are left out. Units: those of
 * the variables and their products. Assumptions: multivariate normal; missing at random (whether a value is missing
 * may depend on what was answered, not on the value itself).
 * The order of rows changes nothing, to the last bit. Without missing values the answer is the plain one.
 * Errors: those of `incompleteRows`; 'collinear' when a variable is a combination of others or so few have answered
 * some of them together that the covariance matrix is not determined; 'not-converged' after 5000 rounds.
 * Source: EM, Dempster, Laird & Rubin (1977), JRSS B 39:1–38, and Little & Rubin (2002), § 11.2; accelerated by
 * SQUAREM (scheme S3), Varadhan & Roland (2008), Scand. J. Statist. 35:335–353, never letting the likelihood fall.
 *
 * @example
 * normalMoments([[1, 2, 3, 4, 5], [2, 1, 4, NaN, NaN]]).means[1]; // 3.33…, higher than 2.33: the first rises with it
 */
export function normalMoments(columns: readonly Column[]): NormalMoments {
  const { data, estimate, logLikelihood, rounds } = fitRows(columns);
  const { variables: p, centre, scale } = data;
  return {
    n: data.n,
    means: centre.map((middle, i) => middle + scale[i]! * estimate.means[i]!),
    covariances: scale.map((si, i) => scale.map((sj, j) => estimate.covariances[i * p + j]! * si * sj)),
    logLikelihood,
    rounds,
  };
}

export function fitRows(columns: readonly Column[]): FittedRows {
  const data = incompleteRows(columns);
  const patterns = condense(data);
  const plan = expectationPlan(data.variables, patterns);
  const { estimate, rounds, rate } = climb(plan);
  let logLikelihood = emStep(plan, estimate).logLikelihood;
  for (const { n, observed } of data.patterns) {
    for (const j of observed) logLikelihood -= n * (Math.log(2 * Math.PI) / 2 + Math.log(data.scale[j]!));
  }
  return { data, patterns, estimate, logLikelihood, rounds, rate };
}

function climb(plan: ExpectationPlan): { estimate: NormalEstimate; rounds: number; rate: number } {
  const p = plan.variables;
  const covariances = Float64Array.from({ length: p * p }, (_, index) => Number(index % (p + 1) === 0));
  let start: NormalEstimate = { means: new Float64Array(p), covariances };
  let rate = 0;
  for (let rounds = 2; rounds <= mostRounds; rounds += 3) {
    const first = emStep(plan, start).next;
    const { next: second, logLikelihood } = emStep(plan, first);
    const stepOne = largestDifference(first, start);
    const stepTwo = largestDifference(second, first);
    // Rounding makes ratios of very small steps meaningless, and the first rounds are not yet near.
    if (rounds > 5 && stepOne > 1e-9) rate = Math.max(rate, Math.min(0.9999, stepTwo / stepOne));
    if ((stepTwo * rate) / (1 - rate) <= closeEnough && stepTwo <= 1e-10)
      return { estimate: second, rounds, rate };
    start = leap(plan, start, first, second, logLikelihood);
  }
  throw new StatisticsError('not-converged', `EM has not converged after ${mostRounds} rounds`);
}

/** From three points of EM's path on to where it seems to lead; or just its last point, if that is no better. */
function leap(
  plan: ExpectationPlan,
  start: NormalEstimate,
  first: NormalEstimate,
  second: NormalEstimate,
  logLikelihood: number,
): NormalEstimate {
  const r = sizeOf(start, first, null);
  const v = sizeOf(start, first, second);
  const length = v === 0 ? 1 : r / v;
  if (!(length > 1)) return second;
  const reached = extrapolate(start, first, second, length);
  try {
    const { next, logLikelihood: there } = emStep(plan, reached);
    return there >= logLikelihood - 1e-9 * Math.abs(logLikelihood) ? next : second;
  } catch (error) {
    // Too long a leap may end outside the covariance matrices.
    if (error instanceof StatisticsError) return second;
    throw error;
  }
}

/** The length of r = θ₁ − θ₀, or of v = (θ₂ − θ₁) − r. */
function sizeOf(zero: NormalEstimate, one: NormalEstimate, two: NormalEstimate | null): number {
  let sum = 0;
  const add = (a: Float64Array, b: Float64Array, c: Float64Array | null) => {
    for (let index = 0; index < a.length; index++) {
      const r = b[index]! - a[index]!;
      sum += (c ? c[index]! - b[index]! - r : r) ** 2;
    }
  };
  add(zero.means, one.means, two?.means ?? null);
  add(zero.covariances, one.covariances, two?.covariances ?? null);
  return Math.sqrt(sum);
}

/** θ₀ + 2·length·r + length²·v. */
function extrapolate(
  zero: NormalEstimate,
  one: NormalEstimate,
  two: NormalEstimate,
  length: number,
): NormalEstimate {
  const mix = (a: Float64Array, b: Float64Array, c: Float64Array) =>
    a.map((value, index) => {
      const r = b[index]! - value;
      return value + 2 * length * r + length ** 2 * (c[index]! - b[index]! - r);
    });
  return {
    means: mix(zero.means, one.means, two.means),
    covariances: mix(zero.covariances, one.covariances, two.covariances),
  };
}
