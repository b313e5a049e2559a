import type { Moments } from '../moments.ts';
import { StatisticsError } from '../statistics-error.ts';
import { choleskyOf, type Rows } from './cholesky.ts';
import { sampleOf } from './confirm-factors.ts';
import { type Estimate, estimateOf, varianceFromInformation } from './estimates.ts';
import { type FactorModel, type Sample, startOf } from './factor-model.ts';
import {
  type Equalities,
  type FactorStructure,
  factorModelOf,
  requirePositiveDefinite,
} from './factor-structure.ts';
import { fitByScoring } from './fit-by-scoring.ts';
import { type ChiSquaredTest, type FitMeasures, fitMeasures, testOf } from './fit-measures.ts';
import { freeingIn } from './freeing.ts';
import { type Position, positionAt } from './likelihood.ts';
import { type ModelProblem, problemsOf } from './model-problems.ts';

export type InvarianceLevel = 'configural' | 'metric' | 'scalar' | 'strict';

/** An element that a group would have otherwise if it were let. */
export type UnequalElement = {
  readonly kind: 'loading' | 'intercept' | 'residual';
  readonly group: number;
  readonly item: number;
  /** How much χ² would fall, about, if it were free in this group. */
  readonly index: number;
  /** How much higher it would be there, about, in units of the items (residuals: squared). */
  readonly expectedChange: number;
};

export type InvarianceStep = {
  readonly level: InvarianceLevel;
  readonly fit: FitMeasures;
  /** Against the level before. */
  readonly change:
    | (ChiSquaredTest & { readonly cfi: number; readonly rmsea: number | null; readonly srmr: number })
    | null;
  readonly problems: readonly ModelProblem[];
  /** Of what this level newly holds equal, what resists most; largest first. */
  readonly unequal: readonly UnequalElement[];
};

/** A factor's mean in a group, in the first group's standard deviations above the first group's mean. */
export type FactorMean = Estimate & { readonly group: number; readonly factor: number };

export type MeasurementInvariance = {
  readonly n: number;
  readonly groups: readonly number[];
  readonly levels: readonly InvarianceStep[];
  /** Of the scalar level; empty where that was not reached. */
  readonly factorMeans: readonly FactorMean[];
  /** The level that could not be estimated, and so ended the row. */
  readonly stoppedAt: { readonly level: InvarianceLevel; readonly code: StatisticsError['code'] } | null;
};

const equalities: Record<InvarianceLevel, Equalities> = {
  configural: { loadings: false, intercepts: false, residuals: false },
  metric: { loadings: true, intercepts: false, residuals: false },
  scalar: { loadings: true, intercepts: true, residuals: false },
  strict: { loadings: true, intercepts: true, residuals: true },
};

const newlyEqual = { metric: 'loading', scalar: 'intercept', strict: 'residual' } as const;

/**
 * Whether items measure the same in several groups: the same factor model with nothing held equal (configural), equal
 * loadings (metric), also equal intercepts (scalar) and also equal residual variances (strict), by maximum likelihood.
 *
 * Shapes: the moments of each group, over the same items; the first group is the one others are measured against.
 * Assumptions: those of `confirmFactors`, within each group.
 * Errors: 'too-few-groups' under two groups; those of `confirmFactors` where not even the configural level can be
 * estimated; a later level that cannot ends the row (`stoppedAt`).
 * Source: Meredith (1993), Psychometrika 58:525–543; Jöreskog (1971), Psychometrika 36:409–426. Agrees with lavaan's
 * cfa(group.equal = …, std.lv = TRUE).
 *
 * @example
 * measurementInvariance([women, men], { factors: [[0, 1, 2, 3]] }, ['configural', 'metric', 'scalar']);
 */
