import { m } from '#messages';
import type { Actor } from '#modules/organisation/schema.ts';
import type { Database } from '#platform/database/database.ts';
import { refusal } from '#platform/errors.ts';
import { refuseWithoutConsent } from '../consent/refuse-without-consent.ts';
import { inPieces } from './in-pieces.ts';
import { createPieceKeeping, filePieceBytes, type TakenIn, thereAlready } from './keeping-pieces.ts';
import { nextPiece } from './pieces.server.ts';
import { type AskedRecording, enterRecording, isThere, type RecordingParts } from './recording-parts.ts';
import { listRecordings } from './recordings.server.ts';
import type { RecordingPlace } from './sealing.ts';
import { kindOrRefuse } from './sound-kind.ts';
import { createUploading, type Uploading } from './uploading.ts';
import { recordedType } from './wave-head.ts';

/** A file that has come whole, and is nothing yet. */
export type ReceivedRecording = {
  readonly recordingId: string;
  /** @throws DomainError `recording-there`, `recording-gone`, and those of consent */
  keep(transaction: Database): Promise<void>;
  /** To be called when the transaction is over. */
  kept(): void;
  abandon(): Promise<void>;
};

export type TakingIn = Uploading & {
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
  /** The same, and it is no recording before it is kept together with something else, or left. */
  receiveRecording(
    actor: Actor,
    asked: AskedRecording,
    body: AsyncIterable<Uint8Array>,
  ): Promise<ReceivedRecording>;
  /**
   * Begins a recording in the browser, or goes on with the one that was begun.
   *
   * @throws DomainError `consent-missing`, `consent-not-to-recording`, `recording-there`
   */
  beginRecording(actor: Actor, asked: AskedRecording): Promise<TakenIn>;
  /**
   * Keeps one piece of what is recorded, or of a file that is sent in pieces. The same piece sent again is kept once.
   *
   * @throws DomainError `recording-gone`, `recording-elsewhere`, `recording-other-file`, `recording-file`, and those of consent
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
  const { database } = parts;
  const keeping = createPieceKeeping(parts);
  const receiveRecording: TakingIn['receiveRecording'] = async (actor, asked, body) => {
    const place = enterRecording(actor, asked);
    // Said before an hour's sound is read in vain; and held to again with every piece.
    await refuseWithoutConsent(database, place, 'recording');
    let recording: RecordingPlace | null = null;
    let bytes = 0;
    try {
      let number = 0;
      for await (const piece of inPieces(body, filePieceBytes)) {
        recording ??= await keeping.begin(actor, place, {
          way: 'uploaded',
          mediaType: kindOrRefuse(piece),
        });
        ({ bytes } = await keeping.append(recording, number, piece));
        number += 1;
      }
    } catch (error) {
      if (recording) await keeping.abandon(recording);
      throw error;
    }
    if (!recording) throw refusal('recording-file', m.interviews_recording_no_file);
    const whole = recording;
    let left: readonly RecordingPlace[] = [];
    return {
      recordingId: whole.recordingId,
      keep: async (transaction) => {
        left = await keeping.finishIn(transaction, whole, bytes);
      },
      kept: () => keeping.forget(left),
      abandon: () => keeping.abandon(whole),
    };
  };
  return {
    ...createUploading(parts, keeping),
    receiveRecording,
    uploadRecording: async (actor, asked, body) => {
      const { recordingId, keep, kept, abandon } = await receiveRecording(actor, asked, body);
      try {
        await database.transaction().execute(keep);
      } catch (error) {
        await abandon();
        throw error;
      }
      kept();
      return { recordingId };
    },
    beginRecording: async (actor, asked) => {
      const place = enterRecording(actor, asked);
      await refuseWithoutConsent(database, place, 'recording');
      const begun = (await listRecordings(database, place)).find(isThere);
      if (begun?.state === 'kept') throw thereAlready();
      if (!begun) {
        const { recordingId } = await keeping.begin(actor, place, {
          way: 'recorded',
          mediaType: recordedType,
        });
        return { recordingId, next: 0, bytes: 0 };
      }
      const { recordingId, bytes } = begun;
      return { recordingId, next: await nextPiece(database, { ...place, recordingId }), bytes };
    },
    takePiece: async (actor, asked, { recordingId, number, bytes }) =>
      keeping.append({ ...enterRecording(actor, asked), recordingId }, number, bytes),
    finishRecording: async (actor, asked, recordingId) =>
      keeping.finish({ ...enterRecording(actor, asked), recordingId }, null),
  };
}
