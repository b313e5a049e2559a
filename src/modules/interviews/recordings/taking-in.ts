import { m } from '#messages';
import type { Actor } from '#modules/organisation/schema.ts';
import type { Database } from '#platform/database/database.ts';
import { DomainError, refusal } from '#platform/errors.ts';
import { inAllLanguages } from '#platform/language.ts';
import { refuseWithoutConsent } from '../consent/refuse-without-consent.ts';
import { findSettings } from '../informants/settings.server.ts';
import type { InterviewPlace } from '../schema.ts';
import { usualDay } from './days.rules.ts';
import { inPieces } from './in-pieces.ts';
import { addPiece, findPiece, nextPiece } from './pieces.server.ts';
import type { Recording } from './recording.ts';
import {
  type AskedRecording,
  enterRecording,
  isThere,
  type RecordingParts,
  randomId,
  recordingGone,
} from './recording-parts.ts';
import {
  addRecording,
  changeExtent,
  holdRecordings,
  listRecordings,
  markKept,
  removeRecording,
} from './recordings.server.ts';
import {
  destroyRecordingKey,
  makeRecordingKey,
  openPiece,
  type RecordingPlace,
  sealEnd,
  sealPiece,
} from './sealing.ts';
import { headBytes, soundKind } from './sound-kind.ts';
import { recordedType } from './wave-head.ts';

/** A browser sends what it records every other second; what has waited is sent in larger pieces. */
export const mostPieceBytes = 1024 * 1024;
/** Of a file: fewer and larger ones are taken in faster, and half a minute's sound is soon opened. */
const pieceBytes = 512 * 1024;

/** Where a recording in the browser is: the piece that comes next, and how much is kept. */
export type TakenIn = { readonly recordingId: string; readonly next: number; readonly bytes: number };

export type TakingIn = {
  /**
   * Takes in a file as it comes, a piece at a time: nothing but the piece at hand is in memory, and nothing lies
   * anywhere unsealed. A file that does not come whole leaves nothing.
   *
   * @throws DomainError `consent-missing`, `consent-not-to-recording`, `recording-there`, `recording-file`
   */
  uploadRecording(
    actor: Actor,
    asked: AskedRecording,
    body: AsyncIterable<Uint8Array>,
  ): Promise<{ readonly recordingId: string }>;
  /**
   * Begins a recording in the browser, or goes on with the one that was begun.
   *
   * @throws DomainError `consent-missing`, `consent-not-to-recording`, `recording-there`
   */
  beginRecording(actor: Actor, asked: AskedRecording): Promise<TakenIn>;
  /**
   * Keeps one piece. The same piece sent again is kept once.
   *
   * @throws DomainError `recording-gone`, `recording-elsewhere`, `recording-file`, and those of consent
   */
  takePiece(
    actor: Actor,
    asked: AskedRecording,
    piece: { readonly recordingId: string; readonly number: number; readonly bytes: Uint8Array },
  ): Promise<TakenIn>;
  /** Nothing more comes; it can be listened to. Doing it twice is harmless. @throws DomainError `recording-gone`, `recording-empty` */
  finishRecording(actor: Actor, asked: AskedRecording, recordingId: string): Promise<void>;
};

