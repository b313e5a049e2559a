import { describe, expect, test } from 'vitest';
import { shapiroWilk } from '../index.ts';
import { correctDigits } from '../reference/correct-digits.ts';
import { code } from '../reference/refused.ts';
import reference from '../reference/regression.json' with { type: 'json' };

describe('shapiroWilk', () => {
  // Rscript src/statistics/reference/regression.R: shapiro.test
  test.each(reference.shapiro)('agrees with R shapiro.test', ({ values, W, pValue }) => {
    const ours = shapiroWilk(values);
    expect(correctDigits(ours.W, W)).toBeGreaterThan(13);
    expect(correctDigits(ours.pValue, pValue)).toBeGreaterThan(10);
  });

  test('refusals by name', () => {
    expect(() => shapiroWilk([1, 2])).toThrow(code('too-few-cases'));
    expect(() => shapiroWilk([2, 2, 2])).toThrow(code('zero-variance'));
    expect(() => shapiroWilk(new Float64Array(5001))).toThrow(code('invalid-argument'));
  });
});
