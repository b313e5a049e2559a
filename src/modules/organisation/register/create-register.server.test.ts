import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { OpenDatabase } from '#platform/database/database.ts';
import { testEngines } from '#platform/database/engines.ts';
import type { Actor, Role } from '../schema.ts';
import { createRegister, importUnits } from './create-register.ts';
import { unitOn } from './days.rules.ts';
import { lineageOf } from './lineage.rules.ts';
import { listSuccessions, listUnitFacts, listUnitNames } from './register.server.ts';
import type { Register } from './register.ts';

describe.each(testEngines())('the register in use, on $name', (engine) => {
  let open: OpenDatabase;
  let register: Register;
  let actor: Actor;
  let count = 0;
  let now = new Date('2026-06-01T10:00:00Z');
  beforeAll(async () => {
    open = await engine.open();
  });
  afterAll(() => open.close());
  // An organisation of its own for every test.
  beforeEach(() => {
    count += 1;
    now = new Date('2026-06-01T10:00:00Z');
    actor = actorWith('administrator');
    register = createRegister({ database: open.database, clock: { now: () => now } });
  });

  const actorWith = (role: Role, personId = 'admin'): Actor => ({
    organisationId: `o${count}`,
    personId,
    name: personId,
    email: `${personId}@example.org`,
    grants: [{ role, studyId: null, office: null }],
  });
  const fileOf = (...rows: string[]) => ({
    fileName: 'enheter.csv',
    bytes: new TextEncoder().encode(['nummer;navn;type;overordnet;stillinger', ...rows].join('\n')),
  });
  const three = fileOf('9900;Fylket;fylke;;', '9901;Vika;kontor;9900;8', '9902;Bukta;kontor;9900;20');
  const look = () => register.look(actor);
  const numbers = async () => (await look()).units.map(({ number }) => number);
  const codeOf = (asked: Promise<unknown>) =>
    asked.then(
      () => 'done',
      (error: { code?: string }) => error.code ?? String(error),
    );
  const stampOf = async (number: string) => (await register.unit(actor, number))!.stamp;
  const confirm = async (by: Actor, from = '2026-06-01') => {
    const held = await register.held(by);
    return register.confirm(by, { stamp: held!.stamp, from });
  };

  test('nobody but an administrator manages the register', async () => {
    const lead = actorWith('studyLead');
    const asked = [
      () => register.look(lead),
      () => register.unit(lead, '9900'),
      () => register.add(lead, { number: '9900' }),
      () => register.change(lead, '9900', { given: {}, from: '2026-01-01', stamp: '' }),
      () => register.succeed(lead, { from: '1', to: '2', on: '2026-01-01', kind: 'merged', stamp: '' }),
      async () => register.hold(lead, three),
      () => register.held(lead),
      async () => register.padZeros(lead),
      () => register.confirm(lead, { stamp: '', from: '2026-01-01' }),
      () => register.takeMunicipalities(lead, three),
      () => register.setLimits(lead, { mediumFrom: '1', largeFrom: '2' }),
      () => register.undo(lead, '1'),
    ];
    for (const act of asked) expect(await codeOf((async () => act())())).toBe('not-allowed');
  });

  test('what was previewed is what is imported, and a refused file changes nothing', async () => {
    register.hold(actor, three);
    expect((await register.held(actor))!.plan.added).toHaveLength(3);
    expect(await numbers()).toEqual([]);
    expect(await confirm(actor)).toEqual({ added: 3, changed: 0 });
    expect(await register.held(actor)).toBeNull();
    register.hold(actor, fileOf('9903;Neset;kontor;9900;', '9904;Odden;kontor;9999;'));
    expect(await codeOf(register.held(actor))).toBe('units-refused');
    expect(await codeOf(register.confirm(actor, { stamp: '', from: '2026-06-01' }))).not.toBe('done');
    expect(await numbers()).toEqual(['9900', '9901', '9902']);
  });

  test('two windows: what was previewed before somebody else changed the register is not imported', async () => {
    await importUnits(register, actor, three);
    const other = actorWith('administrator', 'second');
    register.hold(actor, fileOf('9901;Vika øst;kontor;9900;8'));
    const mine = await register.held(actor);
    await register.change(other, '9901', {
      given: { positions: '9' },
      from: '2026-06-01',
      stamp: await stampOf('9901'),
    });
    expect(await codeOf(register.confirm(actor, { stamp: mine!.stamp, from: '2026-06-01' }))).toBe(
      'register-changed',
    );
    // Looked at again, it can be: what somebody else wrote is then shown beside it.
    expect((await register.held(actor))!.plan.changed[0]!.fields).toEqual([
      { field: 'name', before: 'Vika', after: 'Vika øst' },
      { field: 'positions', before: 9, after: 8 },
    ]);
    expect(await confirm(actor)).toEqual({ added: 0, changed: 1 });
  });

  test('two windows of the same moment: one import, and the other is told', async () => {
    const other = actorWith('administrator', 'second');
    register.hold(actor, three);
    register.hold(other, three);
    const stamps = [(await register.held(actor))!.stamp, (await register.held(other))!.stamp];
    const outcomes = await Promise.all(
      [actor, other].map((by, index) =>
        codeOf(register.confirm(by, { stamp: stamps[index]!, from: '2026-06-01' })),
      ),
    );
    expect(outcomes.sort()).toEqual(['done', 'register-changed']);
    expect(await numbers()).toHaveLength(3);
  });

  test('a rename by import keeps the earlier name, from the day that is given', async () => {
    await importUnits(register, actor, three);
    register.hold(actor, fileOf('9901;Vika og Bukta;kontor;9900;8'));
    await confirm(actor, '2026-01-01');
    const { organisationId } = actor;
    expect(await listUnitNames(open.database, { organisationId, number: '9901' })).toEqual([
      { number: '9901', name: 'Vika', from: null },
      { number: '9901', name: 'Vika og Bukta', from: '2026-01-01' },
    ]);
  });

  test('the last change can be taken back, once, and only while nothing else has been done', async () => {
    await importUnits(register, actor, three);
    register.hold(actor, fileOf('9901;Feil;kontor;9900;800', '9903;Neset;kontor;9900;'));
    await confirm(actor);
    const [last, first] = (await look()).changes;
    expect([last!.canBeUndone, first!.canBeUndone]).toEqual([true, false]);
    expect(await codeOf(register.undo(actor, first!.changeId))).toBe('register-changed');
    await register.undo(actor, last!.changeId);
    const after = await look();
    expect(after.units.map(({ name, positions }) => [name, positions])).toEqual([
      ['Fylket', null],
      ['Vika', 8],
      ['Bukta', 20],
    ]);
    expect(after.facts).toEqual([]);
    expect(after.changes[0]).toMatchObject({ what: { kind: 'undone' }, canBeUndone: false });
    expect(await codeOf(register.undo(actor, last!.changeId))).toBe('register-changed');
  });

  test('a unit changes from a day on, and a form of before somebody else’s change is not saved', async () => {
    await importUnits(register, actor, three);
    const stamp = await stampOf('9901');
    const change = (given: Record<string, string>, from: string, by = stamp) =>
      codeOf(register.change(actor, '9901', { given, from, stamp: by }));
    expect(await change({ positions: '12,5', leader: 'L3' }, '2026-03-01')).toBe('done');
    expect(await change({ name: 'For sent' }, '2026-03-01')).toBe('register-changed');
    const found = (await register.unit(actor, '9901'))!;
    expect(found.unit).toMatchObject({ positions: 12.5, leader: 'L3', name: 'Vika' });
    expect(unitOn(found.unit, found.facts, '2026-02-28')).toMatchObject({ positions: 8, leader: null });
    expect(await change({ leader: 'Kari Nordmann' }, '2026-03-01', found.stamp)).toBe('units-refused');
    expect(await change({ name: 'Ny' }, '2026-06-02', found.stamp)).toBe('day-to-come');
    expect(await change({ name: 'Vika' }, '2026-03-01', found.stamp)).toBe('nothing-changed');
  });

  test('a unit is added by hand, by the same rules as a file', async () => {
    await importUnits(register, actor, three);
    const add = (given: Record<string, string>) => codeOf(register.add(actor, given));
    expect(await add({ number: '9903', name: 'Neset', type: 'kontor', parent: '9900' })).toBe('done');
    expect(await add({ number: '9903', name: 'Neset', type: 'kontor', parent: '9900' })).toBe('number-taken');
    expect(await add({ number: '9904', name: 'Odden', type: 'kontor', parent: '9999' })).toBe(
      'units-refused',
    );
    expect(await add({ number: '', name: 'Odden', type: 'kontor' })).toBe('units-refused');
  });

  test('a merger closes the one and lets its series go on in the other', async () => {
    await importUnits(register, actor, three);
    await register.add(actor, { number: '9950', name: 'Mottak', type: 'avdeling', parent: '9901' });
    const succeed = async (from: string, to: string, kind: 'merged' | 'renumbered' | 'split') =>
      codeOf(register.succeed(actor, { from, to, on: '2026-01-01', kind, stamp: await stampOf(from) }));
    expect(await succeed('9901', '9902', 'merged')).toBe('done');
    const { units, successions } = await look();
    expect(units.find(({ number }) => number === '9901')).toMatchObject({
      status: 'closed',
      validTo: '2025-12-31',
    });
    const department = (await register.unit(actor, '9950'))!;
    expect(department.unit.parent).toBe('9902');
    expect(unitOn(department.unit, department.facts, '2025-12-31').parent).toBe('9901');
    expect(lineageOf('9902', successions)).toEqual(['9902', '9901']);
    expect(await succeed('9902', '9901', 'merged')).toBe('circle');
    expect(await succeed('9901', '9902', 'split')).toBe('recorded');
    expect(await succeed('9902', '9900', 'merged')).toBe('successor-type');
    expect(await succeed('9902', '9999', 'merged')).toBe('successor-unknown');
    expect(await succeed('9902', '99', 'renumbered')).toBe('number-form');
  });

  test('a new number goes on as the same office, with what it has', async () => {
    await importUnits(register, actor, three);
    const stamp = await stampOf('9901');
    await register.succeed(actor, { from: '9901', to: '9911', on: '2026-01-01', kind: 'renumbered', stamp });
    const found = (await register.unit(actor, '9911'))!;
    expect(found.unit).toMatchObject({
      name: 'Vika',
      parent: '9900',
      positions: 8,
      validFrom: '2026-01-01',
      validTo: null,
      status: 'active',
    });
    expect(lineageOf('9911', await listSuccessions(open.database, actor))).toEqual(['9911', '9901']);
  });

  test('Statistics Norway’s municipalities are taken in, added to, and asked for', async () => {
    const klass = (text: string) => ({ fileName: 'klass.csv', bytes: new TextEncoder().encode(text) });
    const text =
      '"code","parentCode","level","name","shortName"\n"0301",,"1","Oslo",""\n"1103",,"1","Stavanger",""\n';
    expect(await register.takeMunicipalities(actor, klass(text))).toBe(2);
    expect(await register.takeMunicipalities(actor, klass('code;name\n0502;Gjøvik\n0301;Oslo\n'))).toBe(2);
    expect((await look()).municipalities).toBe(3);
    await register.add(actor, { number: '9900', name: 'Fylket', type: 'fylke', municipality: '0502' });
    expect((await register.unit(actor, '9900'))!.municipalityName).toBe('Gjøvik');
    const add = register.add(actor, { number: '9909', name: 'A', type: 'fylke', municipality: '9999' });
    expect(await codeOf(add)).toBe('units-refused');
    expect(await codeOf(register.takeMunicipalities(actor, klass('code;name\n301;Oslo\n')))).toBe(
      'municipalities-refused',
    );
    expect(await codeOf(register.takeMunicipalities(actor, three))).toBe('municipalities-refused');
  });

  test('an organisation draws its own limits between small and large', async () => {
    expect((await look()).limits).toEqual({ mediumFrom: 10, largeFrom: 30 });
    await register.setLimits(actor, { mediumFrom: '12,5', largeFrom: '40' });
    expect((await look()).limits).toEqual({ mediumFrom: 12.5, largeFrom: 40 });
    for (const [mediumFrom, largeFrom] of [
      ['40', '12'],
      ['0', '5'],
      ['x', '5'],
    ] as const) {
      expect(await codeOf(register.setLimits(actor, { mediumFrom, largeFrom }))).toBe('limits');
    }
  });

  test('a held file is forgotten after a while, and is nobody else’s', async () => {
    register.hold(actor, three);
    expect(await register.held(actorWith('administrator', 'second'))).toBeNull();
    now = new Date('2026-06-01T10:16:00Z');
    expect(await register.held(actor)).toBeNull();
    expect(await register.confirm(actor, { stamp: '', from: '2026-06-01' })).toBeNull();
  });

  test('the demo’s units are marked as made up, and loading them twice changes nothing', async () => {
    const demo = createRegister({ database: open.database, clock: { now: () => now }, synthetic: true });
    expect(await importUnits(demo, actor, three)).toMatchObject({ added: 3, changed: 0 });
    expect(await importUnits(demo, actor, three)).toMatchObject({ added: 0, changed: 0 });
    expect((await look()).units.every(({ synthetic }) => synthetic)).toBe(true);
    expect(await listUnitFacts(open.database, actor)).toEqual([]);
  });

  test('a day is a Norwegian one also just after midnight', async () => {
    now = new Date('2026-06-01T22:30:00Z');
    expect((await look()).today).toBe('2026-06-02');
  });
});
