import { officeFile } from '#modules/studies/index.ts';
import type { Study } from '#modules/studies/schema.ts';
import { isComputable, scaleOfAll } from './desk-variables.ts';
import type { DeskQuestion, DeskVariable, Role, Unfinished, Way } from './schema.ts';

/** One analysis as a study file says it: its name and its options. */
export type Asked = Readonly<Record<string, Readonly<Record<string, unknown>>>>;
export type Fitting = { readonly way: Way; readonly asked: Asked };

/**
 * The analyses that fit what has been chosen, the one that fits best first.
 *
 * @example fittingWays({ variables: ['trust'], by: 'age', … }, variables, study) // [compareMeans]
 */
export function fittingWays(
  { file, variables: chosen, by }: DeskQuestion,
  all: readonly DeskVariable[],
  study: Study,
): { readonly fitting: readonly Fitting[] } | { readonly unfinished: Unfinished } {
  const byId = new Map(all.map((variable) => [variable.id, variable]));
  const variables = chosen.flatMap((id) => byId.get(id) ?? []);
  const [first, second] = variables;
  if (!first) return { unfinished: 'nothing-chosen' };
  if (by !== null) {
    if (variables.some(({ id }) => id === by)) return { unfinished: 'groups-of-itself' };
    if (!second) return { fitting: [...compared(file, first, by), ...averaged(file, variables, by)] };
    const inGroups = [...leveled(file, variables, by), ...averaged(file, variables, by)];
    return inGroups.length === 0 ? { unfinished: 'words-among-numbers' } : { fitting: inGroups };
  }
  if (file === officeFile) return { fitting: ofOffices(variables) };
  if (!second) return { fitting: alone(file, first, study) };
  const scale = scaleOfAll(chosen, study, file);
  const reliability =
    scale === undefined
      ? []
      : [{ way: 'reliability', asked: { reliability: { file, scales: [scale] } } } as const];
  if (variables.length === 2) return { fitting: [...together(file, first, second), ...reliability] };
  if (!variables.every(isComputable)) return { unfinished: 'words-among-numbers' };
  const several = manyTogether(
    file,
    variables.map(({ id }) => id),
  );
  // Questions of one scale are asked to see whether they hang together.
  return { fitting: scale === undefined ? several : [...reliability, ...several] };
}

function compared(file: string, variable: DeskVariable, by: string): Fitting[] {
  const means = isComputable(variable) ? [compareMeans(file, variable.id, by)] : [];
  const counts = variable.kind === 'number' ? [] : [crosstab(file, by, variable.id)];
  return variable.kind === 'choice' ? [...counts, ...means] : [...means, ...counts];
}

function alone(file: string, { id, kind, place }: DeskVariable, study: Study): Fitting[] {
  const counts: Fitting = { way: 'frequencies', asked: { frequencies: { file, items: [id] } } };
  const mean: Fitting = { way: 'describe', asked: { describe: { file, variables: [id] } } };
  if (kind === 'choice') return [counts];
  if (kind === 'steps') return [counts, mean];
  const hasItems = place === 'scale' && (study.scales[id]?.items.length ?? 0) > 1;
  return hasItems ? [mean, { way: 'reliability', asked: { reliability: { file, scales: [id] } } }] : [mean];
}

function together(file: string, a: DeskVariable, b: DeskVariable): Fitting[] {
  if (a.kind === 'choice' && b.kind === 'choice') return [crosstab(file, a.id, b.id)];
  if (b.kind === 'choice') return compared(file, a, b.id);
  if (a.kind === 'choice') return compared(file, b, a.id);
  return [
    { way: 'correlate', asked: { correlate: { file, outcome: a.id, with: [b.id] } } },
    { way: 'rankCorrelate', asked: { correlate: { file, outcome: a.id, with: [b.id], method: 'spearman' } } },
    { way: 'regress', asked: { regress: { file, outcome: a.id, predictors: [b.id] } } },
    { way: 'describe', asked: { describe: { file, variables: [a.id, b.id] } } },
    ...(a.kind === 'steps' && b.kind === 'steps' ? [crosstab(file, a.id, b.id)] : []),
  ];
}

/** Means of offices: few, so that the careful way comes first. */
function ofOffices(variables: readonly DeskVariable[]): Fitting[] {
  const names = variables.map(({ id }) => id);
  const mean: Fitting = { way: 'describe', asked: { describe: { file: officeFile, variables: names } } };
  const [outcome, ...others] = names;
  if (others.length === 0) return [mean];
  const correlated = { file: officeFile, outcome, with: others };
  return [
    { way: 'fewOffices', asked: { correlate: { ...correlated, smallSample: true } } },
    { way: 'correlate', asked: { correlate: correlated } },
    { way: 'regress', asked: { regress: { file: officeFile, outcome, predictors: others } } },
    ...mediated(officeFile, names),
    mean,
  ];
}

/** The first explained by the others, each divided into the person's own and the group's. */
function leveled(file: string, variables: readonly DeskVariable[], by: string): Fitting[] {
  if (!variables.every(isComputable)) return [];
  const [outcome, ...predictors] = variables.map(({ id }) => id);
  return [{ way: 'multilevel', asked: { multilevel: { file, outcome, predictors, by } } }];
}

/** Whether answers may be averaged is asked of scales, and of questions with an answer scale. */
function averaged(file: string, variables: readonly DeskVariable[], by: string): Fitting[] {
  const scales = variables.filter(({ place }) => place === 'scale').map(({ id }) => id);
  const items = variables.filter(({ kind }) => kind === 'steps').map(({ id }) => id);
  if (scales.length + items.length < variables.length) return [];
  const asked = { ...(scales.length > 0 ? { scales } : {}), ...(items.length > 0 ? { items } : {}) };
  return [{ way: 'aggregation', asked: { aggregation: { file, by, ...asked } } }];
}

/** The first explained by the second, by way of the third; the rest are controlled for. */
function mediated(file: string, [outcome, predictor, mediator, ...covariates]: readonly string[]): Fitting[] {
  if (mediator === undefined) return [];
  const held = covariates.length > 0 ? { covariates } : {};
  return [{ way: 'mediation', asked: { mediation: { file, predictor, mediator, outcome, ...held } } }];
}

/** What each of so many variables is, where the way gives their places a meaning. */
export function rolesIn(way: Way, count: number): readonly Role[] {
  if (way === 'mediation') {
    return Array.from(
      { length: count },
      (_, place): Role => (['outcome', 'predictor', 'mediator'] as const)[place] ?? 'covariate',
    );
  }
  if (!['regress', 'multilevel', 'correlate', 'fewOffices'].includes(way) || count < 2) return [];
  return Array.from({ length: count }, (_, place): Role => (place === 0 ? 'outcome' : 'predictor'));
}

function manyTogether(file: string, names: readonly string[]): Fitting[] {
  const [outcome, ...others] = names;
  return [
    { way: 'regress', asked: { regress: { file, outcome, predictors: others } } },
    { way: 'correlate', asked: { correlate: { file, outcome, with: others } } },
    ...mediated(file, names),
    { way: 'matrix', asked: { correlate: { file, among: names } } },
    { way: 'describe', asked: { describe: { file, variables: names } } },
  ];
}

const compareMeans = (file: string, outcome: string, by: string): Fitting => ({
  way: 'compareMeans',
  asked: { compareMeans: { file, outcome, by } },
});
const crosstab = (file: string, rows: string, columns: string): Fitting => ({
  way: 'crosstab',
  asked: { crosstab: { file, rows, columns } },
});
