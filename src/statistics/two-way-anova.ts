import { anovaEffectSize } from './anova-effect-size.ts';
import { fisherFUpperTail } from './distributions/index.ts';
import { StatisticsError } from './statistics-error.ts';
import type { CellGrid } from './two-way-cells.ts';
import { lastTermAndLackOfFit, type TwoWayDesign, type TwoWayTerm, twoWayDesign } from './two-way-design.ts';
import { type EstimatedMeans, estimatedMeans } from './two-way-estimates.ts';

export type TwoWayEffect = {
  readonly sumOfSquares: number;
  readonly degreesOfFreedom: number;
  readonly meanSquare: number;
  readonly F: number;
  readonly pValue: number;
  /** SS/(SS + residual SS): the effect's share of the variation that the other effects leave. */
  readonly partialEtaSquared: number;
  /** The same in the population, nearly without bias; 0 where F < 1. */
  readonly partialOmegaSquared: number;
  /** 95 % interval of the population's partial share; null where F is too large for one. */
  readonly confidenceInterval: readonly [number, number] | null;
};

export type SumsOfSquaresType = 'II' | 'III';

export type TwoWayAnova = {
  readonly n: number;
  readonly sumsOfSquares: SumsOfSquaresType;
  readonly effects: {
    readonly first: TwoWayEffect;
    readonly second: TwoWayEffect;
    /** Null where the model has none. */
    readonly interaction: TwoWayEffect | null;
  };
  readonly residual: {
    readonly sumOfSquares: number;
    readonly degreesOfFreedom: number;
    readonly meanSquare: number;
  };
  readonly estimates: EstimatedMeans;
  /** No two filled cells differ in n, and none is empty: then the types of sums of squares agree. */
  readonly isBalanced: boolean;
};

export type TwoWayOptions = {
  readonly sumsOfSquares?: SumsOfSquaresType;
  readonly interaction?: boolean;
};

/** Variation within cells below this share of the means' size is what rounding of the values makes. */
const ROUNDING = 2 ** -46;

/**
 * Analysis of variance of two crossed factors from each cell's n, mean and SD, balanced or not: it works on a published
 * table as well as on raw data (`summariseCells`).
 *
 * Type II tests each main effect beside the other, without their interaction; type III each beside all else, in
 * sum-to-zero contrasts, which tests the unweighted means. The interaction is the same in both, and so are main effects
 * where the model has none. F is against the residual variation of the whole model.
 *
 * Shapes: a grid of cells, two levels or more each way, null for an empty cell. Units: those of the outcome.
 * Assumptions: cases independent, normal within cells with equal variance.
 * Errors: 'too-few-groups' under two levels; 'empty-cell' when the model has an interaction and a cell nobody;
 * 'collinear' when empty cells leave main effects undetermined; 'too-few-cases' when no case is left for the residual;
 * 'zero-variance' when nobody differs within cells; 'invalid-argument' as `oneWayAnova`.
 * Source: Yates (1934), JASA 29:51–66; types II and III: Langsrud (2003), Statistics and Computing 13:163–167.
 * Method: Householder QR of the cells' means weighted by √n. Agrees with R's car::Anova(type = 2) and (type = 3).
 *
 * @example
 * const cell = (mean: number) => ({ n: 10, mean, standardDeviation: 1 });
 * twoWayAnova([[cell(1), cell(2)], [cell(2), cell(3)]]).effects.first.F; // 10
 */
export function twoWayAnova(cells: CellGrid, options: TwoWayOptions = {}): TwoWayAnova {
  const { sumsOfSquares = 'II', interaction = true } = options;
  const design = twoWayDesign(cells);
  const isComplete = design.filled.length === design.levels[0] * design.levels[1];
  if (interaction && !isComplete) {
    throw new StatisticsError('empty-cell', 'an interaction needs somebody in every cell');
  }
  const additive = ['first', 'second'] as const;
  const terms: readonly TwoWayTerm[] = interaction ? [...additive, 'interaction'] : additive;
  const whole = lastTermAndLackOfFit(design, terms);
  const residual = residualOf(design, interaction ? 0 : whole.lackOfFit, interaction);
  const effect = (order: readonly TwoWayTerm[]) => {
    const { last } = order === terms ? whole : lastTermAndLackOfFit(design, order);
    return testEffect(last, effectDf(design, order.at(-1)!), residual, design.n);
  };
  const others: readonly TwoWayTerm[] = interaction && sumsOfSquares === 'III' ? ['interaction'] : [];
  return {
    n: design.n,
    sumsOfSquares,
    effects: {
      first: effect(['second', ...others, 'first']),
      second: effect(['first', ...others, 'second']),
      interaction: interaction ? effect(terms) : null,
    },
    residual,
    estimates: estimatedMeans(design, terms, residual),
    isBalanced: isComplete && design.filled.every(({ cell }) => cell.n === design.filled[0]!.cell.n),
  };
}

function effectDf({ levels: [rows, columns] }: TwoWayDesign, term: TwoWayTerm): number {
  if (term === 'interaction') return (rows - 1) * (columns - 1);
  return (term === 'first' ? rows : columns) - 1;
}

function residualOf(design: TwoWayDesign, lackOfFit: number, interaction: boolean): TwoWayAnova['residual'] {
  const [rows, columns] = design.levels;
  const degreesOfFreedom = design.n - (interaction ? rows * columns : rows + columns - 1);
  if (degreesOfFreedom < 1) {
    throw new StatisticsError('too-few-cases', `${design.n} cases leave nothing to tell chance by`);
  }
  const sumOfSquares = design.withinCells + lackOfFit;
  const largest = design.filled.reduce((most, { cell }) => Math.max(most, Math.abs(cell.mean)), 0);
  if (sumOfSquares <= design.n * (largest * ROUNDING) ** 2) {
    throw new StatisticsError('zero-variance', 'nobody differs from the mean that the model gives them');
  }
  return { sumOfSquares, degreesOfFreedom, meanSquare: sumOfSquares / degreesOfFreedom };
}

function testEffect(
  sumOfSquares: number,
  degreesOfFreedom: number,
  residual: TwoWayAnova['residual'],
  n: number,
): TwoWayEffect {
  const meanSquare = sumOfSquares / degreesOfFreedom;
  const F = meanSquare / residual.meanSquare;
  const { etaSquared, omegaSquared, confidenceInterval } = anovaEffectSize(
    F,
    degreesOfFreedom,
    residual.degreesOfFreedom,
    n,
  );
  return {
    sumOfSquares,
    degreesOfFreedom,
    meanSquare,
    F,
    pValue: fisherFUpperTail(F, degreesOfFreedom, residual.degreesOfFreedom),
    partialEtaSquared: etaSquared,
    partialOmegaSquared: omegaSquared,
    confidenceInterval,
  };
}
