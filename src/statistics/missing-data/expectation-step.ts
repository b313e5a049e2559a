import { StatisticsError } from '../statistics-error.ts';
import {
  cholesky,
  inverseFromCholesky,
  logDeterminant,
  type Square,
  solveLower,
  solveLowerTransposed,
  submatrix,
} from './cholesky.ts';
import type { CondensedPattern } from './condensed-patterns.ts';
import type { NormalEstimate } from './normal-estimate.ts';

/** A variable of which less than this share stands apart from the others is taken for a combination of them. */
export const leastIndependence = 1e-9;

/** Everything EM needs that does not change from round to round. */
export type ExpectationPlan = {
  readonly variables: number;
  readonly n: number;
  readonly patterns: readonly CondensedPattern[];
  /** Sums and raw products over the values that are there. */
  readonly sums: Float64Array;
  readonly products: Square;
};

export function expectationPlan(variables: number, patterns: readonly CondensedPattern[]): ExpectationPlan {
  const sums = new Float64Array(variables);
  const products = new Float64Array(variables * variables);
  let n = 0;
  for (const pattern of patterns) {
    n += pattern.n;
    for (const i of pattern.observed) sums[i]! += pattern.n * pattern.mean[i]!;
    addProducts(products, variables, pattern.observed, pattern.mean, 0, pattern.n);
    for (let start = 0; start < pattern.spread.length; start += variables) {
      addProducts(products, variables, pattern.observed, pattern.spread, start, 1);
    }
  }
  return { variables, n, patterns, sums, products };
}

function addProducts(
  into: Square,
  p: number,
  which: Int32Array,
  row: Float64Array,
  start: number,
  weight: number,
): void {
  for (const i of which) {
    const value = weight * row[start + i]!;
    if (value === 0) continue;
    for (const j of which) into[i * p + j]! += value * row[start + j]!;
  }
}

/**
 * One round of EM for the multivariate normal: expected values of what is missing given what is there, and the
 * means and covariances that follow. Also the log-likelihood of the estimate it started from, without its constant.
 *
 * With K the inverse covariance matrix, what is missing (M) given the rest (O) has covariance K_MM⁻¹ and mean
 * μ_M − K_MM⁻¹·K_MO·(x_O − μ_O): the work grows with what is missing, not with what is there.
 * Errors: 'collinear' when the covariances are those of variables of which one is a combination of others.
 * Source: Dempster, Laird & Rubin (1977), JRSS B 39:1–38; Little & Rubin (2002), § 11.2.1.
 */
export function emStep(
  plan: ExpectationPlan,
  at: NormalEstimate,
): { next: NormalEstimate; logLikelihood: number } {
  const { variables: p, n } = plan;
  const { precision, logDet } = invert(at.covariances, p);
  const sums = plan.sums.slice();
  const products = plan.products.slice();
  let logLikelihood = -(n * logDet) / 2;
  let missingValues = 0;
  const row = new Float64Array(p);
  for (const { observed, missing, n: count, mean, spread } of plan.patterns) {
    const size = missing.length;
    if (size === 0) continue;
    const { lower, dependent } = cholesky(submatrix(precision, p, missing), size);
    if (dependent !== -1) throw isCollinear(missing[dependent]!);
    logLikelihood -= (count * logDeterminant(lower, size)) / 2;
    missingValues += count * size;
    const expected = new Float64Array(size);
    const fill = (from: Float64Array, start: number, about: Float64Array | null) => {
      expected.fill(0);
      for (let a = 0; a < size; a++) {
        const k = missing[a]! * p;
        for (const j of observed)
          expected[a]! -= precision[k + j]! * (from[start + j]! - (about ? about[j]! : 0));
      }
      solveLower(lower, size, expected);
      solveLowerTransposed(lower, size, expected);
      for (const j of observed) row[j] = from[start + j]!;
      for (let a = 0; a < size; a++) row[missing[a]!] = expected[a]! + (about ? about[missing[a]!]! : 0);
    };
    const addRow = (weight: number) => {
      for (const i of missing) {
        const value = weight * row[i]!;
        for (let j = 0; j < p; j++) products[i * p + j]! += value * row[j]!;
        for (const j of observed) products[j * p + i]! += value * row[j]!;
      }
    };
    fill(mean, 0, at.means);
    for (const i of missing) sums[i]! += count * row[i]!;
    addRow(count);
    for (let start = 0; start < spread.length; start += p) {
      fill(spread, start, null);
      addRow(1);
    }
    const conditional = inverseFromCholesky(lower, size);
    for (let a = 0; a < size; a++) {
      for (let b = 0; b < size; b++)
        products[missing[a]! * p + missing[b]!]! += count * conditional[a * size + b]!;
    }
  }
  const means = sums.map((sum) => sum / n);
  const covariances = products.map((product, index) => {
    return product / n - means[Math.floor(index / p)]! * means[index % p]!;
  });
  // Σ (x − μ)ᵀK(x − μ) over what is there: that of the filled-in rows less what their uncertainty adds.
  let squaredDistance = -missingValues;
  for (let i = 0; i < p; i++) {
    for (let j = 0; j < p; j++) {
      const about = (means[i]! - at.means[i]!) * (means[j]! - at.means[j]!);
      squaredDistance += n * precision[i * p + j]! * (covariances[i * p + j]! + about);
    }
  }
  return { next: { means, covariances }, logLikelihood: logLikelihood - squaredDistance / 2 };
}

function invert(covariances: Square, p: number): { precision: Square; logDet: number } {
  const { lower, dependent } = cholesky(covariances, p, leastIndependence);
  if (dependent !== -1) throw isCollinear(dependent);
  return { precision: inverseFromCholesky(lower, p), logDet: logDeterminant(lower, p) };
}

function isCollinear(variable: number): StatisticsError {
  return new StatisticsError('collinear', `variable ${variable} is a combination of those before it`);
}
