import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { OpenDatabase } from '#platform/database/database.ts';
import { testEngines } from '#platform/database/engines.ts';
import { keepBegun, readBegun } from './answering/drafts.ts';
import { answersOfWave, freeTextsOfWave } from './answers.server.ts';
import { closeWave } from './close-wave.ts';
import { receiptOf } from './links/link.ts';
import { secretName } from './links/wave-secrets.ts';
import { openWave } from './open-wave.ts';
import { findWave, receiptsWithAnswer } from './store.server.ts';
import { june, type OpenWave, openSmallWave, smallWaveStudy } from './testing/small-wave.ts';
import { countSealed } from './testing/wave-rows.server.ts';

const july = new Date('2026-07-01T12:00:00Z');

describe.each(testEngines())('a wave, on $name', (engine) => {
  let open: OpenDatabase;
  let wave: OpenWave;
  beforeAll(async () => {
    open = await engine.open();
  });
  afterAll(() => open.close());
  beforeEach(async () => {
    wave = await openSmallWave(open.database);
  });
  afterEach(() => wave.clear());
  const close = () => closeWave(open.database, wave.keys, { ...wave.place, now: july });

  test('answers that were taken while it was open are there when it has closed', async () => {
    expect(await wave.submit('a', { answers: { s1: 4, age: 2 }, texts: { why: 'Æ, ø og å' } })).toBe(true);
    expect(await wave.submit('b', { answers: { s1: 1 } })).toBe(true);
    expect(await close()).toEqual({ answers: 2, begun: 0 });

    const answers = await answersOfWave(open.database, wave.place);
    expect(answers.map((row) => row.answers).sort()).toEqual(['{"age":2,"s1":4}', '{"s1":1}']);
    expect(answers.map(({ audience, office }) => `${audience} ${office}`)).toEqual(
      Array(2).fill('employee north'),
    );
    const texts = await freeTextsOfWave(open.database, wave.place);
    expect(texts.map(({ item_id, free_text }) => [item_id, free_text])).toEqual([['why', 'Æ, ø og å']]);
  });

  test('submitting twice is thanked twice, and the first answer stands', async () => {
    expect(await wave.submit('a', { answers: { s1: 4 } })).toBe(true);
    expect(await wave.submit('a', { answers: { s1: 6 } })).toBe(true);
    expect(await close()).toEqual({ answers: 1, begun: 0 });
    expect((await answersOfWave(open.database, wave.place))[0]?.answers).toBe('{"s1":4}');
  });

  test('a closed wave accepts no more answers', async () => {
    await close();
    expect(await wave.submit('a', { answers: { s1: 4 } })).toBe(false);
    expect(await answersOfWave(open.database, wave.place)).toEqual([]);
  });

  test('a wave closes once', async () => {
    await wave.submit('a', { answers: { s1: 4 } });
    expect(await close()).not.toBeNull();
    expect(await close()).toBeNull();
    expect(await answersOfWave(open.database, wave.place)).toHaveLength(1);
  });

  test('a wave opens once, and opening it again does not change its keys', async () => {
    const before = wave.keys.read(secretName('own', wave.place.waveId));
    const { study } = smallWaveStudy();
    expect(await openWave(open.database, wave.keys, { ...wave.place, study, now: june })).toBeNull();
    expect(wave.keys.read(secretName('own', wave.place.waveId))).toEqual(before);
  });

  test('closing destroys the keys, and nothing sealed is left', async () => {
    await wave.submit('a', { answers: { s1: 4 } });
    await close();
    expect(wave.keys.read(secretName('own', wave.place.waveId))).toBeNull();
    expect((await findWave(open.database, wave.place))?.sealingKey).toBeNull();
    expect(await countSealed(open.database, wave.place)).toBe(0);
    const partitions = await sql<{ name: string }>`
      select relname as name from pg_class where relname like ${`%${wave.place.waveId}`}`.execute(
      open.database,
    );
    expect(partitions.rows).toEqual([]);
  });

  test('without its keys a wave does not close, and loses nothing', async () => {
    await wave.submit('a', { answers: { s1: 4 } });
    const name = secretName('own', wave.place.waveId);
    const secret = wave.keys.read(name)!;
    wave.keys.destroy(name);
    await expect(close()).rejects.toThrow('keys');
    expect((await findWave(open.database, wave.place))?.state).toBe('open');
    wave.keys.keep(name, secret);
    expect(await close()).toEqual({ answers: 1, begun: 0 });
  });

  test('every sealed answer has the same length, however much was written', async () => {
    await wave.submit('a', { texts: { why: 'x' } });
    await wave.submit('b', { texts: { why: 'lang '.repeat(400) } });
    const { rows } = await sql<{ length: number }>`
      select distinct length(sealed) as length from sealed_answers where wave_id = ${wave.place.waveId}`.execute(
      open.database,
    );
    expect(rows).toHaveLength(1);
  });

  test('who has answered is known to whoever holds the receipt key, and asked for all at once', async () => {
    await wave.submit('a', { answers: { s1: 4 } });
    const receipts = ['a', 'b'].map((id) => receiptOf(id, wave.secrets.receiptKey));
    const found = await receiptsWithAnswer(open.database, wave.place, receipts);
    expect(receipts.map((receipt) => found.has(Buffer.from(receipt).toString('base64url')))).toEqual([
      true,
      false,
    ]);
  });

  test('what is begun is read back by its own link only, and is gone when it is submitted', async () => {
    const options = { wave: (await findWave(open.database, wave.place))!, token: wave.link('a').token };
    await keepBegun(open.database, { ...options, begun: { answers: { s1: 2 }, texts: {} } });
    await keepBegun(open.database, { ...options, begun: { answers: { s1: 3 }, texts: { why: 'Nå' } } });
    expect(await readBegun(open.database, options)).toEqual({ answers: { s1: 3 }, texts: { why: 'Nå' } });
    expect(await readBegun(open.database, { ...options, token: wave.link('b').token })).toBeNull();
    await wave.submit('a', { answers: { s1: 3 } });
    expect(await readBegun(open.database, options)).toBeNull();
  });

  test('what was begun and never submitted is counted, and gone', async () => {
    const options = { wave: (await findWave(open.database, wave.place))!, token: wave.link('a').token };
    await keepBegun(open.database, { ...options, begun: { answers: { s1: 2 }, texts: {} } });
    expect(await close()).toEqual({ answers: 0, begun: 1 });
    expect(await keepBegun(open.database, { ...options, begun: { answers: {}, texts: {} } })).toBe(false);
  });

  test('what is acknowledged while the wave closes is in it, and what is not is refused', async () => {
    const invitations = Array.from({ length: 60 }, (_, index) => `p${index}`);
    let closing: ReturnType<typeof close> | undefined;
    const acknowledged = await Promise.all(
      invitations.map(async (id, index) => {
        await new Promise((resolve) => setTimeout(resolve, index));
        if (index === 30) closing = close();
        return (await wave.submit(id, { answers: { s1: (index % 6) + 1 } })) ? id : null;
      }),
    );
    const taken = acknowledged.filter((id) => id !== null);
    expect(await closing).toEqual({ answers: taken.length, begun: 0 });
    expect(await answersOfWave(open.database, wave.place)).toHaveLength(taken.length);
    expect(taken.length).toBeGreaterThan(0);
  });
});
