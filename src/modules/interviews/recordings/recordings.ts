import { m } from '#messages';
import { isDay } from '#modules/organisation/index.ts';
import type { Actor } from '#modules/organisation/schema.ts';
import { DomainError } from '#platform/errors.ts';
import { inAllLanguages } from '#platform/language.ts';
import type { Consent } from '../consent/consent.ts';
import { listConsents } from '../consent/consents.server.ts';
import { refuseWithoutConsent } from '../consent/refuse-without-consent.ts';
import { findInterview } from '../core/interviews.server.ts';
import { findSettings } from '../informants/settings.server.ts';
import type { Interview } from '../schema.ts';
import { listCopies, type RecordingCopy } from './copies/copies.server.ts';
import { earlierOf, latestDay, mayBeDestroyedOn } from './days.rules.ts';
import { createRecordingEnds, type RecordingEnds } from './ending.ts';
import { type ReadableRecording, readRecording } from './read-recording.ts';
import type { Recording, RecordingReceipt } from './recording.ts';
import {
  type AskedRecording,
  enterRecording,
  isOnItsWay,
  isThere,
  type RecordingParts,
  recordingGone,
} from './recording-parts.ts';
import { changeDay, holdRecordings, listReceipts, listRecordings } from './recordings.server.ts';
import { createTakingIn, type TakingIn } from './taking-in.ts';

/** The recording of an interview, and what there was before it. */
export type RecordingLook = {
  readonly interview: Interview;
  readonly consent: Consent | null;
  /** Null while there is none. */
  readonly recording: Recording | null;
  /** A file that has come in part, and can be gone on with; null when there is none. */
  readonly halfway: Recording | null;
  readonly receipts: readonly RecordingReceipt[];
  /** What of it left the house in files, also of recordings that are gone. */
  readonly copies: readonly RecordingCopy[];
};

export type Recordings = TakingIn &
  RecordingEnds & {
    /** Null when there is no such interview, or the informant has withdrawn. */
    recording(actor: Actor, asked: AskedRecording): Promise<RecordingLook | null>;
    /** The sound, for whoever conducts interviews; null when there is none that opens. */
    listen(actor: Actor, asked: AskedRecording, recordingId: string): Promise<ReadableRecording | null>;
    /** @throws DomainError `recording-day`, `recording-gone` */
    changeRecordingDay(
      actor: Actor,
      asked: AskedRecording,
      given: { readonly recordingId: string; readonly on: string },
    ): Promise<void>;
    readonly mostRecordingBytes: number;
  };

export function createRecordings(parts: RecordingParts): Recordings {
  const { database, today, mostBytes } = parts;
  return {
    ...createTakingIn(parts),
    ...createRecordingEnds(parts),
    mostRecordingBytes: mostBytes,
    recording: async (actor, asked) => {
      const place = enterRecording(actor, asked);
      const interview = await findInterview(database, place);
      if (!interview) return null;
      const { eraseNamesOn } = await findSettings(database, place);
      const recordings = await listRecordings(database, place);
      const found = recordings.find(isThere);
      return {
        interview,
        consent: (await listConsents(database, place)).get(interview.informantId) ?? null,
        recording: found ? { ...found, destroyOn: earlierOf(found.destroyOn, eraseNamesOn) } : null,
        halfway: recordings.filter(isOnItsWay).toSorted((one, other) => other.bytes - one.bytes)[0] ?? null,
        receipts: await listReceipts(database, place),
        copies: await listCopies(database, place),
      };
    },
    listen: async (actor, asked, recordingId) => {
      const place = enterRecording(actor, asked);
      if (!(await findInterview(database, place))) return null;
      const found = (await listRecordings(database, place)).find((one) => one.recordingId === recordingId);
      return found?.state === 'kept' ? readRecording(parts, { ...place, recordingId }, found) : null;
    },
    changeRecordingDay: async (actor, asked, { recordingId, on }) => {
      const place = enterRecording(actor, asked);
      await database.transaction().execute(async (transaction) => {
        await refuseWithoutConsent(transaction, place, 'recording');
        const { eraseNamesOn: namesGo } = await findSettings(transaction, place);
        if (!isDay(on) || !mayBeDestroyedOn(on, { today: today(), namesGo })) {
          const latest = latestDay(today(), namesGo);
          throw new DomainError(
            'recording-day',
            inAllLanguages((locale) => m.interviews_recording_day_faulty({ latest }, { locale })),
          );
        }
        const recordings = await holdRecordings(transaction, place);
        if (!recordings.some((one) => one.recordingId === recordingId)) throw recordingGone();
        await changeDay(transaction, { ...place, recordingId }, on);
      });
    },
  };
}
