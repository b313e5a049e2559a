import {
  describe,
  leveneTest,
  type SimpleEffect,
  StatisticsError,
  type SumsOfSquaresType,
  simpleEffects,
  type TwoWayAnova,
  twoWayAnova,
} from '#statistics';
import { tryStatistic } from '../plan/refusal.ts';
import type { Cell } from './cells.ts';

/** What the shown cells say; rows and columns by their places in the whole table. */
export type TestedCells = {
  readonly rows: readonly number[];
  readonly columns: readonly number[];
  readonly anova: TwoWayAnova;
  readonly simple: readonly SimpleEffect[];
  readonly levene: ReturnType<typeof leveneTest> | null;
  readonly skewed: number;
};

/** Central limits are slow for small groups whose answers lean to one side. */
const smallGroup = 30;
const clearlySkewed = 1;

/**
 * The analysis of the cells that are shown, null for the others: rows and columns without any are left out. Throws
 * StatisticsError; 'empty-cell' when the interaction lacks a cell.
 */
export function testCells(
  shown: readonly (readonly (Cell | null)[])[],
  options: { readonly sumsOfSquares: SumsOfSquaresType; readonly interaction: boolean },
): TestedCells {
  const rows = placesOf(shown, (row) => row.some((cell) => cell !== null));
  const columns = placesOf(shown[0] ?? [], (_, column) => shown.some((row) => row[column] !== null));
  const grid = rows.map((row) => columns.map((column) => shown[row]![column]!));
  if (grid.length === 0) throw new StatisticsError('too-few-groups', 'no cell is shown');
  const anova = twoWayAnova(grid, options);
  const groups = grid.flat().flatMap((cell) => (cell ? [cell.values] : []));
  const spread = tryStatistic(() => leveneTest(groups, 'median'));
  return {
    rows,
    columns,
    anova,
    simple: options.interaction ? simpleEffects(grid) : [],
    levene: 'refused' in spread ? null : spread.value,
    skewed: groups.filter(
      (values) => values.length < smallGroup && Math.abs(describe(values).skewness ?? 0) > clearlySkewed,
    ).length,
  };
}

function placesOf<T>(list: readonly T[], isKept: (value: T, place: number) => boolean): number[] {
  return list.flatMap((value, place) => (isKept(value, place) ? [place] : []));
}
