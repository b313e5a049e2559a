import { inCanonicalOrder } from '../canonical-order.ts';
import { type Column, completeRows } from '../column.ts';
import { type Moments, momentsOf } from '../moments.ts';
import { choleskyOf, type Rows } from './cholesky.ts';
import { type Estimate, estimateOf, type VarianceOf, varianceFromInformation } from './estimates.ts';
import type { FactorModel, Sample } from './factor-model.ts';
import { type FactorStructure, factorModelOf, requirePositiveDefinite } from './factor-structure.ts';
import { fitByScoring } from './fit-by-scoring.ts';
import { type FitMeasures, fitMeasures } from './fit-measures.ts';
import type { Position, Solution } from './likelihood.ts';
import { type ModelProblem, problemsOf } from './model-problems.ts';
import { type ModificationIndex, modificationIndices } from './modification-indices.ts';
import { type RobustFit, robustFit } from './robust.ts';
import { type Derived, derivedElements, rescaled } from './standardised.ts';

export type Loading = Estimate & {
  readonly item: number;
  readonly factor: number;
  /** In standard deviations of factor and item; null where a factor's variance is estimated below 0. */
  readonly standardised: Estimate | null;
};

/** Between two factors, or a factor's variance where a = b; `correlation` is null of what has no variance above 0. */
export type FactorCovariance = Estimate & {
  readonly a: number;
  readonly b: number;
  readonly correlation: Estimate | null;
};

/** Of an item (a = b), or between two items; standardised: the share of the item's variance, or the correlation. */
export type ResidualCovariance = Estimate & {
  readonly a: number;
  readonly b: number;
  readonly standardised: Estimate | null;
};

export type ConfirmatoryFactors = {
  readonly n: number;
  readonly fit: FitMeasures;
  /** Null where it was not asked for, or for a model without degrees of freedom. */
  readonly robust: RobustFit | null;
  readonly loadings: readonly Loading[];
  readonly factorCovariances: readonly FactorCovariance[];
  readonly residuals: readonly ResidualCovariance[];
  /** Of each item: the share of its variance that the factors account for. */
  readonly rSquared: readonly number[];
  /** The items' variances as the model has them. */
  readonly variances: readonly number[];
  /** Largest first. */
  readonly modificationIndices: readonly ModificationIndex[];
  /** Signs that the solution should not be trusted as it stands. */
  readonly problems: readonly ModelProblem[];
};

/**
 * Confirmatory factor analysis by maximum likelihood: whether items measure what they are sorted under.
 *
 * Shapes: a column an item, rows where any is missing left out (listwise); factors as lists of item places. Units:
 * loadings in those of the items, standardised ones in standard deviations. `robust` gives Satorra-Bentler's χ² and
 * standard errors for answers that are not normal.
 * Assumptions: answers independent, items linear in the factors; χ², standard errors and intervals of the plain kind
 * take answers to be multivariate normal, which six steps are near enough to unless skewed.
 * Errors: 'zero-variance', 'collinear', 'too-few-cases' for covariances that are not positive definite;
 * 'not-identified', 'not-converged'; 'invalid-argument' for a structure that does not fit the items.
 * Source: Jöreskog (1969), Psychometrika 34:183–202; Bollen (1989), Structural Equations with Latent Variables, ch. 7.
 * Agrees with R's lavaan::cfa.
 *
 * @example
 * confirmFactors(columns, { factors: [[0, 1, 2], [3, 4, 5]] }).fit.cfi;
 */
export function confirmFactors(
  columns: readonly Column[],
  structure: FactorStructure,
  { robust = false }: { readonly robust?: boolean } = {},
): ConfirmatoryFactors {
  const rows = robust ? inCanonicalOrder(completeRows(columns)) : undefined;
  return confirmFactorsFromMoments(momentsOf(columns), structure, rows);
}

/** The same from moments; `rows` in canonical order where robust results are wanted. */
export function confirmFactorsFromMoments(
  moments: Moments,
  structure: FactorStructure,
  rows?: readonly Float64Array[],
): ConfirmatoryFactors {
  const sample = sampleOf(moments);
  const choleskys = requirePositiveDefinite([sample]);
  const model = factorModelOf(structure, [sample]);
  return describeSolution(model, sample, choleskys, fitByScoring(model, [sample]), rows);
}

/** All that is told of a model of one group at its maximum. `choleskys`: what `requirePositiveDefinite` gave. */
export function describeSolution(
  model: FactorModel,
  sample: Sample,
  choleskys: readonly Rows[],
  { position, slope }: Solution,
  rows?: readonly Float64Array[],
): ConfirmatoryFactors {
  const information = choleskyOf(slope.information)!;
  const fit = fitMeasures(model, [sample], choleskys, position);
  const robust = rows && robustFit(model, sample, rows, position, fit);
  const varianceOf = robust?.varianceOf ?? varianceFromInformation(information, sample.n);
  const { residuals } = position.states[0]!.matrices;
  const { implied } = position.states[0]!;
  return {
    n: sample.n,
    fit,
    robust: robust?.fit ?? null,
    ...estimatesOf(model, position, varianceOf),
    variances: implied.map((row, item) => row[item]!),
    rSquared: implied.map((row, item) => 1 - residuals[item]![item]! / row[item]!),
    modificationIndices: modificationIndices(model, sample, position, information),
    problems: problemsOf(position),
  };
}

export function sampleOf({ n, means, crossProducts }: Moments): Sample {
  return { n, means, covariances: crossProducts.map((row) => Float64Array.from(row, (value) => value / n)) };
}

function estimatesOf(
  model: FactorModel,
  position: Position,
  varianceOf: VarianceOf,
): Pick<ConfirmatoryFactors, 'loadings' | 'factorCovariances' | 'residuals'> {
  const elements = derivedElements(model, 0, position.states[0]!);
  const estimate = ({ value, derivatives }: Derived) =>
    estimateOf(value, Math.sqrt(Math.max(0, varianceOf(derivatives))));
  const orNull = (derived: Derived | null) => derived && estimate(derived);
  const at = (place: string) => model.cells.filter((cell) => cell.place === place);
  const variance = (factor: number) => elements.factorCovariance(factor, factor);
  const loadings = at('loading').map(({ row: item, column: factor }) => {
    const loading = elements.loading(item, factor);
    const standardised = rescaled(loading, [variance(factor)], [elements.impliedVariance(item)]);
    return { item, factor, ...estimate(loading), standardised: orNull(standardised) };
  });
  const factorCovariances = at('factorCovariance').map(({ row: a, column: b }) => {
    const covariance = elements.factorCovariance(a, b);
    const correlation = a === b ? null : rescaled(covariance, [], [variance(a), variance(b)]);
    return { a, b, ...estimate(covariance), correlation: orNull(correlation) };
  });
  const residuals = at('residual').map(({ row: a, column: b }) => {
    const residual = elements.residual(a, b);
    const spread =
      a === b
        ? [elements.impliedVariance(a), elements.impliedVariance(a)]
        : [elements.residual(a, a), elements.residual(b, b)];
    return { a, b, ...estimate(residual), standardised: orNull(rescaled(residual, [], spread)) };
  });
  return { loadings, factorCovariances, residuals };
}
