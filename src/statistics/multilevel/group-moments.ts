import type { Column } from '../column.ts';
import { exactSum } from '../exact-sum.ts';
import { compareKeys, isKey, type Key } from '../keys.ts';
import { momentsOf } from '../moments.ts';
import { StatisticsError } from '../statistics-error.ts';

/** All that a random-intercept model needs to know of its people. */
export type GroupMoments = {
  readonly n: number;
  /** The mean of each variable over everybody. */
  readonly means: readonly number[];
  /** Sums of squares and products of what lies within groups. */
  readonly within: readonly (readonly number[])[];
  /** Each group's size and means, these as distances from the means over everybody. By key. */
  readonly groups: readonly {
    readonly key: Key;
    readonly n: number;
    readonly deviations: readonly number[];
  }[];
};

/**
 * Moments within and between groups, once through the data: rows that lack a variable (NaN) or a group (null) are left
 * out. The same rows in any order give the same bits. Refuses what `momentsOf` refuses.
 *
 * @example
 * groupMoments([[1, 3, 5]], ['a', 'a', 'b']).within; // [[2]]
 */
export function groupMoments(columns: readonly Column[], group: readonly (Key | null)[]): GroupMoments {
  const other = columns.find((column) => column.length !== group.length);
  if (other) {
    throw new StatisticsError('invalid-argument', `${other.length} values, ${group.length} group keys`);
  }
  const rows = new Map<Key, number[]>();
  group.forEach((key, row) => {
    if (!isKey(key) || columns.some((column) => Number.isNaN(column[row]!))) return;
    const among = rows.get(key);
    if (among) among.push(row);
    else rows.set(key, [row]);
  });
  const kept = [...rows.values()].flat();
  const { n, means } = momentsOf(columns.map((column) => kept.map((row) => column[row]!)));
  const groups = [...rows.entries()]
    .sort(([a], [b]) => compareKeys(a, b))
    .map(([key, members]) => ({
      key,
      moments: momentsOf(columns.map((column) => members.map((row) => column[row]!))),
    }));
  return {
    n,
    means,
    within: columns.map((_, i) =>
      columns.map((__, j) => exactSum(groups.map(({ moments }) => moments.crossProducts[i]![j]!))),
    ),
    groups: groups.map(({ key, moments }) => ({
      key,
      n: moments.n,
      deviations: moments.means.map((mean, place) => mean - means[place]!),
    })),
  };
}
