import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { correlate, correlationFromMoments } from './correlation.ts';
import { momentsOf } from './moments.ts';
import { rowsOf, shuffledTogether } from './reference/arbitraries.ts';
import { column, correctDigits, fewestCorrectDigits } from './reference/correct-digits.ts';
import methods from './reference/methods.json' with { type: 'json' };

const answers = rowsOf(
  fc.oneof(
    { weight: 9, arbitrary: fc.integer({ min: 1, max: 6 }) },
    { weight: 1, arbitrary: fc.constant(NaN) },
  ),
  2,
  10,
);
const reals = rowsOf(
  fc.integer({ min: -1e6, max: 1e6 }).map((value) => value / 997),
  2,
  5,
);

function varies(columns: readonly number[][]): boolean {
  const complete = columns[0]!
    .map((_, row) => columns.map((values) => values[row]!))
    .filter((row) => !row.some(Number.isNaN));
  return complete.length > 2 && columns.every((_, j) => new Set(complete.map((row) => row[j])).size > 1);
}

describe('correlate', () => {
  // Rscript src/statistics/reference/methods.R: cor.test(x, y)
  test.each(Object.entries(methods.correlations))('agrees with R cor.test: %s', (_, reference) => {
    const ours = correlate(column(reference.x), column(reference.y));
    expect(ours.n).toBe(reference.n);
    expect(ours.degreesOfFreedom).toBe(reference.degreesOfFreedom);
    expect(correctDigits(ours.r, reference.r)).toBeGreaterThan(13);
    expect(correctDigits(ours.t, reference.t)).toBeGreaterThan(12);
    expect(correctDigits(ours.pValue, reference.pValue)).toBeGreaterThan(11);
    expect(fewestCorrectDigits(ours.confidenceInterval!, reference.confidenceInterval)).toBeGreaterThan(12);
  });

  test('the same rows in any order give the same bits', () => {
    for (const table of [answers, reals]) {
      fc.assert(
        fc.property(table, fc.infiniteStream(fc.nat()), (columns, keys) => {
          fc.pre(varies(columns));
          const [x, y] = shuffledTogether(columns, keys);
          expect(correlate(x!, y!)).toEqual(correlate(columns[0]!, columns[1]!));
        }),
      );
    }
  });

  test('r lies within −1 and 1, is the same both ways, and moves its sign with either variable', () => {
    fc.assert(
      fc.property(reals, ([x, y]) => {
        fc.pre(varies([x!, y!]));
        const { r } = correlate(x!, y!);
        expect(Math.abs(r)).toBeLessThanOrEqual(1);
        expect(correlate(y!, x!).r).toBe(r);
        expect(
          correlate(
            x!,
            y!.map((value) => -value),
          ).r,
        ).toBe(r === 0 ? 0 : -r);
      }),
    );
  });

  test('units do not matter', () => {
    fc.assert(
      fc.property(
        answers,
        fc.double({ min: 1e-3, max: 1e3, noNaN: true }),
        fc.integer({ min: -9, max: 9 }),
        ([x, y], unit, zero) => {
          fc.pre(varies([x!, y!]));
          const { r } = correlate(x!, y!);
          expect(
            correlate(
              x!.map((value) => value * unit + zero),
              y!,
            ).r,
          ).toBeCloseTo(r, 11);
        },
      ),
    );
  });

  test.each([
    [[1, 2, 3, 4], [3, 5, 7, 9], 1],
    [[0.1, 0.2, 0.3, 0.7], [-0.3, -0.6, -0.9, -2.1], -1],
    [[1, 2, 3], [1e100, 2e100, 3e100], 1],
  ])('points on a line have p = 0 and no finite t', (x, y, r) => {
    const { n, ...rest } = correlate(x, y);
    expect(rest).toEqual({
      r,
      t: null,
      degreesOfFreedom: n - 2,
      pValue: 0,
      confidenceInterval: n < 4 ? null : [r, r],
    });
  });

  test('no relation is r = 0, t = 0, p = 1', () => {
    expect(correlate([-1, 0, 1, 0], [0, 1, 0, -1])).toMatchObject({ r: 0, t: 0, pValue: 1 });
  });

  test('three pairs have a test but no interval', () => {
    expect(correlate([1, 2, 3], [1, 3, 2])).toMatchObject({ r: 0.5, confidenceInterval: null });
  });

  test('what has no correlation is refused by name', () => {
    expect(() => correlate([1, 2, NaN], [1, 2, 3])).toThrow('needs 3 complete pairs, there are 2');
    expect(() => correlate([1, 2, 3], [4, 4, 4])).toThrow('variable 1 does not vary');
    expect(() => correlate([0.1, 0.1, 0.1], [1, 2, 3])).toThrow('variable 0 does not vary');
    expect(() => correlate([1, 2], [1])).toThrow('column 1 has 1 rows');
    expect(() => correlate([NaN], [NaN])).toThrow('no row has a value');
    expect(() => correlationFromMoments(momentsOf([[1, 2, 3]]), 0, 1)).toThrow('no variable 1');
  });
});