export function createTakingIn(parts: RecordingParts): TakingIn {
  const { database, keys, today, mostBytes } = parts;
  const together = <T>(act: (transaction: Database) => Promise<T>) =>
    database.transaction().execute((transaction) => act(transaction));

  async function begin(
    actor: Actor,
    place: InterviewPlace,
    kind: Pick<Recording, 'way' | 'mediaType'>,
  ): Promise<RecordingPlace> {
    const recording = { ...place, recordingId: randomId() };
    await together(async (transaction) => {
      await refuseWithoutConsent(transaction, place, 'recording');
      if ((await holdRecordings(transaction, place)).some(isThere)) throw thereAlready();
      const { eraseNamesOn } = await findSettings(transaction, place);
      const days = { madeOn: today(), destroyOn: usualDay(today(), eraseNamesOn) };
      const isAdded = await addRecording(transaction, recording, { ...kind, ...days, byName: actor.name });
      if (!isAdded) throw thereAlready();
      makeRecordingKey(keys, recording);
    });
    return recording;
  }

  /** Adds a piece at the end of what there is. */
  async function append(place: RecordingPlace, number: number, bytes: Uint8Array): Promise<TakenIn> {
    return together(async (transaction) => {
      await refuseWithoutConsent(transaction, place, 'recording');
      const found = (await holdRecordings(transaction, place)).find(
        ({ recordingId }) => recordingId === place.recordingId,
      );
      if (found?.state !== 'taking') throw recordingGone();
      const next = await nextPiece(transaction, place);
      const kept = { recordingId: place.recordingId, next, bytes: found.bytes };
      if (number < next) {
        const sealed = await findPiece(transaction, place, number);
        const same = sealed && openPiece(keys, place, number, sealed);
        if (!same || Buffer.compare(same, bytes) !== 0) throw elsewhere();
        return kept;
      }
      if (number > next) throw elsewhere();
      const all = found.bytes + bytes.length;
      if (all > mostBytes) throw tooLarge(mostBytes);
      const sealed = sealPiece(keys, place, number, bytes);
      await addPiece(transaction, place, { number, bytes: bytes.length, sealed });
      await changeExtent(transaction, place, all);
      return { ...kept, next: number + 1, bytes: all };
    });
  }

  async function finish(place: RecordingPlace): Promise<void> {
    await together(async (transaction) => {
      await refuseWithoutConsent(transaction, place, 'recording');
      const all = await holdRecordings(transaction, place);
      const found = all.find(({ recordingId }) => recordingId === place.recordingId);
      if (!found) throw recordingGone();
      if (found.state === 'kept') return;
      if (all.some((one) => one !== found && isThere(one))) throw thereAlready();
      if (found.bytes === 0) throw refusal('recording-empty', m.interviews_recording_empty);
      const pieces = await nextPiece(transaction, place);
      await markKept(transaction, place, sealEnd(keys, place, { pieces, bytes: found.bytes }));
    });
  }

  async function abandon(place: RecordingPlace): Promise<void> {
    destroyRecordingKey(keys, place);
    await together((transaction) => removeRecording(transaction, place));
  }

  return {
    uploadRecording: async (actor, asked, body) => {
      const place = enterRecording(actor, asked);
      // Said before an hour's sound is read in vain; and held to again with every piece.
      await refuseWithoutConsent(database, place, 'recording');
      let recording: RecordingPlace | null = null;
      try {
        let number = 0;
        for await (const piece of inPieces(body, pieceBytes)) {
          recording ??= await begin(actor, place, { way: 'uploaded', mediaType: kindOf(piece) });
          await append(recording, number, piece);
          number += 1;
        }
        if (!recording) throw refusal('recording-file', m.interviews_recording_no_file);
        await finish(recording);
        return { recordingId: recording.recordingId };
      } catch (error) {
        if (recording) await abandon(recording);
        throw error;
      }
    },
    beginRecording: async (actor, asked) => {
      const place = enterRecording(actor, asked);
      await refuseWithoutConsent(database, place, 'recording');
      const begun = (await listRecordings(database, place)).find(isThere);
      if (begun?.state === 'kept') throw thereAlready();
      if (!begun) {
        const { recordingId } = await begin(actor, place, { way: 'recorded', mediaType: recordedType });
        return { recordingId, next: 0, bytes: 0 };
      }
      const { recordingId, bytes } = begun;
      return { recordingId, next: await nextPiece(database, { ...place, recordingId }), bytes };
    },
    takePiece: async (actor, asked, { recordingId, number, bytes }) => {
      const place = enterRecording(actor, asked);
      if (bytes.length > mostPieceBytes || bytes.length === 0 || bytes.length % 2 === 1) {
        throw refusal('recording-file', m.interviews_recording_piece_faulty);
      }
      return append({ ...place, recordingId }, number, bytes);
    },
    finishRecording: async (actor, asked, recordingId) => {
      await finish({ ...enterRecording(actor, asked), recordingId });
    },
  };
}

function kindOf(head: Uint8Array): string {
  const kind = head.length >= headBytes ? soundKind(head) : null;
  if (kind === null) throw refusal('recording-file', m.interviews_recording_kind);
  return kind;
}
const thereAlready = () => refusal('recording-there', m.interviews_recording_there);
const elsewhere = () => refusal('recording-elsewhere', m.interviews_recording_elsewhere);
const tooLarge = (mostBytes: number) =>
  new DomainError(
    'recording-file',
    inAllLanguages((locale) =>
      m.interviews_recording_large({ megabytes: Math.floor(mostBytes / 1024 ** 2) }, { locale }),
    ),
  );
