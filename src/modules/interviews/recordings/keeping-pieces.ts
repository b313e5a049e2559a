import { m } from '#messages';
import type { Actor } from '#modules/organisation/schema.ts';
import type { Database } from '#platform/database/database.ts';
import { DomainError, refusal } from '#platform/errors.ts';
import { inAllLanguages } from '#platform/language.ts';
import { refuseWithoutConsent } from '../consent/refuse-without-consent.ts';
import { findSettings } from '../informants/settings.server.ts';
import type { InterviewPlace } from '../schema.ts';
import { usualDay } from './days.rules.ts';
import { addPiece, findPiece, nextPiece } from './pieces.server.ts';
import type { Recording } from './recording.ts';
import { isOnItsWay, isThere, type RecordingParts, randomId, recordingGone } from './recording-parts.ts';
import {
  addRecording,
  changeExtent,
  holdRecordings,
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

/** A browser sends what it records every other second; what has waited is sent in larger pieces. */
export const mostPieceBytes = 1024 * 1024;
/** Of a file: fewer and larger ones are taken in faster, and half a minute's sound is soon opened. */
export const filePieceBytes = 512 * 1024;

/** Where a recording on its way in is: the piece that comes next, and how much is kept. */
export type TakenIn = { readonly recordingId: string; readonly next: number; readonly bytes: number };

export type PieceKeeping = {
  /** @throws DomainError `recording-there`, and those of consent */
  begin(
    actor: Actor,
    place: InterviewPlace,
    kind: Pick<Recording, 'way' | 'mediaType'>,
  ): Promise<RecordingPlace>;
  /** Adds a piece at the end of what there is; the same piece sent again is kept once. */
  append(place: RecordingPlace, number: number, bytes: Uint8Array): Promise<TakenIn>;
  /** Nothing more comes. @param bytes how long the file is; null for what is recorded, which is as long as it became */
  finish(place: RecordingPlace, bytes: number | null): Promise<void>;
  /** The same in a transaction of somebody else's. Gives back files that stopped on their way, for `forget` when it is over. */
  finishIn(
    transaction: Database,
    place: RecordingPlace,
    bytes: number | null,
  ): Promise<readonly RecordingPlace[]>;
  /** Destroys the keys of what is gone: that cannot be undone. */
  forget(left: readonly RecordingPlace[]): void;
  /** What is on its way leaves nothing; what is whole stays. */
  abandon(place: RecordingPlace): Promise<void>;
};

/** How sound gets in, whichever way it comes: piece by piece, each one under consent and in a transaction of its own. */
export function createPieceKeeping({ database, keys, today, mostBytes }: RecordingParts): PieceKeeping {
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

  async function append(place: RecordingPlace, number: number, bytes: Uint8Array): Promise<TakenIn> {
    return together(async (transaction) => {
      await refuseWithoutConsent(transaction, place, 'recording');
      const all = await holdRecordings(transaction, place);
      const found = all.find(({ recordingId }) => recordingId === place.recordingId);
      if (found?.state !== 'taking') throw recordingGone();
      if (all.some((one) => one !== found && isThere(one))) throw thereAlready();
      const next = await nextPiece(transaction, place);
      const kept = { recordingId: place.recordingId, next, bytes: found.bytes };
      if (number < next) {
        const sealed = await findPiece(transaction, place, number);
        const same = sealed && openPiece(keys, place, number, sealed);
        if (!same || Buffer.compare(same, bytes) !== 0) throw elsewhere(found);
        return kept;
      }
      if (number > next) throw elsewhere(found);
      if (!isSound(found, number, bytes))
        throw refusal('recording-file', m.interviews_recording_piece_faulty);
      const length = found.bytes + bytes.length;
      if (length > mostBytes) throw tooLarge(mostBytes);
      const sealed = sealPiece(keys, place, number, bytes);
      await addPiece(transaction, place, { number, bytes: bytes.length, sealed });
      await changeExtent(transaction, place, length);
      return { ...kept, next: number + 1, bytes: length };
    });
  }

  async function finishIn(
    transaction: Database,
    place: RecordingPlace,
    bytes: number | null,
  ): Promise<readonly RecordingPlace[]> {
    await refuseWithoutConsent(transaction, place, 'recording');
    const all = await holdRecordings(transaction, place);
    const found = all.find(({ recordingId }) => recordingId === place.recordingId);
    if (!found) throw recordingGone();
    if (found.state === 'kept') return [];
    if (all.some((one) => one !== found && isThere(one))) throw thereAlready();
    if (found.bytes === 0) throw refusal('recording-empty', m.interviews_recording_empty);
    if (found.way === 'uploaded' && found.bytes !== bytes) {
      throw refusal('recording-broken', m.interviews_recording_not_whole);
    }
    const pieces = await nextPiece(transaction, place);
    await markKept(transaction, place, sealEnd(keys, place, { pieces, bytes: found.bytes }));
    // Files that stopped on their way can no longer be gone on with.
    const others = all.filter((one) => one !== found).map(({ recordingId }) => ({ ...place, recordingId }));
    for (const other of others) await removeRecording(transaction, other);
    return others;
  }
  const forget = (left: readonly RecordingPlace[]) => {
    for (const other of left) destroyRecordingKey(keys, other);
  };

  async function abandon(place: RecordingPlace): Promise<void> {
    const isGone = await together(async (transaction) => {
      const all = await holdRecordings(transaction, place);
      const found = all.find(({ recordingId }) => recordingId === place.recordingId);
      if (!found || !isOnItsWay(found)) return false;
      await removeRecording(transaction, place);
      return true;
    });
    if (isGone) destroyRecordingKey(keys, place);
  }
  return {
    begin,
    append,
    finishIn,
    forget,
    abandon,
    finish: async (place, bytes) =>
      forget(await together((transaction) => finishIn(transaction, place, bytes))),
  };
}

/** Recorded: whole numbers of 16 bits. Of a file: all of one size, so that only the last one is shorter. */
const isSound = ({ way, bytes }: Recording, number: number, { length }: Uint8Array) =>
  length > 0 &&
  (way === 'recorded'
    ? length <= mostPieceBytes && length % 2 === 0
    : length <= filePieceBytes && bytes === number * filePieceBytes);

export const thereAlready = () => refusal('recording-there', m.interviews_recording_there);
const elsewhere = ({ way }: Recording) =>
  way === 'recorded'
    ? refusal('recording-elsewhere', m.interviews_recording_elsewhere)
    : refusal('recording-other-file', m.interviews_recording_other_file);
export const tooLarge = (mostBytes: number) =>
  new DomainError(
    'recording-file',
    inAllLanguages((locale) =>
      m.interviews_recording_large({ megabytes: Math.floor(mostBytes / 1024 ** 2) }, { locale }),
    ),
  );
