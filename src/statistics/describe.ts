import { type Column, presentValues } from './column.ts';
import { confidenceTail } from './confidence.ts';
import { studentTUpperQuantile } from './distributions/index.ts';
import { exactSum } from './exact-sum.ts';
import { momentsOf } from './moments.ts';

export type Description = {
  readonly n: number;
  readonly missing: number;
  readonly mean: number | null;
  readonly standardDeviation: number | null;
  readonly standardError: number | null;
  readonly confidenceInterval: readonly [number, number] | null;
  readonly minimum: number | null;
  readonly maximum: number | null;
  readonly median: number | null;
  readonly skewness: number | null;
  readonly kurtosis: number | null;
};

/**
 * One variable in eleven numbers.
 *
 * Shapes: one column, NaN is missing. Units: those of the variable; skewness and excess kurtosis have none.
 * What is not defined is null: everything but the counts when all is missing, spread for n < 2, skewness for n < 3,
 * kurtosis for n < 4, both when there is no spread.
 * Assumptions: the 95 % interval of the mean assumes a mean that is normal, or many cases.
 * Errors: 'invalid-argument' for infinities.
 * Source: skewness G1 and kurtosis G2 as SPSS and SAS print them: Joanes & Gill (1998), The Statistician
 * 47:183–189, p. 184; the interval is x̄ ± t(.975, n − 1)·s/√n.
 *
 * @example
 * describe([1, 2, 3, 4, NaN]).mean; // 2.5
 */
export function describe(column: Column): Description {
  const values = presentValues(column);
  const n = values.length;
  const missing = column.length - n;
  if (n === 0) return { ...nothing, n, missing };
  const moments = momentsOf([values]);
  const mean = moments.means[0]!;
  const sumOfSquares = moments.crossProducts[0]![0]!;
  const sorted = values.slice().sort();
  const place = { minimum: sorted[0]!, maximum: sorted[n - 1]!, median: medianOfSorted(sorted) };
  if (n === 1) return { ...nothing, n, missing, mean, ...place };
  const standardDeviation = Math.sqrt(sumOfSquares / (n - 1));
  const standardError = standardDeviation / Math.sqrt(n);
  const halfWidth = standardError * studentTUpperQuantile(confidenceTail, n - 1);
  return {
    n,
    missing,
    mean,
    standardDeviation,
    standardError,
    confidenceInterval: [mean - halfWidth, mean + halfWidth],
    ...place,
    ...shape(values, mean, sumOfSquares),
  };
}

const nothing = {
  mean: null,
  standardDeviation: null,
  standardError: null,
  confidenceInterval: null,
  minimum: null,
  maximum: null,
  median: null,
  skewness: null,
  kurtosis: null,
};

function medianOfSorted(sorted: Float64Array): number {
  const middle = sorted.length >> 1;
  const upper = sorted[middle]!;
  return sorted.length % 2 === 1 ? upper : sorted[middle - 1]! / 2 + upper / 2;
}

function shape(values: Float64Array, mean: number, sumOfSquares: number) {
  const n = values.length;
  if (n < 3 || sumOfSquares === 0) return { skewness: null, kurtosis: null };
  const standardised = Math.sqrt(sumOfSquares / n);
  const scores = values.map((value) => (value - mean) / standardised);
  const g1 = exactSum(scores.map((z) => z * z * z)) / n;
  const skewness = (g1 * Math.sqrt(n * (n - 1))) / (n - 2);
  if (n < 4) return { skewness, kurtosis: null };
  const g2 = exactSum(scores.map((z) => z * z * z * z)) / n - 3;
  return { skewness, kurtosis: ((n - 1) / ((n - 2) * (n - 3))) * ((n + 1) * g2 + 6) };
}
