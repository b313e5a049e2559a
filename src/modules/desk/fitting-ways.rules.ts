import type { Study } from '#modules/studies/schema.ts';
import { isComputable, scaleOfAll } from './desk-variables.ts';
import type { DeskQuestion, DeskVariable, Unfinished, Way } from './schema.ts';

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
    if (variables.length > 1) return { unfinished: 'one-with-groups' };
    if (first.id === by) return { unfinished: 'groups-of-itself' };
    return { fitting: compared(file, first, by) };
  }
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

function manyTogether(file: string, names: readonly string[]): Fitting[] {
  const [outcome, ...others] = names;
  return [
    { way: 'regress', asked: { regress: { file, outcome, predictors: others } } },
    { way: 'correlate', asked: { correlate: { file, outcome, with: others } } },
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
