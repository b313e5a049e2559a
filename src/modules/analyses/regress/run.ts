import type { z } from 'zod';
import { type Released, releaseFigure } from '#modules/privacy/index.ts';
import { isModelled, type regressOptions } from '#modules/studies/schema.ts';
import { linearRegression } from '#statistics';
import { numbersOf } from '../data-files/data-file.ts';
import { smallestGroup } from '../data-files/groups.ts';
import { fewestBehindPair, handled } from '../incomplete/handled.ts';
import { regressIncomplete } from '../incomplete/incomplete-regression.ts';
import { type PlanContext, provenanceOf } from '../plan/plan-context.ts';
import { tryStatistic } from '../plan/refusal.ts';
import type { CorrelationResult, RegressionResult } from '../schema.ts';
import { significantPredictors } from './significant-predictors.rules.ts';

export type RegressOptions = z.infer<typeof regressOptions>;

/** The name of the intercept's term in results.json. */
export const constantName = 'constant';

/**
 * Multiple linear regression on the respondents that have all its variables.
 *
 * @param earlier released correlations of the same plan, for `predictors: significantIn ID`
 */
export function runRegress(
  options: RegressOptions,
  context: PlanContext,
  earlier: readonly CorrelationResult[],
): Released<RegressionResult> {
  const { outcome } = options;
  const predictors =
    typeof options.predictors === 'string'
      ? significantPredictors(options.predictors, outcome, earlier)
      : options.predictors;
  if (isModelled(options) && predictors.length > 0) {
    return regressEverybody(outcome, predictors, options, context);
  }
  const columns = [outcome, ...predictors].map((variable) => numbersOf(context.dataFile, variable));
  const n = completeRows(columns);
  const result = regress(outcome, predictors, columns, n, context);
  const restsOn = Math.min(n, smallestGroup(context, [outcome, ...predictors]));
  return releaseFigure(result, restsOn, context.policy, withheldRegression);
}

/** By a model of the missing answers: nobody is left out who answered something. */
function regressEverybody(
  outcome: string,
  predictors: readonly string[],
  options: RegressOptions,
  context: PlanContext,
): Released<RegressionResult> {
  const from = { ...provenanceOf(context), outcome };
  const attempt = regressIncomplete(outcome, predictors, options, context, constantName);
  const result: RegressionResult =
    'refused' in attempt
      ? { ...from, n: null, ...nothing, ...handled(options, 'listwise'), refused: attempt.refused }
      : { ...from, ...attempt.value.fit, ...handled(options, 'listwise', attempt.value.level) };
  const restsOn = fewestBehindPair(context, [outcome, ...predictors]);
  return releaseFigure(result, restsOn, context.policy, withheldRegression);
}

function regress(
  outcome: string,
  predictors: readonly string[],
  columns: readonly Float64Array[],
  n: number,
  context: PlanContext,
): RegressionResult {
  const from = { ...provenanceOf(context), outcome, n };
  if (predictors.length === 0) return { ...from, ...nothing, refused: 'no-predictors' };
  const attempt = tryStatistic(() => linearRegression(columns[0]!, columns.slice(1)));
  if ('refused' in attempt) return { ...from, ...nothing, refused: attempt.refused };
  const fit = attempt.value;
  return {
    ...from,
    r2: fit.rSquared,
    adjustedR2: fit.adjustedRSquared,
    F: fit.F,
    df: fit.degreesOfFreedom,
    p: fit.pValue,
    residualSd: fit.residualStandardDeviation,
    terms: fit.terms.map((term, index) => ({
      name: index === 0 ? constantName : predictors[index - 1]!,
      B: term.B,
      se: term.standardError,
      beta: term.beta,
      t: term.t,
      p: term.pValue,
      ci: term.confidenceInterval,
      vif: term.vif,
    })),
  };
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

function withheldRegression(result: RegressionResult, reason: string): RegressionResult {
  const { refused: _refused, wald: _wald, ...rest } = result;
  return { ...rest, ...nothing, n: null, withheld: reason };
}

function completeRows(columns: readonly Float64Array[]): number {
  const [first] = columns;
  if (!first) return 0;
  let count = 0;
  for (let row = 0; row < first.length; row += 1) {
    if (columns.every((column) => !Number.isNaN(column[row]!))) count += 1;
  }
  return count;
}
