import { symmetricEigen } from '../symmetric-eigen.ts';
import type { Matrix } from './matrix.ts';

const smallestEigenvalue = 1e-12;

/**
 * A correlation matrix as it is if it can be one; else the nearest that its own eigenvectors make.
 *
 * Shapes: p × p, symmetric, unit diagonal. Units: none. Errors: none. Eigenvalues under 1e-12 become 1e-10, all are
 * scaled to sum to p, and the matrix is scaled back to a unit diagonal.
 * Source: R's psych::cor.smooth, after Bock, Gibbons & Muraki (1988), Applied Psychological Measurement 12:261–280.
 *
 * @example
 * smoothCorrelations([[1, 0.5], [0.5, 1]]).isSmoothed; // false
 */
export function smoothCorrelations(correlations: Matrix): { correlations: number[][]; isSmoothed: boolean } {
  const { values, vectors } = symmetricEigen(correlations);
  if (values.every((value) => value >= 2 ** -52)) {
    return { correlations: correlations.map((row) => row.slice()), isSmoothed: false };
  }
  const lifted = values.map((value) => (value < smallestEigenvalue ? 100 * smallestEigenvalue : value));
  const scale = values.length / lifted.reduce((sum, value) => sum + value, 0);
  const raw = correlations.map((row, i) =>
    row.map((_, j) =>
      lifted.reduce((sum, value, m) => sum + scale * value * vectors[m]![i]! * vectors[m]![j]!, 0),
    ),
  );
  const root = raw.map((row, i) => Math.sqrt(row[i]!));
  return {
    correlations: raw.map((row, i) =>
      row.map((value, j) => (i === j ? 1 : (value + raw[j]![i]!) / 2 / root[i]! / root[j]!)),
    ),
    isSmoothed: true,
  };
}
