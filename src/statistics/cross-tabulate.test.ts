import { expect, test } from 'vitest';
import { crossTabulate } from './cross-tabulate.ts';

test('counts pairs, in order, and leaves out rows where either is missing', () => {
  expect(crossTabulate([2, 1, 1, null, 2, 10], ['b', 'a', 'b', 'a', null, 'a'])).toEqual({
    n: 4,
    rows: [1, 2, 10],
    columns: ['a', 'b'],
    counts: [
      [1, 1],
      [0, 1],
      [1, 0],
    ],
  });
});

test('nobody makes an empty table; unequal lengths are refused', () => {
  expect(crossTabulate([null], [1])).toEqual({ n: 0, rows: [], columns: [], counts: [] });
  expect(() => crossTabulate([1], [])).toThrow('the rows have 1 values, the columns 0');
});
