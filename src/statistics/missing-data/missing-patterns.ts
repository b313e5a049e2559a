import type { Column } from '../column.ts';
import { StatisticsError } from '../statistics-error.ts';

export type MissingPattern = {
  /** Whether each variable is answered by those who have this pattern. */
  readonly observed: readonly boolean[];
  readonly n: number;
};

export type MissingPatterns = {
  readonly rows: number;
  /** Rows with a value in every variable, and rows with none at all. */
  readonly complete: number;
  readonly empty: number;
  /** Missing values of each variable, in their order. */
  readonly missing: readonly number[];
  /** Of all values, how many are missing: 0 to 1. */
  readonly share: number;
  /** The most common first; equally common ones with the fewest missing values, then those of the first variables, first. */
  readonly patterns: readonly MissingPattern[];
  /** Whether the variables can be put in an order where who lacks one lacks all after it, as when people drop out. */
  readonly isMonotone: boolean;
};

/**
 * Which combinations of variables people have answered, and how many have each.
 *
 * Shapes: p ≥ 1 columns of equal length; NaN is missing. Units: counts. Assumptions: none.
 * Errors: 'invalid-argument' for no columns or unequal lengths.
 * Source: Little & Rubin (2002), Statistical analysis with missing data, § 1.2 (patterns), § 1.2.1 (monotone).
 *
 * @example
 * missingPatterns([[1, 2, NaN], [4, NaN, NaN]]).patterns; // [true, true], [true, false], [false, false], n = 1 each
 */
export function missingPatterns(columns: readonly Column[]): MissingPatterns {
  const rows = columns[0]?.length;
  if (rows === undefined) throw new StatisticsError('invalid-argument', 'at least one column is needed');
  if (columns.some((column) => column.length !== rows)) {
    throw new StatisticsError('invalid-argument', 'the columns are of unequal length');
  }
  const counts = new Map<string, number>();
  const missing = columns.map(() => 0);
  for (let row = 0; row < rows; row++) {
    let key = '';
    for (let variable = 0; variable < columns.length; variable++) {
      const isMissing = Number.isNaN(columns[variable]![row]);
      if (isMissing) missing[variable]!++;
      // A missing value sorts after one that is there.
      key += isMissing ? '1' : '0';
    }
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const patterns = [...counts]
    .sort(([a, m], [b, n]) => n - m || lacks(a) - lacks(b) || (a < b ? -1 : 1))
    .map(([key, n]) => ({ observed: [...key].map((mark) => mark === '0'), n }));
  return {
    rows,
    complete: counts.get('0'.repeat(columns.length)) ?? 0,
    empty: counts.get('1'.repeat(columns.length)) ?? 0,
    missing,
    share: rows === 0 ? 0 : missing.reduce((sum, count) => sum + count, 0) / (rows * columns.length),
    patterns,
    isMonotone: isMonotone([...counts.keys()]),
  };
}

function lacks(key: string): number {
  return [...key].filter((mark) => mark === '1').length;
}

/** Monotone: what one pattern lacks, a pattern that lacks more lacks too. */
function isMonotone(keys: readonly string[]): boolean {
  const nested = [...keys].sort((a, b) => lacks(a) - lacks(b));
  return nested.every((key, place) => {
    const before = nested[place - 1];
    return (
      before === undefined || [...before].every((mark, variable) => mark === '0' || key[variable] === '1')
    );
  });
}
