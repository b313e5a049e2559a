import { expect, test } from 'vitest';
import { frequencies } from './frequencies.ts';

test('counts each answer, with shares of all rows and of the rows with an answer', () => {
  expect(frequencies([2, 1, 2, null])).toEqual({
    valid: 3,
    missing: 1,
    total: 4,
    counts: [
      { value: 1, count: 1, percent: 25, validPercent: 100 / 3 },
      { value: 2, count: 2, percent: 50, validPercent: 200 / 3 },
    ],
  });
});

test('numbers come in order of size before words in order of code unit, whatever the order of rows', () => {
  const values = ['b', 10, 'å', 9, 'B', NaN, -1, '9'];
  const order = [-1, 9, 10, '9', 'B', 'b', 'å'];
  expect(frequencies(values).counts.map(({ value }) => value)).toEqual(order);
  expect(frequencies(values.toReversed()).counts.map(({ value }) => value)).toEqual(order);
});

test('no answers give no counts', () => {
  expect(frequencies([])).toEqual({ valid: 0, missing: 0, total: 0, counts: [] });
  expect(frequencies([null, NaN])).toEqual({ valid: 0, missing: 2, total: 2, counts: [] });
});
