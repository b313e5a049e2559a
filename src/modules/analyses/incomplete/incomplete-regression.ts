import type { MissingOptions } from '#modules/studies/schema.ts';
import { fimlRegression, imputedRegression } from '#statistics';
import type { PlanContext } from '../plan/plan-context.ts';
import { tryStatistic } from '../plan/refusal.ts';
import type { MissingHandled } from '../result-parts.ts';
import type { RegressionResult, RegressionTerm } from '../schema.ts';
import { imputationOptions, withImputationModel } from './handled.ts';
import { scoreModel } from './imputation-model.ts';

type Fit = Pick<
  RegressionResult,
  'n' | 'r2' | 'adjustedR2' | 'F' | 'df' | 'p' | 'residualSd' | 'wald' | 'terms'
>;

/** A regression that leaves nobody out for a missing answer, or why there is none. */
export function regressIncomplete(
  outcome: string,
  predictors: readonly string[],
  options: MissingOptions,
  context: PlanContext,
  constantName: string,
): { value: { fit: Fit; level?: MissingHandled['level'] } } | { refused: string } {
  const variables = [outcome, ...predictors];
  const auxiliary = options.auxiliary ?? [];
  const nameOf = (index: number) => (index === 0 ? constantName : predictors[index - 1]!);
  return tryStatistic(() => {
    if (options.missing === 'fiml') return { fit: byLikelihood(variables, auxiliary, context, nameOf) };
    const { result, level } = withImputationModel(context, variables, auxiliary, (model) =>
      imputedRegression(model.columns, model.variables, imputationOptions(options)),
    );
    const { whole } = result;
    return {
      level,
      fit: {
        n: result.n,
        r2: result.rSquared,
        adjustedR2: result.adjustedRSquared,
        F: whole.F,
        df: whole.degreesOfFreedom,
        p: whole.pValue,
        residualSd: result.residualStandardDeviation,
        terms: result.terms.map(
          (term, index): RegressionTerm => ({
            name: nameOf(index),
            B: term.estimate,
            se: term.standardError,
            beta: term.beta,
            t: term.t,
            p: term.pValue,
            ci: term.confidenceInterval,
            vif: term.vif,
            fmi: term.missingInformation,
          }),
        ),
      },
    };
  });
}

function byLikelihood(
  variables: readonly string[],
  auxiliary: readonly string[],
  context: PlanContext,
  nameOf: (index: number) => string,
): Fit {
  const { columns } = scoreModel(context.dataFile, variables, auxiliary);
  const k = variables.length - 1;
  const fit = fimlRegression(columns[0]!, columns.slice(1, k + 1), columns.slice(k + 1));
  return {
    n: fit.n,
    r2: fit.rSquared,
    adjustedR2: 1 - ((1 - fit.rSquared) * (fit.n - 1)) / (fit.n - k - 1),
    F: null,
    df: null,
    p: fit.pValue,
    wald: { chiSquared: fit.chiSquared, df: fit.degreesOfFreedom },
    residualSd: fit.residualStandardDeviation,
    terms: fit.terms.map((term, index) => ({
      name: nameOf(index),
      B: term.B,
      se: term.standardError,
      beta: term.beta,
      t: term.z,
      p: term.pValue,
      ci: term.confidenceInterval,
      vif: term.vif,
      fmi: term.missingInformation,
    })),
  };
}
