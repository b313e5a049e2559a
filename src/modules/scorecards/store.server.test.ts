import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { OpenDatabase } from '#platform/database/database.ts';
import { testEngines } from '#platform/database/engines.ts';
import type { Indicator, MonthlyValue, Target } from './schema.ts';
import {
  addCorrections,
  addTargets,
  listCorrections,
  listIndicators,
  listTargets,
  monthsWithValues,
  removeValue,
  saveIndicators,
  saveValues,
  targetHistory,
  underScorecardLock,
  valuesOf,
} from './store.server.ts';

const value = (unit: string, month: string, numerator: number, denominator = 10): MonthlyValue => ({
  indicator: 'B.12',
  unit,
  month,
  numerator,
  denominator,
  value: numerator / denominator,
});
const target = (from: string, aim: number, unit: string | null = null): Target => ({
  indicator: 'B.12',
  unit,
  from,
  value: aim,
  setOn: '2014-12-01',
});
const indicator = (code: string, name: string) => ({ code, name }) as Indicator;

describe.each(testEngines())('the scorecard as it is kept, on $name', (engine) => {
  let open: OpenDatabase;
  let count = 0;
  let place = { organisationId: '' };
  beforeAll(async () => {
    open = await engine.open();
  });
  afterAll(() => open.close());
  beforeEach(() => {
    count += 1;
    place = { organisationId: `o${count}` };
  });

  test('indicators keep their place when they are changed; new ones come after', async () => {
    const save = (...indicators: Indicator[]) => saveIndicators(open.database, { ...place, indicators });
    await save(indicator('B.12', 'a'), indicator('B.14', 'b'));
    await save(indicator('B.76', 'c'), indicator('B.12', 'changed'));
    const found = await listIndicators(open.database, place);
    expect(found.map(({ code, name }) => `${code} ${name}`)).toEqual(['B.12 changed', 'B.14 b', 'B.76 c']);
    expect(await listIndicators(open.database, { organisationId: 'another' })).toEqual([]);
  });

  test('of several targets for a month the last holds, and the others are history', async () => {
    const add = (...targets: Target[]) => addTargets(open.database, { ...place, targets, byName: 'Made Up' });
    await add(target('2015-01', 0.7), target('2015-01', 0.5, '9901'));
    await add(target('2015-01', 0.75), target('2015-04', 0.8));
    const held = await listTargets(open.database, place);
    expect(held.map(({ unit, from, value }) => `${unit} ${from} ${value}`)).toEqual([
      'null 2015-01 0.75',
      'null 2015-04 0.8',
      '9901 2015-01 0.5',
    ]);
    const history = await targetHistory(open.database, { ...place, indicator: 'B.12' });
    expect(history.map(({ value, holds }) => `${value} ${holds}`)).toEqual([
      '0.7 false',
      '0.75 true',
      '0.8 true',
      '0.5 true',
    ]);
    expect(await targetHistory(open.database, { ...place, indicator: 'B.14' })).toEqual([]);
  });

  test('a value for the same unit and month goes over the one before; those asked for come back', async () => {
    const values = Array.from({ length: 1100 }, (_, index) =>
      value(`${1000 + index}`, '2015-01', index % 10),
    );
    await saveValues(open.database, { ...place, values });
    await saveValues(open.database, {
      ...place,
      values: [value('1000', '2015-01', 9), value('1000', '2015-03', 1)],
    });
    expect(await valuesOf(open.database, place)).toHaveLength(1101);
    const asked = await valuesOf(open.database, {
      ...place,
      units: ['1000'],
      from: '2015-01',
      to: '2015-02',
    });
    expect(asked).toEqual([value('1000', '2015-01', 9)]);
    expect(await valuesOf(open.database, { ...place, units: [] })).toEqual([]);
    expect(await valuesOf(open.database, { ...place, indicator: 'B.14' })).toEqual([]);
    expect(await monthsWithValues(open.database, place)).toEqual(['2015-03', '2015-01']);
    await removeValue(open.database, { ...place, indicator: 'B.12', unit: '1000', month: '2015-03' });
    expect(await monthsWithValues(open.database, place)).toEqual(['2015-01']);
  });

  test('corrections come back as they were written, the newest first', async () => {
    const at = new Date('2015-08-01T10:00:00Z');
    const correction = (reason: string, after: MonthlyValue | null) => ({
      indicator: 'B.12',
      unit: '9901',
      month: '2015-01',
      before: value('9901', '2015-01', 1),
      after,
      reason,
      byName: 'Made Up',
      at,
    });
    const [first, second] = [
      correction('counted twice', value('9901', '2015-01', 2)),
      correction('gone', null),
    ];
    await addCorrections(open.database, { ...place, corrections: [first, second] });
    expect(await listCorrections(open.database, { ...place, most: 10 })).toEqual([second, first]);
    expect(await listCorrections(open.database, { ...place, most: 1, skip: 1 })).toEqual([first]);
    expect(await listCorrections(open.database, { ...place, indicator: 'B.14', most: 10 })).toEqual([]);
  });

  test('what fails on the way leaves nothing', async () => {
    const failing = underScorecardLock(open.database, place, async (transaction) => {
      await saveValues(transaction, { ...place, values: [value('9901', '2015-01', 1)] });
      throw new Error('the power went');
    });
    await expect(failing).rejects.toThrow('the power went');
    expect(await valuesOf(open.database, place)).toEqual([]);
  });

  test('two windows at once are one after the other: neither sees half of what the other does', async () => {
    const addOne = () =>
      underScorecardLock(open.database, place, async (transaction) => {
        const [there] = await valuesOf(transaction, place);
        await sql`select 1`.execute(transaction);
        await saveValues(transaction, {
          ...place,
          values: [value('9901', '2015-01', (there?.numerator ?? 0) + 1)],
        });
      });
    await Promise.all(Array.from({ length: 5 }, addOne));
    expect((await valuesOf(open.database, place))[0]?.numerator).toBe(5);
  });
});
