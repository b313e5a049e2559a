import { type Released, releaseFigure, releaseGroups, type Verdict, viewOf } from '#modules/privacy/index.ts';
import type { OptionsOf } from '#modules/studies/index.ts';
import { type InterceptTerm, randomIntercept, summariseGroups } from '#statistics';
import { categoriesOf, numbersOf } from '../data-files/data-file.ts';
import { mustWithhold, questionnaireOrder, smallestGroup, withheldEverywhere } from '../data-files/groups.ts';
import { type PlanContext, provenanceOf } from '../plan/plan-context.ts';
import { tryStatistic } from '../plan/refusal.ts';
import type { MultilevelResult, MultilevelTerm } from './result.ts';

/** A variance between groups is estimated from as many values as there are groups: from four it is anybody's guess. */
export const fewestModelledGroups = 5;

export type MultilevelOptions = OptionsOf<'multilevel'>;

/**
 * A random-intercept model over those who answered all its variables, in the groups that a comparison of the outcome
 * would show: group means are part of the model, so that a withheld group may not be in it.
 */
export function runMultilevel(options: MultilevelOptions, context: PlanContext): Released<MultilevelResult> {
  const { outcome, predictors, by } = options;
  const columns = [outcome, ...predictors].map((variable) => numbersOf(context.dataFile, variable));
  const groupOfRow = categoriesOf(context.dataFile, by).map((group, row) =>
    columns.some((column) => Number.isNaN(column[row]!)) ? null : group,
  );
  const inOrder = questionnaireOrder(context, by);
  const groups = summariseGroups(columns[0]!, groupOfRow).sort((a, b) => inOrder(a.key, b.key));
  const untested: MultilevelResult = { ...provenanceOf(context), outcome, by, ...nothing };
  const modelled = releaseGroups(
    untested,
    groups.map(({ n }) => n),
    context.policy,
    (table, verdicts: readonly Verdict[]) => {
      const shown = new Set(groups.flatMap(({ key }, place) => (verdicts[place] === 'shown' ? [key] : [])));
      const among = groupOfRow.map((group) => (group !== null && shown.has(group) ? group : null));
      const [y, ...x] = columns;
      const result = { ...table, groupsWithheld: groups.length - shown.size };
      if (shown.size < 2) return { ...result, refused: 'too-few-groups-shown' };
      if (shown.size < fewestModelledGroups) {
        return { ...result, groups: shown.size, refused: 'too-few-groups' };
      }
      const attempt = tryStatistic(() => ({
        empty: randomIntercept(y!, [], among),
        model: randomIntercept(y!, x, among),
      }));
      if ('refused' in attempt) return { ...result, groups: shown.size, refused: attempt.refused };
      const { empty, model } = attempt.value;
      return {
        ...result,
        n: model.n,
        groups: model.groups,
        constant: termOf(model.constant),
        terms: model.predictors.map((predictor, place) => ({
          name: predictors[place]!,
          within: termOf(predictor.within),
          between: termOf(predictor.between),
          contextual: termOf(predictor.contextual),
        })),
        betweenVariance: model.betweenVariance,
        withinVariance: model.withinVariance,
        icc: model.intraclassCorrelation,
        iccOfOutcome: empty.intraclassCorrelation,
        logLikelihood: model.logLikelihood,
        isBoundary: model.isBoundary,
      };
    },
    mustWithhold(groups, withheldEverywhere(context, by)),
  );
  const total = groups.reduce((sum, { n }) => sum + n, 0);
  const restsOn = Math.min(total, smallestGroup(context, [outcome, ...predictors]));
  return viewOf(
    releaseFigure<{ table: MultilevelResult }>(
      { table: modelled },
      restsOn,
      context.policy,
      ({ table }, reason) => ({
        table: withheldTable(table, reason),
      }),
    ),
    ({ table }) => table,
  );
}

const nothing = {
  n: null,
  groups: null,
  groupsWithheld: null,
  constant: null,
  terms: [],
  betweenVariance: null,
  withinVariance: null,
  icc: null,
  iccOfOutcome: null,
  logLikelihood: null,
};

function termOf(term: InterceptTerm): MultilevelTerm;
function termOf(term: InterceptTerm | null): MultilevelTerm | null;
function termOf(term: InterceptTerm | null): MultilevelTerm | null {
  if (!term) return null;
  const { estimate, standardError, degreesOfFreedom, t, pValue, confidenceInterval } = term;
  return { B: estimate, se: standardError, df: degreesOfFreedom, t, p: pValue, ci: confidenceInterval };
}

/** By name, so that no figure added later is shown by being forgotten here. */
function withheldTable(
  { plan, planned, file, where, outcome, by }: MultilevelResult,
  reason: string,
): MultilevelResult {
  const from = { plan, planned, file, ...(where === undefined ? {} : { where }) };
  return { ...from, outcome, by, ...nothing, withheld: reason };
}
