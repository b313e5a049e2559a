import { StatisticsError } from '../statistics-error.ts';
import { choleskyOf, type Rows } from './cholesky.ts';
import type { Cell, FactorModel, Place, Sample } from './factor-model.ts';
import { totalOf } from './likelihood.ts';
import { roughSolution } from './rough-solution.ts';

/** Which items are taken to measure what. Items are named by their place, from 0. */
export type FactorStructure = {
  readonly factors: readonly (readonly number[])[];
  /** Whether factors may correlate; they may if not said. */
  readonly areCorrelated?: boolean;
  /** Pairs of items whose residuals may correlate. */
  readonly residualCovariances?: readonly (readonly [number, number])[];
  /** A factor's unit: its own standard deviation ('factor', if not said) or that of its first item ('marker'). */
  readonly scaling?: 'factor' | 'marker';
  /** A further factor, apart from the others, that moves every item by these amounts a standard deviation. */
  readonly methodWeights?: readonly number[];
};

/** What is held equal over groups. */
export type Equalities = {
  readonly loadings: boolean;
  readonly intercepts: boolean;
  readonly residuals: boolean;
};

const nothingEqual: Equalities = { loadings: false, intercepts: false, residuals: false };

type KeyedCell = Omit<Cell, 'parameter'> & { readonly key: string | null };

/**
 * The factor model of a structure in one or more groups. With several groups means are modelled: the first group's
 * factors have mean 0 and variance 1 (with 'factor' scaling), and where loadings or intercepts are held equal the
 * others' variances or means are free.
 *
 * A factor's only item is taken to measure it without error, as it cannot tell its error from the rest.
 * Errors: 'invalid-argument' for a structure that leaves an item out or names one that is not there;
 * 'not-identified' for more parameters than covariances (and means).
 */
export function factorModelOf(
  structure: FactorStructure,
  samples: readonly Sample[],
  equal: Equalities = nothingEqual,
): FactorModel {
  const items = samples[0]!.means.length;
  requireStructure(structure, items);
  const hasMeans = samples.length > 1;
  const rough = roughSolution(pooled(samples), structure.factors);
  const keyed = samples.flatMap((sample, group) => [
    ...loadingCells(structure, rough.loadings, group, equal),
    ...factorCells(structure, rough, group, equal),
    ...residualCells(structure, rough.residuals, group, equal),
    ...(hasMeans ? meanCells(structure, samples, sample, group, equal) : []),
  ]);
  // Those that groups share come last, so that the information is empty between the groups.
  const keys = [...new Set(keyed.map(({ key }) => key).filter((key) => key !== null))];
  const ordered = [
    ...keys.filter((key) => !key.startsWith('shared')),
    ...keys.filter((key) => key.startsWith('shared')),
  ];
  const places = new Map(ordered.map((key, index) => [key, index]));
  const cells = keyed.map(({ key, ...cell }) => ({
    ...cell,
    parameter: key === null ? null : places.get(key)!,
  }));
  const factors = structure.factors.length + (structure.methodWeights ? 1 : 0);
  const model = { items, factors, groups: samples.length, parameters: ordered.length, cells, hasMeans };
  if (degreesOfFreedomOf(model) < 0) {
    throw new StatisticsError(
      'not-identified',
      `${model.parameters} parameters cannot be told from the covariances of ${items} items`,
    );
  }
  return model;
}

export function degreesOfFreedomOf({ items, groups, hasMeans, parameters }: FactorModel): number {
  return groups * ((items * (items + 1)) / 2 + (hasMeans ? items : 0)) - parameters;
}

function keyOf(isShared: boolean, group: number, ...parts: (string | number)[]): string {
  return [isShared ? 'shared' : `group ${group}`, ...parts].join(' ');
}

function cell(
  place: Place,
  group: number,
  row: number,
  column: number,
  key: string | null,
  value: number,
): KeyedCell {
  return { place, group, row, column, key, value };
}

function loadingCells(
  { factors, scaling, methodWeights }: FactorStructure,
  loadings: readonly (readonly number[])[],
  group: number,
  equal: Equalities,
): KeyedCell[] {
  const substantive = factors.flatMap((items, factor) =>
    items.map((item, place) => {
      if (scaling === 'marker' && place === 0) return cell('loading', group, item, factor, null, 1);
      const unit = scaling === 'marker' ? loadings[factor]![0]! : 1;
      const key = keyOf(equal.loadings, group, 'loading', item, factor);
      return cell('loading', group, item, factor, key, loadings[factor]![place]! / unit);
    }),
  );
  const method = (methodWeights ?? []).map((weight, item) =>
    cell('loading', group, item, factors.length, null, weight),
  );
  return [...substantive, ...method];
}

