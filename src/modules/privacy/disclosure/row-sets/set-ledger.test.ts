import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { singlesOutFew } from './combinations.rules.ts';
import { allRows, bothOf, countRows, eitherOf, keyOf, othersThan, rowSetOf } from './row-set.ts';
import { createSetLedger } from './set-ledger.ts';
import { rankOf } from './testing/rank-of.ts';

const five = { minimumGroup: 5 };
const people = 100;
const rows = (isIn: (row: number) => boolean) => rowSetOf(people, isIn);
const from = (low: number, high: number) => rows((row) => row >= low && row < high);
const all = allRows(people);
const counted = [{ name: 'x', answered: all }];

describe('sets of rows', () => {
  test('are joined, counted and known again', () => {
    expect(countRows(all)).toBe(100);
    expect(countRows(othersThan(from(0, 3)))).toBe(97);
    expect(countRows(bothOf(from(0, 50), from(40, 60)))).toBe(10);
    expect(keyOf(eitherOf(from(0, 50), from(40, 100)))).toBe(keyOf(all));
    expect(keyOf(from(0, 50))).not.toBe(keyOf(from(0, 51)));
  });
});

describe('what may be asked after what has been told', () => {
  const ask = (...asked: ReturnType<typeof from>[][]) => {
    const ledger = createSetLedger(people, five);
    return asked.map((sets) => ledger.admit([{ sets, measures: counted }]));
  };

  test('a group of five is told, a group of four is not', () => {
    expect(ask([from(0, 5)])).toEqual([true]);
    expect(ask([from(0, 4)])).toEqual([false]);
  });

  test('nor everybody but four, since everybody is told', () => {
    expect(ask([from(4, 100)])).toEqual([false]);
    expect(ask([from(5, 100)])).toEqual([true]);
  });

  test('a set that differs by one from an earlier one is refused, the same set is not', () => {
    expect(ask([from(0, 50)], [from(0, 51)], [from(0, 50)])).toEqual([true, false, true]);
  });

  test('what was refused is not held against what comes later', () => {
    expect(ask([from(0, 51)], [from(0, 50)], [from(0, 51)])).toEqual([true, false, true]);
  });

  test('Schlörer’s tracker: T or C, T or not C, though all large, would give C', () => {
    const tracker = from(0, 40);
    const target = rows((row) => row === 70);
    const padded = eitherOf(tracker, target);
    // q(C) = q(T or C) + q(not T) − q(all): no two of these sets differ by few, and none is small.
    expect(ask([othersThan(tracker)], [padded])).toEqual([true, false]);
  });

  test('three large sets in a ring would give the few that two of them share', () => {
    const ring = [
      from(0, 20),
      rows((row) => row >= 18 && row < 40),
      rows((row) => row < 18 || (row >= 20 && row < 40)),
    ];
    expect(ask(...ring.map((set) => [set]))).toEqual([true, true, false]);
  });

  test('sets whose overlap is small, but cannot be reckoned out, are told', () => {
    expect(ask([from(0, 20)], [from(17, 40)])).toEqual([true, true]);
    expect(ask([from(0, 20)], [from(17, 40)], [from(0, 40)])).toEqual([true, true, false]);
  });

  test('several sets of one question are held against each other', () => {
    expect(ask([from(0, 50), from(0, 52)])).toEqual([false]);
  });

  test('what is measured is told apart: few who answered are few, however many were asked', () => {
    const ledger = createSetLedger(people, five);
    const few = [{ name: 'y', answered: rows((row) => row < 40 || row > 97) }];
    expect(ledger.admit([{ sets: [from(0, 60)], measures: few }])).toBe(false);
    expect(ledger.admit([{ sets: [from(0, 60)], measures: counted }])).toBe(true);
  });
});

test('few are singled out just when trying every few people finds a combination that rests on them alone', () => {
  const size = 9;
  const set = fc.array(fc.boolean(), { minLength: size, maxLength: size });
  fc.assert(
    fc.property(
      fc.array(set, { maxLength: 5 }),
      set,
      fc.integer({ min: 2, max: 4 }),
      (sets, answered, minimumGroup) => {
        const places = answered.flatMap((isAnswered, row) => (isAnswered ? [row] : []));
        const matrix = (keep: readonly number[]) =>
          sets.map((isIn) => keep.map((row) => (isIn[row] ? 1 : 0)));
        const whole = rankOf(matrix(places));
        const subsets = Array.from({ length: 2 ** places.length }, (_, bits) =>
          places.filter((_row, i) => (bits >> i) & 1),
        );
        const isFound = subsets
          .filter((few) => few.length > 0 && few.length < minimumGroup)
          .some((few) => rankOf(matrix(places.filter((row) => !few.includes(row)))) < whole);
        const asSet = (isIn: readonly boolean[]) => rowSetOf(size, (row) => isIn[row]!);
        expect(singlesOutFew(sets.map(asSet), asSet(answered), { minimumGroup })).toBe(isFound);
      },
    ),
    { seed: 20261121, numRuns: 400 },
  );
});
