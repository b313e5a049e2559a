import { StatisticsError } from '../statistics-error.ts';
import { invertPositive, type Matrix } from './matrix.ts';

/** A reciprocal this small on the diagonal of the inverse says that a variable follows from the others. */
export const leastFreeVariance = 1e-10;

/**
 * Whether correlations are worth a factor analysis: Kaiser, Meyer and Olkin's measure of sampling adequacy, the share
 * of squared correlations in them and the squared partial correlations together.
 *
 * Shapes: p × p with p ≥ 2, unit diagonal. Units: none; 0 to 1, under .5 is unacceptable, over .8 good (Kaiser 1974).
 * An item that correlates with no other has no measure of its own: null.
 * Errors: 'collinear' when a variable follows from the others.
 * Source: Kaiser (1970), Psychometrika 35:401–415; Kaiser & Rice (1974), Educational and Psychological Measurement
 * 34:111–117. Agrees with R's psych::KMO.
 *
 * @example
 * samplingAdequacy([[1, 0.5, 0.4], [0.5, 1, 0.3], [0.4, 0.3, 1]]).overall; // 0.624…
 */
export function samplingAdequacy(correlations: Matrix): {
  overall: number | null;
  items: (number | null)[];
} {
  const partial = partialCorrelations(correlations);
  const own = correlations.map((row, i) => sumOfSquaresBut(row, i));
  const left = partial.map((row, i) => sumOfSquaresBut(row, i));
  const share = (r: number, q: number) => (r + q > 0 ? r / (r + q) : null);
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  return { overall: share(sum(own), sum(left)), items: own.map((r, i) => share(r, left[i]!)) };
}

/**
 * The χ² test that variables are not related at all (Bartlett's test of sphericity).
 *
 * Shapes: p × p with p ≥ 2, unit diagonal, from n cases. Assumptions: cases independent, variables jointly normal.
 * `chiSquared` and its degrees of freedom; the caller takes the tail.
 * Errors: 'collinear' when a variable follows from the others.
 * Source: Bartlett (1951), Biometrika 38:337–344. Agrees with R's psych::cortest.bartlett.
 *
 * @example
 * sphericity([[1, 0.5], [0.5, 1]], 100).chiSquared; // 28.05…
 */
export function sphericity(
  correlations: Matrix,
  n: number,
): { chiSquared: number; degreesOfFreedom: number } {
  const p = correlations.length;
  const { logDeterminant } = requireInverse(correlations);
  return {
    chiSquared: Math.max(0, -logDeterminant * (n - 1 - (2 * p + 5) / 6)),
    degreesOfFreedom: (p * (p - 1)) / 2,
  };
}

/** The inverse of correlations, or 'collinear'. */
function requireInverse(correlations: Matrix): { inverse: number[][]; logDeterminant: number } {
  const inverted = invertPositive(correlations);
  if (inverted === null || inverted.inverse.some((row, i) => !(1 / row[i]! > leastFreeVariance))) {
    throw new StatisticsError('collinear', 'a variable follows from the others');
  }
  return inverted;
}

function partialCorrelations(correlations: Matrix): number[][] {
  const { inverse } = requireInverse(correlations);
  return inverse.map((row, i) => row.map((value, j) => value / Math.sqrt(row[i]! * inverse[j]![j]!)));
}

function sumOfSquaresBut(row: readonly number[], i: number): number {
  return row.reduce((sum, value, j) => (j === i ? sum : sum + value * value), 0);
}
