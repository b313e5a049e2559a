import { m } from '#messages';
import type { Actor } from '#modules/organisation/schema.ts';
import { refusal } from '#platform/errors.ts';
import { listConsents } from '../../consent/consents.server.ts';
import { refuseWithoutConsent } from '../../consent/refuse-without-consent.ts';
import { listInterviews } from '../../core/interviews.server.ts';
import { findSettings } from '../../informants/settings.server.ts';
import type { Interview } from '../../schema.ts';
import { earlierOf } from '../days.rules.ts';
import { type ReadableRecording, readRecording } from '../read-recording.ts';
import type { Recording } from '../recording.ts';
import { enterRecording, isThere, type RecordingParts, recordingGone } from '../recording-parts.ts';
import { holdRecordings, listReceipts, listRecordings } from '../recordings.server.ts';
import type { RecordingPlace } from '../sealing.ts';
import { endingOf } from '../sound-kind.ts';
import { addCopy, endCopy } from './copies.server.ts';

/** Whether the sound of an interview can be taken out, and else why not. */
export type SoundOfInterview = { readonly interview: Interview } & (
  | {
      readonly state: 'ready';
      readonly bytes: number;
      /** The day the recording here is destroyed, and a copy of it with it. */
      readonly destroyOn: string;
    }
  /** Destroyed on that day. */
  | { readonly state: 'destroyed'; readonly on: string }
  /** Nothing was recorded; not finished; no yes to it, or none any more; the key is gone or it is not what was kept. */
  | { readonly state: 'none' | 'making' | 'noConsent' | 'unopened' }
);

/** The sound of an interview on its way out of the house. */
export type TakenSound = {
  readonly interviewId: string;
  /** How the name of its file ends: "m4a". */
  readonly ending: string;
  readonly bytes: number;
  /** A piece at a time, each after consent is asked anew. Can be read again. */
  read(): AsyncIterable<Uint8Array>;
  /** To be told how much of it left, when it is over. */
  end(bytes: number): Promise<void>;
};

type AskedSounds = {
  readonly studyId: string;
  readonly interviewIds: readonly string[];
  /** The file that they go in. */
  readonly exchangeId: string;
};

export type TakingOut = {
  /** Every interview of a study, for whoever may hear them. @throws DomainError `not-allowed` */
  sounds(actor: Actor, studyId: string): Promise<readonly SoundOfInterview[]>;
  /**
   * Writes down that they leave, all or none, before a byte does.
   *
   * @param most what all of them may be together
   * @throws DomainError `not-allowed`, `recording-gone`, `exchange-sound-large`, and those of consent
   */
  takeOut(actor: Actor, asked: AskedSounds, most: number): Promise<readonly TakenSound[]>;
};

export function createTakingOut(parts: Pick<RecordingParts, 'database' | 'keys' | 'today'>): TakingOut {
  const { database, today } = parts;

  /** Read outside the transaction that wrote it down, and consent asked anew before each piece leaves. */
  async function* whileAllowed(place: RecordingPlace, recording: Recording, bytes: number) {
    const sound = await readRecording(parts, place, recording);
    let seen = 0;
    for await (const piece of sound?.read(0, bytes) ?? []) {
      await refuseWithoutConsent(database, place, 'recording');
      yield piece;
      seen += piece.length;
    }
    // Destroyed before it was read, or while.
    if (seen !== bytes) throw recordingGone();
  }

  return {
    sounds: async (actor, studyId) => {
      const place = enterRecording(actor, { studyId, interviewId: '' });
      const consents = await listConsents(database, place);
      const { eraseNamesOn } = await findSettings(database, place);
      const found: SoundOfInterview[] = [];
      for (const interview of await listInterviews(database, place)) {
        const own = { ...place, interviewId: interview.interviewId };
        const recording = (await listRecordings(database, own)).find(isThere);
        const [receipt] = recording ? [] : await listReceipts(database, own);
        if (!recording) {
          found.push(
            receipt
              ? { interview, state: 'destroyed', on: receipt.destroyedOn }
              : { interview, state: 'none' },
          );
        } else if (!consents.get(interview.informantId)?.toRecording) {
          found.push({ interview, state: 'noConsent' });
        } else if (recording.state !== 'kept') {
          found.push({ interview, state: 'making' });
        } else {
          const { recordingId, destroyOn } = recording;
          const sound = await readRecording(parts, { ...own, recordingId }, recording);
          const day = earlierOf(destroyOn, eraseNamesOn);
          found.push(
            sound
              ? { interview, state: 'ready', bytes: sound.bytes, destroyOn: day }
              : { interview, state: 'unopened' },
          );
        }
      }
      return found;
    },
    takeOut: async (actor, { studyId, interviewIds, exchangeId }, most) =>
      database.transaction().execute(async (transaction) => {
        const found: { place: RecordingPlace; recording: Recording; sound: ReadableRecording; on: string }[] =
          [];
        for (const interviewId of new Set(interviewIds)) {
          const place = enterRecording(actor, { studyId, interviewId });
          await refuseWithoutConsent(transaction, place, 'recording');
          const recording = (await holdRecordings(transaction, place)).find(isThere);
          if (recording?.state !== 'kept') throw recordingGone();
          const own = { ...place, recordingId: recording.recordingId };
          const sound = await readRecording({ ...parts, database: transaction }, own, recording);
          if (!sound) throw recordingGone();
          const { eraseNamesOn } = await findSettings(transaction, place);
          found.push({ place: own, recording, sound, on: earlierOf(recording.destroyOn, eraseNamesOn) });
        }
        const all = found.reduce((sum, { sound }) => sum + sound.bytes, 0);
        if (all > most) throw tooMuch(all, most);
        // Of several in one file the first day is the file's.
        const deleteBy = found.map(({ on }) => on).toSorted()[0] ?? today();
        const sounds: TakenSound[] = [];
        for (const { place, recording, sound } of found) {
          const { interviewId, recordingId } = place;
          const about = { takenOn: today(), byName: actor.name, bytes: sound.bytes, deleteBy };
          await addCopy(transaction, place, { interviewId, recordingId, exchangeId, ...about });
          sounds.push({
            interviewId,
            ending: endingOf(sound.mediaType),
            bytes: sound.bytes,
            read: () => whileAllowed(place, recording, sound.bytes),
            end: (bytes) => endCopy(database, place, { exchangeId, bytes }),
          });
        }
        return sounds;
      }),
  };
}

const megabytes = (bytes: number) => Math.ceil(bytes / 1024 ** 2);
const tooMuch = (bytes: number, most: number) =>
  refusal('exchange-sound-large', (_, options) =>
    m.interviews_exchange_sound_large({ megabytes: megabytes(bytes), most: megabytes(most) }, options),
  );
