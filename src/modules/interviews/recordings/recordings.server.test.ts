import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '#modules/organisation/schema.ts';
import { openInterviewKey } from '#modules/privacy/store.server.ts';
import type { OpenDatabase } from '#platform/database/database.ts';
import { testEngines } from '#platform/database/engines.ts';
import { type KeyFiles, openKeyFiles } from '#platform/keys/key-files.ts';
import type { Consent } from '../consent/consent.ts';
import { addConsent } from '../consent/consents.server.ts';
import { addInformant, addInterview } from '../core/interviews.server.ts';
import { createInformants, type Informants } from '../informants/informants.ts';
import { createRecordingEraser } from './ending.ts';
import { createRecordings, type Recordings } from './recordings.ts';
import { waveHeadBytes } from './wave-head.ts';

const actorIn = (studyId: string, role: 'interviewer' | 'analyst' = 'interviewer'): Actor => ({
  organisationId: 'o1',
  personId: 'i',
  name: 'Ivar Oppdiktet',
  email: 'i@example.org',
  grants: [{ role, studyId, office: null }],
});
const megabyte = 1024 * 1024;
/** Made-up sound that says it is Ogg: each byte tells where it stands. */
const sound = (length: number) => {
  const bytes = Uint8Array.from({ length }, (_, at) => (at * 7 + (at >> 8)) % 251);
  bytes.set(new TextEncoder().encode('OggS'));
  return bytes;
};
async function* inChunks(bytes: Uint8Array, size = 65_521) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

