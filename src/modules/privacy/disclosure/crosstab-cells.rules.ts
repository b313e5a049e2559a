import { type DisclosurePolicy, groupVerdicts, isLargeEnough } from './minimum-group.rules.ts';
import { bridgeBetween } from './withheld-graph.rules.ts';

/** What of a crosstab is withheld; true is withheld. The number of all is shown unless everything is withheld. */
export type CrosstabVerdict = {
  readonly rows: readonly boolean[];
  readonly columns: readonly boolean[];
  readonly cells: readonly (readonly boolean[])[];
};

export type WithheldGroups = {
  readonly rows: readonly boolean[];
  readonly columns: readonly boolean[];
  /** Cells that are withheld whatever their size: their people have all answered alike. */
  readonly cells?: readonly (readonly boolean[])[];
};

/**
 * Which cells and totals of a crosstab may be shown beside each other.
 *
 * Withheld are: cells and totals of fewer than the minimum; a row or column whose total is withheld, whole; a row or
 * column whose people are all in one cell, since it would say what each of them answered. Then, because rows and
 * columns add up to their totals, further cells, as few and small as that goes, until
 *
 * - every row and column with its total shown has none or at least two withheld cells, together of the minimum or more,
 *   and so have the totals themselves, which add up to the number of all;
 * - no withheld number follows from the others by adding and subtracting along rows and columns together. Numbers are
 *   edges between their row and their column; one follows from the others just when it is a bridge.
 *
 * Source: Hundepool et al., "Statistical Disclosure Control", Wiley 2012, §4.4; determined cells are bridges:
 * Gusfield (1988), SIAM Journal on Computing 17:552–571, theorem 2.
 *
 * @param counts rows of equal length, none of them and no column empty
 * @param withheldElsewhere rows and columns whose totals other tables withhold, and cells that must not be shown
 */
export function crosstabVerdict(
  counts: readonly (readonly number[])[],
  policy: DisclosurePolicy,
  withheldElsewhere: WithheldGroups = { rows: [], columns: [] },
): CrosstabVerdict {
  const rowTotals = counts.map(sum);
  const columnTotals = (counts[0] ?? []).map((_, j) => sum(counts.map((row) => row[j]!)));
  if (!isLargeEnough(sum(rowTotals), policy)) return everything(counts);
  // The last row and the last column are the totals, so that they are lines like all others.
  const numbers = [...counts.map((row, i) => [...row, rowTotals[i]!]), [...columnTotals, sum(rowTotals)]];
  const withheld = firstWithheld(numbers, policy, withheldElsewhere);
  while (true) {
    spread(withheld);
    const next = thinLine(numbers, withheld, policy) ?? bridged(numbers, withheld);
    if (next === 'none') break;
    if (next === 'stuck') return everything(counts);
    withheld[next.row]![next.column] = true;
  }
  return {
    rows: counts.map((_, i) => withheld[i]!.at(-1)!),
    columns: columnTotals.map((_, j) => withheld.at(-1)![j]!),
    cells: counts.map((row, i) => row.map((_, j) => withheld[i]![j]!)),
  };
}

type Place = { readonly row: number; readonly column: number };

function everything(counts: readonly (readonly number[])[]): CrosstabVerdict {
  return {
    rows: counts.map(() => true),
    columns: (counts[0] ?? []).map(() => true),
    cells: counts.map((row) => row.map(() => true)),
  };
}

function firstWithheld(
  numbers: readonly (readonly number[])[],
  policy: DisclosurePolicy,
  elsewhere: WithheldGroups,
): boolean[][] {
  const last = { row: numbers.length - 1, column: numbers[0]!.length - 1 };
  const rowTotals = numbers.slice(0, -1).map((row) => row[last.column]!);
  const columnTotals = numbers[last.row]!.slice(0, -1);
  const rows = groupVerdicts(rowTotals, policy, elsewhere.rows);
  const columns = groupVerdicts(columnTotals, policy, elsewhere.columns);
  const isInOneCell = (cells: readonly number[]) => cells.filter((count) => count > 0).length === 1;
  const alikeRows = numbers.slice(0, -1).map((row) => isInOneCell(row.slice(0, -1)));
  const alikeColumns = columnTotals.map((_, j) => isInOneCell(numbers.slice(0, -1).map((row) => row[j]!)));
  return numbers.map((row, i) =>
    row.map((count, j) => {
      if (i === last.row) return j !== last.column && columns[j] !== 'shown';
      if (j === last.column) return rows[i] !== 'shown';
      const isSmall = count > 0 && !isLargeEnough(count, policy);
      return isSmall || alikeRows[i]! || alikeColumns[j]! || elsewhere.cells?.[i]?.[j] === true;
    }),
  );
}

