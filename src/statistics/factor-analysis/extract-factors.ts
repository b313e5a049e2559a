import { StatisticsError } from '../statistics-error.ts';
import { symmetricEigenpairs } from '../tridiagonal-eigen.ts';
import { invertPositive, type Matrix } from './matrix.ts';
import { type Curve, minimiseWithinBounds } from './minimise-within-bounds.ts';
import { leastFreeVariance } from './sampling-adequacy.ts';

export type ExtractionMethod = 'minres' | 'ml';

export type ExtractedFactors = {
  /** p × m, unrotated: columns in order of size, each with a positive sum. */
  readonly loadings: readonly (readonly number[])[];
  readonly uniquenesses: readonly number[];
  /** Items that stand at the least uniqueness, .005, and would go below it (Heywood cases). */
  readonly heywood: readonly number[];
};

/** R's factanal and psych::fa stop here. */
const leastUniqueness = 0.005;

/**
 * Factors of a correlation matrix, by least squares of the residual correlations (minres, also called ULS) or by
 * maximum likelihood.
 *
 * Shapes: p × p, unit diagonal; 1 ≤ m factors with ((p − m)² − p − m)/2 ≥ 0 degrees of freedom. Units: none.
 * Assumptions: the correlations come from m common factors and parts of each item's own; ML also that the
 * variables are jointly normal.
 * Errors: 'invalid-argument' when so many factors are not determined by so few items; 'collinear' when a variable
 * follows from the others (ML); 'not-converged' from every start.
 * Source: minres: Harman & Jones (1966), Psychometrika 31:351–368, Jöreskog (1977) in Enslein, Ralston & Wilf,
 * Statistical Methods for Digital Computers III:125–153, eq. 35–42; ML: Lawley & Maxwell (1971), ch. 4; second
 * derivatives: Clarke (1970), British J. Math. Stat. Psych. 23:43–52, and as Jöreskog's for minres. Three starts; the
 * smallest minimum is kept. Minimise the same functions as R's psych::fa(fm = "minres") and factanal.
 *
 * @example
 * extractFactors([[1, 0.56, 0.48], [0.56, 1, 0.42], [0.48, 0.42, 1]], 1, 'minres').loadings; // ≈ [[0.8], [0.7], [0.6]]
 */
export function extractFactors(
  correlations: Matrix,
  factors: number,
  method: ExtractionMethod,
): ExtractedFactors {
  const size = correlations.length;
  if (!(factors >= 1) || degreesOfFreedom(size, factors) < 0) {
    throw new StatisticsError('invalid-argument', `${size} items do not determine ${factors} factors`);
  }
  const inverted = invertPositive(correlations);
  const free = inverted?.inverse.map((row, i) => 1 / row[i]!) ?? null;
  if (method === 'ml' && (free === null || free.some((variance) => !(variance > leastFreeVariance)))) {
    throw new StatisticsError('collinear', 'a variable follows from the others');
  }
  const starts = [
    (free ?? correlations.map(() => 0.5)).map((variance) => (1 - (0.5 * factors) / size) * variance),
    correlations.map(() => 0.5),
    correlations.map(() => 0.2),
  ];
  const minima = starts.flatMap((start) => {
    const minimum =
      method === 'minres' ? minres(correlations, factors, start) : ml(correlations, factors, start);
    return minimum === null ? [] : [minimum];
  });
  const [first, ...others] = minima;
  if (first === undefined) throw new StatisticsError('not-converged', `${method} found no minimum`);
  return others.reduce((best, next) => (next.discrepancy < best.discrepancy - 1e-10 ? next : best), first);
}

/** How many correlations are left when the factors have taken theirs. */
export function degreesOfFreedom(items: number, factors: number): number {
  return ((items - factors) ** 2 - items - factors) / 2;
}

/** How many factors so many items can at most determine. */
export function mostFactors(items: number): number {
  let factors = 0;
  while (degreesOfFreedom(items, factors + 1) >= 0 && factors + 1 < items) factors += 1;
  return factors;
}

type Extraction = ExtractedFactors & { readonly discrepancy: number };
type Decomposition = Curve & { readonly values: readonly number[]; readonly vectors: Matrix };

