import { describe, expect, test } from 'vitest';
import type { Succession, Unit, UnitFact } from '#modules/organisation/schema.ts';
import type { MonthlyValue } from '../schema.ts';
import { type PerSize, perSizeOf, perSizeTogether } from './per-size.rules.ts';
import { sizeIn } from './size-in.rules.ts';

const unit = (number: string, size: Partial<Unit> = {}): Unit => ({
  number,
  name: number,
  type: 'office',
  status: 'active',
  parent: '9900',
  validFrom: null,
  validTo: null,
  municipality: null,
  leader: null,
  positions: 10,
  users: 200,
  synthetic: true,
  ...size,
});
const counted = (number: string, month: string, numerator: number, denominator = 40): MonthlyValue => ({
  indicator: 'B.12',
  unit: number,
  month,
  numerator,
  denominator,
  value: numerator / denominator,
});
const indicator = { code: 'B.12', per: 1, basis: 'denominator' } as const;
const period = { from: '2015-01', to: '2015-06' };
const asked = (more: {
  readonly values: readonly MonthlyValue[];
  readonly units?: readonly Unit[];
  readonly facts?: readonly UnitFact[];
  readonly successions?: readonly Succession[];
}) => ({
  unit: '9901',
  indicator,
  period,
  of: 'users' as const,
  units: [unit('9901')],
  facts: [],
  successions: [],
  ...more,
});
const told = (found: PerSize) => {
  if (found.kind !== 'told') throw new Error(found.kind);
  return found;
};

describe('a count beside the size of its office', () => {
  test('is what is counted in a month, per 100 users and per position', () => {
    const values = [counted('9901', '2015-01', 12), counted('9901', '2015-02', 18)];
    expect(told(perSizeOf(asked({ values })))).toMatchObject({ count: 30, months: 2, sizeMonths: 400 });
    expect(told(perSizeOf(asked({ values }))).value).toBe(7.5);
    expect(told(perSizeOf({ ...asked({ values }), of: 'positions' })).value).toBe(1.5);
  });

  test('has the interval of R: 100 * poisson.test(30, 400)$conf.int', () => {
    const values = [counted('9901', '2015-01', 12), counted('9901', '2015-02', 18)];
    const [low, high] = told(perSizeOf(asked({ values }))).interval;
    expect(low).toBeCloseTo(5.060218505, 8);
    expect(high).toBeCloseTo(10.706716349, 8);
  });

  test('leaves out a month with a denominator under five, its size too', () => {
    const values = [counted('9901', '2015-01', 12), counted('9901', '2015-02', 3, 4)];
    expect(told(perSizeOf(asked({ values })))).toMatchObject({ count: 12, months: 1, sizeMonths: 200 });
  });

  test('is not told of an office of fewer than five', () => {
    const units = [unit('9901', { users: 4 })];
    expect(perSizeOf(asked({ values: [counted('9901', '2015-01', 12)], units }))).toEqual({
      kind: 'sizeSmall',
    });
  });

  test('says whose size is missing instead of a number', () => {
    const units = [unit('9901', { users: null })];
    expect(perSizeOf(asked({ values: [counted('9901', '2015-01', 12)], units }))).toEqual({
      kind: 'sizeMissing',
      unit: '9901',
    });
  });

  test('is not told where a month came without counts', () => {
    const bare = { ...counted('9901', '2015-02', 1), numerator: null, denominator: null };
    const values = [counted('9901', '2015-01', 12), bare];
    expect(perSizeOf(asked({ values })).kind).toBe('notCounted');
    expect(perSizeOf(asked({ values: [] })).kind).toBe('notCounted');
  });

  test('holds the months before a merger against the parts that counted then', () => {
    const successions = [{ from: '9902', to: '9901', on: '2015-03-01', kind: 'merged' as const }];
    const units = [unit('9901', { users: 500 }), unit('9902', { users: 100, validTo: '2015-02-28' })];
    const facts: UnitFact[] = [
      { number: '9901', field: 'users', from: null, value: 400 },
      { number: '9901', field: 'users', from: '2015-03-01', value: 500 },
    ];
    const values = [
      ...[counted('9901', '2015-02', 20), counted('9902', '2015-02', 5), counted('9901', '2015-03', 25)],
    ];
    expect(told(perSizeOf(asked({ values, units, facts, successions })))).toMatchObject({
      count: 50,
      sizeMonths: 400 + 100 + 500,
      value: 5,
    });
  });

  test('in the month of the merger the part is in the size of the whole, and not added to it', () => {
    const successions = [{ from: '9902', to: '9901', on: '2015-03-15', kind: 'merged' as const }];
    const units = [unit('9901', { users: 500 }), unit('9902', { users: 100 })];
    const values = [counted('9901', '2015-03', 20), counted('9902', '2015-03', 5)];
    expect(told(perSizeOf(asked({ values, units, successions }))).sizeMonths).toBe(500);
  });

  test('keeps the size that a count per user came in with, though the register has another by now', () => {
    const values = [counted('9901', '2015-01', 12, 150)];
    const perUser = { code: 'B.12', per: 100, basis: 'users' } as const;
    expect(told(perSizeOf({ ...asked({ values }), indicator: perUser })).value).toBe(8);
  });

  test('of several offices is their counts over their sizes; those without are left out and counted', () => {
    const each: PerSize[] = [
      told(perSizeOf(asked({ values: [counted('9901', '2015-01', 12)] }))),
      { kind: 'sizeMissing', unit: '9902' },
      told(
        perSizeOf({
          ...asked({ values: [counted('9903', '2015-01', 48)] }),
          unit: '9903',
          units: [unit('9903', { users: 1000 })],
        }),
      ),
    ];
    expect(perSizeTogether(each, 'users')).toMatchObject({ units: 2, count: 60, value: 5, perMonth: 60 });
    expect(perSizeTogether([{ kind: 'notCounted' }], 'users')).toBeNull();
  });
});

describe('the size of an office in a month', () => {
  const facts: UnitFact[] = [
    { number: '9901', field: 'users', from: '2015-04-16', value: 300 },
    { number: '9901', field: 'users', from: null, value: null },
    { number: '9901', field: 'users', from: '2015-09-01', value: 350 },
  ];
  const of = 'users';

  test('is that of its last day', () => {
    expect(sizeIn(unit('9901'), { facts, of, month: '2015-04' })).toBe(300);
    expect(sizeIn(unit('9901'), { facts, of, month: '2015-12' })).toBe(350);
  });

  test('is the first that was written down where nobody had said by then', () => {
    expect(sizeIn(unit('9901'), { facts, of, month: '2015-01' })).toBe(300);
  });

  test('is what the register says where it has never changed, be it nothing', () => {
    expect(sizeIn(unit('9902'), { facts, of, month: '2015-01' })).toBe(200);
    expect(sizeIn(unit('9902', { users: null }), { facts, of, month: '2015-01' })).toBeNull();
  });
});
