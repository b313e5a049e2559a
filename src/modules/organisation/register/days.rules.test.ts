import { describe, expect, test } from 'vitest';
import { dayBefore, isDay, namesOf, statusOn, unitOn, withFact } from './days.rules.ts';
import { unit } from './testing/units.ts';
import type { UnitFact } from './unit.ts';

describe('a unit on a given day', () => {
  const open = unit('0502', { validFrom: '2006-07-01', validTo: '2019-12-31', status: 'closed' });

  test('its days say whether it has come and gone, first and last day among them', () => {
    expect(statusOn(open, '2006-06-30')).toBe('planned');
    expect(statusOn(open, '2006-07-01')).toBe('active');
    expect(statusOn(open, '2019-12-31')).toBe('active');
    expect(statusOn(open, '2020-01-01')).toBe('closed');
  });

  test('without days it is what the register says', () => {
    expect(statusOn(unit('1', { status: 'closed' }), '2015-01-01')).toBe('closed');
    expect(statusOn(unit('1', { status: 'planned' }), '2015-01-01')).toBe('planned');
    expect(statusOn(unit('1', { status: 'closing' }), '2015-01-01')).toBe('closing');
  });

  test('one that was planned is at work from its first day', () => {
    const planned = unit('1', { status: 'planned', validFrom: '2015-01-01' });
    expect(statusOn(planned, '2014-12-31')).toBe('planned');
    expect(statusOn(planned, '2015-01-01')).toBe('active');
  });

  test('days that are none are not taken for days', () => {
    expect(['2015-02-29', '2015-2-1', '01.02.2015', '2015-13-01', ''].filter(isDay)).toEqual([]);
    expect(isDay('2016-02-29')).toBe(true);
    expect(dayBefore('2016-03-01')).toBe('2016-02-29');
  });
});

describe('what changes from a day on', () => {
  const renamed = withFact(unit('1', { name: 'Gammel' }), [], {
    field: 'name',
    value: 'Ny',
    from: '2015-03-01',
  });

  test('a rename keeps the earlier name for the days it was in use', () => {
    expect(renamed.unit.name).toBe('Ny');
    expect(unitOn(renamed.unit, renamed.facts, '2015-02-28').name).toBe('Gammel');
    expect(unitOn(renamed.unit, renamed.facts, '2015-03-01').name).toBe('Ny');
    expect(namesOf('1', renamed.facts)).toEqual([
      { number: '1', name: 'Gammel', from: null },
      { number: '1', name: 'Ny', from: '2015-03-01' },
    ]);
  });

  test('a change that is recorded late takes its place in history and leaves the present alone', () => {
    const between = withFact(renamed.unit, renamed.facts, {
      field: 'name',
      value: 'Mellom',
      from: '2014-01-01',
    });
    expect(between.unit.name).toBe('Ny');
    const nameOn = (day: string) => unitOn(between.unit, between.facts, day).name;
    expect(['2013-12-31', '2014-01-01', '2015-03-01'].map(nameOn)).toEqual(['Gammel', 'Mellom', 'Ny']);
  });

  test('two changes on one day: the later correction stands', () => {
    const again = withFact(renamed.unit, renamed.facts, {
      field: 'name',
      value: 'Rettet',
      from: '2015-03-01',
    });
    expect(namesOf('1', again.facts).map(({ name }) => name)).toEqual(['Gammel', 'Rettet']);
  });

  test('facts about other units and fields are left alone', () => {
    const other: UnitFact = { number: '2', field: 'name', from: null, value: 'En annen' };
    const { unit: now, facts } = withFact(unit('1', { positions: 8 }), [other], {
      field: 'positions',
      value: null,
      from: '2015-01-01',
    });
    expect(facts).toContainEqual(other);
    expect(now.positions).toBeNull();
    expect(unitOn(now, facts, '2014-12-31').positions).toBe(8);
  });
});
