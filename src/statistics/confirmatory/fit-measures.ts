import { findRoot } from '../distributions/find-root.ts';
import {
  chiSquaredUpperTail,
  noncentralChiSquaredCdf,
  noncentralChiSquaredUpperTail,
  normalQuantile,
} from '../distributions/index.ts';
import { logDeterminant, type Rows } from './cholesky.ts';
import type { FactorModel, Sample } from './factor-model.ts';
import { degreesOfFreedomOf } from './factor-structure.ts';
import { type Position, totalOf } from './likelihood.ts';

export type ChiSquaredTest = {
  readonly chiSquared: number;
  readonly degreesOfFreedom: number;
  /** Null without degrees of freedom: such a model fits whatever the data. */
  readonly pValue: number | null;
};

export type RootMeanSquareError = {
  readonly value: number;
  /** 90 %, as is the custom for this measure. */
  readonly confidenceInterval: readonly [number, number];
  /** Of the value being at most .05. */
  readonly closeFitP: number;
};

export type FitMeasures = ChiSquaredTest & {
  readonly n: number;
  readonly parameters: number;
  /** The model in which no two items have anything in common. */
  readonly baseline: ChiSquaredTest;
  /** Bentler's comparative fit index. */
  readonly cfi: number;
  /** The Tucker-Lewis index. */
  readonly tli: number;
  /** Null without degrees of freedom. */
  readonly rmsea: RootMeanSquareError | null;
  /** Standardised root mean square residual, means included where they are modelled. */
  readonly srmr: number;
  readonly logLikelihood: number;
  readonly aic: number;
  readonly bic: number;
};

/**
 * How well a model fits.
 *
 * χ² is N times the discrepancy (covariances divided by n, as lavaan's default), tested against any covariances at all.
 * Source: CFI, Bentler (1990), Psychol. Bull. 107:238–246; TLI, Tucker & Lewis (1973), Psychometrika 38:1–10;
 * RMSEA, Steiger & Lind (1980), its interval and the test of close fit Browne & Cudeck (1993), and over groups
 * Steiger (1998), Struct. Equ. Modeling 5:411–419; SRMR, Bentler (1995), EQS Manual. Agrees with lavaan.
 */
export function fitMeasures(
  model: FactorModel,
  samples: readonly Sample[],
  choleskys: readonly Rows[],
  position: Position,
): FitMeasures {
  const n = totalOf(samples);
  const { items, groups, parameters } = model;
  const over = (of: (sample: Sample, group: number) => number) =>
    samples.reduce((sum, sample, group) => sum + (sample.n / n) * of(sample, group), 0);
  const saturated = over((_, group) => logDeterminant(choleskys[group]!)) + items;
  const apart =
    over(({ covariances }) => covariances.reduce((sum, row, i) => sum + Math.log(row[i]!), 0)) + items;
  const test = testOf(Math.max(0, n * (position.discrepancy - saturated)), degreesOfFreedomOf(model));
  const baseline = testOf(Math.max(0, n * (apart - saturated)), (groups * items * (items - 1)) / 2);
  const logLikelihood = (-n / 2) * (items * Math.log(2 * Math.PI) + position.discrepancy);
  return {
    ...test,
    n,
    parameters,
    baseline,
    ...comparativeFit(test, baseline),
    rmsea: rootMeanSquareError(test, n, groups),
    srmr: over((sample, group) => residualOf(model, sample, position, group)),
    logLikelihood,
    aic: 2 * parameters - 2 * logLikelihood,
    bic: parameters * Math.log(n) - 2 * logLikelihood,
  };
}

export function testOf(chiSquared: number, degreesOfFreedom: number): ChiSquaredTest {
  const pValue = degreesOfFreedom === 0 ? null : chiSquaredUpperTail(chiSquared, degreesOfFreedom);
  return { chiSquared, degreesOfFreedom, pValue };
}

