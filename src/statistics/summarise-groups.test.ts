import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shuffledTogether } from './reference/arbitraries.ts';
import { summariseGroups } from './summarise-groups.ts';

test('summarises each group, in order of key', () => {
  expect(summariseGroups([1, 3, 7], ['a', 'a', 'b'])).toEqual([
    { key: 'a', n: 2, mean: 2, meanRemainder: 0, standardDeviation: Math.SQRT2 },
    { key: 'b', n: 1, mean: 7, meanRemainder: 0, standardDeviation: null },
  ]);
  expect(summariseGroups([1, 2, 3, 4], ['b', 10, 9, 'B']).map(({ key }) => key)).toEqual([9, 10, 'B', 'b']);
});

test('leaves out rows without a value or a group, and groups with no values', () => {
  expect(summariseGroups([1, NaN, 3, 5], ['a', 'b', null, 'a'])).toEqual([
    { key: 'a', n: 2, mean: 3, meanRemainder: 0, standardDeviation: Math.sqrt(8) },
  ]);
  expect(summariseGroups([NaN], ['a'])).toEqual([]);
});

test('the order of rows changes no bit', () => {
  const row = fc.tuple(fc.double({ min: -1e3, max: 1e3, noNaN: true }), fc.constantFrom('a', 'b', 3, null));
  fc.assert(
    fc.property(fc.array(row, { minLength: 1 }), fc.infiniteStream(fc.nat()), (rows, keys) => {
      const [shuffled] = shuffledTogether([rows], keys);
      const summary = (of: typeof rows) =>
        summariseGroups(
          of.map(([value]) => value),
          of.map(([, key]) => key),
        );
      expect(summary(shuffled!)).toEqual(summary(rows));
    }),
  );
});

test('refuses lists of unequal length', () => {
  expect(() => summariseGroups([1, 2], ['a'])).toThrow('2 values, 1 group keys');
});

test('keeps what rounding takes from a mean', () => {
  const [group] = summariseGroups([1e16, 1e16 + 2, 1e16 + 2], ['a', 'a', 'a']);
  // The true mean is 1e16 + 4/3, and doubles there are even.
  expect(group!.mean + group!.meanRemainder! - 1e16).toBe(2);
  expect(group!.mean - 1e16 + group!.meanRemainder!).toBeCloseTo(4 / 3, 15);
});
