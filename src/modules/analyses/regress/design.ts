import { findItem, optionLabel } from '#modules/studies/index.ts';
import { categoriesOf, numbersOf } from '../data-files/data-file.ts';
import { byCode, questionnaireOrder, smallestGroup } from '../data-files/groups.ts';
import type { PlanContext } from '../plan/plan-context.ts';

type Answer = number | string;

/** A column of a model: a predictor, or one answer of a category against the answer it is compared with. */
export type DesignColumn = {
  readonly name: string;
  readonly values: Float64Array;
  readonly category?: { readonly variable: string; readonly value: Answer; readonly label: string };
};

/** A choice that stands in a model as dummies, with its answers among the people of the model. */
export type DesignCategory = {
  readonly variable: string;
  readonly reference: Answer;
  readonly referenceLabel: string;
  /** The places of its dummies among the columns. */
  readonly places: readonly number[];
  readonly groups: readonly { readonly value: Answer; readonly label: string; readonly n: number }[];
};

export type Design = {
  /** Missing wherever any variable of the model is missing, so that all its models rest on the same rows. */
  readonly outcome: Float64Array;
  readonly columns: readonly DesignColumn[];
  readonly categories: readonly DesignCategory[];
  readonly n: number;
  /**
   * The smallest group that the predictors divide these people into; Infinity where they divide nobody, and 0 where
   * everybody in one has the same outcome, which the model would then tell of each.
   */
  readonly smallestGroup: number;
  /** Set where nobody among them gave the answer that the others are to be compared with. */
  readonly isWithoutReference: boolean;
  /** Set where everybody among them gave one answer to a category: it then has no dummies, and explains nothing. */
  readonly isAnsweredAlike: boolean;
};

/**
 * The columns of a regression, on the people who have its outcome and all its predictors.
 *
 * @param outcome the outcome's values, which may be a dichotomy made of answers
 * @param references answers that categories are compared with, by variable
 */
export function designOf(
  outcome: Float64Array,
  predictors: readonly string[],
  references: Readonly<Record<string, Answer>>,
  context: PlanContext,
  /** Variables beside the predictors that may divide people: the outcome, where it stands as it was answered. */
  alsoDividing: readonly string[] = [],
): Design {
  const { dataFile } = context;
  const isCategory = (name: string) => Object.hasOwn(references, name);
  const numeric = new Map(
    predictors.filter((name) => !isCategory(name)).map((name) => [name, numbersOf(dataFile, name)]),
  );
  const answers = new Map(predictors.filter(isCategory).map((name) => [name, categoriesOf(dataFile, name)]));
  const isComplete = (row: number) =>
    !Number.isNaN(outcome[row]!) &&
    [...numeric.values()].every((column) => !Number.isNaN(column[row]!)) &&
    [...answers.values()].every((column) => column[row] !== null);
  const rows = Array.from({ length: dataFile.rowCount }, (_, row) => row).filter(isComplete);
  const onThese = (value: (row: number) => number) => {
    const column = new Float64Array(dataFile.rowCount).fill(Number.NaN);
    for (const row of rows) column[row] = value(row);
    return column;
  };

  const columns: DesignColumn[] = [];
  const categories: DesignCategory[] = [];
  for (const name of predictors) {
    const answered = answers.get(name);
    if (!answered) {
      const values = numeric.get(name)!;
      columns.push({ name, values: onThese((row) => values[row]!) });
      continue;
    }
    const groups = groupsOf(
      rows.map((row) => answered[row]!),
      name,
      context,
    );
    const reference = references[name]!;
    const others = groups.filter(({ value }) => value !== reference);
    categories.push({
      variable: name,
      reference,
      referenceLabel: answerLabel(name, reference, context),
      places: others.map((_, place) => columns.length + place),
      groups,
    });
    for (const { value, label } of others) {
      columns.push({
        name: `${name}=${value}`,
        values: onThese((row) => (answered[row] === value ? 1 : 0)),
        category: { variable: name, value, label },
      });
    }
  }
  const onOutcome = onThese((row) => outcome[row]!);
  return {
    outcome: onOutcome,
    columns,
    categories,
    n: rows.length,
    smallestGroup: Math.min(
      columns.some(({ values }) => hasUniformGroup(values, onOutcome)) ? 0 : Infinity,
      smallestGroup(context, [...alsoDividing, ...numeric.keys()], isComplete),
      ...categories.flatMap(({ groups }) => groups.map(({ n }) => n)),
    ),
    isWithoutReference: categories.some(({ groups, reference }) =>
      groups.every(({ value }) => value !== reference),
    ),
    isAnsweredAlike: categories.some(({ groups }) => groups.length === 1),
  };
}

/** Whether a column has just two values and all who have the one have the same outcome. */
function hasUniformGroup(values: Float64Array, outcome: Float64Array): boolean {
  const ends = new Map<number, [low: number, high: number]>();
  for (let row = 0; row < values.length; row += 1) {
    const [value, result] = [values[row]!, outcome[row]!];
    if (Number.isNaN(value)) continue;
    const [low, high] = ends.get(value) ?? [result, result];
    ends.set(value, [Math.min(low, result), Math.max(high, result)]);
    if (ends.size > 2) return false;
  }
  return ends.size === 2 && [...ends.values()].some(([low, high]) => low === high);
}

function groupsOf(answers: readonly Answer[], variable: string, context: PlanContext) {
  const sizes = new Map<Answer, number>();
  for (const answer of answers) sizes.set(answer, (sizes.get(answer) ?? 0) + 1);
  return [...sizes.keys()]
    .sort(byCode)
    .sort(questionnaireOrder(context, variable))
    .map((value) => ({ value, label: answerLabel(variable, value, context), n: sizes.get(value)! }));
}

function answerLabel(variable: string, value: Answer, { study, dataFile, language }: PlanContext): string {
  const item = findItem(study, dataFile.name, variable);
  return item ? optionLabel(item, value, language) : String(value);
}
