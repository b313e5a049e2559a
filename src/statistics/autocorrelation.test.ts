import { expect, test } from 'vitest';
import { autocorrelation } from './autocorrelation.ts';

test('a series that swings from side to side is unlike itself, one that drifts is like itself', () => {
  expect(autocorrelation([1, 3, 2])).toBe(-0.5);
  // R 4.2: acf(1:10, lag.max = 1, plot = FALSE)$acf[2]
  expect(autocorrelation([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])).toBeCloseTo(0.7, 15);
});

test('an offset or a unit does not matter', () => {
  const plain = autocorrelation([0.2, 0.1, 0.3, 0.1, 0.3]);
  expect(autocorrelation([1e7 + 0.2, 1e7 + 0.1, 1e7 + 0.3, 1e7 + 0.1, 1e7 + 0.3])).toBe(plain);
  expect(autocorrelation([2, 1, 3, 1, 3])).toBe(plain);
});

test('what is no series is refused', () => {
  expect(() => autocorrelation([1])).toThrow('autocorrelation needs 2 values');
  expect(() => autocorrelation([2, 2, 2])).toThrow('all values are the same');
  expect(() => autocorrelation([1, Number.NaN, 2])).toThrow('a series has no missing values');
});