function factorCells(
  { factors, areCorrelated = true, scaling, methodWeights }: FactorStructure,
  rough: { loadings: readonly (readonly number[])[]; factorCorrelations: readonly (readonly number[])[] },
  group: number,
  equal: Equalities,
): KeyedCell[] {
  const unit = (factor: number) => (scaling === 'marker' ? Math.abs(rough.loadings[factor]![0]!) : 1);
  const isFree = scaling === 'marker' || (group > 0 && equal.loadings);
  const cells = factors.flatMap((_, a) =>
    factors.slice(0, a + 1).flatMap((_, b) => {
      const start = rough.factorCorrelations[a]![b]! * unit(a) * unit(b);
      if (a !== b && !areCorrelated) return [];
      const key = a !== b || isFree ? keyOf(false, group, 'factor', a, b) : null;
      return [cell('factorCovariance', group, a, b, key, start)];
    }),
  );
  // As a variance rather than a loading: a loading of 0 is a place where the search would stand still.
  const method = methodWeights
    ? [cell('factorCovariance', group, factors.length, factors.length, keyOf(false, group, 'method'), 0.05)]
    : [];
  return [...cells, ...method];
}

function residualCells(
  { factors, residualCovariances = [] }: FactorStructure,
  residuals: readonly number[],
  group: number,
  equal: Equalities,
): KeyedCell[] {
  const withoutError = new Set(factors.flatMap((items) => (items.length === 1 ? items : [])));
  const own = residuals.map((value, item) =>
    withoutError.has(item)
      ? cell('residual', group, item, item, null, 0)
      : cell('residual', group, item, item, keyOf(equal.residuals, group, 'residual', item, item), value),
  );
  const shared = residualCovariances.map(([a, b]) => {
    const [row, column] = [Math.max(a, b), Math.min(a, b)];
    return cell('residual', group, row, column, keyOf(false, group, 'residual', row, column), 0);
  });
  return [...own, ...shared];
}

function meanCells(
  { factors }: FactorStructure,
  samples: readonly Sample[],
  sample: Sample,
  group: number,
  equal: Equalities,
): KeyedCell[] {
  const total = totalOf(samples);
  const intercepts = sample.means.map((mean, item) => {
    const start = equal.intercepts
      ? samples.reduce((sum, each) => sum + (each.n / total) * each.means[item]!, 0)
      : mean;
    return cell('intercept', group, item, 0, keyOf(equal.intercepts, group, 'intercept', item), start);
  });
  const means = factors.flatMap((_, factor) =>
    group > 0 && equal.intercepts
      ? [cell('factorMean', group, factor, 0, keyOf(false, group, 'mean', factor), 0)]
      : [],
  );
  return [...intercepts, ...means];
}

function pooled(samples: readonly Sample[]): Rows {
  const total = totalOf(samples);
  return samples[0]!.covariances.map((row, i) =>
    row.map((_, j) =>
      samples.reduce((sum, { n, covariances }) => sum + (n / total) * covariances[i]![j]!, 0),
    ),
  );
}

function requireStructure(structure: FactorStructure, items: number): void {
  const { factors, residualCovariances = [], methodWeights } = structure;
  const refuse = (message: string) => {
    throw new StatisticsError('invalid-argument', message);
  };
  const named = new Set(factors.flat());
  if (factors.length === 0 || factors.some((of) => of.length === 0)) refuse('a factor needs an item');
  if (factors.some((of) => new Set(of).size !== of.length)) refuse('an item is twice in one factor');
  for (const item of [...named, ...residualCovariances.flat()]) {
    if (!(Number.isInteger(item) && item >= 0 && item < items)) refuse(`there is no item ${item}`);
  }
  if (named.size !== items) refuse('every item must belong to a factor');
  if (residualCovariances.some(([a, b]) => a === b)) refuse('a residual covariance is between two items');
  const pairs = new Set(residualCovariances.map(([a, b]) => `${Math.min(a, b)} ${Math.max(a, b)}`));
  if (pairs.size !== residualCovariances.length) refuse('a residual covariance is named twice');
  if (methodWeights && methodWeights.length !== items) refuse('a method weight is needed for every item');
}

/** Refuses covariances that are not positive definite: an item that others add up to, or too few answers. */
export function requirePositiveDefinite(samples: readonly Sample[]): Rows[] {
  return samples.map(({ n, covariances }) => {
    const items = covariances.length;
    if (covariances.some((row, i) => !(row[i]! > 0))) {
      throw new StatisticsError('zero-variance', 'an item does not vary');
    }
    if (n <= items) {
      throw new StatisticsError('too-few-cases', `${n} complete answers are too few for ${items} items`);
    }
    const lower = choleskyOf(covariances, leastShare);
    if (lower === null) throw new StatisticsError('collinear', 'an item is given by the others');
    return lower;
  });
}

/** The tolerance 1 − R² under which an item counts as given by the others. */
const leastShare = 1e-10;
