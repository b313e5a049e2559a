import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Actor, CustodyHolder, Role } from '#modules/organisation/schema.ts';
import type { CodeKey } from '#modules/privacy/index.ts';
import { openCodeKey } from '#modules/privacy/store.server.ts';
import type { Database, OpenDatabase } from '#platform/database/database.ts';
import { testEngines } from '#platform/database/engines.ts';
import { keepBegun } from '../answering/drafts.ts';
import { closeWave } from '../close-wave.ts';
import { markWhoAnswered } from '../letters/queue-letter.ts';
import { makeLink } from '../links/link.ts';
import { describeWave, findWave } from '../store.server.ts';
import { dumpAll } from '../testing/attacker.server.ts';
import { type OpenWave, openSmallWave, smallWaveStudy } from '../testing/small-wave.ts';
import type { SeenWave } from '../waves/see-wave.ts';
import { saveCount } from './follow.server.ts';
import { createFollowing } from './following.ts';
import { collection as collectionSchema } from './result.ts';

const actorWith = (...roles: Role[]): Actor => ({
  organisationId: 'own',
  personId: 'p',
  name: 'P',
  email: 'p@example.org',
  grants: roles.map((role) => ({ role, studyId: 'small-wave', office: null })),
});
const lead = actorWith('studyLead');
const custodian = actorWith('custodian');
const { study } = smallWaveStudy();

