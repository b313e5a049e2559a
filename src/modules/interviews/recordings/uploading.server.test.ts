import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { testEngines } from '#platform/database/engines.ts';
import { addConsent } from '../consent/consents.server.ts';
import {
  type ConsentedInterview,
  consent,
  madeOgg,
  mostBytes,
  openRecordingHouse,
  type RecordingHouse,
} from './testing/recording-house.server.ts';

const piece = (1024 * 1024) / 2;

describe.each(testEngines())('a file that is sent in pieces, on $name', (engine) => {
  let house: RecordingHouse;
  let recordings: RecordingHouse['recordings'];
  let asked: ConsentedInterview['asked'];
  let place: ConsentedInterview['place'];
  let actor: ConsentedInterview['actor'];
  let heard: ConsentedInterview['heard'];
  beforeAll(async () => {
    house = await openRecordingHouse(engine);
    ({ recordings } = house);
  });
  afterAll(() => house.close());
  beforeEach(async () => {
    ({ asked, place, actor, heard } = await house.newInterview());
  });

  const part = (file: Uint8Array, number: number) => file.subarray(number * piece, (number + 1) * piece);
  const begin = (file: Uint8Array) =>
    recordings.beginUpload(actor, asked, { bytes: file.length, first: part(file, 0) });
  const take = (recordingId: string, file: Uint8Array, number: number) =>
    recordings.takePiece(actor, asked, { recordingId, number, bytes: part(file, number) });
  const finish = (recordingId: string, { length: bytes }: Uint8Array) =>
    recordings.finishUpload(actor, asked, { recordingId, bytes });
  const look = () => recordings.recording(actor, asked);

  test('is gone on with where it broke off, known by its own bytes, and heard as it was given', async () => {
    const file = madeOgg(2 * piece + 1001);
    const { recordingId } = await begin(file);
    await take(recordingId, file, 1);
    // The answer was lost on its way, and the piece is sent again.
    expect(await take(recordingId, file, 1)).toMatchObject({ next: 2 });
    expect(await look()).toMatchObject({ recording: null, halfway: { recordingId, bytes: 2 * piece } });
    // Another file is another upload.
    const other = await begin(madeOgg(2 * piece, 11));
    expect(other).toMatchObject({ next: 1 });
    expect(other.recordingId).not.toBe(recordingId);
    // The page is closed, and the same file is chosen again.
    expect(await begin(file)).toEqual({ recordingId, next: 2, bytes: 2 * piece });
    await expect(finish(recordingId, file)).rejects.toMatchObject({ code: 'recording-broken' });
    await expect(recordings.finishRecording(actor, asked, recordingId)).rejects.toMatchObject({
      code: 'recording-broken',
    });
    await take(recordingId, file, 2);
    await finish(recordingId, file);
    await finish(recordingId, file);
    expect((await heard(recordingId)).equals(file)).toBe(true);
    // The one that had begun meanwhile is gone, with its key.
    expect(await look()).toMatchObject({ recording: { recordingId, bytes: file.length }, halfway: null });
    expect(readdirSync(house.folder).filter((name) => name.includes(other.recordingId))).toEqual([]);
    await expect(begin(madeOgg(piece, 11))).rejects.toMatchObject({ code: 'recording-there' });
  });

  test('cancelled, it leaves nothing; what is whole is not cancelled', async () => {
    const before = readdirSync(house.folder).length;
    const file = madeOgg(piece + 1);
    const { recordingId } = await begin(file);
    await recordings.cancelUpload(actor, asked, recordingId);
    await recordings.cancelUpload(actor, asked, recordingId);
    expect(await look()).toMatchObject({ recording: null, halfway: null });
    expect(readdirSync(house.folder).length).toBe(before);
    await expect(take(recordingId, file, 1)).rejects.toMatchObject({ code: 'recording-gone' });
    const whole = await begin(file);
    await take(whole.recordingId, file, 1);
    await finish(whole.recordingId, file);
    await recordings.cancelUpload(actor, asked, whole.recordingId);
    expect(await look()).toMatchObject({ recording: { state: 'kept' } });
  });

  test('what is no sound, too much, of another size or under no consent is not taken in', async () => {
    const file = madeOgg(3 * piece);
    const faulty = { code: 'recording-file' };
    const given = (bytes: number, first: Uint8Array) =>
      recordings.beginUpload(actor, asked, { bytes, first });
    await expect(given(0, new Uint8Array())).rejects.toMatchObject(faulty);
    await expect(given(24, new TextEncoder().encode('%PDF-1.7 og mer enn tolv'))).rejects.toMatchObject(
      faulty,
    );
    await expect(given(mostBytes + 1, part(file, 0))).rejects.toMatchObject(faulty);
    await expect(given(piece + 1, madeOgg(piece + 1))).rejects.toMatchObject(faulty);
    const { recordingId } = await begin(file);
    const sent = (number: number, bytes: Uint8Array) =>
      recordings.takePiece(actor, asked, { recordingId, number, bytes });
    await expect(sent(1, new Uint8Array())).rejects.toMatchObject(faulty);
    await expect(sent(2, part(file, 2))).rejects.toMatchObject({ code: 'recording-other-file' });
    await expect(sent(0, madeOgg(piece, 11))).rejects.toMatchObject({ code: 'recording-other-file' });
    // A short one is the last one.
    await sent(1, madeOgg(1001));
    await expect(sent(2, part(file, 2))).rejects.toMatchObject(faulty);
    await addConsent(house.database, place, 'i1', { ...consent, number: 2, toRecording: false });
    await expect(finish(recordingId, file)).rejects.toMatchObject({ code: 'consent-not-to-recording' });
    // What has come can be let go of all the same.
    await recordings.cancelUpload(actor, asked, recordingId);
    expect(await look()).toMatchObject({ halfway: null });
  });

  test('left alone, it is gone after two nights, key and all', async () => {
    const { recordingId } = await begin(madeOgg(2 * piece));
    const keyFiles = () => readdirSync(house.folder).filter((name) => name.includes(recordingId)).length;
    expect(keyFiles()).toBe(1);
    house.setToday('2026-03-02');
    await recordings.destroyRecordingsDue('o1');
    expect((await look())?.halfway).not.toBeNull();
    house.setToday('2026-03-03');
    await recordings.destroyRecordingsDue('o1');
    expect(await look()).toMatchObject({ halfway: null, receipts: [] });
    expect(keyFiles()).toBe(0);
  });
});
