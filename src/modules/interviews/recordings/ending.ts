import type { Actor } from '#modules/organisation/schema.ts';
import type { Database } from '#platform/database/database.ts';
import type { KeyFiles } from '#platform/keys/key-files.ts';
import { findSettings } from '../informants/settings.server.ts';
import type { InterviewEraser } from '../withdrawal/eraser.ts';
import { daysFrom, earlierOf } from './days.rules.ts';
import type { RecordingReceipt } from './recording.ts';
import {
  type AskedRecording,
  enterRecording,
  isThere,
  type RecordingParts,
  recordingGone,
} from './recording-parts.ts';
import {
  holdRecordings,
  listReceipts,
  listRecordings,
  listWithKeys,
  markDestroyed,
  markKeyDestroyed,
  removeRecording,
} from './recordings.server.ts';
import { destroyRecordingKey, type RecordingPlace } from './sealing.ts';

export type RecordingEnds = {
  /** Destroys the pieces and then the key, and leaves a receipt. @throws DomainError `recording-gone` */
  destroyRecording(actor: Actor, asked: AskedRecording, recordingId: string): Promise<void>;
  /**
   * Destroys every recording whose day has come, every key that a server which died may have left behind, and what there
   * is of files that stopped on their way in. Doing it twice is harmless.
   */
  destroyRecordingsDue(organisationId: string): Promise<void>;
};

export function createRecordingEnds({ database, keys, today }: RecordingParts): RecordingEnds {
  async function destroy(
    place: RecordingPlace,
    how: { readonly why: RecordingReceipt['why']; readonly by: string | null },
  ): Promise<boolean> {
    const isDone = await database.transaction().execute(async (transaction) => {
      const held = await holdRecordings(transaction, place);
      if (!held.some(({ recordingId }) => recordingId === place.recordingId)) return false;
      await markDestroyed(transaction, place, { on: today(), ...how });
      return true;
    });
    if (isDone) await destroyKey(database, keys, place);
    return isDone;
  }
  return {
    destroyRecording: async (actor, asked, recordingId) => {
      const place = { ...enterRecording(actor, asked), recordingId };
      if (!(await destroy(place, { why: 'deleted', by: actor.name }))) throw recordingGone();
    },
    destroyRecordingsDue: async (organisationId) => {
      for (const { recording, ...place } of await listWithKeys(database, organisationId)) {
        if (recording === null) {
          await destroyKey(database, keys, place);
        } else if (!isThere(recording)) {
          // A day and more on its way: whoever sent it has gone.
          if (recording.madeOn >= daysFrom(today(), -1)) continue;
          destroyRecordingKey(keys, place);
          await database.transaction().execute((transaction) => removeRecording(transaction, place));
        } else {
          const { eraseNamesOn } = await findSettings(database, place);
          const isDue = earlierOf(recording.destroyOn, eraseNamesOn) <= today();
          if (isDue) await destroy(place, { why: 'day', by: null });
        }
      }
    },
  };
}

/** The recordings that go when an informant withdraws. Keys go when the withdrawal is over, for that cannot be undone. */
export function createRecordingEraser({
  keys,
  today,
}: {
  readonly keys: KeyFiles;
  readonly today: () => string;
}): InterviewEraser {
  const counted = (count: number) => ({ recordings: count });
  return {
    count: async (database, place) => counted((await listRecordings(database, place)).filter(isThere).length),
    eraseInterview: async (database, place) => {
      const recordings = await holdRecordings(database, place);
      for (const { recordingId } of recordings) {
        await markDestroyed(database, { ...place, recordingId }, { on: today(), why: 'withdrawn', by: null });
      }
      return counted(recordings.filter(isThere).length);
    },
    afterwards: async (database, place) => {
      for (const { recordingId, isKeyDestroyed } of await listReceipts(database, place)) {
        if (!isKeyDestroyed) await destroyKey(database, keys, { ...place, recordingId });
      }
    },
  };
}

async function destroyKey(database: Database, keys: KeyFiles, place: RecordingPlace): Promise<void> {
  destroyRecordingKey(keys, place);
  await markKeyDestroyed(database, place);
}
