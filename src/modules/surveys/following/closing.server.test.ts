import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openCodeKey } from '#modules/privacy/store.server.ts';
import type { Database, OpenDatabase } from '#platform/database/database.ts';
import { testEngines } from '#platform/database/engines.ts';
import { closeWave } from '../close-wave.ts';
import { markWhoAnswered } from '../letters/queue-letter.ts';
import { saveCount } from './follow.server.ts';
import { collection as collectionSchema } from './result.ts';
import {
  custodian,
  type FollowedWave,
  firstMorning,
  lead,
  openFollowedWave,
} from './testing/followed-wave.ts';

describe.each(testEngines())('how a wave that was followed ended, on $name', (engine) => {
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
    followed.setNow(new Date('2026-09-01T12:00:00Z'));
    expect(await follow(lead)).toEqual(final);
  });

  test('closing counts by the rule that it was followed by: the curve ends there, and all adds up', async () => {
    await answer(0, 1, 2, 12, 21);
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
      now: firstMorning,
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
    await begin(6, 'north', { s1: 1 });
    // Away, and has begun: reached, by the rates and by the likeness.
    await codeKey.setState(wave.place, ['p6@example.org'], 'absent');
    await markWhoAnswered(database, codeKey, wave.place, wave.secrets.receiptKey);
    expect(await following.collected(wave.place)).toBeNull();
    await answer(7, 15);
    await closeWave(database, wave.keys, {
      ...wave.place,
      now: firstMorning,
      codeKeyIn: openCodeKey,
      custody: 'person',
    });
    // Nobody has looked yet.
    await codeKey.erase(wave.place);
    const collected = (await following.collected(wave.place))!;
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
    await closeWave(database, wave.keys, {
      ...wave.place,
      now: firstMorning,
      codeKeyIn: openCodeKey,
      custody: 'person',
    });
    const before = await follow(lead);
    await saveCount(database, wave.place, {
      cells: [],
      backgrounds: [],
      countedAt: firstMorning,
      isFinal: false,
      day: '2026-06-02',
      openLinks: new Map(),
      letters: [],
    });
    expect(await follow(lead)).toEqual(before);
  });
});
