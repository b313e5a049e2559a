import { expect, test } from 'vitest';
import { pearsonTest } from './pearson-test.ts';
import { correctDigits, fewestCorrectDigits } from './reference/correct-digits.ts';
import methods from './reference/methods.json' with { type: 'json' };

// Rscript src/statistics/reference/methods.R: 2 * pt(-abs(t), n - 2), tanh(atanh(r) + c(-1, 1) * qnorm(.975) / sqrt(n - 3))
test.each(methods.published)(
  'agrees with R for r = $r, n = $n',
  ({ r, n, t, pValue, confidenceInterval }) => {
    const ours = pearsonTest(r, n);
    expect(ours.degreesOfFreedom).toBe(n - 2);
    expect(correctDigits(ours.t, t)).toBeGreaterThan(12);
    expect(correctDigits(ours.pValue, pValue)).toBeGreaterThan(11);
    expect(fewestCorrectDigits(ours.confidenceInterval!, confidenceInterval)).toBeGreaterThan(12);
  },
);

test('finds the two misprints of the 2015 study: Table 6 (p = .000) and Table 13 (p = .002)', () => {
  expect(pearsonTest(0.16, 245).pValue).toBeCloseTo(0.0121, 4);
  expect(pearsonTest(0.53, 19).pValue).toBeCloseTo(0.0196, 4);
});

test('a perfect correlation has p = 0 and an interval that is a point', () => {
  expect(pearsonTest(-1, 9)).toEqual({
    degreesOfFreedom: 7,
    t: null,
    pValue: 0,
    confidenceInterval: [-1, -1],
  });
  expect(pearsonTest(1, 3).confidenceInterval).toBeNull();
});

test.each([
  [1.01, 20, 'invalid-argument'],
  [Number.NaN, 20, 'invalid-argument'],
  [0.5, 20.5, 'invalid-argument'],
  [0.5, Number.NaN, 'invalid-argument'],
  [0.5, 2, 'too-few-cases'],
])('refuses r = %d, n = %d: %s', (r, n, code) => {
  expect(() => pearsonTest(r, n)).toThrow(expect.objectContaining({ code }));
});
