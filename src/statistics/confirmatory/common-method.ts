import type { Moments } from '../moments.ts';
import { symmetricEigen } from '../symmetric-eigen.ts';
import { type ConfirmatoryFactors, confirmFactorsFromMoments } from './confirm-factors.ts';
import type { Estimate } from './estimates.ts';
import type { FactorStructure } from './factor-structure.ts';
import { type ChiSquaredTest, type FitMeasures, testOf } from './fit-measures.ts';
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
  readonly withMethod: FitMeasures;
  /** What the method factor gains over the factors alone. */
  readonly change: ChiSquaredTest & { readonly cfi: number };
  /** In units of the items squared, a unit of weight; below 0 where the items hold no common method at all. */
  readonly variance: Estimate;
  /** The mean over items of the share of variance that is the method's; 0 where its variance is not above 0. */
  readonly share: number;
  readonly shareInterval: readonly [number, number];
  /** Mean size of the standardised loadings on the factors, without and with the method factor. */
  readonly meanLoading: { readonly intended: number; readonly withMethod: number };
  readonly problems: readonly ModelProblem[];
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
  const intended = confirmFactorsFromMoments(moments, structure);
  const withMethod = confirmFactorsFromMoments(moments, { ...structure, methodWeights: weights });
  const method = structure.factors.length;
  const variance = withMethod.factorCovariances.find(({ a, b }) => a === method && b === method)!;
  const relative =
    weights.reduce((sum, weight, item) => sum + weight ** 2 / withMethod.variances[item]!, 0) /
    weights.length;
  const shareOf = (value: number) => Math.min(1, Math.max(0, value * relative));
  const [low, high] = variance.confidenceInterval;
  return {
    intended: intended.fit,
    withMethod: withMethod.fit,
    change: {
      ...testOf(Math.max(0, intended.fit.chiSquared - withMethod.fit.chiSquared), 1),
      cfi: withMethod.fit.cfi - intended.fit.cfi,
    },
    variance,
    share: shareOf(variance.estimate),
    shareInterval: [shareOf(low), shareOf(high)],
    meanLoading: { intended: meanLoading(intended, method), withMethod: meanLoading(withMethod, method) },
    problems: withMethod.problems.filter(
      ({ code }) => code !== 'factors-not-distinct' || variance.estimate > 0,
    ),
  };
}

function meanLoading({ loadings }: ConfirmatoryFactors, method: number): number {
  const sizes = loadings.flatMap(({ factor, standardised }) =>
    factor < method && standardised ? [Math.abs(standardised.estimate)] : [],
  );
  return sizes.reduce((sum, size) => sum + size, 0) / sizes.length;
}