export function measurementInvariance(
  groups: readonly Moments[],
  structure: FactorStructure,
  levels: readonly InvarianceLevel[] = ['configural', 'metric', 'scalar', 'strict'],
): MeasurementInvariance {
  if (groups.length < 2) throw new StatisticsError('too-few-groups', 'measuring alike takes two groups');
  const samples = groups.map(sampleOf);
  const choleskys = requirePositiveDefinite(samples);
  const steps: InvarianceStep[] = [];
  let factorMeans: FactorMean[] = [];
  let stoppedAt: MeasurementInvariance['stoppedAt'] = null;
  for (const level of levels) {
    try {
      const { model, position, information } = fitLevel(structure, samples, level);
      const fit = fitMeasures(model, samples, choleskys, position);
      steps.push({
        level,
        fit,
        change: changeOf(steps.at(-1)?.fit, fit),
        problems: problemsOf(position),
        unequal: information ? unequalElements(model, samples, position, information, level) : [],
      });
      if (level === 'scalar') factorMeans = factorMeansOf(model, samples, position, information!);
    } catch (error) {
      if (!(error instanceof StatisticsError) || steps.length === 0) throw error;
      stoppedAt = { level, code: error.code };
      break;
    }
  }
  return { n: steps[0]!.fit.n, groups: samples.map(({ n }) => n), levels: steps, factorMeans, stoppedAt };
}

type Fitted = { readonly model: FactorModel; readonly position: Position; readonly information: Rows | null };

function fitLevel(structure: FactorStructure, samples: readonly Sample[], level: InvarianceLevel): Fitted {
  const model = factorModelOf(structure, samples, equalities[level]);
  if (level === 'configural') {
    return { model, position: fitApart(model, structure, samples), information: null };
  }
  const { position, slope } = fitByScoring(model, samples);
  return { model, position, information: choleskyOf(slope.information) };
}

/** With nothing held equal, groups are fitted one by one, and means fit exactly. */
function fitApart(model: FactorModel, structure: FactorStructure, samples: readonly Sample[]): Position {
  const parameters = startOf(model);
  for (const [group, sample] of samples.entries()) {
    const own = factorModelOf(structure, [sample]);
    const solution = fitByScoring(own, [sample]).position.parameters;
    const places = new Map(
      own.cells.map((cell) => [`${cell.place} ${cell.row} ${cell.column}`, cell.parameter]),
    );
    for (const cell of model.cells) {
      if (cell.group !== group || cell.parameter === null) continue;
      const place = places.get(`${cell.place} ${cell.row} ${cell.column}`);
      parameters[cell.parameter] = place == null ? sample.means[cell.row]! : solution[place]!;
    }
  }
  return positionAt(model, samples, parameters)!;
}

function changeOf(before: FitMeasures | undefined, after: FitMeasures): InvarianceStep['change'] {
  if (!before) return null;
  const test = testOf(
    Math.max(0, after.chiSquared - before.chiSquared),
    after.degreesOfFreedom - before.degreesOfFreedom,
  );
  return {
    ...test,
    cfi: after.cfi - before.cfi,
    rmsea: after.rmsea && before.rmsea ? after.rmsea.value - before.rmsea.value : null,
    srmr: after.srmr - before.srmr,
  };
}

function unequalElements(
  model: FactorModel,
  samples: readonly Sample[],
  position: Position,
  information: Rows,
  level: InvarianceLevel,
): UnequalElement[] {
  if (level === 'configural') return [];
  const kind = newlyEqual[level];
  return samples
    .flatMap((_, group) => {
      const freeing = freeingIn(model, samples, position, information, group);
      return model.cells.flatMap((cell) => {
        const isHeld = cell.place === kind && cell.group === group && cell.parameter !== null;
        if (!isHeld || (kind === 'residual' && cell.row !== cell.column)) return [];
        const freed = freeing(cell);
        return freed ? [{ kind, group, item: cell.row, ...freed }] : [];
      });
    })
    .sort((a, b) => b.index - a.index);
}

function factorMeansOf(
  model: FactorModel,
  samples: readonly Sample[],
  position: Position,
  information: Rows,
): FactorMean[] {
  const varianceOf = varianceFromInformation(
    information,
    samples.reduce((sum, { n }) => sum + n, 0),
  );
  return model.cells.flatMap(({ place, group, row: factor, parameter }) => {
    if (place !== 'factorMean' || parameter === null) return [];
    const derivatives = new Float64Array(model.parameters);
    derivatives[parameter] = 1;
    return [
      { group, factor, ...estimateOf(position.parameters[parameter]!, Math.sqrt(varianceOf(derivatives))) },
    ];
  });
}
