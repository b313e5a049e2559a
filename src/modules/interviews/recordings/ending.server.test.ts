import { existsSync } from 'node:fs';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { testEngines } from '#platform/database/engines.ts';
import {
  type ConsentedInterview,
  madeOgg,
  openRecordingHouse,
  type RecordingHouse,
} from './testing/recording-house.server.ts';

describe.each(testEngines())('how a recording ends, on $name', (engine) => {
  let house: RecordingHouse;
  let recordings: RecordingHouse['recordings'];
  let informants: RecordingHouse['informants'];
  let asked: ConsentedInterview['asked'];
  let actor: ConsentedInterview['actor'];
  let upload: ConsentedInterview['upload'];
  let heard: ConsentedInterview['heard'];
  let pieceCount: ConsentedInterview['pieceCount'];
  beforeAll(async () => {
    house = await openRecordingHouse(engine);
    ({ recordings, informants } = house);
  });
  afterAll(() => house.close());
  beforeEach(async () => {
    ({ asked, actor, upload, heard, pieceCount } = await house.newInterview());
  });

  test('it is destroyed on its day, with its key, and a receipt is left', async () => {
    const { recordingId } = await upload(madeOgg(5000));
    for (const on of ['2026-03-01', '2026-02-01', '2029-01-01', 'i morgen']) {
      await expect(recordings.changeRecordingDay(actor, asked, { recordingId, on })).rejects.toMatchObject({
        code: 'recording-day',
      });
    }
    await recordings.changeRecordingDay(actor, asked, { recordingId, on: '2026-04-01' });
    house.setToday('2026-03-31');
    await recordings.destroyRecordingsDue('o1');
    expect((await heard(recordingId)).length).toBe(5000);
    house.setToday('2026-04-01');
    await recordings.destroyRecordingsDue('o1');
    await recordings.destroyRecordingsDue('o1');
    expect(await recordings.listen(actor, asked, recordingId)).toBeNull();
    expect(await pieceCount()).toBe(0);
    expect(existsSync(house.keyFile(recordingId))).toBe(false);
    const look = await recordings.recording(actor, asked);
    expect(look).toMatchObject({ recording: null });
    expect(look?.receipts).toEqual([
      {
        recordingId,
        way: 'uploaded',
        mediaType: 'audio/ogg',
        bytes: 5000,
        madeOn: '2026-03-01',
        byName: 'Ivar Oppdiktet',
        destroyedOn: '2026-04-01',
        why: 'day',
        destroyedBy: null,
        isKeyDestroyed: true,
      },
    ]);
    // Then there is room for another.
    await upload(madeOgg(1000));
  });

  test('it goes no later than the names, also when their day is moved to before its own', async () => {
    const { recordingId } = await upload(madeOgg(5000));
    await informants.changeSettings(actor, asked.studyId, { stem: 'Leder', eraseNamesOn: '2026-03-10' });
    expect((await recordings.recording(actor, asked))?.recording?.destroyOn).toBe('2026-03-10');
    house.setToday('2026-03-10');
    await recordings.destroyRecordingsDue('o1');
    expect(existsSync(house.keyFile(recordingId))).toBe(false);
  });

  test('deleted by hand, the receipt tells by whom; and a key left by a server that died goes at night', async () => {
    const { recordingId } = await upload(madeOgg(5000));
    const key = house.keys.read(`recording-${recordingId}`)!;
    await recordings.destroyRecording(actor, asked, recordingId);
    await expect(recordings.destroyRecording(actor, asked, recordingId)).rejects.toMatchObject({
      code: 'recording-gone',
    });
    const receipt = async () => (await recordings.recording(actor, asked))?.receipts[0];
    expect(await receipt()).toMatchObject({ why: 'deleted', destroyedBy: 'Ivar Oppdiktet' });
    // As if the server had died between the pieces and the key.
    house.keys.keep(`recording-${recordingId}`, key);
    await sql`update interview_recordings set is_key_destroyed = false where recording_id = ${recordingId}`.execute(
      house.database,
    );
    expect(await receipt()).toMatchObject({ isKeyDestroyed: false });
    await recordings.destroyRecordingsDue('o1');
    expect(existsSync(house.keyFile(recordingId))).toBe(false);
    expect(await receipt()).toMatchObject({ isKeyDestroyed: true });
  });

  test('a withdrawal takes the recording and its key, and what is being recorded in that moment', async () => {
    const { recordingId } = await recordings.beginRecording(actor, asked);
    const take = (number: number) =>
      recordings.takePiece(actor, asked, { recordingId, number, bytes: madeOgg(32_000) });
    await take(0);
    expect((await informants.withdrawal(actor, asked.studyId, 'i1'))?.there).toMatchObject({ recordings: 1 });
    const [, last] = await Promise.allSettled([informants.withdraw(actor, asked.studyId, 'i1'), take(1)]);
    expect(await pieceCount()).toBe(0);
    expect(existsSync(house.keyFile(recordingId))).toBe(false);
    // It was kept before and removed with the rest, or never kept.
    expect(['fulfilled', 'rejected']).toContain(last.status);
    await expect(take(2)).rejects.toMatchObject({ name: 'DomainError' });
    await expect(upload(madeOgg(1000))).rejects.toMatchObject({ name: 'DomainError' });
    expect(await recordings.recording(actor, asked)).toBeNull();
    expect(await recordings.listen(actor, asked, recordingId)).toBeNull();
    const { receipt } = (await informants.withdrawal(actor, asked.studyId, 'i1'))!;
    expect(receipt?.removed).toMatchObject({ recordings: 1 });
  });
});
