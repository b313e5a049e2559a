import { type Released, releaseFigure } from '#modules/privacy/index.ts';
import type { OptionsOf } from '#modules/studies/index.ts';
import {
  chiSquaredUpperTail,
  correlationMatrix,
  exploreFactors,
  minimumAveragePartial,
  mostFactors,
  parallelAnalysis,
  samplingAdequacy,
  sphericity,
} from '#statistics';
import { numbersOf } from '../data-files/data-file.ts';
import { smallestOfTwo } from '../data-files/groups.ts';
import { type PlanContext, provenanceOf } from '../plan/plan-context.ts';
import { tryStatistic } from '../plan/refusal.ts';
import type { FactorAnalysisResult } from '../schema.ts';

type Options = OptionsOf<'explore'>;
type Question = { readonly id: string; readonly scale: string | null; readonly answers: Float64Array };

/** Factors among questions, on the respondents that answered all of them. */
export function runExplore(options: Options, context: PlanContext): Released<FactorAnalysisResult> {
  const result = explored(options, context);
  const answers = questionsOf(options, context).map((question) => question.answers);
  return releaseFigure(
    result,
    Math.min(result.n ?? 0, smallestOfTwo(answers)),
    context.policy,
    withheldAnalysis,
  );
}

function explored(options: Options, context: PlanContext): FactorAnalysisResult {
  const questions = questionsOf(options, context);
  const method = options.method ?? 'minres';
  const rotation = options.rotation ?? 'oblimin';
  const kind = options.correlations ?? 'pearson';
  const complete = completeRows(questions);
  const base = {
    ...provenanceOf(context),
    ...nothing,
    items: questions.map(({ id }) => id),
    n: complete.length,
    method,
    rotation,
    correlations: kind,
    chosenBy: typeof options.factors === 'number' ? ('plan' as const) : ('parallel' as const),
  };
  const constant = questions
    .filter(({ answers }) => complete.every((row) => answers[row] === answers[complete[0]!]))
    .map(({ id }) => id);
  if (questions.length < 3) return { ...base, refused: 'too-few-items' };
  if (complete.length <= questions.length) return { ...base, refused: 'too-few-cases' };
  if (constant.length > 0) return { ...base, constant, refused: 'zero-variance' };

  const attempt = tryStatistic(() => {
    const matrix = correlationMatrix(
      questions.map(({ answers }) => answers),
      kind,
    );
    const { n, correlations, isSmoothed } = matrix;
    // A smoothed matrix is all but singular: what rests on its inverse says nothing.
    const adequacy = isSmoothed ? null : samplingAdequacy(correlations);
    const bartlett = isSmoothed ? null : sphericity(correlations, n);
    const parallel = parallelAnalysis(correlations, n, {
      seed: options.seed ?? 1,
      replications: questions.length > fewForManyReplications ? 200 : 500,
    });
    const most = method === 'components' ? questions.length - 1 : mostFactors(questions.length);
    const factors =
      typeof options.factors === 'number' ? options.factors : Math.max(1, Math.min(most, parallel.factors));
    const found =
      factors > most
        ? null
        : exploreFactors(matrix, { factors, method, rotation: factors > 1 ? rotation : 'none' });
    return { matrix, adequacy, bartlett, parallel, factors, found };
  });
  if ('refused' in attempt) return { ...base, refused: attempt.refused };
  const { matrix, adequacy, bartlett, parallel, factors, found } = attempt.value;
  // Likelihood rests on the inverse of the correlations, too.
  if (matrix.isSmoothed && method === 'ml') return { ...base, factors, refused: 'not-positive-definite' };
  if (found === null) return { ...base, factors, refused: 'too-many-factors' };
  const { eigenvalues, ...chance } = parallel;
  return {
    ...base,
    factors,
    eigenvalues: [...eigenvalues],
    parallel: { ...chance, chance: [...chance.chance], chanceMean: [...chance.chanceMean] },
    map: minimumAveragePartial(matrix.correlations).components,
    kmo: adequacy?.overall ?? null,
    bartlett: bartlett && {
      chiSquared: bartlett.chiSquared,
      df: bartlett.degreesOfFreedom,
      p: chiSquaredUpperTail(bartlett.chiSquared, bartlett.degreesOfFreedom),
    },
    loadings: questions.map(({ id, scale }, i) => ({
      item: id,
      scale,
      loadings: [...found.loadings[i]!],
      structure: [...found.structure[i]!],
      communality: found.communalities[i]!,
      kmo: adequacy?.items[i] ?? null,
    })),
    factorCorrelations: found.factorCorrelations.map((row) => [...row]),
    explained: found.explained.map((one) => ({ ...one })),
    fit:
      !matrix.isSmoothed && found.fit
        ? {
            chiSquared: found.fit.chiSquared,
            df: found.fit.degreesOfFreedom,
            p: found.fit.pValue,
            rmsea: found.fit.rmsea,
            rmseaCi: found.fit.rmseaInterval,
            tli: found.fit.tli,
          }
        : null,
    rmsr: found.rootMeanSquareResidual,
    heywood: found.heywood.map((i) => questions[i]!.id),
    isSmoothed: matrix.isSmoothed,
  };
}

/** Above this, half a second is spent on chance as it is. */
const fewForManyReplications = 30;

const nothing = {
  n: null,
  factors: null,
  kmo: null,
  bartlett: null,
  eigenvalues: [],
  parallel: null,
  map: null,
  loadings: [],
  factorCorrelations: [],
  explained: [],
  fit: null,
  rmsr: null,
  heywood: [],
  isSmoothed: false,
  constant: [],
};

function withheldAnalysis(result: FactorAnalysisResult, reason: string): FactorAnalysisResult {
  const { refused: _, ...rest } = result;
  return { ...rest, ...nothing, withheld: reason };
}

/** The questions as the scales turn them, each once; or those named, as they were answered. */
function questionsOf({ items, scales }: Options, { dataFile }: PlanContext): Question[] {
  const inScales = [...dataFile.scaleItems].flatMap(([scale, parts]) =>
    parts.map(({ id, answers }) => ({ id, scale, answers })),
  );
  if (items) {
    return items.map((id) => ({
      id,
      scale: inScales.find((question) => question.id === id)?.scale ?? null,
      answers: numbersOf(dataFile, id),
    }));
  }
  const wanted = inScales.filter(({ scale }) => scales === 'all' || scales?.includes(scale));
  return wanted.filter(({ id }, index) => wanted.findIndex((other) => other.id === id) === index);
}

function completeRows(questions: readonly Question[]): number[] {
  const rows: number[] = [];
  const length = questions[0]?.answers.length ?? 0;
  for (let row = 0; row < length; row++) {
    if (questions.every(({ answers }) => !Number.isNaN(answers[row]))) rows.push(row);
  }
  return rows;
}
