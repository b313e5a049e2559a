import type { z } from 'zod';
import { type Released, releaseFigure } from '#modules/privacy/index.ts';
import { namedPredictors } from '#modules/studies/index.ts';
import { isModelled, type regressOptions } from '#modules/studies/schema.ts';
import {
  anovaEffectSize,
  hierarchicalRegression,
  jointTests,
  type LinearRegression,
  linearRegression,
} from '#statistics';
import { numbersOf } from '../data-files/data-file.ts';
import { areTooFewOffices } from '../data-files/few-offices.rules.ts';
import { fewestBehindPair, handled } from '../incomplete/handled.ts';
import { regressIncomplete } from '../incomplete/incomplete-regression.ts';
import { type PlanContext, provenanceOf } from '../plan/plan-context.ts';
import { tryStatistic } from '../plan/refusal.ts';
import type { CorrelationResult, RegressionResult, RegressionTerm } from '../schema.ts';
import { type Design, type DesignColumn, designOf } from './design.ts';
import { diagnose } from './diagnose.ts';
import { selectAmong } from './select.ts';
import { significantPredictors } from './significant-predictors.rules.ts';

export type RegressOptions = z.infer<typeof regressOptions>;

/** The name of the intercept's term in results.json. */
export const constantName = 'constant';

/**
 * Multiple linear regression on the respondents that have all its variables: at once, in blocks, or on what p-values
 * select.
 *
 * @param earlier released correlations of the same plan, for `predictors: significantIn ID`
 */
export function runRegress(
  options: RegressOptions,
  context: PlanContext,
  earlier: readonly CorrelationResult[],
): Released<RegressionResult> {
  const { outcome, categories = {} } = options;
  const predictors =
    typeof options.predictors === 'string'
      ? significantPredictors(options.predictors, outcome, earlier)
      : namedPredictors(options);
  if (isModelled(options) && predictors.length > 0) {
    return regressEverybody(outcome, predictors, options, context);
  }
  const values = numbersOf(context.dataFile, outcome);
  const design = designOf(values, predictors, categories, context, [outcome]);
  const from = {
    ...provenanceOf(context),
    outcome,
    n: design.n,
    ...(options.errors === 'hc3' ? { errors: 'hc3' as const } : {}),
  };
  const attempt = tryStatistic(() => regress(options, predictors, design, context));
  const result: RegressionResult =
    'refused' in attempt ? { ...from, ...nothing, refused: attempt.refused } : { ...from, ...attempt.value };
  return releaseFigure(result, Math.min(design.n, design.smallestGroup), context.policy, withheldRegression);
}

/** By a model of the missing answers: nobody is left out who answered something. */
function regressEverybody(
  outcome: string,
  predictors: readonly string[],
  options: RegressOptions,
  context: PlanContext,
): Released<RegressionResult> {
  const from = { ...provenanceOf(context), outcome };
  const attempt = areTooFewOffices(context, context.dataFile.rowCount)
    ? { refused: 'too-few-offices' }
    : regressIncomplete(outcome, predictors, options, context, constantName);
  const result: RegressionResult =
    'refused' in attempt
      ? { ...from, n: null, ...nothing, ...handled(options, 'listwise'), refused: attempt.refused }
      : { ...from, ...attempt.value.fit, ...handled(options, 'listwise', attempt.value.level) };
  const restsOn = fewestBehindPair(context, [outcome, ...predictors]);
  return releaseFigure(result, restsOn, context.policy, withheldRegression);
}

type Found = Omit<RegressionResult, 'plan' | 'planned' | 'file' | 'outcome' | 'n' | 'errors' | 'missing'>;

function regress(
  options: RegressOptions,
  predictors: readonly string[],
  design: Design,
  context: PlanContext,
): Found {
  if (areTooFewOffices(context, design.n)) return { ...nothing, refused: 'too-few-offices' };
  if (predictors.length === 0) return { ...nothing, refused: 'no-predictors' };
  if (design.isWithoutReference) return { ...nothing, refused: 'no-reference' };
  if (design.isAnsweredAlike) return { ...nothing, refused: 'zero-variance' };
  if (options.selection) return selectedModel(options.selection, design, options, context);
  const errors = options.errors === 'hc3' ? 'HC3' : 'classic';
  const columns = design.columns.map(({ values }) => values);
  const fit = linearRegression(design.outcome, columns, errors);
  const sets = design.categories;
  const places = sets.map((set) => set.places);
  const tests = sets.length === 0 ? [] : jointTests(design.outcome, columns, places, errors);
  return {
    ...modelOf(fit, design.columns, errors),
    ...(sets.length === 0
      ? {}
      : {
          categories: sets.map(({ variable, reference, referenceLabel, groups }, index) => {
            const { F, degreesOfFreedom, pValue } = tests[index]!;
            return {
              variable,
              reference,
              referenceLabel,
              groups: [...groups],
              F,
              df: degreesOfFreedom,
              p: pValue,
            };
          }),
        }),
    ...(options.blocks ? { blocks: blocksOf(options.blocks, design, errors) } : {}),
    ...diagnosed(fit, options, design, context),
  };
}

