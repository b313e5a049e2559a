import type { Random } from '../random/seeded-random.ts';
import {
  cholesky,
  inverseFromCholesky,
  type Square,
  solveLower,
  solveLowerTransposed,
  submatrix,
} from './cholesky.ts';
import type { IncompleteRows, PatternRows } from './incomplete-rows.ts';
import type { NormalEstimate } from './normal-estimate.ts';

/** Rows with their missing values drawn, and the sums of the whole; standardised. */
export type CompletedRows = {
  /** In the order of the patterns: row after row, as wide as all the variables. */
  readonly patterns: readonly Float64Array[];
  readonly sums: Float64Array;
  readonly products: Square;
};

/** The sums and products of what is there, which no draw changes. */
export function observedSums({
  patterns,
  variables: p,
}: IncompleteRows): Pick<CompletedRows, 'sums' | 'products'> {
  const sums = new Float64Array(p);
  const products = new Float64Array(p * p);
  for (const { observed, rows } of patterns) {
    for (let start = 0; start < rows.length; start += p) {
      for (const i of observed) {
        const value = rows[start + i]!;
        sums[i]! += value;
        for (const j of observed) products[i * p + j]! += value * rows[start + j]!;
      }
    }
  }
  return { sums, products };
}

/**
 * The imputation step: draws every missing value from its normal distribution given what its row has and the
 * means and covariances. The rows come in an order that depends on their values alone, so the draws do, too.
 * Source: Schafer (1997), Analysis of incomplete multivariate data, § 5.4.1.
 */
export function drawMissing(
  { patterns, variables: p }: IncompleteRows,
  there: Pick<CompletedRows, 'sums' | 'products'>,
  { means, covariances }: NormalEstimate,
  random: Random,
): CompletedRows {
  const precision = inverseFromCholesky(cholesky(covariances, p).lower, p);
  const sums = there.sums.slice();
  // Row i: products of missing variable i with what is there, and with what is missing too.
  const withObserved = new Float64Array(p * p);
  const withMissing = new Float64Array(p * p);
  const completed = patterns.map(({ observed, missing, rows }: PatternRows) => {
    const size = missing.length;
    if (size === 0) return rows;
    const there = observed.length;
    const filled = rows.slice();
    const { lower } = cholesky(submatrix(precision, p, missing), size);
    const drawn = new Float64Array(size);
    for (let start = 0; start < filled.length; start += p) {
      for (let a = 0; a < size; a++) {
        const k = missing[a]! * p;
        let sum = 0;
        for (let b = 0; b < there; b++) {
          const j = observed[b]!;
          sum -= precision[k + j]! * (filled[start + j]! - means[j]!);
        }
        drawn[a] = sum;
      }
      // With K = L·Lᵀ: L⁻ᵀ·(L⁻¹·h + z) has mean K⁻¹·h and covariance K⁻¹.
      solveLower(lower, size, drawn);
      for (let a = 0; a < size; a++) drawn[a]! += random.normal();
      solveLowerTransposed(lower, size, drawn);
      for (let a = 0; a < size; a++) filled[start + missing[a]!] = means[missing[a]!]! + drawn[a]!;
      for (let a = 0; a < size; a++) {
        const i = missing[a]!;
        const value = filled[start + i]!;
        sums[i]! += value;
        for (let b = 0; b < there; b++)
          withObserved[i * p + observed[b]!]! += value * filled[start + observed[b]!]!;
        for (let b = 0; b <= a; b++)
          withMissing[i * p + missing[b]!]! += value * filled[start + missing[b]!]!;
      }
    }
    return filled;
  });
  const products = there.products.map((product, index) => {
    const [i, j] = [Math.floor(index / p), index % p];
    const across = j * p + i;
    const missingBoth = i > j ? withMissing[index]! : withMissing[across]!;
    return product + (withObserved[index]! + withObserved[across]!) + missingBoth;
  });
  return { patterns: completed, sums, products };
}

/**
 * The posterior step: draws means and covariances given completed rows, under the prior that claims least
 * (Jeffreys): Σ⁻¹ is Wishart with n − 1 degrees of freedom and scale (n·S)⁻¹, μ normal about the mean with Σ/n.
 * Source: Schafer (1997), § 5.4.2; Wishart by Bartlett's decomposition, Smith & Hocking (1972), Appl. Statist. 21:341.
 */
export function drawEstimate(
  { sums, products }: Pick<CompletedRows, 'sums' | 'products'>,
  n: number,
  random: Random,
): NormalEstimate {
  const p = sums.length;
  const centre = sums.map((sum) => sum / n);
  const scatter = products.map((product, index) => {
    return product - n * centre[Math.floor(index / p)]! * centre[index % p]!;
  });
  const { lower: root } = cholesky(scatter, p);
  // With n·S = R·Rᵀ and A the Bartlett triangle, Σ⁻¹ = R⁻ᵀ·A·Aᵀ·R⁻¹, so that Σ = C·Cᵀ with C = R·A⁻ᵀ.
  const bartlett = new Float64Array(p * p);
  for (let i = 0; i < p; i++) {
    for (let j = 0; j < i; j++) bartlett[i * p + j] = random.normal();
    bartlett[i * p + i] = Math.sqrt(random.chiSquared(n - 1 - i));
  }
  const factor = new Float64Array(p * p);
  const column = new Float64Array(p);
  for (let i = 0; i < p; i++) {
    // Row i of R·A⁻ᵀ: A⁻¹ times row i of R.
    for (let j = 0; j < p; j++) column[j] = root[i * p + j]!;
    solveLower(bartlett, p, column);
    factor.set(column, i * p);
  }
  const covariances = new Float64Array(p * p);
  for (let i = 0; i < p; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = 0;
      for (let k = 0; k < p; k++) sum += factor[i * p + k]! * factor[j * p + k]!;
      covariances[i * p + j] = sum;
      covariances[j * p + i] = sum;
    }
  }
  const z = Float64Array.from({ length: p }, () => random.normal() / Math.sqrt(n));
  const means = centre.map((value, i) => {
    let sum = value;
    for (let k = 0; k < p; k++) sum += factor[i * p + k]! * z[k]!;
    return sum;
  });
  return { means, covariances };
}
