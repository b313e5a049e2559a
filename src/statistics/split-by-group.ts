import type { Column } from './column.ts';
import { compareKeys, isKey, type Key } from './keys.ts';
import { StatisticsError } from './statistics-error.ts';

/**
 * The values of each group, for tests that need more than its mean and SD. Rows without a value (NaN) or a group (null) are
 * left out; ordered by key as `summariseGroups`. Refuses unequal lengths ('invalid-argument').
 *
 * @example
 * splitByGroup([1, 3, 7], ['b', 'b', 'a']); // [{ key: 'a', values: [7] }, { key: 'b', values: [1, 3] }]
 */
export function splitByGroup(
  values: Column,
  group: readonly (Key | null)[],
): { readonly key: Key; readonly values: readonly number[] }[] {
  if (values.length !== group.length) {
    throw new StatisticsError('invalid-argument', `${values.length} values, ${group.length} group keys`);
  }
  const members = new Map<Key, number[]>();
  group.forEach((key, row) => {
    const value = values[row]!;
    if (!isKey(key) || Number.isNaN(value)) return;
    const inGroup = members.get(key);
    if (inGroup) inGroup.push(value);
    else members.set(key, [value]);
  });
  return [...members.entries()]
    .sort(([a], [b]) => compareKeys(a, b))
    .map(([key, inGroup]) => ({ key, values: inGroup }));
}
