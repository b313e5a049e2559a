import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { Actor } from '#modules/organisation/schema.ts';
import { openInterviewKey } from '#modules/privacy/store.server.ts';
import type { TestEngine } from '#platform/database/engines.ts';
import { openKeyFiles } from '#platform/keys/key-files.ts';
import type { Consent } from '../../consent/consent.ts';
import { addConsent } from '../../consent/consents.server.ts';
import { addInformant, addInterview } from '../../core/interviews.server.ts';
import { createInformants } from '../../informants/informants.ts';
import { createRecordingEraser } from '../ending.ts';
import { createRecordings } from '../recordings.ts';

/** Of one recording. */
export const mostBytes = 3 * 1024 * 1024;
/** A yes to all but being quoted. */
export const consent: Consent = {
  number: 1,
  sheetVersion: 1,
  way: 'screen',
  toRecording: true,
  toQuotes: false,
  givenOn: '2026-03-01',
  byName: 'Ivar',
};
export const actorIn = (studyId: string, role: 'interviewer' | 'analyst' = 'interviewer'): Actor => ({
  organisationId: 'o1',
  personId: 'i',
  name: 'Ivar Oppdiktet',
  email: 'i@example.org',
  grants: [{ role, studyId, office: null }],
});

/** Made-up sound that says it is Ogg: each byte tells where it stands, and another seed is another sound. */
export function madeOgg(length: number, seed = 7): Uint8Array<ArrayBuffer> {
  const bytes = Uint8Array.from({ length }, (_, at) => (at * seed + (at >> 8)) % 251);
  bytes.set(new TextEncoder().encode('OggS'));
  return bytes;
}
export async function* inChunks(bytes: Uint8Array, size = 65_521) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

export type RecordingHouse = Awaited<ReturnType<typeof openRecordingHouse>>;
export type ConsentedInterview = Awaited<ReturnType<RecordingHouse['newInterview']>>;

/** A database and a folder for keys, with interviews of made-up people who have said yes to being recorded. */
export async function openRecordingHouse(engine: TestEngine) {
  const open = await engine.open();
  const folder = mkdtempSync(join(tmpdir(), 'handlingsrom-recordings-'));
  const { database } = open;
  const day = { today: '' };
  const parts = { database, keys: openKeyFiles(folder), today: () => day.today };
  const recordings = createRecordings({ ...parts, mostBytes });
  let studies = 0;
  return {
    ...parts,
    folder,
    /** Recordings are kept, and destroyed, on this day. */
    setToday: (today: string) => {
      day.today = today;
    },
    recordings,
    keyFile: (recordingId: string) => join(folder, `recording-${recordingId}.key`),
    informants: createInformants({
      ...parts,
      interviewKey: openInterviewKey,
      erasers: [createRecordingEraser(parts)],
      eraseNamesSaid: async () => undefined,
      progress: async () => ({ transcripts: new Map(), passages: new Map() }),
    }),
    /** Of a study of its own, on the first of March. */
    newInterview: async () => {
      day.today = '2026-03-01';
      studies += 1;
      const asked = { studyId: `s${studies}`, interviewId: 't1' };
      const place = { organisationId: 'o1', ...asked };
      await addInformant(database, place, { informantId: 'i1', pseudonym: 'Leder A' });
      await addInterview(database, place, 'i1');
      await addConsent(database, place, 'i1', consent);
      const actor = actorIn(asked.studyId);
      return {
        asked,
        place,
        actor,
        upload: (bytes: Uint8Array) => recordings.uploadRecording(actor, asked, inChunks(bytes)),
        /** From one byte to another, as somebody hears it. */
        heard: async (recordingId: string, from = 0, to?: number) => {
          const found = await recordings.listen(actor, asked, recordingId);
          const heard: Uint8Array[] = [];
          for await (const part of found!.read(from, to ?? found!.bytes)) heard.push(part);
          return Buffer.concat(heard);
        },
        pieceCount: async () => {
          const counted = await sql<{ count: string }>`
            select count(*) as count from interview_recording_pieces where study_id = ${asked.studyId}`.execute(
            database,
          );
          return Number(counted.rows[0]!.count);
        },
      };
    },
    close: async () => {
      await open.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
