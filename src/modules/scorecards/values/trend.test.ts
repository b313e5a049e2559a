import { describe, expect, test } from 'vitest';
import type { Indicator, MonthlyValue } from '../schema.ts';
import { monthOf } from './months.rules.ts';
import { trendOf } from './trend.rules.ts';

const share: Pick<Indicator, 'code' | 'per' | 'kind' | 'direction'> = {
  code: 'B.12',
  per: 1,
  kind: 'share',
  direction: 'higher',
};
const months = (counts: readonly (readonly [number, number])[]): MonthlyValue[] =>
  counts.map(([numerator, denominator], index) => ({
    indicator: 'B.12',
    unit: '9901',
    month: monthOf(24180 + index),
    numerator,
    denominator,
    value: numerator / denominator,
  }));
const bare = (values: readonly number[]): MonthlyValue[] =>
  values.map((value, index) => ({
    indicator: 'B.12',
    unit: '9901',
    month: monthOf(24180 + index),
    numerator: null,
    denominator: null,
    value,
  }));

describe('a trend', () => {
  test('of three months is not told', () => {
    expect(trendOf(bare([0.1, 0.5, 0.9]), share)).toEqual({ kind: 'tooFewMonths', months: 3, needed: 4 });
  });
  test('agrees with R 4.2 lm: y <- c(.50,.52,.55,.53,.58,.60); confint(lm(y ~ seq_along(y)))', () => {
    const trend = trendOf(bare([0.5, 0.52, 0.55, 0.53, 0.58, 0.6]), share);
    if (trend.kind !== 'slope') throw new Error('no slope');
    expect(trend.slope).toBeCloseTo(0.0188571428571429, 12);
    expect(trend.ci[0]).toBeCloseTo(0.008843909, 8);
    expect(trend.ci[1]).toBeCloseTo(0.02887038, 8);
    expect(trend.verdict).toBe('better');
  });
  test('that rises is worse where lower is better', () => {
    const trend = trendOf(bare([0.5, 0.52, 0.55, 0.53, 0.58, 0.6]), { ...share, direction: 'lower' });
    expect(trend).toMatchObject({ verdict: 'worse' });
  });
  test('of a small office on a perfect line is no more certain than its counts are', () => {
    const small = trendOf(
      months([
        [2, 10],
        [3, 10],
        [4, 10],
        [5, 10],
        [6, 10],
        [7, 10],
      ]),
      share,
    );
    const large = trendOf(
      months([
        [200, 1000],
        [300, 1000],
        [400, 1000],
        [500, 1000],
        [600, 1000],
        [700, 1000],
      ]),
      share,
    );
    expect(small).toMatchObject({ verdict: 'unclear' });
    expect(large).toMatchObject({ verdict: 'better' });
    if (small.kind !== 'slope' || large.kind !== 'slope') throw new Error('no slope');
    expect(small.slope).toBeCloseTo(0.1, 12);
    expect(large.slope).toBeCloseTo(0.1, 12);
  });
  test('where nothing ever happens is level, with an interval', () => {
    const trend = trendOf(
      months([
        [0, 20],
        [0, 20],
        [0, 20],
        [0, 20],
      ]),
      share,
    );
    if (trend.kind !== 'slope') throw new Error('no slope');
    expect(trend.slope).toBe(0);
    expect(trend.ci[0]).toBeLessThan(0);
    expect(trend.ci[1]).toBeGreaterThan(0);
  });
  test('counts the months that are missing', () => {
    const [a, , c, d, e] = bare([1, 0, 3, 4, 5]);
    expect(trendOf([a!, c!, d!, e!], share)).toMatchObject({ slope: 1 });
  });
});
