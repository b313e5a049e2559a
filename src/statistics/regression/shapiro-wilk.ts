import { type Column, presentValues } from '../column.ts';
import { normalQuantile, normalUpperTail } from '../distributions/index.ts';
import { exactSum } from '../exact-sum.ts';
import { StatisticsError } from '../statistics-error.ts';

export type ShapiroWilk = { readonly n: number; readonly W: number; readonly pValue: number };

const fewest = 3;
/** Royston fitted his approximations to sizes up to here. */
const most = 5000;

/**
 * Shapiro and Wilk's test of normality, with Royston's approximation of the coefficients and of p.
 *
 * Shapes: 3 to 5000 values, NaN left out. Units: none.
 * Assumptions: cases independent. With many cases it rejects for departures too small to matter.
 * Errors: 'too-few-cases' under 3 values; 'invalid-argument' over 5000; 'zero-variance' where all are equal.
 * Source: Royston (1995), Applied Statistics 44:547–551 (algorithm AS R94). Agrees with R's shapiro.test.
 *
 * @example
 * shapiroWilk([1, 2, 4, 8, 16]).W; // 0.861…
 */
export function shapiroWilk(values: Column): ShapiroWilk {
  const sorted = presentValues(values).slice().sort();
  const n = sorted.length;
  if (n < fewest) throw new StatisticsError('too-few-cases', `${fewest} values are needed, there are ${n}`);
  if (n > most) throw new StatisticsError('invalid-argument', `at most ${most} values, there are ${n}`);
  const range = sorted[n - 1]! - sorted[0]!;
  if (range === 0) throw new StatisticsError('zero-variance', 'the values do not vary');
  const weights = coefficients(n);
  const mean = exactSum(sorted) / n;
  const x = sorted.map((value) => (value - mean) / range);
  const size = Math.sqrt(exactSum(x.map((value) => value * value)));
  const weightSize = Math.sqrt(exactSum(weights.map((weight) => weight * weight)));
  const along = exactSum(x.map((value, i) => value * weights[i]!));
  // 1 − W as a product: W itself is near 1.
  const rest = ((size * weightSize - along) * (size * weightSize + along)) / (size * weightSize) ** 2;
  const W = 1 - rest;
  return { n, W, pValue: upperTail(rest, W, n) };
}

/** The weight of each value in order of size, antisymmetric about the middle. */
function coefficients(n: number): Float64Array {
  if (n === 3) return Float64Array.of(-Math.SQRT1_2, 0, Math.SQRT1_2);
  const half = Math.floor(n / 2);
  const scores = Float64Array.from({ length: half }, (_, i) => normalQuantile((i + 1 - 0.375) / (n + 0.25)));
  const total = 2 * exactSum(scores.map((score) => score * score));
  const root = Math.sqrt(total);
  const small = 1 / Math.sqrt(n);
  const first =
    polynomial([0, 0.221157, -0.147981, -2.07119, 4.434685, -2.706056], small) - scores[0]! / root;
  const ends = [first];
  if (n > 5) {
    ends.push(
      polynomial([0, 0.042981, -0.293762, -1.752461, 5.682633, -3.582633], small) - scores[1]! / root,
    );
  }
  const endScores = ends.reduce((sum, _, i) => sum + scores[i]! ** 2, 0);
  const endWeights = ends.reduce((sum, weight) => sum + weight ** 2, 0);
  const divisor = Math.sqrt((total - 2 * endScores) / (1 - 2 * endWeights));
  const weights = new Float64Array(n);
  for (let i = 0; i < half; i++) {
    const weight = ends[i] ?? -scores[i]! / divisor;
    weights[i] = -weight;
    weights[n - 1 - i] = weight;
  }
  return weights;
}

function upperTail(rest: number, W: number, n: number): number {
  if (n === 3) {
    const p = (6 / Math.PI) * (Math.asin(Math.sqrt(W)) - Math.asin(Math.sqrt(0.75)));
    return Math.min(1, Math.max(0, p));
  }
  const size = Math.log(n);
  let y = Math.log(rest);
  if (n > 11) {
    const mean = polynomial([-1.5861, -0.31082, -0.083751, 0.0038915], size);
    const spread = Math.exp(polynomial([-0.4803, -0.082676, 0.0030302], size));
    return normalUpperTail((y - mean) / spread);
  }
  const bound = polynomial([-2.273, 0.459], n);
  if (y >= bound) return 1e-99;
  y = -Math.log(bound - y);
  const mean = polynomial([0.544, -0.39978, 0.025054, -6.714e-4], n);
  const spread = Math.exp(polynomial([1.3822, -0.77857, 0.062767, -0.0020322], n));
  return normalUpperTail((y - mean) / spread);
}

function polynomial(ascending: readonly number[], x: number): number {
  return ascending.reduceRight((sum, coefficient) => sum * x + coefficient, 0);
}
