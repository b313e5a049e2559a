import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { addGrant, addPerson, custodyOf, findActor } from '#modules/organisation/store.server.ts';
import { openCodeKey } from '#modules/privacy/store.server.ts';
import { createFrames, newWaveId, type WaveIds, type WhileCustodyHolds } from '#modules/surveys/index.ts';
import { describeWave } from '#modules/surveys/store.server.ts';
import type { OpenDatabase } from '#platform/database/database.ts';
import { testEngines } from '#platform/database/engines.ts';
import { whileCustodyHolds } from '../src/app/letters.ts';
import { createPeopleDesk } from '../src/app/people-desk.ts';
import { smallWaveStudy } from '../src/modules/surveys/testing/small-wave.ts';
import { insertWave } from '../src/modules/surveys/testing/wave-rows.server.ts';

const now = new Date('2026-03-03T10:00:00Z');
const clock = { now: () => now };
const organisationId = 'own';
const list = {
  fileName: 'liste.csv',
  bytes: Buffer.from('Navn;E-post;Kontor\nPrøve En;en@example.org;Nord\nPrøve To;to@example.org;Nord\n'),
};

describe.each(testEngines())('a list and a custodian at once, on $name', (engine) => {
  let open: OpenDatabase;
  let count = 0;
  let ids: WaveIds;
  let lead: string;
  let named: string;
  beforeAll(async () => {
    open = await engine.open();
    await add('admin', 'administrator', null);
  });
  afterAll(() => open.close());
  // A study of its own for every test, whose key the system holds.
  beforeEach(async () => {
    count += 1;
    ids = { studyId: `custody-${count}`, waveId: newWaveId() };
    lead = `lead-${count}`;
    named = `named-${count}`;
    await add(lead, 'studyLead', ids.studyId);
    await add(named, null, null);
    await insertWave(open.database, {
      ...ids,
      organisationId,
      studyVersion: 1,
      minimumGroup: 5,
      planSha256: smallWaveStudy().planSha256,
    });
  });

  async function add(personId: string, role: 'administrator' | 'studyLead' | null, studyId: string | null) {
    const email = `${personId}@example.org`;
    await addPerson(open.database, { organisationId, personId, name: personId, email, isDemo: false, now });
    if (role) await addGrant(open.database, { organisationId, personId, role, studyId, office: null });
  }
  const actorOf = async (personId: string) => (await findActor(open.database, { organisationId, personId }))!;
  const custody = () => custodyOf(open.database, { organisationId, studyId: ids.studyId });
  const everybody = () => openCodeKey(open.database).all({ organisationId, waveId: ids.waveId });

  async function heldList(holds: WhileCustodyHolds = whileCustodyHolds(open.database)) {
    const waves = {
      wave: async (_: unknown, { waveId }: WaveIds) => {
        const wave = await describeWave(open.database, { organisationId, waveId });
        const { study } = smallWaveStudy();
        return wave && { study, version: 1, custody: await custody(), wave, isKeyMissing: false };
      },
    };
    const codeKey = openCodeKey(open.database);
    const frames = createFrames({ codeKey, waves, clock, whileCustodyHolds: holds });
    const actor = await actorOf(lead);
    await frames.hold(actor, ids, list);
    return () => frames.confirm(actor, ids);
  }
  async function naming() {
    const auth = () => {
      throw new Error('Nobody signs in here');
    };
    const desk = createPeopleDesk({ database: open.database, auth, clock, isDemo: false });
    const grant = { role: 'custodian' as const, studyId: ids.studyId, office: null };
    const admin = await actorOf('admin');
    return () => desk.give(admin, named, grant);
  }

  test('one of them comes first, and the other is refused', async () => {
    const [confirm, name] = [await heldList(), await naming()];
    const [imported, given] = await Promise.allSettled([confirm(), name()]);
    expect([imported.status, given.status].sort()).toEqual(['fulfilled', 'rejected']);
    const isPerson = (await custody()) === 'person';
    expect(isPerson).toBe(given.status === 'fulfilled');
    expect(await everybody()).toHaveLength(isPerson ? 0 : 2);
  });

  test('a custodian who is named after the page was opened keeps the lead out', async () => {
    const real = whileCustodyHolds(open.database);
    const name = await naming();
    // Between the page's own check and the transaction.
    const confirm = await heldList(async (studyId, work) => {
      await name();
      return real(studyId, work);
    });
    await expect(confirm()).rejects.toMatchObject({ code: 'not-allowed' });
    expect(await everybody()).toEqual([]);
  });

  // The embedded database has one connection: nobody can be in two transactions at once.
  test.skipIf(engine.name === 'PGlite')(
    'naming waits until the people are in, and is then refused',
    async () => {
      const real = whileCustodyHolds(open.database);
      const name = await naming();
      let given: Promise<unknown> = Promise.resolve();
      let isSettled = false;
      const confirm = await heldList((studyId, work) =>
        real(studyId, async (held) => {
          const added = await work(held);
          given = name().then(
            () => 'given',
            (error: { code?: string }) => error.code,
          );
          void given.then(() => {
            isSettled = true;
          });
          await expect.poll(async () => isSettled || (await somebodyWaits())).toBe(true);
          return added;
        }),
      );
      expect(await confirm()).toEqual({ added: 2, already: 0 });
      expect(await given).toBe('system-holds-key');
      expect(await custody()).toBe('system');
    },
  );

  async function somebodyWaits(): Promise<boolean> {
    const { rows } = await sql`select 1 from pg_locks where locktype = 'advisory' and not granted`.execute(
      open.database,
    );
    return rows.length > 0;
  }
});
