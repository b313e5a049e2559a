import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '#modules/organisation/schema.ts';
import { openCodeKey } from '#modules/privacy/store.server.ts';
import type { Database, OpenDatabase } from '#platform/database/database.ts';
import { testEngines } from '#platform/database/engines.ts';
import { createAnswering } from '../answering/answering.ts';
import { answersOfWave } from '../answers.server.ts';
import { closeWave } from '../close-wave.ts';
import { createFollowing } from '../following/following.ts';
import { describeWave } from '../store.server.ts';
import { june, type OpenWave, openSmallWave, smallWaveStudy } from '../testing/small-wave.ts';
import type { SeenWave } from '../waves/see-wave.ts';
import { createOpenLinks } from './open-links.ts';
import { createCodeVisits } from './visits.ts';

const { study } = smallWaveStudy();
const lead: Actor = {
  organisationId: 'own',
  personId: 'p',
  name: 'P',
  email: 'p@example.org',
  grants: [{ role: 'studyLead', studyId: 'small-wave', office: null }],
};

describe.each(testEngines())('answering by a code, on $name', (engine) => {
  let open: OpenDatabase;
  let database: Database;
  let wave: OpenWave;
  let now: Date;
  let visits: ReturnType<typeof createCodeVisits>;
  beforeAll(async () => {
    open = await engine.open();
    database = open.database;
  });
  afterAll(() => open.close());
  beforeEach(async () => {
    now = new Date('2026-06-02T10:00:00Z');
    wave = await openSmallWave(database);
    visits = createCodeVisits({ ...shared(), clock: { now: () => now }, mostAnHour: 3 });
  });
  afterEach(() => wave.clear());

  const shared = () => ({
    database,
    keys: wave.keys,
    organisationId: 'own',
    findStudy: async () => study,
  });
  const links = () => createOpenLinks({ database });
  async function seen(): Promise<SeenWave> {
    const description = (await describeWave(database, wave.place))!;
    return { study, version: 1, custody: 'system', wave: description, isKeyMissing: false };
  }
  async function made(...offices: string[]) {
    await links().make(lead, await seen(), { audience: 'employee', offices });
    return links().list(lead, await seen());
  }
  async function begin(code: string, isTablet = false) {
    const visit = await visits.visit(code);
    if (visit.kind !== 'open') return visit.kind;
    return visit.begin({ isTablet }) ?? 'full';
  }
  async function answer(address: string, s1 = 4) {
    const found = await createAnswering(shared()).visit(address);
    return found.kind === 'open' && found.answering.submit({ answers: { s1 }, texts: {} });
  }

  test('each visit is an answer of its own, sealed with the others, and the place goes with it', async () => {
    const [link] = await made('Orkdal');
    expect(await answer(await begin(link!.code), 1)).toBe(true);
    expect(await answer(await begin(link!.code), 2)).toBe(true);
    await closeWave(database, wave.keys, { ...wave.place, now: june });
    const answers = await answersOfWave(database, wave.place);
    expect(answers.map((row) => [row.office, row.answers]).sort()).toEqual([
      ['Orkdal', '{"s1":1}'],
      ['Orkdal', '{"s1":2}'],
    ]);
  });

  test('submitting a visit twice changes nothing', async () => {
    const [link] = await made('Orkdal');
    const address = await begin(link!.code);
    expect(await answer(address, 1)).toBe(true);
    expect(await answer(address, 6)).toBe(false);
    expect(await closeWave(database, wave.keys, { ...wave.place, now: june })).toEqual({
      answers: 1,
      begun: 0,
    });
  });

  test('a code is read as people type it', async () => {
    const [link] = await made('Orkdal');
    const { code } = link!;
    const typed = ` ${code.slice(0, 3).toLowerCase()}-${code.slice(3)} `;
    expect((await visits.visit(typed)).kind).toBe('open');
  });

  test('unknown, changed and closed codes look alike, and so does one whose wave has closed', async () => {
    const [link] = await made('Orkdal');
    const { linkId, code } = link!;
    for (const typed of ['', 'x', 'AAAAAA', '../../etc', 'KTR8WQ'.repeat(100)]) {
      expect(await visits.visit(typed), typed).toEqual({ kind: 'unknown' });
    }
    await links().changeCode(lead, await seen(), linkId);
    expect(await visits.visit(code)).toEqual({ kind: 'unknown' });
    const [changed] = await links().list(lead, await seen());
    expect((await visits.visit(changed!.code)).kind).toBe('open');
    await links().setOpen(lead, await seen(), linkId, false);
    expect(await visits.visit(changed!.code)).toEqual({ kind: 'unknown' });
    await links().setOpen(lead, await seen(), linkId, true);
    await closeWave(database, wave.keys, { ...wave.place, now: june });
    expect(await visits.visit(changed!.code)).toEqual({ kind: 'unknown' });
  });

  test('more in an hour than may are asked to wait, at one place and not at another', async () => {
    const [north, south] = await made('Nord', 'Sør');
    const address = await begin(north!.code);
    await begin(north!.code);
    await begin(north!.code);
    expect(await begin(north!.code)).toBe('full');
    expect(await begin(south!.code)).not.toBe('full');
    // Whoever has begun is not in the way of the ceiling.
    expect(await answer(address)).toBe(true);
    now = new Date(now.getTime() + 61 * 60 * 1000);
    expect(await begin(north!.code)).not.toBe('full');
  });

  test('a place that has a link keeps it, with its code', async () => {
    const [first] = await made('Orkdal');
    expect((await made('Orkdal', 'Oppdal')).find(({ office }) => office === 'Orkdal')).toEqual(first);
  });

  test('answers are counted by place and day while they are sealed, also over a change of code', async () => {
    const [link] = await made('Orkdal');
    const following = createFollowing({
      database,
      keys: wave.keys,
      codeKey: openCodeKey(database),
      clock: { now: () => now },
      custodyOf: async () => 'system',
    });
    await answer(await begin(link!.code));
    now = new Date('2026-06-02T22:05:00Z');
    await following.countAll('own');
    await links().changeCode(lead, await seen(), link!.linkId);
    const [changed] = await links().list(lead, await seen());
    await answer(await begin(changed!.code, true));
    now = new Date('2026-06-03T22:05:00Z');
    await following.countAll('own');
    const followed = (await following.follow(lead, await seen()))!;
    expect(followed.openLinks).toMatchObject([
      {
        office: 'Orkdal',
        answered: 2,
        days: [
          { day: '2026-06-02', submitted: 1 },
          { day: '2026-06-03', submitted: 2 },
        ],
      },
    ]);
    // They are asked by nobody's letter: no rate has them.
    expect(followed.rates.total).toMatchObject({ invited: 0, complete: 0 });
  });

  test('what was begun on a tablet and left is gone', async () => {
    const [link] = await made('Orkdal');
    const answering = createAnswering(shared());
    const address = await begin(link!.code, true);
    const found = await answering.visit(address);
    if (found.kind !== 'open') throw new Error('closed');
    expect(found.open).toMatchObject({ isTablet: true, code: link!.code });
    await found.answering.keep({ answers: { s1: 2 }, texts: { why: 'Privat' } });
    await found.answering.discard();
    expect(await found.answering.begun()).toBeNull();
  });

  test('a place without a name, a name that is too long, and an unknown questionnaire are refused', async () => {
    const cases: { audience: string; offices: string[] }[] = [
      { audience: 'employee', offices: [' '] },
      { audience: 'employee', offices: ['x'.repeat(81)] },
      { audience: 'user', offices: ['A'] },
    ];
    // Made one at a time: a promise refused while another is awaited is nobody's.
    for (const given of cases) {
      await expect(links().make(lead, await seen(), given)).rejects.toMatchObject({
        code: 'open-link-refused',
      });
    }
    await expect(
      links().make({ ...lead, grants: [] }, await seen(), { audience: 'employee', offices: ['A'] }),
    ).rejects.toMatchObject({ code: 'not-allowed' });
  });
});
