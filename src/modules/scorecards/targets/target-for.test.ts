import { expect, test } from 'vitest';
import type { Target } from '../schema.ts';
import { isAfterPeriod, isAfterTheFact, targetFor, targetOver } from './target-for.rules.ts';

const target = (from: string, value: number, unit: string | null = null, setOn = '2014-12-01'): Target => ({
  indicator: 'B.12',
  unit,
  from,
  value,
  setOn,
});
const asked = { indicator: 'B.12', unit: '9901' };
const history = [target('2015-01', 0.7), target('2015-04', 0.8), target('2015-03', 0.6, '9901')];

test('a target holds from its month until the next', () => {
  const of = (month: string) => targetFor({ ...asked, unit: '9902', targets: history, month })?.value;
  expect(of('2015-01')).toBe(0.7);
  expect(of('2015-03')).toBe(0.7);
  expect(of('2015-04')).toBe(0.8);
  expect(of('2016-01')).toBe(0.8);
});
test("a unit's own goes before everybody's, from its month on", () => {
  const of = (month: string) => targetFor({ ...asked, targets: history, month })?.value;
  expect(of('2015-02')).toBe(0.7);
  expect(of('2015-03')).toBe(0.6);
  expect(of('2015-05')).toBe(0.6);
});
test('there is none before the first, nor for another indicator', () => {
  expect(targetFor({ ...asked, targets: history, month: '2014-12' })).toBeNull();
  expect(targetFor({ ...asked, targets: history, indicator: 'B.14', month: '2015-06' })).toBeNull();
});
test('does not depend on the order they stand in', () => {
  const of = (targets: readonly Target[]) => targetFor({ ...asked, unit: '9902', targets, month: '2015-06' });
  expect(of([...history].reverse())).toEqual(of(history));
});
test('over a period it is the mean of the months that have one', () => {
  const over = (months: readonly string[]) =>
    targetOver({ ...asked, unit: '9902', targets: history, months });
  expect(over(['2015-01', '2015-02', '2015-03'])).toBe(0.7);
  expect(over(['2015-03', '2015-04'])).toBeCloseTo(0.75, 14);
  expect(over(['2014-11', '2014-12', '2015-01'])).toBe(0.7);
  expect(over([])).toBeNull();
  expect(over(['2014-12'])).toBeNull();
});
test('a target is after the fact when its month was over, and after the period when that is over', () => {
  expect(isAfterTheFact(target('2015-01', 0.7, null, '2014-12-31'))).toBe(false);
  expect(isAfterTheFact(target('2015-01', 0.7, null, '2015-01-15'))).toBe(false);
  expect(isAfterTheFact(target('2015-01', 0.7, null, '2015-02-01'))).toBe(true);
  const halfYear = { from: '2015-01', to: '2015-06' };
  expect(isAfterPeriod({ setOn: '2015-06-30' }, halfYear)).toBe(false);
  expect(isAfterPeriod({ setOn: '2015-07-01' }, halfYear)).toBe(true);
});
