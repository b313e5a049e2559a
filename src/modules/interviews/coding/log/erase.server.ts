import type { Database } from '#platform/database/database.ts';
import type { InterviewPlace } from '../../schema.ts';
import { changeLog, holdLog, type LogPlace, logIdOf, readSteps, tablesOf } from './log.server.ts';
import { replay } from './replay.ts';
import type { CodingEvent, Step } from './steps.ts';

/**
 * Forgets an interview whose informant has withdrawn: every passage of it, the quotes with it, and every code that stands
 * on its passages alone, for a code close to what was said is the informant's own words. A code that also stands on
 * another informant's passage, or was written on one, was found to say what that one says, and stays.
 *
 * @param transaction one that withdraws everything of the informant at once
 * @returns how many passages and codes are gone
 */
export async function eraseInterview(
  transaction: Database,
  place: InterviewPlace & LogPlace,
): Promise<{ readonly passages: number; readonly codes: number }> {
  const log = await holdLog(transaction, place);
  const events = await readSteps(transaction, place);
  const { gone, kept, passages, codes } = erasureOf(events, place.interviewId);
  for (let from = 0; from < gone.length; from += 500) {
    await tablesOf(transaction)
      .deleteFrom('coding_events')
      .where('organisation_id', '=', place.organisationId)
      .where('study_id', '=', place.studyId)
      .where('log_id', '=', logIdOf(place))
      .where('event_id', 'in', gone.slice(from, from + 500))
      .execute();
  }
  for (const { eventId, step } of kept) {
    await tablesOf(transaction)
      .updateTable('coding_events')
      .set({ step: JSON.stringify(step), interview_id: null })
      .where('organisation_id', '=', place.organisationId)
      .where('study_id', '=', place.studyId)
      .where('log_id', '=', logIdOf(place))
      .where('event_id', '=', eventId)
      .execute();
  }
  await changeLog(transaction, place, { erasures: log.erasures + 1 });
  return { passages, codes };
}

/** Which steps go; and which must say less, because a code that stays was first written on a passage that goes. */
export function erasureOf(events: readonly CodingEvent[], interviewId: string) {
  const isHere = (one: { readonly interviewId: string }) => one.interviewId === interviewId;
  const codings = new Set<string>();
  const here = new Set<string>();
  const stays = new Set(
    replay(events)
      .codings.filter((coding) => !isHere(coding))
      .map(({ codeId }) => codeId),
  );
  for (const { step } of events) {
    if (step.kind !== 'codeWritten' && step.kind !== 'passageCoded') continue;
    if (isHere(step)) {
      here.add(step.codeId);
      codings.add(step.codingId);
      // In the words of somebody else, whose passage it was written on.
    } else if (step.kind === 'codeWritten') stays.add(step.codeId);
  }
  const lost = new Set([...here].filter((codeId) => !stays.has(codeId)));
  const gone: string[] = [];
  const kept: { readonly eventId: string; readonly step: Step }[] = [];
  for (const { eventId, step } of events) {
    if ('codeId' in step && lost.has(step.codeId)) gone.push(eventId);
    else if (step.kind === 'codeWritten' && isHere(step)) {
      kept.push({ eventId, step: { kind: 'codeKept', codeId: step.codeId, words: step.words } });
    } else if ('interviewId' in step && isHere(step)) gone.push(eventId);
    else if ('codingId' in step && codings.has(step.codingId)) gone.push(eventId);
  }
  return { gone, kept, passages: codings.size, codes: lost.size };
}
