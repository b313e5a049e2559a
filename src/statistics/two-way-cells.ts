import type { Column } from './column.ts';
import { compareKeys, isKey, type Key } from './keys.ts';
import type { GroupSummary } from './one-way-anova.ts';
import { StatisticsError } from './statistics-error.ts';
import { summariseGroups } from './summarise-groups.ts';

/** Cells by level of the first factor, then of the second; null where nobody is. */
export type CellGrid = readonly (readonly (GroupSummary | null)[])[];

export type TwoWayCells = {
  readonly levels: readonly [first: readonly Key[], second: readonly Key[]];
  readonly cells: CellGrid;
};

/**
 * n, mean and SD of each cell of two crossed factors: from raw values to what `twoWayAnova` and a table need.
 *
 * Shapes: one value and one key of each factor a row. A row that lacks any of the three is left out; levels without
 * anybody are not there. Levels in order of key: numbers ascending, then words by code unit. Units: those of the values.
 * Errors: 'invalid-argument' for unequal lengths or infinities. Source: as `summariseGroups`.
 *
 * @example
 * summariseCells([1, 3, 7], ['a', 'a', 'b'], [1, 1, 2]).cells; // [[{ n: 2, mean: 2, … }, null], [null, { n: 1, … }]]
 */
export function summariseCells(
  values: Column,
  first: readonly (Key | null)[],
  second: readonly (Key | null)[],
): TwoWayCells {
  if (first.length !== values.length || second.length !== values.length) {
    throw new StatisticsError('invalid-argument', 'the outcome and the two factors have unequal lengths');
  }
  const isComplete = first.map((key, row) => isKey(key) && isKey(second[row]) && !Number.isNaN(values[row]!));
  const levelsOf = (keys: readonly (Key | null)[]) =>
    [...new Set(keys.filter((_, row) => isComplete[row]))].filter(isKey).sort(compareKeys);
  const levels = [levelsOf(first), levelsOf(second)] as const;
  const places = levels.map((keys) => new Map(keys.map((key, place) => [key, place])));
  const cellOf = first.map((key, row) =>
    isComplete[row] ? places[0]!.get(key!)! * levels[1].length + places[1]!.get(second[row]!)! : null,
  );
  const summaries = new Map(
    summariseGroups(values, cellOf).map(({ key, ...summary }) => [key as number, summary]),
  );
  return {
    levels,
    cells: levels[0].map((_, row) =>
      levels[1].map((__, column) => summaries.get(row * levels[1].length + column) ?? null),
    ),
  };
}
