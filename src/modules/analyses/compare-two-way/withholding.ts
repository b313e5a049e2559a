import { type CrosstabVerdict, crosstabVerdict } from '#modules/privacy/index.ts';
import type { AnalysisContext } from '../data-files/data-file.ts';
import { withheldEverywhere } from '../data-files/groups.ts';
import type { CrossedGroups, Level } from './cells.ts';

type Withholding = {
  readonly counts: readonly (readonly number[])[];
  readonly mustWithhold: NonNullable<Parameters<typeof crosstabVerdict>[2]>;
  /** The verdict on `counts` as one on the table in the order of the plan. */
  readonly asGiven: (found: CrosstabVerdict) => CrosstabVerdict;
};

/**
 * What decides which cells of two crossed groupings are shown: their counts, and those that must not be shown however
 * large. Always the same way around, so that the table turned around withholds the same cells.
 */
export function withholdingOf(
  { rows, columns, cells }: CrossedGroups,
  by: readonly [string, string],
  context: AnalysisContext,
): Withholding {
  const isTurned = by[0] > by[1];
  const turned = <T>(table: readonly (readonly T[])[]) => (isTurned ? transposed(table) : table);
  const first = rows.map(mustWithhold(by[0], context));
  const second = columns.map(mustWithhold(by[1], context));
  return {
    counts: turned(cells.map((row) => row.map((cell) => cell?.n ?? 0))),
    mustWithhold: {
      rows: isTurned ? second : first,
      columns: isTurned ? first : second,
      // Whose members have all answered the same: the mean would say what each of them answered.
      cells: turned(cells.map((row) => row.map((cell) => cell?.standardDeviation === 0))),
    },
    asGiven: (found) =>
      isTurned ? { rows: found.columns, columns: found.rows, cells: transposed(found.cells) } : found,
  };
}

/** The values of the cells that are shown and hold anybody, in pairs: for the ledger of what has been told. */
export function shownCells(
  crossed: CrossedGroups,
  by: readonly [string, string],
  context: AnalysisContext,
): (readonly [first: string | number, second: string | number])[] {
  const { counts, mustWithhold: hidden, asGiven } = withholdingOf(crossed, by, context);
  const verdict = asGiven(crosstabVerdict(counts, context.policy, hidden));
  return crossed.cells.flatMap((row, i) =>
    row.flatMap((cell, j) =>
      cell === null || verdict.cells[i]![j]
        ? []
        : [[crossed.rows[i]!.value, crossed.columns[j]!.value] as const],
    ),
  );
}

function mustWithhold(by: string, context: AnalysisContext): (level: Level) => boolean {
  const isWithheld = withheldEverywhere(context, by);
  return ({ value, standardDeviation }) => isWithheld(value) || standardDeviation === 0;
}

function transposed<T>(cells: readonly (readonly T[])[]): readonly (readonly T[])[] {
  return (cells[0] ?? []).map((_, column) => cells.map((row) => row[column]!));
}
