import { StatisticsError } from '../statistics-error.ts';
import { cholesky, inverseFromCholesky, type Square, submatrix } from './cholesky.ts';
import type { FittedRows } from './normal-moments.ts';

/** How sure the estimated means and covariances are: the covariance matrix of the estimates themselves. */
export type EstimateCovariances = {
  /** The place of the mean of variable i, and of the covariance of i and j, in the matrix. */
  readonly placeOfMean: (i: number) => number;
  readonly placeOfCovariance: (i: number, j: number) => number;
  readonly size: number;
  readonly matrix: Square;
};

/**
 * The inverse of the observed information of the saturated normal model at its maximum, in standardised units.
 *
 * With W = Σ_OO⁻¹, d = x̄ − μ, T = S + ddᵀ and H = WTW − W/2 for each pattern of n rows, the information is
 * n·W for two means, n·W·E·W·d for a mean and a covariance, and n/2·tr(E·W·F·H + E·H·F·W) for two covariances, where
 * E and F have ones in the places of the covariance.
 * Source: second derivatives of the log-likelihood in Little & Rubin (2002), § 11.2; observed, not expected,
 * information: Kenward & Molenberghs (1998), Statistical Science 13:236–247. lavaan (missing = "ml") does the same.
 * Errors: 'collinear' when the information is singular.
 */
export function estimateCovariances({ data, patterns, estimate }: FittedRows): EstimateCovariances {
  const p = data.variables;
  const placeOfMean = (i: number) => i;
  const placeOfCovariance = (i: number, j: number) => {
    const [low, high] = i < j ? [i, j] : [j, i];
    return p + (high * (high + 1)) / 2 + low;
  };
  const size = p + (p * (p + 1)) / 2;
  const information = new Float64Array(size * size);
  for (const { observed, n, mean, spread } of patterns) {
    const o = observed.length;
    const W = inverseFromCholesky(cholesky(submatrix(estimate.covariances, p, observed), o).lower, o);
    const d = Float64Array.from(observed, (j) => mean[j]! - estimate.means[j]!);
    const T = new Float64Array(o * o);
    for (let a = 0; a < o; a++) {
      for (let b = 0; b < o; b++) {
        let sum = 0;
        for (let start = 0; start < spread.length; start += p) {
          sum += spread[start + observed[a]!]! * spread[start + observed[b]!]!;
        }
        T[a * o + b] = sum / n + d[a]! * d[b]!;
      }
    }
    const H = times(times(W, T, o), W, o).map((value, index) => value - W[index]! / 2);
    const Wd = Float64Array.from(d, (_, a) => d.reduce((sum, value, b) => sum + W[a * o + b]! * value, 0));
    for (let a = 0; a < o; a++) {
      for (let b = 0; b <= a; b++) {
        const place = placeOfMean(observed[a]!) * size + placeOfMean(observed[b]!);
        information[place]! += n * W[a * o + b]!;
        const row = placeOfCovariance(observed[a]!, observed[b]!) * size;
        const half = a === b ? n / 2 : n;
        for (let i = 0; i < o; i++) {
          const both = W[i * o + a]! * Wd[b]! + W[i * o + b]! * Wd[a]!;
          information[row + placeOfMean(observed[i]!)]! += half * both;
        }
      }
    }
    addCovarianceInformation(information, size, W, H, n, placesOfPairs(observed, placeOfCovariance));
  }
  const { lower, dependent } = cholesky(information, size);
  if (dependent !== -1) throw new StatisticsError('collinear', 'the information matrix is singular');
  return { placeOfMean, placeOfCovariance, size, matrix: inverseFromCholesky(lower, size) };
}

type Pairs = {
  readonly count: number;
  readonly high: Int32Array;
  readonly low: Int32Array;
  readonly place: Int32Array;
};

function placesOfPairs(observed: Int32Array, placeOfCovariance: (i: number, j: number) => number): Pairs {
  const o = observed.length;
  const count = (o * (o + 1)) / 2;
  const pairs = { high: new Int32Array(count), low: new Int32Array(count), place: new Int32Array(count) };
  for (let a = 0, pair = 0; a < o; a++) {
    for (let b = 0; b <= a; b++, pair++) {
      pairs.high[pair] = a;
      pairs.low[pair] = b;
      pairs.place[pair] = placeOfCovariance(observed[a]!, observed[b]!);
    }
  }
  return { count, ...pairs };
}

/** n/2·tr(E·W·F·H + E·H·F·W) for each two pairs, below the diagonal: nearly all of the work, so written out. */
function addCovarianceInformation(
  information: Square,
  size: number,
  W: Square,
  H: Square,
  n: number,
  { count, high, low, place }: Pairs,
): void {
  const o = Math.round((Math.sqrt(8 * count + 1) - 1) / 2);
  for (let one = 0; one < count; one++) {
    const a = high[one]! * o;
    const b = low[one]! * o;
    const row = place[one]! * size;
    const half = a === b ? n / 4 : n / 2;
    for (let two = 0; two <= one; two++) {
      const c = high[two]!;
      const e = low[two]!;
      const sum =
        W[b + c]! * H[a + e]! +
        W[b + e]! * H[a + c]! +
        W[a + c]! * H[b + e]! +
        W[a + e]! * H[b + c]! +
        H[b + c]! * W[a + e]! +
        H[b + e]! * W[a + c]! +
        H[a + c]! * W[b + e]! +
        H[a + e]! * W[b + c]!;
      information[row + place[two]!]! += (c === e ? half / 2 : half) * sum;
    }
  }
}

function times(a: Square, b: Square, size: number): Square {
  const product = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let k = 0; k < size; k++) {
      const value = a[i * size + k]!;
      for (let j = 0; j < size; j++) product[i * size + j]! += value * b[k * size + j]!;
    }
  }
  return product;
}

/** The covariance of two functions of the estimates, from their gradients: pairs of place and derivative. */
export function deltaCovariance(
  { matrix, size }: EstimateCovariances,
  a: readonly (readonly [place: number, slope: number])[],
  b: readonly (readonly [place: number, slope: number])[] = a,
): number {
  let sum = 0;
  for (const [row, slope] of a) {
    let inner = 0;
    for (const [column, other] of b) inner += matrix[row * size + column]! * other;
    sum += slope * inner;
  }
  return sum;
}
