import { expect, test } from 'vitest';
import type { Succession } from '#modules/organisation/schema.ts';
import type { MonthlyValue } from '../schema.ts';
import { seriesThroughMergers } from './series.rules.ts';

const indicator = { code: 'B.12', per: 1 };
const counted = (unit: string, month: string, numerator: number | null, denominator = 10): MonthlyValue => ({
  indicator: 'B.12',
  unit,
  month,
  numerator,
  denominator: numerator === null ? null : denominator,
  value: (numerator ?? 5) / denominator,
});
const succession = (from: string, to: string, on: string, kind: Succession['kind'] = 'merged') => ({
  from,
  to,
  on,
  kind,
});
const series = (values: readonly MonthlyValue[], successions: readonly Succession[], unit = 'C') =>
  seriesThroughMergers({ values, unit, indicator, successions }).map(
    ({ month, numerator, denominator }) => `${month} ${numerator}/${denominator}`,
  );

test('a merged office goes on with what its parts counted', () => {
  const values = [counted('A', '2015-01', 2), counted('B', '2015-01', 4), counted('C', '2015-02', 5, 20)];
  const merged = [succession('A', 'C', '2015-02-01'), succession('B', 'C', '2015-02-01')];
  expect(series(values, merged)).toEqual(['2015-01 6/20', '2015-02 5/20']);
  expect(series(values, [])).toEqual(['2015-02 5/20']);
});
test('an office that took in another counts both before, and only its own afterwards', () => {
  const values = [
    counted('C', '2015-01', 1),
    counted('A', '2015-01', 2),
    counted('C', '2015-02', 3),
    counted('A', '2015-02', 9),
  ];
  expect(series(values, [succession('A', 'C', '2015-02-01')])).toEqual(['2015-01 3/20', '2015-02 3/10']);
});
test('in the month of the merger both may have counted their days', () => {
  const values = [counted('A', '2015-02', 2), counted('C', '2015-02', 3)];
  expect(series(values, [succession('A', 'C', '2015-02-15')])).toEqual(['2015-02 5/20']);
});
test('a number that changed twice is followed all the way, and two that follow each other only once', () => {
  const values = [counted('A', '2014-01', 1), counted('B', '2015-01', 2), counted('C', '2016-01', 3)];
  const renumbered = [
    succession('A', 'B', '2015-01-01', 'renumbered'),
    succession('B', 'C', '2016-01-01', 'renumbered'),
  ];
  expect(series(values, renumbered)).toEqual(['2014-01 1/10', '2015-01 2/10', '2016-01 3/10']);
  expect(series(values, [...renumbered, succession('C', 'A', '2017-01-01')])).toHaveLength(3);
});
test('what was split goes on in nobody', () => {
  const values = [counted('A', '2015-01', 2), counted('C', '2015-02', 3)];
  expect(series(values, [succession('A', 'C', '2015-02-01', 'split')])).toEqual(['2015-02 3/10']);
});
test('a month in which a part came without counts is left out', () => {
  const values = [counted('A', '2015-01', null), counted('B', '2015-01', 4), counted('A', '2014-12', null)];
  const merged = [succession('A', 'C', '2015-02-01'), succession('B', 'C', '2015-02-01')];
  expect(series(values, merged)).toEqual(['2014-12 null/null']);
});
