import { inCanonicalOrder } from '../canonical-order.ts';
import { type Column, presentValues } from '../column.ts';
import { momentsOf } from '../moments.ts';
import { StatisticsError } from '../statistics-error.ts';

/** The rows that have values in the same variables. */
export type PatternRows = {
  readonly observed: Int32Array;
  readonly missing: Int32Array;
  readonly n: number;
  /** Standardised, row after row, as wide as all the variables; 0 where missing. */
  readonly rows: Float64Array;
};

/** Incomplete data made ready: standardised, grouped by pattern, in an order that does not depend on the file's. */
export type IncompleteRows = {
  readonly variables: number;
  /** Rows with at least one value; those with none tell nothing and are left out. */
  readonly n: number;
  /** Mean and standard deviation of the values that are there: what standardised values are measured from and in. */
  readonly centre: readonly number[];
  readonly scale: readonly number[];
  readonly patterns: readonly PatternRows[];
  readonly missingValues: number;
};

/**
 * Makes columns with missing values ready for EM and imputation, or says why they cannot be used.
 *
 * Shapes: p ≥ 1 columns of equal length, NaN missing. The order of the rows does not matter, to the last bit.
 * Errors: 'invalid-argument' as `momentsOf`; 'too-few-cases' when fewer rows than p + 2 have a value, or a variable
 * has none; 'zero-variance' when a variable does not vary; 'never-together' when no row has both of two variables.
 */
export function incompleteRows(columns: readonly Column[]): IncompleteRows {
  const variables = columns.length;
  if (variables === 0) throw new StatisticsError('invalid-argument', 'at least one column is needed');
  if (columns.some((column) => column.length !== columns[0]!.length)) {
    throw new StatisticsError('invalid-argument', 'the columns are of unequal length');
  }
  const spreads = columns.map(spreadOf);
  const marked = inCanonicalOrder(columns.map((column) => Float64Array.from(column, missingLast)));
  const grouped = groupByPattern(marked);
  const n = grouped.reduce((sum, { places }) => sum + places.length, 0);
  if (n < variables + 2) {
    throw new StatisticsError(
      'too-few-cases',
      `${variables} variables need ${variables + 2} rows, there are ${n}`,
    );
  }
  const patterns = grouped.map(({ isMissing, places }): PatternRows => {
    const rows = new Float64Array(places.length * variables);
    places.forEach((place, row) => {
      for (let j = 0; j < variables; j++) {
        if (isMissing[j]) continue;
        rows[row * variables + j] = (marked[j]![place]! - spreads[j]!.centre) / spreads[j]!.scale;
      }
    });
    const all = isMissing.map((_, j) => j);
    return {
      observed: Int32Array.from(all.filter((j) => !isMissing[j])),
      missing: Int32Array.from(all.filter((j) => isMissing[j])),
      n: places.length,
      rows,
    };
  });
  requireEveryPair(patterns, variables);
  return {
    variables,
    n,
    centre: spreads.map(({ centre }) => centre),
    scale: spreads.map(({ scale }) => scale),
    patterns,
    missingValues: patterns.reduce((sum, pattern) => sum + pattern.n * pattern.missing.length, 0),
  };
}

/** Infinity stands for a missing value while rows are put in order: it compares, NaN does not. */
function missingLast(value: number): number {
  return Number.isNaN(value) ? Number.POSITIVE_INFINITY : value + 0;
}

function spreadOf(column: Column, variable: number): { centre: number; scale: number } {
  const present = presentValues(column);
  if (present.length < 2) {
    throw new StatisticsError('too-few-cases', `variable ${variable} has ${present.length} values`);
  }
  const { n, means, crossProducts } = momentsOf([present]);
  const scale = Math.sqrt(crossProducts[0]![0]! / (n - 1));
  if (scale === 0) throw new StatisticsError('zero-variance', `variable ${variable} does not vary`);
  return { centre: means[0]!, scale };
}

function groupByPattern(marked: readonly Float64Array[]): { isMissing: boolean[]; places: number[] }[] {
  const groups = new Map<string, { isMissing: boolean[]; places: number[] }>();
  const rows = marked[0]?.length ?? 0;
  for (let place = 0; place < rows; place++) {
    let key = '';
    for (const column of marked) key += column[place] === Number.POSITIVE_INFINITY ? '1' : '0';
    if (!key.includes('0')) continue;
    const group = groups.get(key) ?? { isMissing: [...key].map((mark) => mark === '1'), places: [] };
    group.places.push(place);
    groups.set(key, group);
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group);
}

/** How two variables go together is nowhere to be seen when nobody has answered both. */
function requireEveryPair(patterns: readonly PatternRows[], variables: number): void {
  const isSeen = new Uint8Array(variables * variables);
  for (const { observed } of patterns) {
    for (const i of observed) for (const j of observed) isSeen[i * variables + j] = 1;
  }
  const unseen = isSeen.indexOf(0);
  if (unseen !== -1) {
    const pair = `${Math.floor(unseen / variables)} and ${unseen % variables}`;
    throw new StatisticsError('never-together', `no row has both variables ${pair}`);
  }
}
