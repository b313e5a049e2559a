import { expect, test } from 'vitest';
import { lumpRare } from './lump-rare.rules.ts';

const pattern = (marks: string, n: number) => ({ observed: [...marks].map((mark) => mark === '1'), n });

test('combinations that too few have are one lump', () => {
  const { complete, shown, others } = lumpRare(
    [pattern('111', 80), pattern('110', 12), pattern('101', 7), pattern('011', 4), pattern('001', 2)],
    5,
  );
  expect(complete).toBe(80);
  expect(shown.map(({ n }) => n)).toEqual([12, 7]);
  expect(others).toEqual({ patterns: 2, n: 6 });
});

test('a lump of too few takes the rarest shown with it, which the sum would otherwise give away', () => {
  const { shown, others } = lumpRare(
    [pattern('11', 80), pattern('10', 12), pattern('01', 7), pattern('00', 3)],
    5,
  );
  expect(shown.map(({ n }) => n)).toEqual([12]);
  expect(others).toEqual({ patterns: 2, n: 10 });
});

test('one rare combination alone is told only as how many lack something', () => {
  expect(lumpRare([pattern('11', 80), pattern('10', 3)], 5)).toEqual({
    complete: 80,
    shown: [],
    others: { patterns: 1, n: 3 },
  });
});

test('where all have enough nothing is lumped', () => {
  const { shown, others } = lumpRare([pattern('10', 12), pattern('11', 9)], 5);
  expect(shown).toHaveLength(1);
  expect(others).toEqual({ patterns: 0, n: 0 });
});
