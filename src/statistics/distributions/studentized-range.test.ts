import { describe, expect, test } from 'vitest';
import {
  studentizedRangeCdf,
  studentizedRangeQuantile,
  studentizedRangeUpperQuantile,
  studentizedRangeUpperTail,
  studentTTwoTailed,
} from './index.ts';
import sweep from './reference/studentized-range.json' with { type: 'json' };
import { relativeErrorAgainst } from './reference/sweep.ts';

type Row = [q: number, groups: number, df: number | null, lower: string, upper: string];
const rows = (sweep as Row[]).map(([q, groups, df, ...tails]) => ({
  q,
  groups,
  df: df ?? Number.POSITIVE_INFINITY,
  lower: tails[0],
  upper: tails[1],
}));

describe('studentized range', () => {
  // /usr/bin/python3 src/statistics/distributions/reference/make-studentized-range.py
  test.each(rows)('both tails of q $q, $groups groups, df $df', ({ q, groups, df, lower, upper }) => {
    expect(relativeErrorAgainst(studentizedRangeUpperTail(q, groups, df), upper)).toBeLessThan(1e-11);
    expect(relativeErrorAgainst(studentizedRangeCdf(q, groups, df), lower)).toBeLessThan(1e-11);
  });

  test('the sweep holds the two cases JavaScript libraries and R fail on, and tails to 1e-100', () => {
    expect(studentizedRangeUpperTail(3.5, 3, 20)).toBeCloseTo(0.0558918491, 10);
    expect(studentizedRangeUpperTail(15, 4, 60) / 1.31e-14).toBeCloseTo(1, 1);
    expect(Math.min(...rows.map(({ upper }) => Number(upper)))).toBeLessThan(1e-100);
  });

  test('of two groups it is Student’s t times √2', () => {
    for (const df of [1, 2.5, 7, 30, 245, 1e4, 1e9]) {
      for (const q of [0.01, 0.5, 2, 5, 12, 30]) {
        const exact = studentTTwoTailed(q / Math.SQRT2, df);
        expect(Math.abs(studentizedRangeUpperTail(q, 2, df) / exact - 1)).toBeLessThan(1e-12);
      }
    }
  });

  test('quantiles give back the tail they were asked for', () => {
    for (const [groups, df] of [
      [3, 1],
      [3, 20],
      [19, 245],
      [5, 17.25],
      [4, Number.POSITIVE_INFINITY],
    ] as const) {
      for (const p of [1e-20, 0.001, 0.05, 0.4]) {
        const upper = studentizedRangeUpperTail(studentizedRangeUpperQuantile(p, groups, df), groups, df);
        expect(Math.abs(upper / p - 1)).toBeLessThan(1e-12);
        const lower = studentizedRangeCdf(studentizedRangeQuantile(p, groups, df), groups, df);
        expect(Math.abs(lower / p - 1)).toBeLessThan(1e-12);
      }
    }
  });

  // Rscript -e 'print(c(qtukey(.95,3,20), qtukey(.95,19,245), qtukey(.99,4,5)), digits = 8)': R gives seven digits
  test('critical values are those of R’s qtukey', () => {
    expect(studentizedRangeUpperQuantile(0.05, 3, 20)).toBeCloseTo(3.5779346, 6);
    expect(studentizedRangeUpperQuantile(0.05, 19, 245)).toBeCloseTo(5.0286339, 6);
    expect(studentizedRangeUpperQuantile(0.01, 4, 5)).toBeCloseTo(7.8041557, 6);
  });

  test('the ends', () => {
    expect([studentizedRangeUpperTail(0, 3, 9), studentizedRangeUpperTail(-1, 3, 9)]).toEqual([1, 1]);
    expect([studentizedRangeCdf(Infinity, 3, 9), studentizedRangeUpperTail(Infinity, 3, 9)]).toEqual([1, 0]);
    expect([studentizedRangeQuantile(0, 3, 9), studentizedRangeQuantile(1, 3, 9)]).toEqual([0, Infinity]);
    expect([studentizedRangeUpperQuantile(0, 3, 9), studentizedRangeUpperQuantile(1, 3, 9)]).toEqual([
      Infinity,
      0,
    ]);
  });

  test.each([
    [Number.NaN, 3, 9],
    [1, 1, 9],
    [1, 2.5, 9],
    [1, 1001, 9],
    [1, 3, 0.5],
    [1, 3, Number.NaN],
  ])('refuses q %d, groups %d, df %d by name', (q, groups, df) => {
    expect(() => studentizedRangeUpperTail(q, groups, df)).toThrow(
      expect.objectContaining({ code: 'invalid-argument' }),
    );
  });
});
