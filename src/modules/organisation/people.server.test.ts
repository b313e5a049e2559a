import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { OpenDatabase } from '#platform/database/database.ts';
import { testEngines } from '#platform/database/engines.ts';
import type { Actor, Grant, Role } from './schema.ts';
import {
  addGrant,
  addPerson,
  addPersonByHand,
  changePerson,
  custodyOf,
  findActor,
  findPersonByEmail,
  findPersonBySignInName,
  giveRole,
  holdersOf,
  listChanges,
  listPeople,
  removePerson,
  setCustody,
  setSignInName,
  takeRole,
} from './store.server.ts';

const now = new Date('2026-06-01T10:00:00Z');
const grant = (role: Role, studyId: string | null = null): Grant => ({ role, studyId, office: null });

describe.each(testEngines())('people and roles, on $name', (engine) => {
  let open: OpenDatabase;
  let organisationId = '';
  let count = 0;
  let actor: Actor;
  const keyHasPeople = async () => false;
  beforeAll(async () => {
    open = await engine.open();
  });
  afterAll(() => open.close());
  // An organisation of its own for every test.
  beforeEach(async () => {
    count += 1;
    organisationId = `o${count}`;
    await add('admin');
    await addGrant(open.database, { organisationId, personId: 'admin', ...grant('administrator') });
    actor = await actorOf('admin');
  });

  const add = (personId: string, isDemo = false) =>
    addPerson(open.database, {
      organisationId,
      personId,
      name: personId,
      email: `${personId}@example.org`,
      isDemo,
      now,
    });
  const actorOf = async (personId: string) => {
    const found = await findActor(open.database, { organisationId, personId });
    if (!found) throw new Error(`nobody called ${personId}`);
    return found;
  };
  const give = (personId: string, given: Grant, hasPeople = keyHasPeople) =>
    giveRole(open.database, { actor, personId, grant: given, now, keyHasPeople: hasPeople });
  const take = (personId: string, taken: Grant, by = actor) =>
    takeRole(open.database, { actor: by, personId, grant: taken, now });
  const codeOf = (asked: Promise<unknown>) =>
    asked.then(
      () => 'done',
      (error: { code?: string }) => error.code ?? String(error),
    );

  test('only an administrator manages people', async () => {
    await add('lead');
    await addGrant(open.database, { organisationId, personId: 'lead', ...grant('studyLead', 's') });
    const lead = await actorOf('lead');
    const about = { actor: lead, personId: 'lead', now };
    const asked = [
      addPersonByHand(open.database, { ...about, name: 'x', email: 'x@example.org' }),
      changePerson(open.database, { ...about, name: 'x', email: 'x@example.org' }),
      giveRole(open.database, { ...about, grant: grant('administrator'), keyHasPeople }),
      takeRole(open.database, { ...about, grant: grant('studyLead', 's') }),
      removePerson(open.database, about),
    ];
    for (const each of asked) expect(await codeOf(each)).toBe('not-allowed');
  });

  test('two windows at once cannot make somebody both lead and custodian', async () => {
    await add('kari');
    const outcomes = await Promise.all([
      codeOf(give('kari', grant('studyLead', 's'))),
      codeOf(give('kari', grant('custodian', 's'))),
    ]);
    expect(outcomes.sort()).toEqual(['done', 'lead-and-custodian']);
    expect((await actorOf('kari')).grants).toHaveLength(1);
  });

  test('two administrators who take each other’s role at once leave one', async () => {
    await add('second');
    await give('second', grant('administrator'));
    const second = await actorOf('second');
    const outcomes = await Promise.all([
      codeOf(take('second', grant('administrator'))),
      codeOf(take('admin', grant('administrator'), second)),
    ]);
    expect(outcomes.sort()).toEqual(['done', 'last-administrator']);
    const left = await holdersOf(open.database, { organisationId, role: 'administrator', studyId: null });
    expect(left).toHaveLength(1);
  });

  test('the last administrator cannot be removed, and one made up for the demo does not count', async () => {
    await add('demo', true);
    await addGrant(open.database, { organisationId, personId: 'demo', ...grant('administrator') });
    expect(await codeOf(removePerson(open.database, { actor, personId: 'admin', now }))).toBe(
      'last-administrator',
    );
    expect((await listPeople(open.database, organisationId)).map(({ personId }) => personId)).toContain(
      'admin',
    );
  });

  test('naming a custodian puts the key in their hands, and it is the system’s when the last one goes', async () => {
    const custody = () => custodyOf(open.database, { organisationId, studyId: 's' });
    await add('kari');
    await add('ola');
    expect(await custody()).toBe('system');
    await give('kari', grant('custodian', 's'));
    expect(await custody()).toBe('person');
    await give('ola', grant('custodian', 's'), async () => true);
    await take('kari', grant('custodian', 's'));
    expect(await custody()).toBe('person');
    await removePerson(open.database, { actor, personId: 'ola', now });
    expect(await custody()).toBe('system');
  });

  test('a key that the system holds stays closed while there are people in it', async () => {
    await add('kari');
    await setCustody(open.database, { organisationId, studyId: 's', holder: 'system' });
    expect(await codeOf(give('kari', grant('custodian', 's'), async () => true))).toBe('system-holds-key');
    expect(await custodyOf(open.database, { organisationId, studyId: 's' })).toBe('system');
    expect((await actorOf('kari')).grants).toEqual([]);
  });

  test('a lead who lays down the role cannot become custodian of people who are in the key', async () => {
    await add('kari');
    await addGrant(open.database, { organisationId, personId: 'kari', ...grant('studyLead', 's') });
    await take('kari', grant('studyLead', 's'));
    expect(await codeOf(give('kari', grant('custodian', 's'), async () => true))).toBe('has-had-other-role');
  });

  test('what was done is written down, newest first, under the names of then', async () => {
    const about = { actor, personId: 'kari', now };
    await addPersonByHand(open.database, { ...about, name: 'Kari', email: 'Kari@Example.org' });
    await give('kari', grant('analyst', 's'));
    await changePerson(open.database, { ...about, name: 'Kari Nordmann', email: 'kari@example.org' });
    await removePerson(open.database, about);
    const changes = await listChanges(open.database, { organisationId, most: 4 });
    expect(changes.map(({ what, personName }) => `${what} ${personName}`)).toEqual([
      'removed Kari Nordmann',
      'taken Kari Nordmann',
      'given Kari',
      'added Kari',
    ]);
    expect(changes[2]).toMatchObject({ byName: 'admin', grant: grant('analyst', 's'), happenedAt: now });
  });

  test('an address belongs to one person, and is found however it is written', async () => {
    await add('kari');
    const about = { actor, personId: 'ola', now, name: 'Ola' };
    expect(await codeOf(addPersonByHand(open.database, { ...about, email: 'KARI@example.org' }))).toBe(
      'email-taken',
    );
    await add('ola');
    expect(await codeOf(changePerson(open.database, { ...about, email: 'kari@example.org' }))).toBe(
      'email-taken',
    );
    const found = await findPersonByEmail(open.database, { organisationId, email: 'KARI@example.org' });
    expect(found?.personId).toBe('kari');
  });

  test('a sign-in service’s name for somebody is one person’s, in one organisation', async () => {
    await add('kari');
    await add('ola');
    const name = { organisationId, providerId: 'id', claimHash: 'h' };
    await setSignInName(open.database, { ...name, personId: 'kari' });
    await setSignInName(open.database, { ...name, personId: 'ola' });
    expect((await findPersonBySignInName(open.database, name))?.personId).toBe('ola');
    const elsewhere = { ...name, organisationId: 'other' };
    expect(await findPersonBySignInName(open.database, elsewhere)).toBeNull();
    await removePerson(open.database, { actor, personId: 'ola', now });
    expect(await findPersonBySignInName(open.database, name)).toBeNull();
  });

  test('people of one organisation are nobody in another', async () => {
    await add('kari');
    expect(await findActor(open.database, { organisationId: 'other', personId: 'kari' })).toBeNull();
    const { rows } = await sql<{ n: string }>`select count(*) as n from people
      where organisation_id = ${organisationId}`.execute(open.database);
    expect(Number(rows[0]?.n)).toBe(2);
  });
});
