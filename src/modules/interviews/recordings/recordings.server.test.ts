import { readdirSync } from 'node:fs';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { testEngines } from '#platform/database/engines.ts';
import { addConsent } from '../consent/consents.server.ts';
import {
  actorIn,
  type ConsentedInterview,
  consent,
  inChunks,
  madeOgg,
  mostBytes,
  openRecordingHouse,
  type RecordingHouse,
} from './testing/recording-house.server.ts';
import { waveHeadBytes } from './wave-head.ts';

describe.each(testEngines())('recordings of interviews, on $name', (engine) => {
  let house: RecordingHouse;
  let recordings: RecordingHouse['recordings'];
  let asked: ConsentedInterview['asked'];
  let place: ConsentedInterview['place'];
  let actor: ConsentedInterview['actor'];
  let upload: ConsentedInterview['upload'];
  let heard: ConsentedInterview['heard'];
  let pieceCount: ConsentedInterview['pieceCount'];
  beforeAll(async () => {
    house = await openRecordingHouse(engine);
    ({ recordings } = house);
  });
  afterAll(() => house.close());
  beforeEach(async () => {
    ({ asked, place, actor, upload, heard, pieceCount } = await house.newInterview());
  });

  test('a file is heard as it was given, whole and in parts over the edges of pieces', async () => {
    const given = madeOgg(1_400_000);
    const { recordingId } = await upload(given);
    expect((await recordings.recording(actor, asked))?.recording).toMatchObject({
      state: 'kept',
      way: 'uploaded',
      mediaType: 'audio/ogg',
      bytes: 1_400_000,
      // Half a year on.
      destroyOn: '2026-08-28',
    });
    expect((await heard(recordingId)).equals(given)).toBe(true);
    for (const [from, to] of [
      [0, 1],
      [524_287, 524_289],
      [524_288, 1_048_576],
      [100, 1_400_000],
      [1_399_999, 1_400_000],
    ] as const) {
      expect((await heard(recordingId, from, to)).equals(given.subarray(from, to))).toBe(true);
    }
  });

  test('nothing that can be heard lies in the database, and a piece opens at its own place only', async () => {
    const { recordingId } = await upload(madeOgg(1_200_000));
    const rows = await sql<{ number: number; sealed: Uint8Array }>`
      select number, sealed from interview_recording_pieces where study_id = ${asked.studyId} order by number
    `.execute(house.database);
    const clear = Buffer.from(madeOgg(1_200_000).subarray(300_000, 300_032));
    expect(rows.rows.some(({ sealed }) => Buffer.from(sealed).includes(clear))).toBe(false);

    // Two pieces of one length that change places, as somebody with the database could have them do.
    const [first, second] = rows.rows;
    const put = (number: number, sealed: Uint8Array) =>
      sql`update interview_recording_pieces set sealed = ${Buffer.from(sealed)}
          where study_id = ${asked.studyId} and number = ${number}`.execute(house.database);
    await put(0, second!.sealed);
    await put(1, first!.sealed);
    expect((await heard(recordingId)).length).toBe(0);
    await put(0, first!.sealed);
    await put(1, second!.sealed);
    expect((await heard(recordingId)).length).toBe(1_200_000);
    // And one whose end was cut off is not taken for a whole one.
    await sql`delete from interview_recording_pieces where study_id = ${asked.studyId} and number = 2`.execute(
      house.database,
    );
    expect(await recordings.listen(actor, asked, recordingId)).toBeNull();
  });

  test('what is no sound, too much of it, or breaks off leaves nothing, neither rows nor keys', async () => {
    const before = readdirSync(house.folder).length;
    await expect(upload(new TextEncoder().encode('%PDF-1.7 og mer enn tolv'))).rejects.toMatchObject({
      code: 'recording-file',
    });
    await expect(upload(new Uint8Array())).rejects.toMatchObject({ code: 'recording-file' });
    await expect(upload(madeOgg(mostBytes + 1))).rejects.toMatchObject({ code: 'recording-file' });
    async function* broken() {
      yield madeOgg(600_000);
      throw new Error('the line went dead');
    }
    await expect(recordings.uploadRecording(actor, asked, broken())).rejects.toThrow('the line went dead');
    expect(await pieceCount()).toBe(0);
    expect(readdirSync(house.folder).length).toBe(before);
    expect((await recordings.recording(actor, asked))?.recording).toBeNull();
    await expect(upload(madeOgg(mostBytes))).resolves.toBeDefined();
  });

  test('without consent to recording nothing is taken in; and not after it is taken back half-way', async () => {
    await addConsent(house.database, place, 'i1', { ...consent, number: 2, toRecording: false });
    await expect(upload(madeOgg(1000))).rejects.toMatchObject({ code: 'consent-not-to-recording' });
    await expect(recordings.beginRecording(actor, asked)).rejects.toMatchObject({
      code: 'consent-not-to-recording',
    });
    await addConsent(house.database, place, 'i1', { ...consent, number: 3 });
    const { recordingId } = await recordings.beginRecording(actor, asked);
    await addConsent(house.database, place, 'i1', { ...consent, number: 4, toRecording: false });
    await expect(
      recordings.takePiece(actor, asked, { recordingId, number: 0, bytes: madeOgg(1000) }),
    ).rejects.toMatchObject({ code: 'consent-not-to-recording' });
  });

  test('what is recorded in a browser is gone on with after a crash, and is one whole file', async () => {
    const begun = await recordings.beginRecording(actor, asked);
    const { recordingId } = begun;
    const take = (number: number, bytes: Uint8Array) =>
      recordings.takePiece(actor, asked, { recordingId, number, bytes });
    await take(0, madeOgg(64_000));
    // The answer was lost on its way, and the piece is sent again.
    expect(await take(0, madeOgg(64_000))).toMatchObject({ next: 1, bytes: 64_000 });
    // The tab is closed; another one goes on.
    expect(await recordings.beginRecording(actor, asked)).toEqual({ recordingId, next: 1, bytes: 64_000 });
    await take(1, madeOgg(32_000));
    // The first tab was alive after all: it does not write over what the second one has kept.
    await expect(take(1, madeOgg(32_002))).rejects.toMatchObject({ code: 'recording-elsewhere' });
    await expect(take(3, madeOgg(32_000))).rejects.toMatchObject({ code: 'recording-elsewhere' });
    await recordings.finishRecording(actor, asked, recordingId);
    await recordings.finishRecording(actor, asked, recordingId);
    await expect(take(2, madeOgg(32_000))).rejects.toMatchObject({ code: 'recording-gone' });

    const file = await heard(recordingId);
    expect(file.length).toBe(waveHeadBytes + 96_000);
    expect(file.toString('latin1', 0, 4)).toBe('RIFF');
    expect(file.readUInt32LE(40)).toBe(96_000);
    // A part that begins inside the head.
    expect((await heard(recordingId, 40, 60)).equals(file.subarray(40, 60))).toBe(true);
  });

  test('there is one recording of an interview at a time, of two that come at once too', async () => {
    const both = await Promise.allSettled([upload(madeOgg(800_000)), upload(madeOgg(800_000))]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    await expect(recordings.beginRecording(actor, asked)).rejects.toMatchObject({ code: 'recording-there' });
    expect(await pieceCount()).toBe(2);
  });

  test('whoever does not interview in that study neither hears nor changes anything', async () => {
    const { recordingId } = await upload(madeOgg(1000));
    for (const other of [actorIn(asked.studyId, 'analyst'), actorIn('another')]) {
      const refused = { code: 'not-allowed' };
      await expect(recordings.recording(other, asked)).rejects.toMatchObject(refused);
      await expect(recordings.listen(other, asked, recordingId)).rejects.toMatchObject(refused);
      await expect(recordings.uploadRecording(other, asked, inChunks(madeOgg(9)))).rejects.toMatchObject(
        refused,
      );
      await expect(recordings.destroyRecording(other, asked, recordingId)).rejects.toMatchObject(refused);
    }
  });
});
