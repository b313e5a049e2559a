import { bothOf, type RowSet, rowSetOf, type SumsAsked } from '#modules/privacy/index.ts';
import { analysisOf, itemsOfScale } from '#modules/studies/index.ts';
import type { PlanEntry, Study } from '#modules/studies/schema.ts';
import type { DataFile } from '../data-files/data-file.ts';
import { answersTo } from './answer-tests.ts';

export type MeanAsked = NonNullable<SumsAsked['means']>[number];

/**
 * The kinds that tell means of their variables over people, in so many words or by counts. Others tell what their variables have
 * in common, from which a mean does not follow by adding and subtracting.
 */
const kindsWithMeans: ReadonlySet<string> = new Set([
  'compareMeans',
  'comparePaired',
  'compareTwoWay',
  'crosstab',
  'describe',
  'frequencies',
  'goodnessOfFit',
]);

export const tellsMeans = (entry: PlanEntry) => kindsWithMeans.has(analysisOf(entry));

/**
 * The means that a figure of an entry tells: for the ledger, which holds scales and their questions against each other.
 *
 * @param sets over whom the figure is told, those who skipped a grouping counted with most people
 * @param counted those who answered all its variables: a mean of two measurements of the same people is of them alone
 */
export function meansTold(
  entry: PlanEntry,
  variables: readonly string[],
  { sets, counted }: { readonly sets: readonly RowSet[]; readonly counted: RowSet },
  { study, dataFile }: { readonly study: Study; readonly dataFile: DataFile },
): MeanAsked[] {
  if (!tellsMeans(entry)) return [];
  const over = 'comparePaired' in entry ? sets.map((set) => bothOf(set, counted)) : sets;
  return variables
    .filter((variable) => dataFile.numbers.has(variable))
    .map((variable) => meanOf(variable, over, { study, dataFile }));
}

/** A scale's mean or a question's, with whose answers to which questions it is made of. */
export function meanOf(
  variable: string,
  sets: readonly RowSet[],
  { study, dataFile }: { readonly study: Study; readonly dataFile: DataFile },
): MeanAsked {
  const scale = Object.hasOwn(study.scales, variable) ? study.scales[variable] : undefined;
  const items = scale && dataFile.scaleItems.has(variable) ? itemsOfScale(scale) : null;
  const questions = (items ?? [{ id: variable, isReversed: false }]).map(({ id, isReversed }) => ({
    name: id,
    answered: whoAnswered(id, dataFile),
    sign: isReversed ? (-1 as const) : (1 as const),
  }));
  return { name: variable, answered: whoAnswered(variable, dataFile), questions, sets };
}

const answeredOf = new WeakMap<DataFile, Map<string, RowSet>>();

/** Who has an answer to a question, or a score on a scale. */
export function whoAnswered(variable: string, dataFile: DataFile): RowSet {
  const known = answeredOf.get(dataFile) ?? new Map<string, RowSet>();
  answeredOf.set(dataFile, known);
  const before = known.get(variable);
  if (before) return before;
  const answer = answersTo(variable, dataFile);
  const rows = rowSetOf(dataFile.rowCount, (row) => answer(row) !== null);
  known.set(variable, rows);
  return rows;
}
