import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Database, OpenDatabase } from '#platform/database/database.ts';
import { testEngines } from '#platform/database/engines.ts';
import { markWhoAnswered } from '../letters/queue-letter.ts';
import { dumpAll } from '../testing/attacker.server.ts';
import {
  actorWith,
  custodian,
  type FollowedWave,
  firstMorning,
  lead,
  openFollowedWave,
} from './testing/followed-wave.ts';

describe.each(testEngines())('following a wave, on $name', (engine) => {
  let open: OpenDatabase;
  let database: Database;
  let followed: FollowedWave;
  let wave: FollowedWave['wave'];
  let codeKey: FollowedWave['codeKey'];
  let following: FollowedWave['following'];
  let answer: FollowedWave['answer'];
  let begin: FollowedWave['begin'];
  let follow: FollowedWave['follow'];
  beforeAll(async () => {
    open = await engine.open();
    database = open.database;
  });
  afterAll(() => open.close());
  beforeEach(async () => {
    followed = await openFollowedWave(database);
    ({ wave, codeKey, following, answer, begin, follow } = followed);
  });
  afterEach(() => wave.clear());

  test('counts who answered, who began, whom the letter did not find, and adds up', async () => {
    await answer(0, 1, 2, 12);
    await begin(13, 'south', { s1: 1 });
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
    expect(await follow(lead)).toMatchObject({ isLive: false, countedAt: firstMorning });
    await answer(2, 3, 4);
    const afternoon = new Date('2026-06-02T15:00:00Z');
    followed.setNow(afternoon);
    const later = await follow(lead);
    expect(later.rates.total.complete).toBe(2);
    expect(later.countedAt).toEqual(firstMorning);
    const live = await follow(custodian);
    expect(live.rates.total.complete).toBe(5);
    expect(live).toMatchObject({ isLive: true, countedAt: afternoon });
    followed.setNow(new Date('2026-06-03T06:00:00Z'));
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
    followed.setNow(new Date('2026-06-02T22:05:00Z'));
    await following.countAll('own');
    await answer(3, 4, 5);
    followed.setNow(new Date('2026-06-03T22:05:00Z'));
    await following.countAll('own');
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
    await following.countAll('own');
    await answer(2, 0);
    followed.setNow(new Date('2026-06-03T22:05:00Z'));
    await following.countAll('own');
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
