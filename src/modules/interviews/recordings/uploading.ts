import { m } from '#messages';
import type { Actor } from '#modules/organisation/schema.ts';
import { refusal } from '#platform/errors.ts';
import { refuseWithoutConsent } from '../consent/refuse-without-consent.ts';
import { filePieceBytes, type PieceKeeping, type TakenIn, thereAlready, tooLarge } from './keeping-pieces.ts';
import { findPiece, nextPiece } from './pieces.server.ts';
import {
  type AskedRecording,
  enterRecording,
  isOnItsWay,
  isThere,
  type RecordingParts,
} from './recording-parts.ts';
import { listRecordings } from './recordings.server.ts';
import { openPiece, type RecordingPlace } from './sealing.ts';
import { kindOrRefuse } from './sound-kind.ts';

/** A file that a browser sends in pieces of its own, and goes on with where it broke off. */
export type Uploading = {
  /** So large is every piece but the last. */
  readonly filePieceBytes: number;
  /**
   * Takes the first piece of a file; or, when a file that begins so has come in part, tells where to go on. What has come
   * knows its own bytes: no name and no day of a file is kept to know it by.
   *
   * @param given how long the whole file is, and its first piece
   * @throws DomainError `recording-there`, `recording-file`, and those of consent
   */
  beginUpload(
    actor: Actor,
    asked: AskedRecording,
    given: { readonly bytes: number; readonly first: Uint8Array },
  ): Promise<TakenIn>;
  /** All has come: from now on it can be heard. @throws DomainError `recording-broken`, `recording-gone`, and those of consent */
  finishUpload(
    actor: Actor,
    asked: AskedRecording,
    given: { readonly recordingId: string; readonly bytes: number },
  ): Promise<void>;
  /** What has come of a file is destroyed, with its key. Doing it twice is harmless. */
  cancelUpload(actor: Actor, asked: AskedRecording, recordingId: string): Promise<void>;
};

export function createUploading(
  { database, keys, mostBytes }: RecordingParts,
  keeping: PieceKeeping,
): Uploading {
  async function beginsSo(place: RecordingPlace, first: Uint8Array): Promise<boolean> {
    const sealed = await findPiece(database, place, 0);
    const begun = sealed && openPiece(keys, place, 0, sealed);
    return begun !== null && Buffer.compare(begun, first) === 0;
  }
  return {
    filePieceBytes,
    beginUpload: async (actor, asked, { bytes, first }) => {
      const place = enterRecording(actor, asked);
      await refuseWithoutConsent(database, place, 'recording');
      if (first.length === 0) throw refusal('recording-file', m.interviews_recording_no_file);
      const mediaType = kindOrRefuse(first);
      if (bytes > mostBytes) throw tooLarge(mostBytes);
      const recordings = await listRecordings(database, place);
      if (recordings.some(isThere)) throw thereAlready();
      for (const { recordingId, bytes: kept } of recordings.filter(isOnItsWay)) {
        const begun = { ...place, recordingId };
        if (kept > bytes || !(await beginsSo(begun, first))) continue;
        return { recordingId, next: await nextPiece(database, begun), bytes: kept };
      }
      const begun = await keeping.begin(actor, place, { way: 'uploaded', mediaType });
      try {
        return await keeping.append(begun, 0, first);
      } catch (error) {
        await keeping.abandon(begun);
        throw error;
      }
    },
    finishUpload: async (actor, asked, { recordingId, bytes }) =>
      keeping.finish({ ...enterRecording(actor, asked), recordingId }, bytes),
    cancelUpload: async (actor, asked, recordingId) => {
      await keeping.abandon({ ...enterRecording(actor, asked), recordingId });
    },
  };
}
