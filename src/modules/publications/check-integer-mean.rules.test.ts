import { expect, test } from 'vitest';
import { checkOne, verdicts } from './test-tables.ts';

test('a mean that no whole sum gives is impossible (GRIM)', () => {
  // Brown & Heathers (2017): 28 answers cannot have the mean 5.19; 145 / 28 = 5.18, 146 / 28 = 5.21.
  const [finding] = checkOne({ kind: 'integerMean', mean: '5.19', n: 28 });
  expect(finding!.verdict).toBe('impossible');
  expect(finding!.recomputed!.value).toBeCloseTo(145 / 28, 12);
  expect(verdicts(checkOne({ kind: 'integerMean', mean: '5.18', n: 28 }))).toEqual({ mean: 'consistent' });
  // With three items each there are 84 answers: 436 / 84 = 5.190.
  expect(verdicts(checkOne({ kind: 'integerMean', mean: '5.19', n: 28, items: 3 }))).toEqual({
    mean: 'consistent',
  });
  expect(verdicts(checkOne({ kind: 'integerMean', mean: '5.19', n: { from: 26, to: 28 } }))).toEqual({
    mean: 'consistent',
  });
});

test('a mean outside the scale is impossible', () => {
  expect(verdicts(checkOne({ kind: 'integerMean', mean: '6.50', n: 28, scale: [1, 6] }))).toEqual({
    mean: 'impossible',
  });
});

test('an SD that no whole answers give is impossible (GRIMMER)', () => {
  // R 4.2: sd(c(1, 2, 3, 4, 5)) = 1.581, sd(c(2, 2, 3, 4, 4)) = 1; every possible variance with sum 15 is an even number over 4 less 45
  const five = (sd: string) => verdicts(checkOne({ kind: 'integerMean', mean: '3.00', n: 5, sd })).sd;
  expect(five('1.58')).toBe('consistent');
  expect(five('1.00')).toBe('consistent');
  expect(five('1.30')).toBe('impossible');
  const scaled = (sd: string) =>
    verdicts(checkOne({ kind: 'integerMean', mean: '3.00', n: 5, sd, scale: [1, 5] })).sd;
  expect(scaled('2.00')).toBe('consistent');
  expect(scaled('3.00')).toBe('impossible');
});

test('without n, with one person, or with far too many sizes, nothing is claimed', () => {
  expect(verdicts(checkOne({ kind: 'integerMean', mean: '3.00' }))).toEqual({ mean: 'cannot-be-checked' });
  expect(verdicts(checkOne({ kind: 'integerMean', mean: '3.00', n: { from: 10, to: 900 } }))).toEqual({
    mean: 'cannot-be-checked',
  });
  expect(verdicts(checkOne({ kind: 'integerMean', mean: '3.00', sd: '.00', n: 1 }))).toEqual({
    mean: 'consistent',
  });
});

test('numbers too large to count exactly are not judged, and cost no time', () => {
  expect(verdicts(checkOne({ kind: 'integerMean', mean: '1e300', n: 484_925_670, sd: '9e204' }))).toEqual({
    mean: 'cannot-be-checked',
  });
});
