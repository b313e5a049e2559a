import { type AnalysisName, analysisOf, fileOf, optionsOf } from '#modules/studies/index.ts';
import type { PlanEntry } from '#modules/studies/schema.ts';
import { filterOf } from './filter-text.ts';
import { type DeskQuestion, emptyQuestion, type Way } from './schema.ts';

/** An analysis of the study file as a question on the desk; null for what the desk cannot put together. */
export function questionOf(entry: PlanEntry): DeskQuestion | null {
  const file = fileOf(entry);
  if (file === undefined || !saysNoMore(entry)) return null;
  const put = (variables: readonly string[], way: Way, by: string | null = null): DeskQuestion => ({
    ...emptyQuestion(file),
    ...filterOf(entry.where),
    variables,
    by,
    way,
  });
  if ('frequencies' in entry) {
    const { items } = entry.frequencies;
    return items !== 'all' && items.length === 1 ? put(items, 'frequencies') : null;
  }
  if ('describe' in entry) {
    const { variables } = entry.describe;
    return variables === 'all' ? null : put(variables, 'describe');
  }
  if ('compareMeans' in entry) {
    const { outcome, by, test, postHoc } = entry.compareMeans;
    return test === undefined && postHoc === 'bonferroni' ? put([outcome], 'compareMeans', by) : null;
  }
  if ('crosstab' in entry) {
    const { rows, columns } = entry.crosstab;
    return put([columns], 'crosstab', rows);
  }
  if ('correlate' in entry) {
    const { outcome, with: others, among, method, controlling, smallSample } = entry.correlate;
    if (controlling) return null;
    if (smallSample) return outcome && others ? put([outcome, ...others], 'fewOffices') : null;
    if (among) return method === 'pearson' && among.length > 2 ? put(among, 'matrix') : null;
    const isRank = method === 'spearman' && others?.length === 1;
    if (!outcome || !others || (method !== 'pearson' && !isRank)) return null;
    return put([outcome, ...others], isRank ? 'rankCorrelate' : 'correlate');
  }
  if ('regress' in entry) {
    const { outcome, predictors } = entry.regress;
    return predictors === undefined || typeof predictors === 'string'
      ? null
      : put([outcome, ...predictors], 'regress');
  }
  if ('multilevel' in entry) {
    const { outcome, predictors, by } = entry.multilevel;
    return put([outcome, ...predictors], 'multilevel', by);
  }
  if ('mediation' in entry) {
    const { outcome, predictor, mediator, covariates = [] } = entry.mediation;
    return put([outcome, predictor, mediator, ...covariates], 'mediation');
  }
  if ('aggregation' in entry) {
    const { scales, items = [], by } = entry.aggregation;
    if (scales === 'all' || (scales === undefined && items.length === 0)) return null;
    return put([...(scales ?? []), ...items], 'aggregation', by);
  }
  if ('reliability' in entry) {
    const { scales } = entry.reliability;
    return scales !== 'all' && scales.length === 1 ? put(scales, 'reliability') : null;
  }
  return null;
}

/** What the desk can say of each kind. An entry that says more is another analysis. */
const sayable: Partial<Record<AnalysisName, readonly string[]>> = {
  frequencies: ['items'],
  describe: ['variables'],
  compareMeans: ['outcome', 'by', 'postHoc'],
  crosstab: ['rows', 'columns'],
  correlate: ['outcome', 'with', 'among', 'method', 'smallSample'],
  regress: ['outcome', 'predictors'],
  mediation: ['predictor', 'mediator', 'outcome', 'covariates'],
  multilevel: ['outcome', 'predictors', 'by'],
  aggregation: ['by', 'scales', 'items'],
  reliability: ['scales'],
};

function saysNoMore(entry: PlanEntry): boolean {
  const known = sayable[analysisOf(entry)] ?? [];
  const said = Object.entries(optionsOf(entry)).filter(([, value]) => value !== undefined);
  return said.every(([key]) => key === 'file' || known.includes(key));
}
