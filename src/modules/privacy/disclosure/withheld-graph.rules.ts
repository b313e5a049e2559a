/** One of the two parts that a graph falls into without a bridge. */
export type BridgeSide = {
  readonly hasRow: (row: number) => boolean;
  readonly hasColumn: (column: number) => boolean;
};

/**
 * Withheld numbers of a table as edges between their row and their column: the first that is a bridge, by one of
 * the two parts that nothing else withheld joins; undefined where there is none.
 */
export function bridgeBetween(withheld: readonly (readonly boolean[])[]): BridgeSide | undefined {
  for (const [row, line] of withheld.entries()) {
    for (const [column, isWithheld] of line.entries()) {
      if (!isWithheld) continue;
      const reached = reachedFrom(row, withheld, { row, column });
      if (!reached.columns.has(column)) {
        return { hasRow: (i) => reached.rows.has(i), hasColumn: (j) => reached.columns.has(j) };
      }
    }
  }
  return undefined;
}

/** The rows and columns that withheld numbers join to a row, when one of them is left out. */
function reachedFrom(
  start: number,
  withheld: readonly (readonly boolean[])[],
  without: { readonly row: number; readonly column: number },
): { rows: ReadonlySet<number>; columns: ReadonlySet<number> } {
  const rows = new Set([start]);
  const columns = new Set<number>();
  const joins = (row: number, column: number) =>
    withheld[row]![column] && !(row === without.row && column === without.column);
  const waiting = [start];
  for (let row = waiting.pop(); row !== undefined; row = waiting.pop()) {
    for (const column of withheld[row]!.keys()) {
      if (!joins(row, column) || columns.has(column)) continue;
      columns.add(column);
      for (const other of withheld.keys()) {
        if (joins(other, column) && !rows.has(other)) {
          rows.add(other);
          waiting.push(other);
        }
      }
    }
  }
  return { rows, columns };
}
