import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { OpenDatabase } from '#platform/database/database.ts';
import { testEngines } from '#platform/database/engines.ts';
import { withFact } from './days.rules.ts';
import {
  findUnit,
  listSuccessions,
  listUnitFacts,
  listUnitNames,
  listUnits,
  readRegister,
  saveUnits,
  writeRegister,
} from './register.server.ts';
import { unit } from './testing/units.ts';

describe.each(testEngines())('the register, on $name', (engine) => {
  let open: OpenDatabase;
  let organisationId = '';
  let count = 0;
  beforeAll(async () => {
    open = await engine.open();
  });
  afterAll(() => open.close());
  // An organisation of its own for every test.
  beforeEach(() => {
    count += 1;
    organisationId = `o${count}`;
  });

  test('a unit comes back as it was written, leading zero and all, and what is not said is null', async () => {
    const whole = unit('0502', {
      parent: '0500',
      status: 'closing',
      validFrom: '2006-07-01',
      validTo: '2019-12-31',
      municipality: '0502',
      leader: 'L07',
      positions: 12.5,
      users: 480,
      synthetic: true,
    });
    const bare = unit('0500', { type: 'county' });
    await saveUnits(open.database, { organisationId, units: [whole, bare] });
    expect(await findUnit(open.database, { organisationId, number: '0502' })).toEqual(whole);
    expect(await listUnits(open.database, { organisationId })).toEqual([bare, whole]);
    expect(await findUnit(open.database, { organisationId, number: '502' })).toBeNull();
    expect(await listUnits(open.database, { organisationId: 'other' })).toEqual([]);
  });

  test('writing a unit again replaces it, every field', async () => {
    const before = unit('1', { positions: 4, validFrom: '2015-01-01', parent: '9', synthetic: true });
    const after = unit('1', { type: 'department', name: 'Ny', leader: 'L1', users: 2, municipality: '0301' });
    await saveUnits(open.database, { organisationId, units: [before] });
    await saveUnits(open.database, { organisationId, units: [after] });
    expect(await listUnits(open.database, { organisationId })).toEqual([after]);
  });

  test('history and successions come back too, of the whole register and of one unit', async () => {
    const renamed = withFact(unit('1', { positions: 3 }), [], {
      field: 'name',
      value: 'Ny',
      from: '2015-01-01',
    });
    const grown = withFact(renamed.unit, renamed.facts, {
      field: 'positions',
      value: null,
      from: '2015-02-01',
    });
    const succession = { from: '1', to: '2', on: '2016-01-01', kind: 'merged' } as const;
    const state = { units: [grown.unit, unit('2')], facts: grown.facts, successions: [succession] };
    await open.database
      .transaction()
      .execute((transaction) => writeRegister(transaction, { organisationId, state }));
    const found = await readRegister(open.database, { organisationId });
    expect(found.units).toEqual(state.units);
    expect(new Set(found.facts)).toEqual(new Set(state.facts));
    expect(await listSuccessions(open.database, { organisationId })).toEqual([succession]);
    expect(await listUnitNames(open.database, { organisationId, number: '1' })).toEqual([
      { number: '1', name: 'Kontor 1', from: null },
      { number: '1', name: 'Ny', from: '2015-01-01' },
    ]);
    expect(await listUnitFacts(open.database, { organisationId, number: '2' })).toEqual([]);
  });

  test('a whole country of units is written and found', async () => {
    const units = Array.from({ length: 6000 }, (_, index) => unit(String(index).padStart(4, '0')));
    await saveUnits(open.database, { organisationId, units });
    expect(await listUnits(open.database, { organisationId })).toHaveLength(6000);
  });
});