function blocksOf(
  named: readonly (readonly string[])[],
  { outcome, columns }: Design,
  errors: 'HC3' | 'classic',
): RegressionResult['blocks'] {
  const parts = named.map((block) =>
    columns.filter(({ name, category }) => block.includes(category?.variable ?? name)),
  );
  const { steps } = hierarchicalRegression(
    outcome,
    parts.map((part) => part.map(({ values }) => values)),
    errors,
  );
  return steps.map(({ model, change }, index) => ({
    predictors: [...named[index]!],
    r2: model.rSquared,
    adjustedR2: model.adjustedRSquared,
    deltaR2: change.rSquared,
    deltaF: change.F,
    df: change.degreesOfFreedom,
    p: change.pValue,
    f2: change.fSquared,
    terms: termsOf(model, parts.slice(0, index + 1).flat()),
  }));
}

function selectedModel(
  direction: 'forward' | 'backward',
  design: Design,
  options: RegressOptions,
  context: PlanContext,
): Found {
  const { steps, columns, model } = selectAmong(design, direction);
  const selection = { direction, candidates: design.columns.map(({ name }) => name), steps };
  if (model === null) return { ...nothing, selection, refused: 'none-selected' };
  return {
    ...modelOf(model, columns, 'classic'),
    selection,
    ...diagnosed(model, options, { outcome: design.outcome, columns }, context),
  };
}

function modelOf(fit: LinearRegression, columns: readonly DesignColumn[], errors: 'HC3' | 'classic'): Found {
  const effect =
    errors === 'classic' && fit.F !== null ? anovaEffectSize(fit.F, ...fit.degreesOfFreedom) : null;
  return {
    r2: fit.rSquared,
    ...(effect ? { r2Ci: effect.confidenceInterval } : {}),
    adjustedR2: fit.adjustedRSquared,
    F: fit.F,
    df: fit.degreesOfFreedom,
    p: fit.pValue,
    residualSd: fit.residualStandardDeviation,
    terms: termsOf(fit, columns),
  };
}

function termsOf(fit: LinearRegression, columns: readonly DesignColumn[]): RegressionTerm[] {
  return fit.terms.map((term, index) => {
    const column = columns[index - 1];
    return {
      name: column?.name ?? constantName,
      ...(column?.category ? { category: column.category } : {}),
      B: term.B,
      se: term.standardError,
      beta: term.beta,
      t: term.t,
      p: term.pValue,
      ci: term.confidenceInterval,
      vif: term.vif,
      sr: term.semiPartial,
    };
  });
}

/** Beyond this every test of the residuals rejects, and they take longer than the regression itself. */
const mostDiagnosedUnasked = 100_000;

/** Nothing where they are not wanted, the fit is perfect, or the cases are too few for them. */
function diagnosed(
  fit: LinearRegression,
  { diagnostics = fit.n <= mostDiagnosedUnasked }: RegressOptions,
  design: Pick<Design, 'outcome' | 'columns'>,
  { policy }: PlanContext,
): Pick<RegressionResult, 'diagnostics'> {
  if (!diagnostics || fit.F === null) return {};
  const attempt = tryStatistic(() => diagnose(design, policy));
  return 'refused' in attempt ? {} : { diagnostics: attempt.value };
}

const nothing = {
  r2: null,
  adjustedR2: null,
  F: null,
  df: null,
  p: null,
  residualSd: null,
  terms: [],
};

/** What is left says what was asked, and nothing about anybody. */
function withheldRegression(result: RegressionResult, reason: string): RegressionResult {
  const { plan, planned, file, where, outcome, errors, missing } = result;
  return {
    plan,
    planned,
    file,
    outcome,
    n: null,
    ...(where === undefined ? {} : { where }),
    ...(errors === undefined ? {} : { errors }),
    ...(missing === undefined ? {} : { missing }),
    ...nothing,
    withheld: reason,
  };
}
