import { expect, test } from 'vitest';
import { describe } from './describe.ts';
import { column, correctDigits, fewestCorrectDigits } from './reference/correct-digits.ts';
import methods from './reference/methods.json' with { type: 'json' };

// Rscript src/statistics/reference/methods.R: mean, sd, t.test, median, psych::skew and psych::kurtosi (type 2)
test.each(Object.entries(methods.descriptions))('describes %s as R does', (_, reference) => {
  const ours = describe(column(reference.values));
  expect(ours.n).toBe(reference.n);
  expect(ours.missing).toBe(reference.missing);
  expect([ours.minimum, ours.maximum, ours.median]).toEqual([
    reference.minimum,
    reference.maximum,
    reference.median,
  ]);
  expect(correctDigits(ours.mean, reference.mean)).toBeGreaterThan(15);
  expect(correctDigits(ours.standardDeviation, reference.standardDeviation)).toBeGreaterThan(14);
  expect(correctDigits(ours.standardError, reference.standardError)).toBeGreaterThan(14);
  expect(fewestCorrectDigits(ours.confidenceInterval!, reference.confidenceInterval)).toBeGreaterThan(11);
  expect(correctDigits(ours.skewness, reference.skewness)).toBeGreaterThan(10);
  expect(correctDigits(ours.kurtosis, reference.kurtosis)).toBeGreaterThan(10);
});

test('what is not defined is null, never NaN', () => {
  const nothing = { mean: null, standardDeviation: null, standardError: null, confidenceInterval: null };
  const place = { minimum: null, maximum: null, median: null };
  const shape = { skewness: null, kurtosis: null };
  expect(describe([NaN, NaN])).toEqual({ n: 0, missing: 2, ...nothing, ...place, ...shape });
  expect(describe([])).toEqual({ n: 0, missing: 0, ...nothing, ...place, ...shape });
  expect(describe([5, NaN])).toEqual({
    n: 1,
    missing: 1,
    ...nothing,
    mean: 5,
    minimum: 5,
    maximum: 5,
    median: 5,
    ...shape,
  });
  expect(describe([1, 2])).toMatchObject({ n: 2, median: 1.5, ...shape });
  expect(describe([1, 2, 4]).kurtosis).toBeNull();
  expect(describe([3, 3, 3, 3])).toMatchObject({
    standardDeviation: 0,
    confidenceInterval: [3, 3],
    ...shape,
  });
});

test('the order of rows changes no bit', () => {
  const values = [0.1, 0.7, 1.3, 2.9, -4.4, 1e5, 3e-7];
  expect(describe(values.toReversed())).toEqual(describe(values));
});

test('an infinity is refused', () => {
  expect(() => describe([1, -Infinity])).toThrow('-Infinity cannot be used');
});
