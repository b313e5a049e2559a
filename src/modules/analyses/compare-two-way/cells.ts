import { splitByGroup, summariseCells, summariseGroups } from '#statistics';
import { type AnalysisContext, categoriesOf, numbersOf } from '../data-files/data-file.ts';
import { questionnaireOrder } from '../data-files/groups.ts';

type Answer = number | string;
export type Summary = NonNullable<ReturnType<typeof summariseCells>['cells'][number][number]>;
/** One cell with its answers, for the tests that need more than mean and SD. */
export type Cell = Summary & { readonly values: readonly number[] };
export type Level = { readonly value: Answer } & Pick<Summary, 'n' | 'mean' | 'standardDeviation'>;

/** The outcome by two crossed groupings, both in the order of the questionnaire; null where nobody is. */
export type CrossedGroups = {
  readonly rows: readonly Level[];
  readonly columns: readonly Level[];
  readonly cells: readonly (readonly (Cell | null)[])[];
  /** Everybody who answered all three. */
  readonly values: readonly number[];
};

export function crossGroups(
  outcome: string,
  [first, second]: readonly [string, string],
  context: AnalysisContext,
): CrossedGroups {
  const all = numbersOf(context.dataFile, outcome);
  const [a, b] = [categoriesOf(context.dataFile, first), categoriesOf(context.dataFile, second)];
  const complete = [...all.keys()].filter(
    (row) => !Number.isNaN(all[row]!) && a[row] !== null && b[row] !== null,
  );
  const values = complete.map((row) => all[row]!);
  const keys = [complete.map((row) => a[row]!), complete.map((row) => b[row]!)] as const;
  const { levels, cells } = summariseCells(values, ...keys);
  const places = [orderOf(levels[0], first, context), orderOf(levels[1], second, context)] as const;
  const levelsOf = (side: 0 | 1): Level[] => {
    const summaries = summariseGroups(values, keys[side]);
    return places[side].map((place) => {
      const value = levels[side][place]!;
      const { n, mean, standardDeviation } = summaries.find(({ key }) => key === value)!;
      return { value, n, mean, standardDeviation };
    });
  };
  const cellKey = (row: Answer, column: Answer) => JSON.stringify([row, column]);
  const valuesOf = new Map(
    splitByGroup(
      values,
      complete.map((row) => cellKey(a[row]!, b[row]!)),
    ).map((group) => [group.key, group.values]),
  );
  return {
    values,
    rows: levelsOf(0),
    columns: levelsOf(1),
    cells: places[0].map((row) =>
      places[1].map((column) => {
        const cell = cells[row]![column]!;
        if (cell === null) return null;
        return { ...cell, values: valuesOf.get(cellKey(levels[0][row]!, levels[1][column]!))! };
      }),
    ),
  };
}

/** The places of the levels, which come by code, in the order of the questionnaire. */
function orderOf(levels: readonly Answer[], by: string, context: AnalysisContext): number[] {
  const inOrder = questionnaireOrder(context, by);
  return levels.map((_, place) => place).sort((one, other) => inOrder(levels[one]!, levels[other]!));
}
