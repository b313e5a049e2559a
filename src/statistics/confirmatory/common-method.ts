import type { Moments } from '../moments.ts';
import { StatisticsError } from '../statistics-error.ts';
import { symmetricEigen } from '../symmetric-eigen.ts';
import { type ConfirmatoryFactors, describeSolution, sampleOf } from './confirm-factors.ts';
import type { Estimate } from './estimates.ts';
import type { FactorModel, Sample } from './factor-model.ts';
import { type FactorStructure, factorModelOf, requirePositiveDefinite } from './factor-structure.ts';
import { fitByScoring } from './fit-by-scoring.ts';
import { type ChiSquaredTest, type FitMeasures, testOf } from './fit-measures.ts';
import { positionAt, type Solution, slopeAt } from './likelihood.ts';
import type { ModelProblem } from './model-problems.ts';

export type Harman = {
  /** The first unrotated component's share of all variance. */
  readonly firstShare: number;
  /** How many components have an eigenvalue above 1. */
  readonly aboveOne: number;
  readonly eigenvalues: readonly number[];
};

export type MethodFactor = {
  readonly intended: FitMeasures;
  /** Mean size of the standardised loadings on the factors. */
  readonly meanLoading: number;
  /** Null where the likelihood only falls as the method gets a variance: the items hold no common method. */
  readonly method: {
    readonly fit: FitMeasures;
    /** What the method factor gains over the factors alone. */
    readonly change: ChiSquaredTest & { readonly cfi: number };
    /** In units of the items squared, a unit of weight. */
    readonly variance: Estimate;
    /** The mean over items of the share of variance that is the method's. */
    readonly share: number;
    readonly shareInterval: readonly [number, number];
    /** Mean size of the standardised loadings on the factors beside it. */
    readonly meanLoading: number;
    readonly problems: readonly ModelProblem[];
  } | null;
};

/**
 * Harman's single-factor check: how much of all variance the first unrotated component of the items takes.
 *
 * Shapes: moments of p items. Errors: none. It finds only the grossest bias, and none of it proves that there is none.
 * Source: Podsakoff, MacKenzie, Lee & Podsakoff (2003), J. Applied Psychol. 88:879–903, p. 889.
 */
export function harmanCheck({ crossProducts }: Moments): Harman {
  const deviation = crossProducts.map((row, i) => Math.sqrt(row[i]!));
  const { values } = symmetricEigen(
    crossProducts.map((row, i) =>
      row.map((value, j) => (i === j ? 1 : value / (deviation[i]! * deviation[j]!))),
    ),
  );
  return {
    firstShare: values[0]! / values.length,
    aboveOne: values.filter((value) => value > 1).length,
    eigenvalues: values,
  };
}

/**
 * The latent method factor: beside the factors, one that is apart from them and moves every item alike. How much better
 * the model then fits, and how much of the items' variance is the method's.
 *
 * Shapes: `weights` says how much the method moves each item (1 each, or in proportion to the answer scales' lengths).
 * Assumptions: those of `confirmFactors`; one method that all items have alike, apart from what they measure.
 * Errors: those of `confirmFactors`; 'not-identified' where items load so evenly that a method cannot be told from
 * correlated factors.
 * Source: Podsakoff et al. (2003), fig. 3 and table 5, method 7 (the single-common-method-factor approach), with
 * loadings held equal so that it is identified.
 */
export function methodFactorCheck(
  moments: Moments,
  structure: FactorStructure,
  weights: readonly number[] = moments.means.map(() => 1),
): MethodFactor {
  const sample = sampleOf(moments);
  const choleskys = requirePositiveDefinite([sample]);
  const plain = factorModelOf(structure, [sample]);
  const solution = fitByScoring(plain, [sample]);
  const intended = describeSolution(plain, sample, choleskys, solution);
  const method = structure.factors.length;
  const base = { intended: intended.fit, meanLoading: meanLoading(intended, method) };

  const model = factorModelOf({ ...structure, methodWeights: weights }, [sample]);
  const start = withoutMethod(model, plain, solution.position.parameters);
  const position = positionAt(model, [sample], start.parameters)!;
  // A variance cannot be below 0: where the likelihood falls from there, 0 is its place.
  if (!(slopeAt(model, [sample], position).score[start.variance]! > 0)) return { ...base, method: null };
  const solved = bestWithMethod(model, sample, start);
  const found = describeSolution(model, sample, choleskys, solved);
  const variance = found.factorCovariances.find(({ a, b }) => a === method && b === method)!;
  const relative =
    weights.reduce((sum, weight, item) => sum + weight ** 2 / found.variances[item]!, 0) / weights.length;
  const shareOf = (value: number) => Math.min(1, Math.max(0, value * relative));
  const [low, high] = variance.confidenceInterval;
  return {
    ...base,
    method: {
      fit: found.fit,
      change: {
        ...testOf(Math.max(0, intended.fit.chiSquared - found.fit.chiSquared), 1),
        cfi: found.fit.cfi - intended.fit.cfi,
      },
      variance,
      share: shareOf(variance.estimate),
      shareInterval: [shareOf(low), shareOf(high)],
      meanLoading: meanLoading(found, method),
      problems: found.problems,
    },
  };
}

/** From the usual start, or from the solution without a method, whichever leads to a method with a variance. */
function bestWithMethod(model: FactorModel, sample: Sample, without: WithoutMethod): Solution {
  try {
    const solution = fitByScoring(model, [sample]);
    if (solution.position.parameters[without.variance]! > 0) return solution;
  } catch (error) {
    if (!(error instanceof StatisticsError)) throw error;
  }
  return fitByScoring(model, [sample], without.parameters);
}

type WithoutMethod = { readonly parameters: Float64Array; readonly variance: number };

/** The solution without a method factor as a place in the model with one, and which parameter the method's variance is. */
function withoutMethod(model: FactorModel, plain: FactorModel, solution: Float64Array): WithoutMethod {
  const nameOf = ({ place, row, column }: FactorModel['cells'][number]) => `${place} ${row} ${column}`;
  const places = new Map(plain.cells.map((cell) => [nameOf(cell), cell.parameter]));
  const parameters = new Float64Array(model.parameters);
  let variance = 0;
  for (const cell of model.cells) {
    if (cell.parameter === null) continue;
    const place = places.get(nameOf(cell));
    if (place == null) variance = cell.parameter;
    else parameters[cell.parameter] = solution[place]!;
  }
  return { parameters, variance };
}

function meanLoading({ loadings }: ConfirmatoryFactors, method: number): number {
  const sizes = loadings.flatMap(({ factor, standardised }) =>
    factor < method && standardised ? [Math.abs(standardised.estimate)] : [],
  );
  return sizes.reduce((sum, size) => sum + size, 0) / sizes.length;
}
