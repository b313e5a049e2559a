import type { CrosstabVerdict } from '#modules/privacy/index.ts';
import type { CrosstabResult } from '../schema.ts';

const reason = 'fewer-than-minimum';

const withoutTest = {
  chiSquared: null,
  df: null,
  p: null,
  cramersV: null,
  cramersVCi: null,
  exactP: null,
  oddsRatio: null,
  oddsRatioCi: null,
  smallestExpected: null,
  shareBelowFive: null,
} as const;

/** With one cell withheld, all are. */
export function allOrNone(withheld: CrosstabVerdict): CrosstabVerdict {
  if (!withheld.cells.flat().includes(true)) return withheld;
  return { ...withheld, cells: withheld.cells.map((row) => row.map(() => true)) };
}

/**
 * The table with what is withheld blanked. With a cell withheld there is no test either: χ² of the whole, with the
 * shown cells and totals, would give the withheld ones back.
 */
export function withheldCrosstab(
  table: CrosstabResult,
  withheld: CrosstabVerdict,
  isShown: boolean,
): CrosstabResult {
  const { refused, ...rest } = table;
  if (!isShown) {
    // Which answers these few gave is said by the headings alone.
    return {
      ...rest,
      ...withoutTest,
      n: null,
      rowGroups: [],
      columnGroups: [],
      cells: [],
      withheld: reason,
    };
  }
  if (!withheld.cells.flat().includes(true)) return table;
  return {
    ...rest,
    ...withoutTest,
    rowGroups: table.rowGroups.map((group, i) =>
      withheld.rows[i] ? { ...group, n: null, withheld: reason } : group,
    ),
    columnGroups: table.columnGroups.map((group, j) =>
      withheld.columns[j] ? { ...group, n: null, withheld: reason } : group,
    ),
    cells: table.cells.map((row, i) =>
      row.map((cell, j) =>
        withheld.cells[i]![j] ? { count: null, percent: null, residual: null, withheld: reason } : cell,
      ),
    ),
    refused: refused ?? 'cells-withheld',
  };
}