/** ½ Σ e² over all but the m largest eigenvalues e of R − Ψ, in ψ. */
function minres(correlations: Matrix, factors: number, start: readonly number[]): Extraction | null {
  const evaluate = (psi: readonly number[]): Decomposition => {
    const { values, vectors } = symmetricEigenpairs(
      correlations.map((row, i) => row.map((r, j) => (i === j ? r - psi[i]! : r))),
    );
    // A factor with a negative eigenvalue takes nothing: its residual stays.
    const isLeft = values.map((value, m) => m >= factors || value < 0);
    const left = values.flatMap((_, m) => (isLeft[m] ? [m] : []));
    return {
      values,
      vectors,
      value: left.reduce((sum, m) => sum + values[m]! ** 2, 0) / 2,
      gradient: psi.map((_, i) => -left.reduce((sum, m) => sum + values[m]! * vectors[m]![i]! ** 2, 0)),
      hessian: () =>
        curvature(vectors, isLeft, {
          within: () => 1,
          between: (m, l) => (2 * values[m]!) / (values[m]! - values[l]!),
        }),
    };
  };
  const minimum = minimiseWithinBounds(evaluate, start, {
    lower: leastUniqueness,
    upper: 1,
    longestMove: 0.3,
  });
  if (minimum === null) return null;
  const { values, vectors, value } = minimum.curve;
  const strengths = values.slice(0, factors).map((e) => Math.sqrt(Math.max(0, e)));
  return {
    loadings: asLoadings(vectors, strengths, () => 1),
    uniquenesses: minimum.at,
    heywood: minimum.atLowerBound,
    discrepancy: value,
  };
}

/** Σ (e − log e − 1) over all but the m largest eigenvalues e of Ψ^−½·R·Ψ^−½, in log ψ. */
function ml(correlations: Matrix, factors: number, start: readonly number[]): Extraction | null {
  const evaluate = (logPsi: readonly number[]): Decomposition | null => {
    const root = logPsi.map((log) => Math.exp(-log / 2));
    const { values, vectors } = symmetricEigenpairs(
      correlations.map((row, i) => row.map((r, j) => r * root[i]! * root[j]!)),
    );
    if (!(values.at(-1)! > 0)) return null;
    const isLeft = values.map((_, m) => m >= factors);
    const left = values.slice(factors);
    return {
      values,
      vectors,
      value: left.reduce((sum, e) => sum + (e - Math.log(e) - 1), 0),
      gradient: logPsi.map((_, i) =>
        left.reduce((sum, e, index) => sum + (1 - e) * vectors[factors + index]![i]! ** 2, 0),
      ),
      hessian: () =>
        curvature(vectors, isLeft, {
          within: (m) => values[m]!,
          between: (m, l) => ((values[m]! - 1) * (values[m]! + values[l]!)) / (values[m]! - values[l]!),
        }),
    };
  };
  const minimum = minimiseWithinBounds(
    evaluate,
    start.map((psi) => Math.log(psi)),
    { lower: Math.log(leastUniqueness), upper: 0, longestMove: 2 },
  );
  if (minimum === null) return null;
  const { values, vectors, value } = minimum.curve;
  const strengths = values.slice(0, factors).map((e) => Math.sqrt(Math.max(0, e - 1)));
  const uniquenesses = minimum.at.map((log) => Math.exp(log));
  return {
    loadings: asLoadings(vectors, strengths, (i) => Math.sqrt(uniquenesses[i]!)),
    uniquenesses,
    heywood: minimum.atLowerBound,
    discrepancy: value,
  };
}

/**
 * Hᵢⱼ = Σ weight(m, l)·wₘᵢ·wₗᵢ·wₘⱼ·wₗⱼ over eigenvectors w, m among those left and l among all: (within(m) +
 * within(l))/2 where l is left too, between(m, l) where it is a factor.
 */
function curvature(
  vectors: Matrix,
  isLeft: readonly boolean[],
  weight: { readonly within: (m: number) => number; readonly between: (m: number, l: number) => number },
): number[][] {
  const size = vectors.length;
  const left = isLeft.flatMap((is, m) => (is ? [m] : []));
  const weighted = (weightOf: (m: number) => number) => {
    const sum = Array.from({ length: size }, () => new Array<number>(size).fill(0));
    for (const m of left) {
      const [vector, share] = [vectors[m]!, weightOf(m)];
      for (let i = 0; i < size; i++) {
        const part = share * vector[i]!;
        const row = sum[i]!;
        for (let j = 0; j < size; j++) row[j]! += part * vector[j]!;
      }
    }
    return sum;
  };
  const plain = weighted(() => 1);
  const within = weighted(weight.within);
  const hessian = plain.map((row, i) => row.map((value, j) => value * within[i]![j]!));
  isLeft.forEach((is, l) => {
    if (is) return;
    const factor = vectors[l]!;
    const between = weighted((m) => weight.between(m, l));
    hessian.forEach((row, i) => {
      for (let j = 0; j < size; j++) row[j]! += between[i]![j]! * factor[i]! * factor[j]!;
    });
  });
  return hessian;
}

function asLoadings(vectors: Matrix, strengths: readonly number[], scale: (i: number) => number): number[][] {
  const signs = strengths.map((_, m) =>
    vectors[m]!.reduce((sum, entry, i) => sum + entry * scale(i), 0) < 0 ? -1 : 1,
  );
  return vectors.map((_, i) =>
    strengths.map((strength, m) => signs[m]! * scale(i) * strength * vectors[m]![i]!),
  );
}
