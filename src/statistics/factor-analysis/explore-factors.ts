import { StatisticsError } from '../statistics-error.ts';
import { symmetricEigenpairs } from '../tridiagonal-eigen.ts';
import type { CorrelationMatrix } from './correlation-matrix.ts';
import { extractFactors } from './extract-factors.ts';
import { type FactorFit, fitOfFactors } from './fit-of-factors.ts';
import { identity, type Matrix, multiply, reproduced } from './matrix.ts';
import { rotateOblimin } from './rotate-oblimin.ts';
import { rotateVarimax } from './rotate-varimax.ts';

export type FactorMethod = 'minres' | 'ml' | 'components';
export type Rotation = 'oblimin' | 'varimax' | 'none';

export type FactorAnalysis = {
  readonly n: number;
  readonly items: number;
  readonly factors: number;
  readonly method: FactorMethod;
  readonly rotation: Rotation;
  /** Of the correlations, largest first. */
  readonly eigenvalues: readonly number[];
  /** The pattern: a row an item, a column a factor; the factor that explains most comes first. */
  readonly loadings: readonly (readonly number[])[];
  /** Correlations of items with factors: the loadings themselves where factors are not related. */
  readonly structure: readonly (readonly number[])[];
  readonly factorCorrelations: readonly (readonly number[])[];
  /** The share of each item that the factors explain; `uniquenesses` is the rest. */
  readonly communalities: readonly number[];
  readonly uniquenesses: readonly number[];
  /** Of each factor: its sum of squares, and that as a share of the variance of all items. */
  readonly explained: readonly { readonly sumOfSquares: number; readonly share: number }[];
  /** Null for components, and without degrees of freedom left. */
  readonly fit: FactorFit | null;
  /** Root mean square of the correlations between items that the factors leave. */
  readonly rootMeanSquareResidual: number;
  /** Items whose whole variance the factors would explain (Heywood cases). */
  readonly heywood: readonly number[];
};

/**
 * Exploratory factor analysis, or principal components, of a correlation matrix: extracted, rotated and put in order.
 *
 * Shapes: p × p from n cases; 1 ≤ `factors`. Units: none. Signs: each factor's loadings sum to a positive number; order:
 * the factor that explains most first. Assumptions: see `extractFactors`.
 * Errors: 'invalid-argument' for more factors than the items determine; 'collinear' (ML); 'not-converged'.
 * Source: see `extractFactors`, `rotateVarimax`, `rotateOblimin`, `fitOfFactors`. Agrees with R's psych::fa,
 * psych::principal and factanal.
 *
 * @example
 * exploreFactors({ n: 200, correlations: [[1, 0.56, 0.48], [0.56, 1, 0.42], [0.48, 0.42, 1]], isSmoothed: false },
 *   { factors: 1, method: 'minres', rotation: 'none' }).communalities; // ≈ [0.64, 0.49, 0.36]
 */
export function exploreFactors(
  { n, correlations }: CorrelationMatrix,
  options: { readonly factors: number; readonly method: FactorMethod; readonly rotation: Rotation },
): FactorAnalysis {
  const { factors, method, rotation } = options;
  const size = correlations.length;
  const { values, vectors } = symmetricEigenpairs(correlations);
  const extracted =
    method === 'components'
      ? components(values, vectors, factors)
      : extractFactors(correlations, factors, method);
  const rotated = inOrder(rotate(extracted.loadings, rotation));
  const { loadings, factorCorrelations } = rotated;
  const model = reproduced(loadings, factorCorrelations);
  const communalities = model.map((row, i) => row[i]!);
  let squares = 0;
  model.forEach((row, i) => {
    for (let j = 0; j < i; j++) squares += (correlations[i]![j]! - row[j]!) ** 2;
  });
  return {
    n,
    items: size,
    factors,
    method,
    rotation,
    eigenvalues: values,
    loadings,
    structure: multiply(loadings, factorCorrelations),
    factorCorrelations,
    communalities,
    uniquenesses: communalities.map((share) => 1 - share),
    explained: sumsOfSquares(rotated).map((sumOfSquares) => ({ sumOfSquares, share: sumOfSquares / size })),
    fit:
      method === 'components'
        ? null
        : fitOfFactors(correlations, n, extracted.loadings, extracted.uniquenesses, method),
    rootMeanSquareResidual: Math.sqrt((2 * squares) / (size * (size - 1))),
    heywood: extracted.heywood,
  };
}

function components(values: readonly number[], vectors: Matrix, factors: number) {
  const size = values.length;
  if (!(factors >= 1 && factors <= size)) {
    throw new StatisticsError('invalid-argument', `${size} items do not have ${factors} components`);
  }
  const loadings = values.map((_, i) =>
    Array.from({ length: factors }, (_, m) => Math.sqrt(Math.max(0, values[m]!)) * vectors[m]![i]!),
  );
  return { loadings, uniquenesses: [], heywood: [] };
}

type Rotated = { readonly loadings: Matrix; readonly factorCorrelations: Matrix };

function rotate(loadings: Matrix, rotation: Rotation): Rotated {
  if (rotation === 'oblimin') return rotateOblimin(loadings);
  return {
    loadings: rotation === 'varimax' ? rotateVarimax(loadings) : loadings,
    factorCorrelations: identity(loadings[0]!.length),
  };
}

/** The variance of all items that each factor explains, what related factors share divided between them. */
function sumsOfSquares({ loadings, factorCorrelations }: Rotated): number[] {
  const structure = multiply(loadings, factorCorrelations);
  return factorCorrelations.map((_, m) =>
    loadings.reduce((sum, row, i) => sum + row[m]! * structure[i]![m]!, 0),
  );
}

function inOrder(rotated: Rotated): Rotated {
  const sizes = sumsOfSquares(rotated);
  const order = sizes.map((_, m) => m).sort((a, b) => sizes[b]! - sizes[a]! || a - b);
  const signs = order.map((m) => (rotated.loadings.reduce((sum, row) => sum + row[m]!, 0) < 0 ? -1 : 1));
  return {
    loadings: rotated.loadings.map((row) => order.map((m, place) => signs[place]! * row[m]! + 0)),
    factorCorrelations: order.map((m, a) =>
      order.map((l, b) => (a === b ? 1 : signs[a]! * signs[b]! * rotated.factorCorrelations[m]![l]! + 0)),
    ),
  };
}
