import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { MonthlyValue } from '../schema.ts';
import { isMonth, isOver, monthNumber, monthOf, monthsIn, yearTo } from './months.rules.ts';
import { periodValue, yearToDate } from './period-value.rules.ts';

const share = { code: 'B.12', per: 1 };
const counted = (month: string, numerator: number, denominator: number, per = 1): MonthlyValue => ({
  indicator: 'B.12',
  unit: '9901',
  month,
  numerator,
  denominator,
  value: (numerator / denominator) * per,
});
const bare = (month: string, value: number): MonthlyValue => ({
  indicator: 'B.12',
  unit: '9901',
  month,
  numerator: null,
  denominator: null,
  value,
});

describe('the value of a period', () => {
  test('is the sum of numerators over the sum of denominators, not the mean of shares', () => {
    const values = [counted('2015-01', 1, 10), counted('2015-02', 90, 90)];
    expect(periodValue(values, share)).toEqual({
      value: 0.91,
      numerator: 91,
      denominator: 100,
      months: ['2015-01', '2015-02'],
    });
  });
  test('of a rate is on the scale of the rate', () => {
    const values = [counted('2015-01', 3, 10, 100), counted('2015-02', 1, 30, 100)];
    expect(periodValue(values, { code: 'B.12', per: 100 })?.value).toBe(10);
  });
  test('is the mean of the months where one came without counts', () => {
    expect(periodValue([counted('2015-01', 1, 2), bare('2015-02', 0.9)], share)).toEqual({
      value: 0.7,
      numerator: null,
      denominator: null,
      months: ['2015-01', '2015-02'],
    });
  });
  test('counts the months of the period and of the indicator, and is null when there are none', () => {
    const values = [counted('2014-12', 0, 9), counted('2015-01', 1, 4)];
    expect(periodValue(values, share, { from: '2015-01', to: '2015-06' })?.value).toBe(0.25);
    expect(periodValue(values, share, { from: '2016-01', to: '2016-06' })).toBeNull();
    expect(periodValue(values, { code: 'B.14', per: 1 })).toBeNull();
  });
  test('of nothing counted at all is no division by 0', () => {
    const nothing = { ...counted('2015-01', 0, 1), denominator: 0, value: 0 };
    expect(periodValue([nothing], share)?.value).toBe(0);
  });
  test('lies between the lowest and the highest month, whatever their order', () => {
    const month = fc.tuple(fc.nat(500), fc.integer({ min: 1, max: 500 }));
    fc.assert(
      fc.property(fc.array(month, { minLength: 1, maxLength: 12 }), (pairs) => {
        const values = pairs.map(([n, extra], index) => counted(monthOf(24180 + index), n, n + extra));
        const found = periodValue(values, share)!;
        const each = values.map(({ value }) => value);
        expect(found.value).toBeGreaterThanOrEqual(Math.min(...each) - 1e-12);
        expect(found.value).toBeLessThanOrEqual(Math.max(...each) + 1e-12);
        expect(periodValue([...values].reverse(), share)).toEqual(found);
      }),
    );
  });
});

test('the year to date starts afresh in January', () => {
  const values = [counted('2014-12', 9, 10), counted('2015-01', 1, 10), counted('2015-02', 3, 10)];
  expect(yearToDate(values, share).map(({ month, value }) => [month, value])).toEqual([
    ['2014-12', 0.9],
    ['2015-01', 0.1],
    ['2015-02', 0.2],
  ]);
});

test('months are counted over the turn of the year', () => {
  expect(monthsIn({ from: '2014-11', to: '2015-02' })).toEqual(['2014-11', '2014-12', '2015-01', '2015-02']);
  expect(monthsIn({ from: '2015-02', to: '2014-11' })).toEqual([]);
  expect(monthOf(monthNumber('2015-12') + 1)).toBe('2016-01');
  expect(yearTo('2015-06')).toEqual({ from: '2015-01', to: '2015-06' });
  expect(['2015-00', '2015-13', '15-01', '2015-1', ''].filter(isMonth)).toEqual([]);
});

test('a month is over on the first day of the next', () => {
  expect(isOver('2015-06', '2015-06-30')).toBe(false);
  expect(isOver('2015-06', '2015-07-01')).toBe(true);
});
