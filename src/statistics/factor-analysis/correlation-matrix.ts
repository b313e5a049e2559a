import { type Column, completeRows } from '../column.ts';
import { coefficient } from '../correlation.ts';
import { type Moments, momentsOf } from '../moments.ts';
import { polychoricCoefficient } from '../polychoric.ts';
import { StatisticsError } from '../statistics-error.ts';
import { smoothCorrelations } from './smooth-correlations.ts';

export type CorrelationMatrix = {
  /** Rows with every variable. */
  readonly n: number;
  readonly correlations: readonly (readonly number[])[];
  /** Whether the matrix was no correlation matrix of anything (an eigenvalue under zero) and was mended. */
  readonly isSmoothed: boolean;
};

/**
 * The correlations of several variables on the rows that have them all.
 *
 * Shapes: p ≥ 2 columns of equal length; NaN is missing. Units: none. `polychoric` takes each variable as an ordered
 * answer cut from a normal variable (see `polychoric`), each pair on its own; the matrix they make together need not
 * be positive definite, and is then smoothed (`smoothCorrelations`).
 * Errors: 'too-few-cases' under three complete rows, 'zero-variance' when a variable does not vary (the message says
 * which), 'collinear' when a polychoric correlation runs to ±1, 'invalid-argument' for unequal lengths.
 * Agrees with R's cor(use = "complete.obs").
 *
 * @example
 * correlationMatrix([[1, 2, 3, 4], [2, 1, 4, 3]]).correlations; // [[1, 0.6], [0.6, 1]]
 */
export function correlationMatrix(
  columns: readonly Column[],
  kind: 'pearson' | 'polychoric' = 'pearson',
): CorrelationMatrix {
  if (kind === 'pearson') return correlationMatrixFromMoments(momentsOf(columns));
  const complete = completeRows(columns);
  const n = complete[0]?.length ?? 0;
  requireCases(n);
  const answers = complete.map(asCategories);
  answers.forEach(({ categories }, i) => {
    if (categories < 2) throw doesNotVary(i);
  });
  const { correlations: near } = correlationMatrixFromMoments(momentsOf(complete));
  const raw = fromUpperTriangle(answers.length, (i, j) =>
    polychoricCoefficient(countPairs(answers[i]!, answers[j]!), near[i]![j]!),
  );
  return { n, ...smoothCorrelations(raw) };
}

/**
 * The same of moments already counted (Pearson).
 *
 * @example
 * correlationMatrixFromMoments(momentsOf([[1, 2, 3, 4], [2, 1, 4, 3]])).correlations[0]; // [1, 0.6]
 */
export function correlationMatrixFromMoments({ n, crossProducts }: Moments): CorrelationMatrix {
  requireCases(n);
  crossProducts.forEach((row, i) => {
    if (!(row[i]! > 0)) throw doesNotVary(i);
  });
  const correlations = fromUpperTriangle(crossProducts.length, (i, j) =>
    coefficient(crossProducts[i]![i]!, crossProducts[j]![j]!, crossProducts[i]![j]!),
  );
  return { n, correlations, isSmoothed: false };
}

function fromUpperTriangle(size: number, of: (i: number, j: number) => number): number[][] {
  const matrix = Array.from({ length: size }, () => new Array<number>(size).fill(1));
  for (let i = 0; i < size; i++) {
    for (let j = i + 1; j < size; j++) {
      const value = of(i, j);
      matrix[i]![j] = value;
      matrix[j]![i] = value;
    }
  }
  return matrix;
}

type Categories = { readonly categories: number; readonly codes: Uint32Array };

/** The values as 0, 1, 2 … in their order. */
function asCategories(column: Float64Array): Categories {
  const values = [...new Set(column)].sort((a, b) => a - b);
  const codeOf = new Map(values.map((value, code) => [value, code]));
  return { categories: values.length, codes: Uint32Array.from(column, (value) => codeOf.get(value)!) };
}

function countPairs(x: Categories, y: Categories): number[][] {
  const counts = Array.from({ length: x.categories }, () => new Array<number>(y.categories).fill(0));
  for (let row = 0; row < x.codes.length; row++) counts[x.codes[row]!]![y.codes[row]!]! += 1;
  return counts;
}

function requireCases(n: number): void {
  if (n < 3) throw new StatisticsError('too-few-cases', `correlations need 3 complete rows, there are ${n}`);
}

function doesNotVary(i: number): StatisticsError {
  return new StatisticsError('zero-variance', `variable ${i} does not vary`);
}
