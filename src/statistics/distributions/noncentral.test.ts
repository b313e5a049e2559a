import { describe, expect, test } from 'vitest';
import {
  chiSquaredUpperTail,
  fisherFUpperTail,
  noncentralChiSquaredCdf,
  noncentralChiSquaredUpperTail,
  noncentralFCdf,
  noncentralFUpperTail,
  noncentralTCdf,
  noncentralTUpperTail,
  studentTUpperTail,
} from './index.ts';
import reference from './reference/noncentral.json' with { type: 'json' };
import { relativeErrorAgainst } from './reference/sweep.ts';

const invalid = expect.objectContaining({ code: 'invalid-argument' });

// /usr/bin/python3 src/statistics/distributions/reference/make-noncentral.py
describe('noncentral t', () => {
  test.each(reference.t as [number, number, number, string, string][])(
    'both tails at t %d, df %d, δ %d',
    (t, df, delta, lower, upper) => {
      expect(relativeErrorAgainst(noncentralTCdf(t, df, delta), lower)).toBeLessThan(1e-12);
      expect(relativeErrorAgainst(noncentralTUpperTail(t, df, delta), upper)).toBeLessThan(1e-12);
    },
  );

  test('with δ = 0 it is Student’s t', () => {
    expect(noncentralTUpperTail(6, 150, 0) / studentTUpperTail(6, 150)).toBeCloseTo(1, 12);
  });

  test('refuses what is not a number', () => {
    expect(() => noncentralTCdf(Number.NaN, 3, 1)).toThrow(invalid);
    expect(() => noncentralTCdf(1, 3, Infinity)).toThrow(invalid);
    expect(() => noncentralTCdf(1, 0, 1)).toThrow(invalid);
    expect(() => noncentralTCdf(1e6, 3, 1)).toThrow(invalid);
  });
});

describe('noncentral F', () => {
  test.each(reference.F as [number, number, number, number, string, string][])(
    'both tails at f %d, df %d and %d, λ %d',
    (f, df1, df2, noncentrality, lower, upper) => {
      expect(relativeErrorAgainst(noncentralFCdf(f, df1, df2, noncentrality), lower)).toBeLessThan(1e-12);
      expect(relativeErrorAgainst(noncentralFUpperTail(f, df1, df2, noncentrality), upper)).toBeLessThan(
        1e-12,
      );
    },
  );

  test('with λ = 0 it is F, and below 0 there is nothing', () => {
    expect(noncentralFUpperTail(3, 2, 20, 0)).toBe(fisherFUpperTail(3, 2, 20));
    expect([noncentralFCdf(0, 2, 20, 3), noncentralFUpperTail(-1, 2, 20, 3)]).toEqual([0, 1]);
  });

  test('refuses a noncentrality out of bounds', () => {
    expect(() => noncentralFCdf(1, 2, 3, -1)).toThrow(invalid);
    expect(() => noncentralFCdf(1, 2, 3, 1e7)).toThrow(invalid);
    expect(() => noncentralFCdf(Number.NaN, 2, 3, 1)).toThrow(invalid);
  });
});

describe('noncentral chi-squared', () => {
  test.each(reference.chiSquared as [number, number, number, string, string][])(
    'both tails at x %d, df %d, λ %d',
    (x, df, noncentrality, lower, upper) => {
      expect(relativeErrorAgainst(noncentralChiSquaredCdf(x, df, noncentrality), lower)).toBeLessThan(1e-12);
      expect(relativeErrorAgainst(noncentralChiSquaredUpperTail(x, df, noncentrality), upper)).toBeLessThan(
        1e-12,
      );
    },
  );

  test('with λ = 0 it is chi-squared, and below 0 there is nothing', () => {
    expect(noncentralChiSquaredUpperTail(30, 24, 0)).toBe(chiSquaredUpperTail(30, 24));
    expect([noncentralChiSquaredCdf(0, 24, 3), noncentralChiSquaredUpperTail(-1, 24, 3)]).toEqual([0, 1]);
  });

  test('refuses a noncentrality out of bounds', () => {
    expect(() => noncentralChiSquaredCdf(1, 2, -1)).toThrow(invalid);
    expect(() => noncentralChiSquaredCdf(1, 2, 1e7)).toThrow(invalid);
    expect(() => noncentralChiSquaredCdf(Number.NaN, 2, 3)).toThrow(invalid);
  });
});
