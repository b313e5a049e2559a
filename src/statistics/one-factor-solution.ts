import { symmetricEigen } from './symmetric-eigen.ts';

type Matrix = readonly (readonly number[])[];

/** What one factor says about standardised variables: rᵢⱼ ≈ λᵢλⱼ, and ψᵢ is what is left of variable i. */
export type OneFactorSolution = {
  readonly loadings: readonly number[];
  readonly uniquenesses: readonly number[];
};

/** R's factanal stops at this uniqueness: there a variable is all factor (a Heywood case). */
const leastUniqueness = 0.005;
const smallestEigenvalue = 1e-10;
const mostSteps = 200;
const converged = 1e-11;

/**
 * The maximum-likelihood one-factor solution of a correlation matrix.
 *
 * Shapes: p × p with p ≥ 3, unit diagonal. Units: none. The factor's sign is that which makes the loadings' sum
 * positive.
 * Null when it does not exist or cannot be trusted: p < 3, a singular matrix, no convergence, or a uniqueness at
 * R's boundary of .005 (Heywood). Errors: none.
 * Source: Lawley & Maxwell (1971), Factor Analysis as a Statistical Method, ch. 4; Newton's method on log ψ with
 * the exact second derivatives of Clarke (1970), British J. Math. Stat. Psych. 23:43–52. Agrees with R's
 * factanal(factors = 1), which minimises the same function.
 *
 * @example
 * oneFactorSolution([[1, 0.56, 0.48], [0.56, 1, 0.42], [0.48, 0.42, 1]])?.loadings; // ≈ [0.8, 0.7, 0.6]
 */
export function oneFactorSolution(correlations: Matrix): OneFactorSolution | null {
  const size = correlations.length;
  if (size < 3) return null;
  const inverse = inverseDiagonal(correlations);
  if (inverse === null) return null;
  let logPsi = inverse.map((value) => Math.log((1 - 0.5 / size) / value));
  let here = evaluate(correlations, logPsi);
  let damping = 0;
  for (let step = 0; step < mostSteps; step++) {
    if (here.gradient.every((slope) => Math.abs(slope) < converged)) return solutionAt(here, logPsi);
    const direction = solvePositive(here.hessian, here.gradient, damping);
    const next = direction?.map((move, i) => logPsi[i]! - Math.max(-2, Math.min(2, move)));
    const there = next && evaluate(correlations, next);
    if (next && there && there.value <= here.value + 1e-14 * (1 + Math.abs(here.value))) {
      // Far beyond the boundary: it would run to minus infinity.
      if (next.some((log) => log < Math.log(leastUniqueness / 1000))) return null;
      logPsi = next;
      here = there;
      damping = damping < 1e-6 ? 0 : damping / 10;
    } else {
      damping = damping === 0 ? 1e-3 : damping * 10;
    }
  }
  return null;
}

type Evaluation = {
  value: number;
  gradient: number[];
  hessian: number[][];
  largest: number;
  vector: number[];
};

/**
 * The discrepancy f(θ), θ = log ψ, and its derivatives, from the eigenvalues e and vectors w of Ψ^−½·R·Ψ^−½:
 * f = Σ (e − log e − 1) and ∂f/∂θᵢ = Σ (1 − e)·wᵢ² over all but the largest.
 */
function evaluate(correlations: Matrix, logPsi: readonly number[]): Evaluation {
  const root = logPsi.map((log) => Math.exp(-log / 2));
  const { values, vectors } = symmetricEigen(
    correlations.map((row, i) => row.map((r, j) => r * root[i]! * root[j]!)),
  );
  const size = values.length;
  const rest = values.slice(1);
  const value = rest.reduce((sum, e) => sum + (e - Math.log(e) - 1), 0);
  const gradient = logPsi.map((_, i) =>
    rest.reduce((sum, e, m) => sum + (1 - e) * vectors[m + 1]![i]! ** 2, 0),
  );
  const hessian = logPsi.map(() => new Array<number>(size).fill(0));
  for (let m = 1; m < size; m++) {
    for (let l = 0; l < size; l++) {
      const [em, el] = [values[m]!, values[l]!];
      const weight = l === 0 ? ((em - 1) * (em + el)) / (em - el) : (em + el) / 2;
      for (let i = 0; i < size; i++) {
        const left = weight * vectors[m]![i]! * vectors[l]![i]!;
        for (let k = 0; k < size; k++) hessian[i]![k]! += left * vectors[m]![k]! * vectors[l]![k]!;
      }
    }
  }
  return { value, gradient, hessian, largest: values[0]!, vector: vectors[0]! };
}

function solutionAt({ largest, vector }: Evaluation, logPsi: readonly number[]): OneFactorSolution | null {
  const uniquenesses = logPsi.map((log) => Math.exp(log));
  if (uniquenesses.some((psi) => psi <= leastUniqueness)) return null;
  const strength = Math.sqrt(Math.max(0, largest - 1));
  const loadings = uniquenesses.map((psi, i) => Math.sqrt(psi) * strength * vector[i]!);
  const sign = loadings.reduce((sum, loading) => sum + loading, 0) < 0 ? -1 : 1;
  return { loadings: loadings.map((loading) => sign * loading), uniquenesses };
}

/** The diagonal of the inverse, or null for a matrix that is singular as far as doubles can tell. */
function inverseDiagonal(correlations: Matrix): number[] | null {
  const { values, vectors } = symmetricEigen(correlations);
  if (!(values.at(-1)! > smallestEigenvalue)) return null;
  return correlations.map((_, i) => values.reduce((sum, e, m) => sum + vectors[m]![i]! ** 2 / e, 0));
}

/** (H + damping·I)⁻¹g by Cholesky, or null where that matrix is not positive definite. */
function solvePositive(hessian: Matrix, gradient: readonly number[], damping: number): number[] | null {
  const size = gradient.length;
  const lower = hessian.map((row) => row.slice());
  for (let j = 0; j < size; j++) {
    for (let i = j; i < size; i++) {
      let sum = hessian[i]![j]! + (i === j ? damping : 0);
      for (let k = 0; k < j; k++) sum -= lower[i]![k]! * lower[j]![k]!;
      if (i === j && !(sum > 0)) return null;
      lower[i]![j] = i === j ? Math.sqrt(sum) : sum / lower[j]![j]!;
    }
  }
  const x = gradient.slice();
  for (let i = 0; i < size; i++) {
    for (let k = 0; k < i; k++) x[i]! -= lower[i]![k]! * x[k]!;
    x[i]! /= lower[i]![i]!;
  }
  for (let i = size - 1; i >= 0; i--) {
    for (let k = i + 1; k < size; k++) x[i]! -= lower[k]![i]! * x[k]!;
    x[i]! /= lower[i]![i]!;
  }
  return x;
}
