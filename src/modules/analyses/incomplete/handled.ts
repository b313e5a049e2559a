import type { MissingOptions } from '#modules/studies/schema.ts';
import { StatisticsError } from '#statistics';
import { type DataFile, numbersOf } from '../data-files/data-file.ts';
import { smallestGroup } from '../data-files/groups.ts';
import type { PlanContext } from '../plan/plan-context.ts';
import type { MissingHandled } from '../result-parts.ts';
import { type ImputationModel, itemModel, scoreModel } from './imputation-model.ts';

const usualImputations = 20;
const usualSeed = 1;

/** The options of imputation, those not said filled in. */
export function imputationOptions({ imputations = usualImputations, seed = usualSeed }: MissingOptions) {
  return { imputations, seed };
}

/** What a result says of how missing answers were handled; nothing where that is as usual. */
export function handled(
  options: MissingOptions,
  usual: 'listwise' | 'pairwise',
  level?: MissingHandled['level'],
): { missing?: MissingHandled } {
  const { missing = usual, auxiliary } = options;
  if (missing === usual || missing === 'pairwise') return {};
  return {
    missing: {
      method: missing,
      ...(missing === 'multipleImputation' ? imputationOptions(options) : {}),
      ...(level ? { level } : {}),
      ...(auxiliary ? { auxiliary: [...auxiliary] } : {}),
    },
  };
}

/**
 * Analyses with items filled in where the scales' items are in the file and can be modelled together, else with
 * scores filled in.
 */
export function withImputationModel<Result>(
  context: PlanContext,
  variables: readonly string[],
  auxiliary: readonly string[],
  analyse: (model: ImputationModel) => Result,
): { result: Result; level: 'items' | 'scores' } {
  const items = itemModel(context.dataFile, context.study, variables, auxiliary);
  if (items) {
    try {
      return { result: analyse(items), level: 'items' };
    } catch (error) {
      if (!(error instanceof StatisticsError)) throw error;
    }
  }
  return { result: analyse(scoreModel(context.dataFile, variables, auxiliary)), level: 'scores' };
}

/**
 * How few respondents a figure rests on that uses everything answered: each part of it rests on those who have
 * both of two variables, so the fewest of these, and the smallest group that any pair divides its people into.
 */
export function fewestBehindPair(context: PlanContext, variables: readonly string[]): number {
  const pairs = variables.flatMap((a, place) => variables.slice(place + 1).map((b) => [a, b]));
  return Math.min(
    ...pairs.map((pair) => Math.min(countWithAll(context.dataFile, pair), smallestGroup(context, pair))),
  );
}

function countWithAll(dataFile: DataFile, variables: readonly string[]): number {
  const columns = variables.map((variable) => numbersOf(dataFile, variable));
  let count = 0;
  for (let row = 0; row < dataFile.rowCount; row += 1) {
    if (columns.every((column) => !Number.isNaN(column[row]!))) count += 1;
  }
  return count;
}
