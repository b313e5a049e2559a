import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '#modules/organisation/schema.ts';
import { openCodeKey } from '#modules/privacy/store.server.ts';
import type { Database, OpenDatabase } from '#platform/database/database.ts';
import { testEngines } from '#platform/database/engines.ts';
import { closeWave } from '../close-wave.ts';
import { describeWave } from '../store.server.ts';
import { june, type OpenWave, openSmallWave, smallWaveStudy } from '../testing/small-wave.ts';
import type { WaveHouse } from './house.ts';
import { changeWave } from './prepare-wave.ts';
import { archiveWave, raiseMinimum } from './run-wave.ts';
import type { SeenWave } from './see-wave.ts';
import { raiseMinimumGroup } from './wave-life.server.ts';

const { study } = smallWaveStudy();
const lead: Actor = {
  organisationId: 'own',
  personId: 'p',
  name: 'P',
  email: 'p@example.org',
  grants: [{ role: 'studyLead', studyId: 'small-wave', office: null }],
};

describe.each(testEngines())('a wave that has closed, on $name', (engine) => {
  let open: OpenDatabase;
  let database: Database;
  let wave: OpenWave;
  beforeAll(async () => {
    open = await engine.open();
    database = open.database;
  });
  afterAll(() => open.close());
  beforeEach(async () => {
    wave = await openSmallWave(database);
    const person = { audience: 'employee', office: 'Nord', language: null, background: {} };
    await openCodeKey(database).add(wave.place, [
      { ...person, invitationId: 'a', name: 'Kari Oppdiktet', email: 'kari@example.org' },
    ]);
  });
  afterEach(() => wave.clear());

  const house = (changed: Partial<WaveHouse> = {}): WaveHouse => ({
    organisationId: 'own',
    database,
    keys: wave.keys,
    clock: { now: () => june },
    codeKeyIn: openCodeKey,
    custodyOf: async () => 'system',
    findVersion: async () => null,
    isLetterReady: async () => true,
    hasOpenLink: async () => false,
    registerUnits: async () => [],
    requestReport: async () => {},
    ...changed,
  });
  const seen = async (): Promise<SeenWave> => ({
    study,
    version: 1,
    custody: 'system',
    isKeyMissing: false,
    wave: (await describeWave(database, wave.place))!,
  });
  const close = () => closeWave(database, wave.keys, { ...wave.place, now: june });

  test('keeps its minimum: reports with two limits, held together, would tell what each withholds', async () => {
    await raiseMinimum(house(), lead, { seen: await seen(), minimumGroup: 6 });
    const before = await seen();
    expect(before.wave.minimumGroup).toBe(6);
    await close();
    await expect(raiseMinimum(house(), lead, { seen: await seen(), minimumGroup: 8 })).rejects.toMatchObject({
      code: 'minimum-settled',
    });
    // Nor from a window that was opened while it was open.
    await expect(raiseMinimum(house(), lead, { seen: before, minimumGroup: 8 })).rejects.toThrow();
    expect(await raiseMinimumGroup(database, wave.place, 8)).toBe(false);
    expect((await seen()).wave.minimumGroup).toBe(6);
  });

  test('says so when its settings are changed in a window from before: nothing is saved, and nobody thinks it was', async () => {
    const before = await seen();
    const form = { title: 'Annen', plannedClosingOn: '', eraseCodeKeyOn: '', senderName: '', replyTo: '' };
    await close();
    for (const window of [before, await seen()]) {
      const changed = changeWave(house(), lead, { seen: window, form: { ...form, audiences: ['employee'] } });
      await expect(changed).rejects.toMatchObject({ code: 'wave-moved-on' });
    }
    expect((await seen()).wave.title).toBe(before.wave.title);
  });

  test('is put away only when who was asked has been erased, though the server died on the way', async () => {
    await close();
    const dying = house({
      codeKeyIn: () => ({
        ...openCodeKey(database),
        erase: async () => {
          throw new Error('killed');
        },
      }),
    });
    await expect(archiveWave(dying, lead, { seen: await seen() })).rejects.toThrow('killed');
    expect((await seen()).wave.state).toBe('closed');
    await archiveWave(house(), lead, { seen: await seen() });
    expect((await seen()).wave).toMatchObject({ state: 'archived', codeKeyErasedOn: '2026-06-01' });
    expect(await openCodeKey(database).all(wave.place)).toEqual([]);
  });
});