/** A row or column whose total is withheld is withheld whole: its cells would add up to the total. */
function spread(withheld: boolean[][]): void {
  const lastRow = withheld.at(-1)!;
  for (const row of withheld.slice(0, -1)) {
    if (row.at(-1)) row.fill(true);
    for (let j = 0; j < row.length - 1; j++) if (lastRow[j]) row[j] = true;
  }
}

/** The next number to withhold in a line whose withheld ones do not hide each other; undefined when all do. */
function thinLine(
  numbers: readonly (readonly number[])[],
  withheld: readonly (readonly boolean[])[],
  policy: DisclosurePolicy,
): Place | 'stuck' | undefined {
  const height = numbers.length;
  const width = numbers[0]!.length;
  const rowLine = (row: number) => Array.from({ length: width }, (_, column) => ({ row, column }));
  const columnLine = (column: number) => Array.from({ length: height }, (_, row) => ({ row, column }));
  const lines = [...numbers.map((_, i) => rowLine(i)), ...numbers[0]!.map((_, j) => columnLine(j))];
  for (const line of lines) {
    const total = line.at(-1)!;
    // Where the total is not shown there is nothing to subtract from.
    if (withheld[total.row]![total.column]) continue;
    const parts = line.slice(0, -1);
    const hidden = parts.filter(({ row, column }) => withheld[row]![column]);
    const people = sum(hidden.map(({ row, column }) => numbers[row]![column]!));
    if (hidden.length === 0 || (hidden.length >= 2 && isLargeEnough(people, policy))) continue;
    const shown = parts.filter(({ row, column }) => !withheld[row]![column]);
    const isGrandTotal = total.row === height - 1 && total.column === width - 1;
    // When all of a line is withheld and that is not enough, its total has to go too.
    return cheapest(numbers, withheld, shown) ?? (isGrandTotal ? 'stuck' : total);
  }
  return undefined;
}

/** The next number to withhold so that none follows from the others. */
function bridged(
  numbers: readonly (readonly number[])[],
  withheld: readonly (readonly boolean[])[],
): Place | 'stuck' | 'none' {
  const bridge = bridgeBetween(withheld);
  if (!bridge) return 'none';
  const last = { row: numbers.length - 1, column: numbers[0]!.length - 1 };
  const crossing = numbers.flatMap((line, row) =>
    line.flatMap((_, column) => {
      const isGrandTotal = row === last.row && column === last.column;
      const crosses = bridge.hasRow(row) !== bridge.hasColumn(column);
      return crosses && !withheld[row]![column] && !isGrandTotal ? [{ row, column }] : [];
    }),
  );
  return cheapest(numbers, withheld, crossing) ?? 'stuck';
}

/**
 * First one whose row and column both hide something already, so that few are withheld in all; then the smallest with
 * anybody in it. An empty one hides another too, where there is nothing else.
 */
function cheapest(
  numbers: readonly (readonly number[])[],
  withheld: readonly (readonly boolean[])[],
  places: readonly Place[],
): Place | undefined {
  const costOf = ({ row, column }: Place): [number, number, number] => {
    const size = numbers[row]![column]!;
    const isBetween = withheld[row]!.includes(true) && withheld.some((line) => line[column]);
    return [size > 0 ? 0 : 1, isBetween ? 0 : 1, size];
  };
  const byCost = places
    .map((place) => ({ place, cost: costOf(place) }))
    .sort((a, b) => a.cost[0] - b.cost[0] || a.cost[1] - b.cost[1] || a.cost[2] - b.cost[2]);
  return byCost[0]?.place;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
