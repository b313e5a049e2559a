import { type Column, completeRows } from '../column.ts';
import { exactSum } from '../exact-sum.ts';
import { compareKeys, isKey, type Key } from '../keys.ts';
import { momentsOf } from '../moments.ts';
import { StatisticsError } from '../statistics-error.ts';

export type GroupAgreement = {
  readonly key: Key;
  /** Those of the group who answered every item. */
  readonly n: number;
  /** r_wg, of several items r_wg(j); from 0 to 1, null for a group of one. */
  readonly agreement: number | null;
  /** Whether answers differ more than those of people with nothing in common: the agreement is then set to 0. */
  readonly isBelowZero: boolean;
};

/**
 * How far the people of each group agree: r_wg of one item, r_wg(j) of a scale of several.
 *
 * Shapes: one column an item, of equal length; a group key a row. Rows that lack an item (NaN) or a group (null) are left
 * out. Ordered by key: numbers ascending, then words by code unit. A group of one has no agreement.
 * Units: none. Assumptions: all items answered on the same scale, whose answers have `expected` as variance where nobody
 * has anything in common (`expectedVariance`); reversed items turned beforehand does not matter.
 * Errors: 'invalid-argument' for an expected variance not above 0, no items, or columns of unequal length.
 * Source: J(1 − s̄²/σ²)/(J(1 − s̄²/σ²) + s̄²/σ²), s̄² the mean variance of the J items in the group (n − 1): James,
 * Demaree & Wolf (1984), J. Applied Psychology 69:85–98, eq. 1 and 2. Below 0 counts as 0 (p. 93 and LeBreton & Senter
 * 2008, p. 829), and is told of. Agrees with rwg and rwg.j of the R package multilevel.
 *
 * @example
 * withinGroupAgreement([[4, 5, 5, 1], [4, 4, 5, 6]], ['a', 'a', 'a', 'b'], 35 / 12);
 * // [{ key: 'a', n: 3, agreement: 0.9393939393939393, isBelowZero: false },
 * //  { key: 'b', n: 1, agreement: null, isBelowZero: false }]
 */
export function withinGroupAgreement(
  items: readonly Column[],
  group: readonly (Key | null)[],
  expected: number,
): GroupAgreement[] {
  if (!(expected > 0 && expected < Number.POSITIVE_INFINITY)) {
    throw new StatisticsError('invalid-argument', `an expected variance lies above 0, not ${expected}`);
  }
  const rowsOf = rowsByGroup(items, group);
  return [...rowsOf.entries()]
    .sort(([a], [b]) => compareKeys(a, b))
    .flatMap(([key, rows]): GroupAgreement[] => {
      const complete = completeRows(items.map((item) => rows.map((row) => item[row]!)));
      const n = complete[0]!.length;
      if (n === 0) return [];
      if (n === 1) return [{ key, n, agreement: null, isBelowZero: false }];
      const share = meanVariance(complete, n) / expected;
      const common = items.length * Math.max(0, 1 - share);
      return [{ key, n, agreement: common / (common + Math.min(1, share)), isBelowZero: share > 1 }];
    });
}

/** Item by item, so that no item leans on another: nothing but their variances counts. */
function meanVariance(items: readonly Float64Array[], n: number): number {
  const variances = items.map((item) => momentsOf([item]).crossProducts[0]![0]! / (n - 1));
  return exactSum(variances) / items.length;
}

function rowsByGroup(items: readonly Column[], group: readonly (Key | null)[]): Map<Key, number[]> {
  if (items.length === 0) throw new StatisticsError('invalid-argument', 'at least one item is needed');
  for (const item of items) {
    if (item.length !== group.length) {
      throw new StatisticsError('invalid-argument', `${item.length} answers, ${group.length} group keys`);
    }
  }
  const rows = new Map<Key, number[]>();
  group.forEach((key, row) => {
    if (!isKey(key)) return;
    const among = rows.get(key);
    if (among) among.push(row);
    else rows.set(key, [row]);
  });
  return rows;
}