/** CFI and TLI; `scale` and `baselineScale` are what robust versions take for the expected χ² a degree of freedom. */
export function comparativeFit(
  test: ChiSquaredTest,
  baseline: ChiSquaredTest,
  scale = 1,
  baselineScale = 1,
): { cfi: number; tli: number } {
  const excess = test.chiSquared - scale * test.degreesOfFreedom;
  const baselineExcess = baseline.chiSquared - baselineScale * baseline.degreesOfFreedom;
  const largest = Math.max(excess, baselineExcess, 0);
  const cfi = largest === 0 ? 1 : 1 - Math.max(excess, 0) / largest;
  if (test.degreesOfFreedom === 0 || baselineExcess === 0) return { cfi, tli: 1 };
  const tli = 1 - (excess * baseline.degreesOfFreedom) / (baselineExcess * test.degreesOfFreedom);
  return { cfi, tli };
}

/** `scale` multiplies the error, as the robust versions want. */
export function rootMeanSquareError(
  { chiSquared, degreesOfFreedom }: ChiSquaredTest,
  n: number,
  groups: number,
  scale = 1,
): RootMeanSquareError | null {
  if (degreesOfFreedom === 0) return null;
  const error = (noncentrality: number) =>
    Math.sqrt((scale * Math.max(0, noncentrality) * groups) / (n * degreesOfFreedom));
  const lowest = noncentralityAt(chiSquared, degreesOfFreedom, 0.95);
  const highest = noncentralityAt(chiSquared, degreesOfFreedom, 0.05);
  return {
    value: error(chiSquared - degreesOfFreedom),
    confidenceInterval: [error(lowest), error(highest)],
    closeFitP: closeFit(chiSquared, degreesOfFreedom, (n * degreesOfFreedom * 0.05 ** 2) / (groups * scale)),
  };
}

/** A noncentrality beyond this is past what the sum of central tails can do, and so is any doubt. */
const largestNoncentrality = 9e5;

function closeFit(chiSquared: number, degreesOfFreedom: number, noncentrality: number): number {
  if (noncentrality > largestNoncentrality) return chiSquared > noncentrality + degreesOfFreedom ? 0 : 1;
  return noncentralChiSquaredUpperTail(chiSquared, degreesOfFreedom, noncentrality);
}

/** The noncentrality under which χ² has this probability below it; 0 where even none is too much. */
function noncentralityAt(chiSquared: number, degreesOfFreedom: number, probability: number): number {
  if (noncentralChiSquaredCdf(chiSquared, degreesOfFreedom, 0) <= probability) return 0;
  if (chiSquared > largestNoncentrality / 4)
    return normalNoncentrality(chiSquared, degreesOfFreedom, probability);
  const excess = (noncentrality: number) =>
    probability - noncentralChiSquaredCdf(chiSquared, degreesOfFreedom, Math.max(0, noncentrality));
  return Math.max(0, findRoot(excess, Math.max(0, chiSquared - degreesOfFreedom)));
}

/** For huge χ², whose noncentral distribution is normal with mean df + λ and variance 2df + 4λ. */
function normalNoncentrality(chiSquared: number, degreesOfFreedom: number, probability: number): number {
  const z = normalQuantile(probability);
  const excess = chiSquared - degreesOfFreedom;
  // (χ² − df − λ)² = z²(2df + 4λ), solved for λ.
  const shift = 2 * z * z;
  const root = Math.sqrt(Math.max(0, shift * (shift + 2 * excess + degreesOfFreedom)));
  return Math.max(0, excess + shift - Math.sign(z) * root);
}

/** Root mean square of what is left of correlations (and means, in standard deviations) of one group. */
function residualOf(
  { items, hasMeans }: FactorModel,
  sample: Sample,
  position: Position,
  group: number,
): number {
  const { implied, meanGap } = position.states[group]!;
  let sum = 0;
  for (let i = 0; i < items; i++) {
    const variance = sample.covariances[i]![i]!;
    if (hasMeans) sum += meanGap[i]! ** 2 / variance;
    for (let j = 0; j <= i; j++) {
      const gap = sample.covariances[i]![j]! - implied[i]![j]!;
      sum += gap ** 2 / (variance * sample.covariances[j]![j]!);
    }
  }
  return Math.sqrt(sum / ((items * (items + 1)) / 2 + (hasMeans ? items : 0)));
}
