import {
  allRows,
  bothOf,
  countRows,
  type DisclosurePolicy,
  hasRow,
  type RowSet,
  rowSetOf,
  type SumsAsked,
} from '#modules/privacy/index.ts';
import { type ConditionValue, conditionOf, optionsOf, variablesOf } from '#modules/studies/index.ts';
import type { PlanEntry, Study } from '#modules/studies/schema.ts';
import type { DataFile } from '../data-files/data-file.ts';
import { shownGroups } from '../data-files/groups.ts';
import { answersTo, mostCommonAnswer } from './answer-tests.ts';
import { answersOfRows, linkedAnswers } from './answers-told.ts';
import { cellSets } from './cell-sets.ts';
import { figuresOf } from './figures-of.ts';
import { filterDataFile } from './filter-data-file.ts';
import { meansTold, whoAnswered } from './means-told.ts';
import { rowsWhere } from './rows-where.ts';
import { partsOfCondition } from './sets-of-condition.ts';

/** More groups than this are no groups but numbers. */
const mostGroups = 300;

/**
 * What an entry of a plan would tell sums of, and over whom: for the ledger of what has been told.
 *
 * The sets are those of its filter, and within the filter each group that its choices divide people into and that is
 * large enough to be shown. The measures are its variables, each alone and those of one figure together, with those
 * who answered them all; and the variables of the filter, which the number of people tells of.
 *
 * What people answered is told by the parts of the filter and by groups with means: none of them, and nothing that they
 * give together, may be of people who all answered alike. That goes for what is made of the same answers too, as it does
 * where offices are shown beside each other (`office-climate`).
 *
 * A scale and its questions are held against each other where means of them are told (`means-told`).
 */
export function sumsAsked(
  entry: PlanEntry,
  context: { readonly study: Study; readonly dataFile: DataFile; readonly policy: DisclosurePolicy },
): SumsAsked[] {
  const { study, dataFile, policy } = context;
  const condition = conditionOf(entry);
  const everybody = allRows(dataFile.rowCount);
  const parts = condition ? partsOfCondition(condition, dataFile) : [];
  const own = parts[0]?.rows ?? everybody;
  const chosen = condition ? rowsWhere(condition, dataFile) : everybody;
  const filterSets = condition ? parts.map(({ rows }) => rows) : [everybody];
  const filterVariables = condition ? variablesOf(condition) : [];
  const filterMeasures = filterVariables.map((variable) => measureOf([variable], dataFile));
  const linked = linkedAnswers(study, dataFile);
  // What these people answered to a variable is told by the parts of the filter that do not ask it.
  const answersTold = (variables: readonly string[], groups: readonly RowSet[], alone: readonly RowSet[]) =>
    [...new Set(variables.flatMap(linked))].flatMap((variable) => {
      const isAskedFor = filterVariables.includes(variable);
      const sets = [
        ...parts.flatMap(({ rows, asks }) => (asks.has(variable) ? [] : [rows])),
        ...(isAskedFor ? [] : groups),
      ];
      const by = { sets, alone: isAskedFor ? [] : alone };
      // Of everybody together nothing is asked: to number all their answers would be for nothing.
      if (by.sets.length + by.alone.length === 0) return [];
      return [{ name: variable, ofRows: answersOfRows(variable, dataFile), ...by }];
    });
  return figuresOf(entry, study, dataFile).map((variables) => {
    const together = measureOf(variables, dataFile);
    const counted = bothOf(chosen, together.answered);
    // A figure of fewer than the minimum is withheld where it is made. That there are so few is still told.
    if (countRows(counted) < policy.minimumGroup) {
      return { sets: filterSets, measures: filterMeasures, answers: answersTold(filterVariables, [], []) };
    }
    const groups = [
      ...groupSets(entry, variables, { own, chosen, counted }, context),
      ...cellSets(entry, { own, chosen }, context),
    ];
    const sets = [...filterSets, ...groups];
    return {
      sets,
      means: meansTold(entry, variables, { sets, counted }, context),
      measures: [
        ...filterMeasures,
        ...variables.map((variable) => measureOf([variable], dataFile)),
        ...(variables.length > 1 ? [together] : []),
      ],
      answers: answersTold(
        [...filterVariables, ...variables],
        'compareMeans' in entry || 'compareTwoWay' in entry ? groups : [],
        condition ? [counted] : [],
      ),
    };
  });
}

/** What is summed where these variables make one figure: their names, and who answered all of them. */
export function measureOf(variables: readonly string[], dataFile: DataFile): SumsAsked['measures'][number] {
  const rows = variables.map((variable) => whoAnswered(variable, dataFile));
  return { name: [...variables].sort().join(' '), answered: rows.reduce(bothOf, allRows(dataFile.rowCount)) };
}

/** The groups of a variable: who is in each, and who counts as told of when it is shown. */
export function groupsOf(
  variable: string,
  dataFile: DataFile,
): { readonly group: ConditionValue; readonly told: RowSet; readonly members: RowSet }[] {
  const answer = answersTo(variable, dataFile);
  const usual = mostCommonAnswer(variable, dataFile);
  const groups = [...new Set(dataFile.categories.get(variable))].filter((group) => group !== null);
  const rows = (isIn: (row: number) => boolean) => rowSetOf(dataFile.rowCount, isIn);
  return groups.map((group) => ({
    group,
    told: rows((row) => (answer(row) ?? usual) === group),
    members: rows((row) => answer(row) === group),
  }));
}

type Rows = {
  /** Of the filter, with those who skipped its questions counted as most people. */
  readonly own: RowSet;
  /** Whom the figure is of. */
  readonly chosen: RowSet;
  /** Those of them who answered all its variables. */
  readonly counted: RowSet;
};

/** The groups that the figure shows: those of its outcome, where it has one. */
function groupSets(
  entry: PlanEntry,
  variables: readonly string[],
  { own, chosen, counted }: Rows,
  context: { readonly study: Study; readonly dataFile: DataFile; readonly policy: DisclosurePolicy },
): RowSet[] {
  const { dataFile } = context;
  const divisions = variables.filter((variable) => dataFile.categories.has(variable));
  if (divisions.length === 0) return [];
  const within = { ...context, dataFile: filterDataFile(dataFile, chosen) };
  // Rows of the chosen, in the order of the file.
  const isCounted = Array.from({ length: dataFile.rowCount }, (_, row) => row)
    .filter((row) => hasRow(chosen, row))
    .map((row) => hasRow(counted, row));
  const outcome = outcomeOf(entry, variables, dataFile);
  return divisions.flatMap((variable) => {
    if (new Set(dataFile.categories.get(variable)).size > mostGroups) return [];
    const shown = shownGroups(variable, outcome, within, (row) => isCounted[row]!);
    return groupsOf(variable, dataFile)
      .filter(({ group }) => shown.has(group))
      .map(({ told }) => bothOf(own, told));
  });
}

/** What the groups of a figure have means of. */
function outcomeOf(entry: PlanEntry, variables: readonly string[], dataFile: DataFile): string | undefined {
  const { outcome } = optionsOf(entry) as { outcome?: unknown };
  if (typeof outcome === 'string' && variables.includes(outcome) && dataFile.numbers.has(outcome)) {
    return outcome;
  }
  const measured = variables.filter((variable) => !dataFile.categories.has(variable));
  return measured.length === 1 && dataFile.numbers.has(measured[0]!) ? measured[0] : undefined;
}
