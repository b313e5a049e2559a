import { expect, test } from 'vitest';
import { numberIn } from './answer-codes.ts';

test('a number is one however it is written', () => {
  expect(['3', '3,5', '-.5', '1e3', '0'].map(numberIn)).toEqual([3, 3.5, -0.5, 1000, 0]);
});

test('what cannot be reckoned with is no number', () => {
  expect(['1e307', '-1e307', '1e400', '5e-324', 'NaN', 'Infinity', '0x10', '1 000'].map(numberIn)).toEqual(
    Array.from({ length: 8 }, () => undefined),
  );
});