describe.each(testEngines())('recordings of interviews, on $name', (engine) => {
  let open: OpenDatabase;
  let folder: string;
  let keys: KeyFiles;
  let recordings: Recordings;
  let informants: Informants;
  let today = '2026-03-01';
  let studies = 0;
  let asked = { studyId: '', interviewId: 't1' };
  let actor: Actor;
  const place = () => ({ organisationId: 'o1', ...asked });
  const consent: Consent = {
    number: 1,
    sheetVersion: 1,
    way: 'screen',
    toRecording: true,
    toQuotes: false,
    givenOn: '2026-03-01',
    byName: 'Ivar',
  };
  beforeAll(async () => {
    open = await engine.open();
    folder = mkdtempSync(join(tmpdir(), 'handlingsrom-recordings-'));
    keys = openKeyFiles(folder);
    const parts = { database: open.database, keys, today: () => today };
    recordings = createRecordings({ ...parts, mostBytes: 3 * megabyte });
    informants = createInformants({
      ...parts,
      interviewKey: openInterviewKey,
      erasers: [createRecordingEraser(parts)],
      eraseNamesSaid: async () => undefined,
      progress: async () => ({ transcripts: new Map(), passages: new Map() }),
    });
  });
  afterAll(async () => {
    await open.close();
    rmSync(folder, { recursive: true, force: true });
  });
  beforeEach(async () => {
    today = '2026-03-01';
    studies += 1;
    asked = { studyId: `s${studies}`, interviewId: 't1' };
    actor = actorIn(asked.studyId);
    await addInformant(open.database, place(), { informantId: 'i1', pseudonym: 'Leder A' });
    await addInterview(open.database, place(), 'i1');
    await addConsent(open.database, place(), 'i1', consent);
  });
  const upload = (bytes: Uint8Array) => recordings.uploadRecording(actor, asked, inChunks(bytes));
  const keyFile = (recordingId: string) => join(folder, `recording-${recordingId}.key`);
  const pieceCount = async () => {
    const counted = await sql<{ count: string }>`
      select count(*) as count from interview_recording_pieces where study_id = ${asked.studyId}`.execute(
      open.database,
    );
    return Number(counted.rows[0]!.count);
  };
  async function heard(recordingId: string, from = 0, to?: number): Promise<Buffer> {
    const found = await recordings.listen(actor, asked, recordingId);
    const parts: Uint8Array[] = [];
    for await (const part of found!.read(from, to ?? found!.bytes)) parts.push(part);
    return Buffer.concat(parts);
  }

  test('a file is heard as it was given, whole and in parts over the edges of pieces', async () => {
    const given = sound(1_400_000);
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
    const { recordingId } = await upload(sound(1_200_000));
    const rows = await sql<{ number: number; sealed: Uint8Array }>`
      select number, sealed from interview_recording_pieces where study_id = ${asked.studyId} order by number
    `.execute(open.database);
    const clear = Buffer.from(sound(1_200_000).subarray(300_000, 300_032));
    expect(rows.rows.some(({ sealed }) => Buffer.from(sealed).includes(clear))).toBe(false);

    // Two pieces of one length that change places, as somebody with the database could have them do.
    const [first, second] = rows.rows;
    const put = (number: number, sealed: Uint8Array) =>
      sql`update interview_recording_pieces set sealed = ${Buffer.from(sealed)}
          where study_id = ${asked.studyId} and number = ${number}`.execute(open.database);
    await put(0, second!.sealed);
    await put(1, first!.sealed);
    expect((await heard(recordingId)).length).toBe(0);
    await put(0, first!.sealed);
    await put(1, second!.sealed);
    expect((await heard(recordingId)).length).toBe(1_200_000);
    // And one whose end was cut off is not taken for a whole one.
    await sql`delete from interview_recording_pieces where study_id = ${asked.studyId} and number = 2`.execute(
      open.database,
    );
    expect(await recordings.listen(actor, asked, recordingId)).toBeNull();
  });

  test('what is no sound, too much of it, or breaks off leaves nothing, neither rows nor keys', async () => {
    const before = readdirSync(folder).length;
    await expect(upload(new TextEncoder().encode('%PDF-1.7 og mer enn tolv'))).rejects.toMatchObject({
      code: 'recording-file',
    });
    await expect(upload(new Uint8Array())).rejects.toMatchObject({ code: 'recording-file' });
    await expect(upload(sound(3 * megabyte + 1))).rejects.toMatchObject({ code: 'recording-file' });
    async function* broken() {
      yield sound(600_000);
      throw new Error('the line went dead');
    }
    await expect(recordings.uploadRecording(actor, asked, broken())).rejects.toThrow('the line went dead');
    expect(await pieceCount()).toBe(0);
    expect(readdirSync(folder).length).toBe(before);
    expect((await recordings.recording(actor, asked))?.recording).toBeNull();
    await expect(upload(sound(3 * megabyte))).resolves.toBeDefined();
  });

  test('without consent to recording nothing is taken in; and not after it is taken back half-way', async () => {
    await addConsent(open.database, place(), 'i1', { ...consent, number: 2, toRecording: false });
    await expect(upload(sound(1000))).rejects.toMatchObject({ code: 'consent-not-to-recording' });
    await expect(recordings.beginRecording(actor, asked)).rejects.toMatchObject({
      code: 'consent-not-to-recording',
    });
    await addConsent(open.database, place(), 'i1', { ...consent, number: 3 });
    const { recordingId } = await recordings.beginRecording(actor, asked);
    await addConsent(open.database, place(), 'i1', { ...consent, number: 4, toRecording: false });
    await expect(
      recordings.takePiece(actor, asked, { recordingId, number: 0, bytes: sound(1000) }),
    ).rejects.toMatchObject({ code: 'consent-not-to-recording' });
  });

  test('what is recorded in a browser is gone on with after a crash, and is one whole file', async () => {
    const begun = await recordings.beginRecording(actor, asked);
    const { recordingId } = begun;
    const take = (number: number, bytes: Uint8Array) =>
      recordings.takePiece(actor, asked, { recordingId, number, bytes });
    await take(0, sound(64_000));
    // The answer was lost on its way, and the piece is sent again.
    expect(await take(0, sound(64_000))).toMatchObject({ next: 1, bytes: 64_000 });
    // The tab is closed; another one goes on.
    expect(await recordings.beginRecording(actor, asked)).toEqual({ recordingId, next: 1, bytes: 64_000 });
    await take(1, sound(32_000));
    // The first tab was alive after all: it does not write over what the second one has kept.
    await expect(take(1, sound(32_002))).rejects.toMatchObject({ code: 'recording-elsewhere' });
    await expect(take(3, sound(32_000))).rejects.toMatchObject({ code: 'recording-elsewhere' });
    await recordings.finishRecording(actor, asked, recordingId);
    await recordings.finishRecording(actor, asked, recordingId);
    await expect(take(2, sound(32_000))).rejects.toMatchObject({ code: 'recording-gone' });

    const file = await heard(recordingId);
    expect(file.length).toBe(waveHeadBytes + 96_000);
    expect(file.toString('latin1', 0, 4)).toBe('RIFF');
    expect(file.readUInt32LE(40)).toBe(96_000);
    // A part that begins inside the head.
    expect((await heard(recordingId, 40, 60)).equals(file.subarray(40, 60))).toBe(true);
  });

  test('there is one recording of an interview at a time, of two that come at once too', async () => {
    const both = await Promise.allSettled([upload(sound(800_000)), upload(sound(800_000))]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    await expect(recordings.beginRecording(actor, asked)).rejects.toMatchObject({ code: 'recording-there' });
    expect(await pieceCount()).toBe(2);
  });

  test('it is destroyed on its day, with its key, and a receipt is left', async () => {
    const { recordingId } = await upload(sound(5000));
    for (const on of ['2026-03-01', '2026-02-01', '2029-01-01', 'i morgen']) {
      await expect(recordings.changeRecordingDay(actor, asked, { recordingId, on })).rejects.toMatchObject({
        code: 'recording-day',
      });
    }
    await recordings.changeRecordingDay(actor, asked, { recordingId, on: '2026-04-01' });
    today = '2026-03-31';
    await recordings.destroyRecordingsDue('o1');
    expect((await heard(recordingId)).length).toBe(5000);
    today = '2026-04-01';
    await recordings.destroyRecordingsDue('o1');
    await recordings.destroyRecordingsDue('o1');
    expect(await recordings.listen(actor, asked, recordingId)).toBeNull();
    expect(await pieceCount()).toBe(0);
    expect(existsSync(keyFile(recordingId))).toBe(false);
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
    await upload(sound(1000));
  });

  test('it goes no later than the names, also when their day is moved to before its own', async () => {
    const { recordingId } = await upload(sound(5000));
    await informants.changeSettings(actor, asked.studyId, { stem: 'Leder', eraseNamesOn: '2026-03-10' });
    expect((await recordings.recording(actor, asked))?.recording?.destroyOn).toBe('2026-03-10');
    today = '2026-03-10';
    await recordings.destroyRecordingsDue('o1');
    expect(existsSync(keyFile(recordingId))).toBe(false);
  });

  test('deleted by hand, the receipt tells by whom; and a key left by a server that died goes at night', async () => {
    const { recordingId } = await upload(sound(5000));
    const key = keys.read(`recording-${recordingId}`)!;
    await recordings.destroyRecording(actor, asked, recordingId);
    await expect(recordings.destroyRecording(actor, asked, recordingId)).rejects.toMatchObject({
      code: 'recording-gone',
    });
    const receipt = async () => (await recordings.recording(actor, asked))?.receipts[0];
    expect(await receipt()).toMatchObject({ why: 'deleted', destroyedBy: 'Ivar Oppdiktet' });
    // As if the server had died between the pieces and the key.
    keys.keep(`recording-${recordingId}`, key);
    await sql`update interview_recordings set is_key_destroyed = false where recording_id = ${recordingId}`.execute(
      open.database,
    );
    expect(await receipt()).toMatchObject({ isKeyDestroyed: false });
    await recordings.destroyRecordingsDue('o1');
    expect(existsSync(keyFile(recordingId))).toBe(false);
    expect(await receipt()).toMatchObject({ isKeyDestroyed: true });
  });

  test('a withdrawal takes the recording and its key, and what is being recorded in that moment', async () => {
    const { recordingId } = await recordings.beginRecording(actor, asked);
    const take = (number: number) =>
      recordings.takePiece(actor, asked, { recordingId, number, bytes: sound(32_000) });
    await take(0);
    expect((await informants.withdrawal(actor, asked.studyId, 'i1'))?.there).toMatchObject({ recordings: 1 });
    const [, last] = await Promise.allSettled([informants.withdraw(actor, asked.studyId, 'i1'), take(1)]);
    expect(await pieceCount()).toBe(0);
    expect(existsSync(keyFile(recordingId))).toBe(false);
    // It was kept before and removed with the rest, or never kept.
    expect(['fulfilled', 'rejected']).toContain(last.status);
    await expect(take(2)).rejects.toMatchObject({ name: 'DomainError' });
    await expect(upload(sound(1000))).rejects.toMatchObject({ name: 'DomainError' });
    expect(await recordings.recording(actor, asked)).toBeNull();
    expect(await recordings.listen(actor, asked, recordingId)).toBeNull();
    const { receipt } = (await informants.withdrawal(actor, asked.studyId, 'i1'))!;
    expect(receipt?.removed).toMatchObject({ recordings: 1 });
  });

  test('whoever does not interview in that study neither hears nor changes anything', async () => {
    const { recordingId } = await upload(sound(1000));
    for (const other of [actorIn(asked.studyId, 'analyst'), actorIn('another')]) {
      const refused = { code: 'not-allowed' };
      await expect(recordings.recording(other, asked)).rejects.toMatchObject(refused);
      await expect(recordings.listen(other, asked, recordingId)).rejects.toMatchObject(refused);
      await expect(recordings.uploadRecording(other, asked, inChunks(sound(9)))).rejects.toMatchObject(
        refused,
      );
      await expect(recordings.destroyRecording(other, asked, recordingId)).rejects.toMatchObject(refused);
    }
  });
});
