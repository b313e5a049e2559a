import { expect, test } from 'vitest';
import { halfYear, madeCounty, madeIndicator, madeValue } from './testing/made-county.ts';
import { runningMonths, yearsToDate } from './year-to-date.rules.ts';

const one = madeIndicator('B.12');
const of = (values: readonly ReturnType<typeof madeValue>[]) => ({
  ...madeCounty({ offices: 2, indicators: [one] }),
  values,
});
const june = { from: '2015-06', to: '2015-06' };
const value = (month: string, numerator: number, denominator = 100, unit = '9901') =>
  madeValue('B.12', unit, month, numerator, denominator);

test('the year so far is January to the month, also where the period is the month alone', () => {
  const given = of(halfYear.map((month, at) => value(month, 50 + at)));
  const [year] = yearsToDate(given, june, '9901');
  expect(year!.total).toMatchObject({ numerator: 315, denominator: 600, months: [...halfYear] });
  expect(year!.running.map((month) => month.value)).toEqual([0.5, 0.505, 0.51, 0.515, 0.52, 0.525]);
});

test('it begins afresh in January, while the figure goes a year back', () => {
  const given = of([value('2014-11', 90), value('2014-12', 90), value('2015-01', 40), value('2015-02', 60)]);
  const period = { from: '2014-11', to: '2015-02' };
  expect(runningMonths(given, period)).toEqual(['2014-11', '2014-12', '2015-01', '2015-02']);
  const [year] = yearsToDate(given, period, '9901');
  expect(year!.running.map((month) => month.value)).toEqual([0.9, 0.9, 0.4, 0.5]);
  expect(year!.total.value).toBe(0.5);
  expect(runningMonths(given, { from: '2016-01', to: '2016-01' })[0]).toBe('2015-02');
});

test('the interval narrows as the year goes on', () => {
  const [year] = yearsToDate(of(halfYear.map((month) => value(month, 50))), june, '9901');
  const widths = year!.running.map(({ interval }) => interval![1] - interval![0]);
  expect(widths).toEqual(widths.toSorted((a, b) => b - a));
});

test('it is held against the same months of last year, and only those that are in both', () => {
  const given = of([value('2014-01', 30), value('2014-12', 99), value('2015-01', 50), value('2015-02', 90)]);
  const [year] = yearsToDate(given, { from: '2015-02', to: '2015-02' }, '9901');
  expect(year!.before).toEqual({ months: ['2015-01'], value: 0.3 });
  expect(year!.change?.difference).toBeCloseTo(0.2, 12);
  expect(year!.change!.interval[0]).toBeLessThan(0.2);
});

test('where nothing is from last year it is held against nothing', () => {
  const [year] = yearsToDate(of([value('2015-01', 50)]), june, '9901');
  expect(year!.before).toBeNull();
  expect(year!.change).toBeNull();
  expect(year!.trend.kind).toBe('tooFewMonths');
});

test('a month with a denominator under five is in no part of it', () => {
  const given = of([value('2015-01', 50), value('2015-02', 4, 4)]);
  const [year] = yearsToDate(given, { from: '2015-02', to: '2015-02' }, '9901');
  expect(year!.total).toMatchObject({ numerator: 50, denominator: 100 });
  expect(year!.running.at(-1)).toEqual({ month: '2015-02', value: null, interval: null, target: null });
});

test('the county’s is its offices added up; a year in which one came without counts is left out', () => {
  const values = [value('2015-01', 50), value('2015-01', 10, 100, '9902')];
  expect(yearsToDate(of(values), june, null)[0]!.total).toMatchObject({ numerator: 60, denominator: 200 });
  const bare = { ...value('2015-02', 1), numerator: null, denominator: null };
  expect(yearsToDate(of([...values, bare]), june, null)).toEqual([]);
});

test('an indicator that nothing is counted of this year is left out', () => {
  expect(yearsToDate(of([value('2014-06', 50)]), june, '9901')).toEqual([]);
});
