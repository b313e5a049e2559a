import { seededRandom } from '../random/seeded-random.ts';
import { StatisticsError } from '../statistics-error.ts';
import { symmetricEigenvalues } from '../tridiagonal-eigen.ts';
import type { Matrix } from './matrix.ts';

export type ParallelAnalysis = {
  /** How many factors are larger than chance makes them, counted from the first until one is not. */
  readonly factors: number;
  readonly eigenvalues: readonly number[];
  /** The 95th percentile of the same eigenvalue among unrelated variables. */
  readonly chance: readonly number[];
  readonly chanceMean: readonly number[];
  readonly seed: number;
  readonly replications: number;
};

const percentile = 0.95;

/**
 * How many factors stand out from chance: the eigenvalues of the correlations beside those of as many unrelated
 * normal variables from as many cases.
 *
 * Shapes: p × p correlations from n > p cases. Units: eigenvalues sum to p. Assumptions: none of the data; the
 * comparison is with normal variables. Random correlation matrices are drawn straight from their own (Wishart)
 * distribution, so that the work does not grow with n.
 * Errors: 'too-few-cases' when n ≤ p.
 * Source: Horn (1965), Psychometrika 30:179–185; 95th percentile: Glorfeld (1995), Educational and Psychological
 * Measurement 55:377–393; Wishart matrices: Bartlett (1933), Proc. Royal Society of Edinburgh 53:260–283. The same as
 * the components of R's psych::fa.parallel(fa = "pc", quant = .95) but for chance.
 *
 * @example
 * parallelAnalysis([[1, 0.5, 0.4], [0.5, 1, 0.4], [0.4, 0.4, 1]], 200, { seed: 1 }).factors; // 1
 */
export function parallelAnalysis(
  correlations: Matrix,
  n: number,
  { seed, replications = 500 }: { readonly seed: number; readonly replications?: number },
): ParallelAnalysis {
  const size = correlations.length;
  if (n <= size) {
    throw new StatisticsError(
      'too-few-cases',
      `${size} variables need more than ${size} cases, there are ${n}`,
    );
  }
  const eigenvalues = symmetricEigenvalues(correlations);
  const random = seededRandom(seed);
  const ranked = Array.from({ length: size }, () => new Float64Array(replications));
  for (let replication = 0; replication < replications; replication++) {
    symmetricEigenvalues(randomCorrelations(size, n, random)).forEach((value, m) => {
      ranked[m]![replication] = value;
    });
  }
  const chance = ranked.map((values) => quantile(values.sort(), percentile));
  const firstLost = eigenvalues.findIndex((value, m) => !(value > chance[m]!));
  return {
    factors: firstLost === -1 ? size : firstLost,
    eigenvalues,
    chance,
    chanceMean: ranked.map((values) => values.reduce((sum, value) => sum + value, 0) / replications),
    seed,
    replications,
  };
}

/** The correlations that n cases of unrelated normal variables would have: A·A′ scaled, A lower triangular. */
function randomCorrelations(size: number, n: number, random: ReturnType<typeof seededRandom>): number[][] {
  const rows: Float64Array[] = [];
  for (let i = 0; i < size; i++) {
    const row = new Float64Array(i + 1);
    let square = 0;
    for (let j = 0; j < i; j++) {
      row[j] = random.normal();
      square += row[j]! ** 2;
    }
    const own = random.chiSquared(n - 1 - i);
    row[i] = Math.sqrt(own);
    const length = Math.sqrt(square + own);
    for (let j = 0; j <= i; j++) row[j]! /= length;
    rows.push(row);
  }
  return rows.map((x, i) =>
    Array.from({ length: size }, (_, j) => {
      // Only the lower triangle is read.
      if (j >= i) return 1;
      const y = rows[j]!;
      let sum = 0;
      for (let k = 0; k <= j; k++) sum += x[k]! * y[k]!;
      return sum;
    }),
  );
}

/** Of sorted values, between the two nearest by straight line (R's type 7). */
function quantile(sorted: Float64Array, share: number): number {
  const place = (sorted.length - 1) * share;
  const below = Math.floor(place);
  const above = Math.min(sorted.length - 1, below + 1);
  return sorted[below]! + (place - below) * (sorted[above]! - sorted[below]!);
}
