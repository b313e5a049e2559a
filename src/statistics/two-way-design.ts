import { exactDotProduct, exactSum } from './exact-sum.ts';
import { applyQTransposed, factoriseQr, type QrFactorisation } from './householder-qr.ts';
import { type GroupSummary, requireGroup } from './one-way-anova.ts';
import { StatisticsError } from './statistics-error.ts';
import type { CellGrid } from './two-way-cells.ts';

/** The terms of a model of two factors; the constant is always there. */
export type TwoWayTerm = 'first' | 'second' | 'interaction';

/** Two crossed factors as a weighted regression of the cells' means: a cell of n weighs √n. */
export type TwoWayDesign = {
  readonly n: number;
  readonly levels: readonly [first: number, second: number];
  readonly filled: readonly { readonly row: number; readonly column: number; readonly cell: GroupSummary }[];
  readonly grandMean: number;
  /** √n times the distance of each filled cell's mean from the grand mean. */
  readonly weightedMeans: Float64Array;
  readonly withinCells: number;
};

/** A share of a column that stands apart from the others below this is rounding: the design does not determine it. */
const leastIndependence = 1e-9;

/** Refuses fewer than two levels of either factor, and cells that are no groups. */
export function twoWayDesign(cells: CellGrid): TwoWayDesign {
  const levels = [cells.length, cells[0]?.length ?? 0] as const;
  if (cells.some((row) => row.length !== levels[1])) {
    throw new StatisticsError('invalid-argument', 'every level of the first factor has the same cells');
  }
  if (levels[0] < 2 || levels[1] < 2) {
    throw new StatisticsError(
      'too-few-groups',
      `two levels of each factor are needed, not ${levels.join(' and ')}`,
    );
  }
  const filled = cells.flatMap((cellsOfRow, row) =>
    cellsOfRow.flatMap((cell, column) => (cell === null ? [] : [{ row, column, cell }])),
  );
  filled.forEach(({ cell }, place) => {
    requireGroup(cell, place);
  });
  const n = exactSum(filled.map(({ cell }) => cell.n));
  const grandMean =
    exactDotProduct(
      filled.map(({ cell }) => cell.n),
      filled.map(({ cell }) => cell.mean),
    ) / n;
  return {
    n,
    levels,
    filled,
    grandMean,
    weightedMeans: Float64Array.from(
      filled,
      ({ cell }) => Math.sqrt(cell.n) * (cell.mean - grandMean + (cell.meanRemainder ?? 0)),
    ),
    withinCells: exactSum(filled.map(({ cell }) => (cell.n - 1) * (cell.standardDeviation ?? 0) ** 2)),
  };
}

/** The row of the model for one cell: the constant and the terms asked for, in sum-to-zero contrasts. */
export function contrastsOf(
  [rows, columns]: readonly [number, number],
  row: number,
  column: number,
  terms: readonly TwoWayTerm[],
): number[] {
  const first = sumToZero(rows, row);
  const second = sumToZero(columns, column);
  const of: Record<TwoWayTerm, number[]> = {
    first,
    second,
    interaction: first.flatMap((a) => second.map((b) => a * b)),
  };
  return [1, ...terms.flatMap((term) => of[term])];
}

function sumToZero(levels: number, level: number): number[] {
  return Array.from({ length: levels - 1 }, (_, place) =>
    level === levels - 1 ? -1 : Number(level === place),
  );
}

/** The weighted model of the terms in their order. Refuses what the filled cells do not determine ('collinear'). */
export function factoriseTerms(design: TwoWayDesign, terms: readonly TwoWayTerm[]): QrFactorisation {
  const rows = design.filled.map(({ row, column, cell }) =>
    contrastsOf(design.levels, row, column, terms).map((value) => Math.sqrt(cell.n) * value),
  );
  const width = rows[0]!.length;
  if (rows.length < width) throw new StatisticsError('collinear', 'empty cells leave effects undetermined');
  const qr = factoriseQr(
    Array.from({ length: width }, (_, place) => Float64Array.from(rows, (row) => row[place]!)),
  );
  if (qr.independence.some((share) => share < leastIndependence)) {
    throw new StatisticsError('collinear', 'empty cells leave the two factors mixed together');
  }
  return qr;
}

/**
 * The sum of squares of the last of the terms when those before it are in the model, and of what all of them leave
 * between the cells. Each is a sum of squares itself, so that nothing cancels.
 */
export function lastTermAndLackOfFit(
  design: TwoWayDesign,
  terms: readonly TwoWayTerm[],
): { readonly last: number; readonly lackOfFit: number } {
  const qr = factoriseTerms(design, terms);
  const [rows, columns] = design.levels;
  const widths = { first: rows - 1, second: columns - 1, interaction: (rows - 1) * (columns - 1) };
  const rotated = applyQTransposed(qr, design.weightedMeans);
  const end = qr.upper.length;
  const squares = (from: number, to?: number) => exactSum(rotated.slice(from, to).map((part) => part * part));
  return { last: squares(end - widths[terms.at(-1)!], end), lackOfFit: squares(end) };
}
