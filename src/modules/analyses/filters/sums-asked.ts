import {
  allRows,
  bothOf,
  countRows,
  type DisclosurePolicy,
  groupVerdicts,
  type RowSet,
  rowSetOf,
  type SumsAsked,
} from '#modules/privacy/index.ts';
import { type ConditionValue, conditionOf, variablesOf } from '#modules/studies/index.ts';
import type { PlanEntry, Study } from '#modules/studies/schema.ts';
import type { DataFile } from '../data-files/data-file.ts';
import { answersTo, mostCommonAnswer } from './answer-tests.ts';
import { cellSets } from './cell-sets.ts';
import { figuresOf } from './figures-of.ts';
import { rowsWhere } from './rows-where.ts';
import { setsOfCondition } from './sets-of-condition.ts';

/** More groups than this are no groups but numbers. */
const mostGroups = 300;

/**
 * What an entry of a plan would tell sums of, and over whom: for the ledger of what has been told.
 *
 * The sets are those of its filter, and within the filter each group that its choices divide people into and that is
 * large enough to be shown. The measures are its variables, each alone and those of one figure together, with those
 * who answered them all; and the variables of the filter, which the number of people tells of.
 */
export function sumsAsked(
  entry: PlanEntry,
  context: { readonly study: Study; readonly dataFile: DataFile; readonly policy: DisclosurePolicy },
): SumsAsked[] {
  const { study, dataFile, policy } = context;
  const condition = conditionOf(entry);
  const everybody = allRows(dataFile.rowCount);
  const [own = everybody, ...others] = condition ? setsOfCondition(condition, dataFile) : [];
  const chosen = condition ? rowsWhere(condition, dataFile) : everybody;
  const filterSets = [own, ...others];
  const filterMeasures = condition
    ? variablesOf(condition).map((variable) => measureOf([variable], dataFile))
    : [];
  return figuresOf(entry, study, dataFile).map((variables) => {
    const together = measureOf(variables, dataFile);
    const counted = bothOf(chosen, together.answered);
    // A figure of fewer than the minimum is withheld where it is made. That there are so few is still told.
    if (countRows(counted) < policy.minimumGroup) return { sets: filterSets, measures: filterMeasures };
    const groups = [
      ...groupSets(variables, { own, chosen, counted }, context),
      ...cellSets(entry, { own, chosen }, context),
    ];
    return {
      sets: [...filterSets, ...groups],
      measures: [
        ...filterMeasures,
        ...variables.map((variable) => measureOf([variable], dataFile)),
        ...(variables.length > 1 ? [together] : []),
      ],
    };
  });
}

const answeredOf = new WeakMap<DataFile, Map<string, RowSet>>();

function answered(variable: string, dataFile: DataFile): RowSet {
  const known = answeredOf.get(dataFile) ?? new Map<string, RowSet>();
  answeredOf.set(dataFile, known);
  const before = known.get(variable);
  if (before) return before;
  const answer = answersTo(variable, dataFile);
  const rows = rowSetOf(dataFile.rowCount, (row) => answer(row) !== null);
  known.set(variable, rows);
  return rows;
}

/** What is summed where these variables make one figure: their names, and who answered all of them. */
export function measureOf(variables: readonly string[], dataFile: DataFile): SumsAsked['measures'][number] {
  const rows = variables.map((variable) => answered(variable, dataFile));
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

function groupSets(
  variables: readonly string[],
  { own, chosen, counted }: Rows,
  { dataFile, policy }: { readonly dataFile: DataFile; readonly policy: DisclosurePolicy },
): RowSet[] {
  const divisions = variables.filter((variable) => dataFile.categories.has(variable));
  return divisions.flatMap((variable) => {
    if (new Set(dataFile.categories.get(variable)).size > mostGroups) return [];
    const sets = groupsOf(variable, dataFile);
    const sizes = (among: RowSet) => sets.map(({ members }) => countRows(bothOf(members, among)));
    const isSmall = groupVerdicts(sizes(chosen), policy).map((verdict) => verdict !== 'shown');
    const verdicts = groupVerdicts(sizes(counted), policy, isSmall);
    return sets.filter((_, place) => verdicts[place] === 'shown').map(({ told }) => bothOf(own, told));
  });
}