describe.each(testEngines())('following a wave, on $name', (engine) => {
  let open: OpenDatabase;
  let database: Database;
  let wave: OpenWave;
  let codeKey: CodeKey;
  let now: Date;
  let custodyNow: CustodyHolder;
  beforeAll(async () => {
    open = await engine.open();
    database = open.database;
    codeKey = openCodeKey(database);
  });
  afterAll(() => open.close());
  afterEach(() => wave.clear());

  /** Made-up people: 12 in the north, 9 in the south, one alone in the east. */
  beforeEach(async () => {
    now = new Date('2026-06-02T07:00:00Z');
    custodyNow = 'person';
    wave = await openSmallWave(database);
    const people = [...Array(12).fill('north'), ...Array(9).fill('south'), 'east'];
    await codeKey.add(
      wave.place,
      people.map((office, place) => ({
        invitationId: `p${place}`,
        name: `Oppdiktet ${place}`,
        email: `p${place}@example.org`,
        audience: 'employee',
        office,
        background: { kjønn: place % 2 ? 'kvinne' : 'mann' },
      })),
    );
  });

  const following = () =>
    createFollowing({
      database,
      keys: wave.keys,
      codeKey,
      clock: { now: () => now },
      custodyOf: async () => custodyNow,
    });
  async function seen(custody: CustodyHolder = 'person'): Promise<SeenWave> {
    const description = (await describeWave(database, wave.place))!;
    return { study, version: 1, custody, wave: description, isKeyMissing: false };
  }
  const answer = (...people: number[]) =>
    Promise.all(people.map((person) => wave.submit(`p${person}`, { answers: { s1: 4 } })));
  const follow = async (actor: Actor, custody: CustodyHolder = 'person') =>
    (await following().follow(actor, await seen(custody)))!;

  test('counts who answered, who began, whom the letter did not find, and adds up', async () => {
    await answer(0, 1, 2, 12);
    const link = { invitationId: 'p13', audience: 'employee', office: 'south' };
    const token = makeLink(link, wave.secrets.linkKey);
    const row = (await findWave(database, wave.place))!;
    await keepBegun(database, { wave: row, token, begun: { answers: { s1: 1 }, texts: {} } });
    await codeKey.setState(wave.place, ['p3@example.org'], 'absent');
    await codeKey.setState(wave.place, ['p4@example.org'], 'undeliverable');
    // Away, and has answered all the same.
    await codeKey.setState(wave.place, ['p0@example.org'], 'absent');
    const { rates } = await follow(custodian);
    expect(rates.total).toMatchObject({
      invited: 22,
      undeliverable: 1,
      absent: 1,
      reached: 20,
      complete: 4,
      partial: 1,
      ratePercent: 20,
    });
  });

  test('an office with one person is shown with another, never alone', async () => {
    await answer(21);
    const { rates } = await follow(lead);
    const shown = rates.byOffice.rows.filter(({ withheld }) => !withheld).map(({ name }) => name);
    expect(shown).toEqual(['north']);
    expect(rates.byOffice.together).toMatchObject({ reached: 10, complete: 1 });
  });

  test('the lead sees the count of the day, the custodian that of the moment', async () => {
    await answer(0, 1);
    expect(await follow(lead)).toMatchObject({ isLive: false, countedAt: now });
    const first = now;
    await answer(2, 3, 4);
    now = new Date('2026-06-02T15:00:00Z');
    const later = await follow(lead);
    expect(later.rates.total.complete).toBe(2);
    expect(later.countedAt).toEqual(first);
    const live = await follow(custodian);
    expect(live.rates.total.complete).toBe(5);
    expect(live).toMatchObject({ isLive: true, countedAt: now });
    now = new Date('2026-06-03T06:00:00Z');
    expect((await follow(lead)).rates.total.complete).toBe(5);
  });

  test('where the system holds the key nobody sees the moment', async () => {
    await answer(0);
    await follow(custodian, 'system');
    await answer(1);
    expect(await follow(custodian, 'system')).toMatchObject({ isLive: false });
    expect((await follow(lead, 'system')).rates.total.complete).toBe(1);
  });

  test('the day has the number of its end, which the job counts right after midnight', async () => {
    await answer(0, 1);
    await follow(lead);
    await answer(2);
    now = new Date('2026-06-02T22:05:00Z');
    await following().countAll('own');
    await answer(3, 4, 5);
    now = new Date('2026-06-03T22:05:00Z');
    await following().countAll('own');
    expect((await follow(lead)).days).toEqual([
      { day: '2026-06-02', submitted: 3 },
      { day: '2026-06-03', submitted: 6 },
    ]);
  });

  test('likeness is that of the last reminder, not of the moment', async () => {
    await answer(0, 1, 2, 3, 4, 5);
    expect((await follow(custodian)).likeness).toEqual([]);
    await markWhoAnswered(database, codeKey, wave.place, wave.secrets.receiptKey);
    await answer(6, 7, 8);
    const { likeness } = await follow(custodian);
    expect(likeness.map(({ kind }) => kind)).toEqual(['office', 'background']);
    expect(likeness[1]).toMatchObject({ variable: 'kjønn', answered: 6, invited: 22 });
    // The office of one person is withheld here as in the rates, and the smallest other with it.
    expect(likeness[0]!.rows.map(({ category, answered }) => [category, answered])).toEqual([
      ['east', null],
      ['north', 6],
      ['south', null],
      [null, 0],
    ]);
  });

  test('after closing it is the final count, as it was kept, also when the code key is gone', async () => {
    await answer(0, 1, 2, 3, 4, 5, 12);
    await markWhoAnswered(database, codeKey, wave.place, wave.secrets.receiptKey);
    await closeWave(database, wave.keys, { ...wave.place, now: new Date('2026-06-10T12:00:00Z') });
    const key = { organisation_id: 'own', wave_id: wave.place.waveId };
    for (const [office, invited, complete] of [['north', 12, 6] as const, ['south', 9, 1] as const]) {
      await sql`insert into wave_counts values (${key.organisation_id}, ${key.wave_id}, 'employee', ${office},
        ${invited}, 0, 0, ${complete}, 0)`.execute(database);
    }
    const final = await follow(lead);
    expect(final).toMatchObject({ isFinal: true, isLive: false });
    expect(final.rates.total).toMatchObject({ invited: 21, complete: 7 });
    expect(final.days.at(-1)).toEqual({ day: '2026-06-10', submitted: 7 });
    await codeKey.erase(wave.place);
    now = new Date('2026-09-01T12:00:00Z');
    expect(await follow(lead)).toEqual(final);
  });

  test('closing counts by the rule that it was followed by: the curve ends there, and all adds up', async () => {
    await answer(0, 1, 2, 12, 21);
    const row = (await findWave(database, wave.place))!;
    const begin = (person: number, office: string, answers: Record<string, number>) => {
      const link = { invitationId: `p${person}`, audience: 'employee', office };
      const token = makeLink(link, wave.secrets.linkKey);
      return keepBegun(database, { wave: row, token, begun: { answers, texts: {} } });
    };
    await begin(13, 'south', { s1: 1 });
    // Has leafed through, and answered nothing.
    await begin(14, 'south', {});
    // Away, and has begun all the same; away, and has answered; a letter that came back.
    await begin(5, 'north', { s1: 2 });
    for (const person of [0, 5, 6]) await codeKey.setState(wave.place, [`p${person}@example.org`], 'absent');
    await codeKey.setState(wave.place, ['p4@example.org'], 'undeliverable');
    await follow(lead);
    const live = await follow(custodian);
    await closeWave(database, wave.keys, {
      ...wave.place,
      now,
      codeKeyIn: openCodeKey,
      custody: 'person',
    });
    const final = await follow(lead);
    expect(final.rates).toEqual(live.rates);
    expect(final.rates.total).toMatchObject({
      invited: 22,
      undeliverable: 1,
      absent: 1,
      reached: 20,
      complete: 5,
      partial: 2,
    });
    expect(final.days).toEqual([{ day: '2026-06-02', submitted: 5 }]);
  });

  test('the report tells what the page tells, though the code key is erased the moment after closing', async () => {
    await answer(0, 1, 2, 3, 4, 5, 12, 13, 14);
    const row = (await findWave(database, wave.place))!;
    const token = makeLink(
      { invitationId: 'p6', audience: 'employee', office: 'north' },
      wave.secrets.linkKey,
    );
    await keepBegun(database, { wave: row, token, begun: { answers: { s1: 1 }, texts: {} } });
    // Away, and has begun: reached, by the rates and by the likeness.
    await codeKey.setState(wave.place, ['p6@example.org'], 'absent');
    await markWhoAnswered(database, codeKey, wave.place, wave.secrets.receiptKey);
    expect(await following().collected(wave.place)).toBeNull();
    await answer(7, 15);
    await closeWave(database, wave.keys, { ...wave.place, now, codeKeyIn: openCodeKey, custody: 'person' });
    // Nobody has looked yet.
    await codeKey.erase(wave.place);
    const collected = (await following().collected(wave.place))!;
    const page = await follow(lead);
    expect(collected).toEqual({
      openedOn: '2026-06-01',
      closedOn: '2026-06-02',
      openLinks: [],
      rates: page.rates,
      likeness: page.likeness,
      days: page.days,
      letters: page.letters,
    });
    expect(collected.rates.total).toMatchObject({ invited: 22, reached: 22, complete: 11, partial: 1 });
    expect(collected.likeness.at(-1)).toMatchObject({ variable: 'kjønn', invited: 22, answered: 11 });
    // The office of one person is told of together with the smallest other.
    expect(collected.rates.byOffice.rows.map(({ name, complete }) => [name, complete])).toEqual([
      ...[
        ['east', null],
        ['north', 7],
        ['south', null],
      ],
    ]);
    expect(collected.rates.byOffice.together).toMatchObject({ reached: 10, complete: 4 });
    expect(collectionSchema.parse(JSON.parse(JSON.stringify(collected)))).toEqual(collected);
  });

  test('how it ended is not replaced by a count that was begun before and comes after', async () => {
    await answer(0, 1);
    await closeWave(database, wave.keys, { ...wave.place, now, codeKeyIn: openCodeKey, custody: 'person' });
    const before = await follow(lead);
    await saveCount(database, wave.place, {
      cells: [],
      backgrounds: [],
      countedAt: now,
      isFinal: false,
      day: '2026-06-02',
      openLinks: new Map(),
      letters: [],
    });
    expect(await follow(lead)).toEqual(before);
  });

  test('two who count at once do not get in each other’s way', async () => {
    await answer(0, 1, 2);
    const both = await Promise.all([follow(lead), follow(lead)]);
    expect(both.map(({ rates }) => rates.total.complete)).toEqual([3, 3]);
  });

  test('whoever may not follow is refused', async () => {
    await expect(follow(actorWith('interviewer'))).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(follow(actorWith('administrator'))).rejects.toMatchObject({ code: 'not-allowed' });
  });

  test('a count leaves nothing in the database that tells who has answered or in what order', async () => {
    await answer(3, 1);
    await following().countAll('own');
    await answer(2, 0);
    now = new Date('2026-06-03T22:05:00Z');
    await following().countAll('own');
    const dump = await dumpAll(database);
    const here = (table: string) => dump[table]!.filter((row) => row.wave_id === wave.place.waveId);
    for (const table of ['follow_counts', 'follow_backgrounds', 'follow_times']) {
      // All rows are written each time, so none stands out as changed.
      expect(new Set(here(table).map(({ xmin }) => xmin)).size, table).toBe(1);
      expect(JSON.stringify(here(table))).not.toMatch(/p\d+@|Oppdiktet|"p\d+"/);
    }
    const sealed = new Set(here('sealed_answers').map(({ xmin }) => xmin));
    for (const table of ['follow_counts', 'wave_days', 'open_link_days']) {
      expect(
        here(table).some(({ xmin }) => sealed.has(xmin)),
        table,
      ).toBe(false);
    }
    expect(here('code_key').every((row) => row.has_answered === false)).toBe(true);
  });
});
