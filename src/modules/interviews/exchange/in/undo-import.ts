import { m } from '#messages';
import type { Actor } from '#modules/organisation/schema.ts';
import type { Database } from '#platform/database/database.ts';
import { isDomainError, refusal } from '#platform/errors.ts';
import { appendSteps, readSteps } from '../../coding/log/log.server.ts';
import { replay } from '../../coding/log/replay.ts';
import type { SentStep } from '../../coding/log/steps.ts';
import { createRecordingEnds, type RecordingEnds } from '../../recordings/ending.ts';
import type { InterviewsPlace } from '../../schema.ts';
import { listCurrentVersions, removeVersions } from '../../transcripts/store/versions.server.ts';
import { dayOf } from '../../transcripts/use/transcript-parts.ts';
import type { InterviewExchange } from '../exchange.ts';
import type { Enter, ExchangeParts } from '../exchange-parts.ts';
import { listExchanges, markUndone } from '../exchanges.server.ts';

/** Taking an import back. */
export function createUndo(parts: ExchangeParts, enter: Enter): InterviewExchange['undo'] {
  const { database, clock } = parts;
  const ends = createRecordingEnds(parts.recordings);
  return async (actor, studyId, exchangeId) => {
    const { place, mayConduct } = enter(actor, studyId);
    const undone = await database.transaction().execute(async (transaction) => {
      const found = (await listExchanges(transaction, place)).find((one) => one.exchangeId === exchangeId);
      const isUndone = await markUndone(transaction, place, { exchangeId, on: dayOf(clock) });
      if (!found || !isUndone) throw refusal('exchange-undone', m.interviews_exchange_undone_already);
      await takeBack(transaction, place, { exchangeId, actor, at: clock.now() });
      // New texts are for whoever interviews to bring in, and to take away.
      if (mayConduct) await removeUntouched(transaction, place, found.interviews);
      return found;
    });
    // A key that is destroyed cannot be put back: when all the rest is done.
    for (const { interviewId, recordingId } of mayConduct ? undone.recordings : []) {
      await destroyIfThere(ends, actor, { studyId, interviewId }, recordingId);
    }
  };
}

async function destroyIfThere(
  ends: RecordingEnds,
  ...given: Parameters<RecordingEnds['destroyRecording']>
): Promise<void> {
  try {
    await ends.destroyRecording(...given);
  } catch (error) {
    // Somebody, or its day, was there before.
    if (!(isDomainError(error) && error.code === 'recording-gone')) throw error;
  }
}

/** Undo is a step, as everywhere: what somebody has built on the imported codes since finds them gone, and back if wished. */
async function takeBack(
  transaction: Database,
  place: InterviewsPlace,
  given: { readonly exchangeId: string; readonly actor: Actor; readonly at: Date },
): Promise<void> {
  const { exchangeId, actor, at } = given;
  const events = await readSteps(transaction, place);
  const steps = events
    .filter(({ eventId, step }) => eventId.startsWith(`${exchangeId}-`) && step.kind !== 'takenBack')
    .map(
      ({ eventId }, index): SentStep => ({
        eventId: `${exchangeId}-back${index + 1}`,
        step: { kind: 'takenBack', eventId },
      }),
    );
  if (steps.length > 0) {
    await appendSteps(transaction, place, { steps, personId: actor.personId, byName: actor.name, at });
  }
}

/** Transcripts that the import brought, are as it brought them, and have nobody's codes on them. */
async function removeUntouched(
  transaction: Database,
  place: InterviewsPlace,
  interviewIds: readonly string[],
): Promise<void> {
  const newest = await listCurrentVersions(transaction, place, { onlyOpen: false });
  const { codings } = replay(await readSteps(transaction, place));
  for (const interviewId of interviewIds) {
    const version = newest.find((one) => one.interviewId === interviewId);
    const isCoded = codings.some((one) => one.interviewId === interviewId);
    if (version?.version === 1 && version.cause === 'imported' && !isCoded) {
      await removeVersions(transaction, { ...place, interviewId });
    }
  }
}
