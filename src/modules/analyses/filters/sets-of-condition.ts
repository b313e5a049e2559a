import {
  allRows,
  bothOf,
  eitherOf,
  noRows,
  othersThan,
  type RowSet,
  rowSetOf,
} from '#modules/privacy/index.ts';
import {
  type Condition,
  passes,
  type Test,
  testsIn,
  variablesOf,
  waysToAnswer,
} from '#modules/studies/index.ts';
import type { DataFile } from '../data-files/data-file.ts';
import { answersTo, mostCommonAnswer } from './answer-tests.ts';

/**
 * The sets of respondents that asking with a condition is about, for the ledger of what has been told.
 *
 * The first is the condition's own. The others are what it would be if one or more of its variables were answered by
 * everybody in one of the ways the condition tells apart. They make a refusal say nothing: whether
 * `(T or office == 7 and age == 3) and leader == 6` differs from `T and leader == 6` would otherwise be a way to ask
 * what one person answered about leaders, refused or not (Kenthapadi, Mishra & Nissim, 2005, "Simulatable Auditing",
 * PODS, 118–127).
 *
 * Those who skipped a question that is asked about are here counted with the answer that most gave: nobody but
 * themselves knows that they skipped it, and each of them would else be a set of one.
 **/
export function setsOfCondition(condition: Condition, dataFile: DataFile): RowSet[] {
  return partsOfCondition(condition, dataFile).map(({ rows }) => rows);
}

/** The same sets, each with the variables that it still asks for: those that nobody was said to have answered alike. */
export function partsOfCondition(
  condition: Condition,
  dataFile: DataFile,
): { readonly rows: RowSet; readonly asks: ReadonlySet<string> }[] {
  const variables = variablesOf(condition);
  const ways = variables.map((variable) => [null, ...waysToAnswer(variable, condition)]);
  const passed = new Map(testsIn(condition).map((test) => [test, passedBy(test, dataFile)]));
  const everybody = allRows(dataFile.rowCount);
  const nobody = noRows(dataFile.rowCount);
  return everyChoice(ways).map((chosen) => {
    const answers = new Map(variables.map((variable, place) => [variable, chosen[place] ?? null]));
    const rows = evaluate(condition, (test) => {
      const answer = answers.get(test.variable) ?? null;
      if (answer === null) return passed.get(test)!;
      return passes(test, answer) ? everybody : nobody;
    });
    return { rows, asks: new Set(variables.filter((variable) => answers.get(variable) === null)) };
  });
}

function evaluate(condition: Condition, rowsOf: (test: Test) => RowSet): RowSet {
  switch (condition.kind) {
    case 'comparison':
    case 'membership':
      return rowsOf(condition);
    case 'not':
      return othersThan(evaluate(condition.part, rowsOf));
    case 'and':
      return condition.parts.map((part) => evaluate(part, rowsOf)).reduce(bothOf);
    case 'or':
      return condition.parts.map((part) => evaluate(part, rowsOf)).reduce(eitherOf);
  }
}

function passedBy(test: Test, dataFile: DataFile): RowSet {
  const answer = answersTo(test.variable, dataFile);
  const usual = mostCommonAnswer(test.variable, dataFile);
  return rowSetOf(dataFile.rowCount, (row) => {
    const value = answer(row) ?? usual;
    return value !== null && passes(test, value);
  });
}

/** Every way to take one of each list: of [a, b] and [c, d], a c, a d, b c and b d. */
function everyChoice<T>(lists: readonly (readonly T[])[]): T[][] {
  return lists.reduce<T[][]>(
    (chosen, list) => chosen.flatMap((one) => list.map((next) => [...one, next])),
    [[]],
  );
}
