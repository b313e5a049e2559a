import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inCanonicalOrder } from './canonical-order.ts';
import { rowsOf, shuffledTogether } from './reference/arbitraries.ts';

test('sorts rows by the first column, then the second', () => {
  const sorted = inCanonicalOrder([Float64Array.of(2, 1, 2), Float64Array.of(5, 6, 4)]);
  expect(sorted.map((column) => [...column])).toEqual([
    [1, 2, 2],
    [6, 4, 5],
  ]);
});

test('the same rows come out the same however they came', () => {
  fc.assert(
    fc.property(rowsOf(fc.integer({ min: 0, max: 3 }), 3), fc.infiniteStream(fc.nat()), (columns, keys) => {
      const sorted = (table: readonly number[][]) =>
        inCanonicalOrder(table.map((column) => Float64Array.from(column)));
      expect(sorted(shuffledTogether(columns, keys))).toEqual(sorted(columns));
    }),
  );
});

test('many columns of many values are in the order that comparing them one by one gives', () => {
  const columns = Array.from({ length: 6 }, (_, j) =>
    Float64Array.from({ length: 2000 }, (_, row) => ((row * (7919 + 2 * j)) % (j < 2 ? 13 : 1009)) / 3 - 100),
  );
  const rows = columns[0]!.length;
  const compared = Array.from({ length: rows }, (_, row) => columns.map((column) => column[row]!)).sort(
    (a, b) => {
      const first = a.findIndex((value, j) => value !== b[j]);
      return first === -1 ? 0 : a[first]! - b[first]!;
    },
  );
  const sorted = inCanonicalOrder(columns);
  compared.forEach((row, place) => {
    expect(sorted.map((column) => column[place])).toEqual(row);
  });
});

test('no columns and no rows are in order already', () => {
  expect(inCanonicalOrder([])).toEqual([]);
  expect(inCanonicalOrder([new Float64Array(0)])).toEqual([new Float64Array(0)]);
});
