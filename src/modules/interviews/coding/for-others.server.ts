import type { Actor } from '#modules/organisation/schema.ts';
import type { Database } from '#platform/database/database.ts';
import type { InterviewPlace, InterviewsPlace } from '../schema.ts';
import type { Anchor } from './anchors/anchor.ts';
import { seenBy } from './coders/sight.rules.ts';
import { erasureOf } from './log/erase.server.ts';
import { appendSteps, readSteps } from './log/log.server.ts';
import { replay } from './log/replay.ts';
import type { Step } from './log/steps.ts';

export { eraseInterview } from './log/erase.server.ts';

/** How many passages of an interview are coded, and how many codes would go with them. */
export async function countInterview(
  database: Database,
  place: InterviewPlace,
): Promise<{ readonly passages: number; readonly codes: number }> {
  const { passages, codes } = erasureOf(await readSteps(database, place), place.interviewId);
  return { passages, codes };
}

/**
 * How many passages of each interview of a study are coded, by the id of the interview.
 *
 * @param seer whose sight it is for: how much others have coded tells of what they have coded. Nobody: all of them
 */
export async function countPassages(
  database: Database,
  place: InterviewsPlace,
  seer?: Pick<Actor, 'personId'>,
): Promise<ReadonlyMap<string, number>> {
  const all = replay(await readSteps(database, place));
  const { codings } = seer ? seenBy(all, { personId: seer.personId, ownOnly: false }) : all;
  return new Map(
    [...Map.groupBy(codings, ({ interviewId }) => interviewId)].map(([id, all]) => [id, all.length]),
  );
}

/**
 * The codings of an interview that stand, whichever version each belongs to, with the words of their codes.
 *
 * @param seer whose sight it is for: others' that are sealed to them are left out. Nobody: all of them
 */
export async function listPlacedCodings(
  database: Database,
  place: InterviewPlace,
  seer?: Pick<Actor, 'personId'>,
) {
  const all = replay(await readSteps(database, place));
  const { codes, codings } = seer ? seenBy(all, { personId: seer.personId, ownOnly: false }) : all;
  const words = new Map(codes.map((code) => [code.codeId, code.words]));
  return codings
    .filter(({ interviewId }) => interviewId === place.interviewId)
    .map(({ codingId, codeId, version, anchor }) => ({
      codingId,
      version,
      anchor,
      code: words.get(codeId)!,
    }));
}

/** Gives codings their places in another version of the transcript, as a step in the log like any other. */
export async function movePlacedCodings(
  database: Database,
  place: InterviewPlace,
  moved: readonly { readonly codingId: string; readonly version: number; readonly anchor: Anchor }[],
  by: Pick<Actor, 'personId' | 'name'>,
): Promise<void> {
  const { interviewId } = place;
  const steps = [...Map.groupBy(moved, ({ version }) => version)].map(
    ([version, all]): Step => ({
      kind: 'passagesMoved',
      interviewId,
      version,
      moved: all.map(({ codingId, anchor }) => ({ codingId, anchor })),
    }),
  );
  await write(database, place, steps, by);
}

/** Takes codings away whose words are gone from the transcript; they can be had back from the log. */
export async function removePlacedCodings(
  database: Database,
  place: InterviewPlace,
  codingIds: readonly string[],
  by: Pick<Actor, 'personId' | 'name'>,
): Promise<void> {
  const steps = codingIds.map((codingId): Step => ({ kind: 'codingRemoved', codingId }));
  await write(database, place, steps, by);
}

async function write(
  database: Database,
  place: InterviewPlace,
  steps: readonly Step[],
  by: Pick<Actor, 'personId' | 'name'>,
): Promise<void> {
  if (steps.length === 0) return;
  await appendSteps(database, place, {
    steps: steps.map((step) => ({ eventId: crypto.randomUUID(), step })),
    personId: by.personId,
    byName: by.name,
    at: new Date(),
  });
}
