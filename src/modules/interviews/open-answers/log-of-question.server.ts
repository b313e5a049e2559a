import type { Database } from '#platform/database/database.ts';
import { anchorAt } from '../coding/anchors/anchor.ts';
import { moveAnchors } from '../coding/anchors/move-anchors.ts';
import { eraseInterview } from '../coding/log/erase.server.ts';
import { changeLog, holdLog, keysOf, type LogPlace, readSteps, tablesOf } from '../coding/log/log.server.ts';
import type { QuestionPlace } from './reviews.server.ts';

/** Where the codes of a question's texts are kept: steps like those of interviews, in a log of the question's own. */
export const logOf = (
  place: QuestionPlace & { readonly studyId: string },
): LogPlace & { readonly logId: string } => ({
  organisationId: place.organisationId,
  studyId: place.studyId,
  logId: `answers/${place.waveId}/${place.audience}/${place.item}`,
});

/**
 * Forgets what was coded of texts that nobody is to read any more: quotes, and codes that stand on these alone, which
 * are the writers' own words.
 */
export async function forgetTexts(
  transaction: Database,
  place: LogPlace,
  textIds: readonly string[],
): Promise<void> {
  for (const interviewId of textIds) await eraseInterview(transaction, { ...place, interviewId });
}

/**
 * A text is read in other words from now on: its codes stay where they stood, and what was taken out is in no step any
 * more. A code whose words are gone stands on the whole text. Nothing else ever changes a step.
 */
export async function rewriteText(
  transaction: Database,
  place: LogPlace,
  { textId, from, to }: { readonly textId: string; readonly from: string; readonly to: string },
): Promise<void> {
  const log = await holdLog(transaction, place);
  const events = await readSteps(transaction, place);
  for (const { eventId, step } of events) {
    const isOfText =
      (step.kind === 'codeWritten' || step.kind === 'passageCoded') && step.interviewId === textId;
    if (!isOfText) continue;
    const [moved] = moveAnchors({ from, to, anchors: [step.anchor] });
    const whole = anchorAt(to, { start: 0, end: to.length });
    const anchor = moved && moved.kind !== 'asks' ? moved.anchor : whole;
    if (anchor === undefined) continue;
    const keys = keysOf(place);
    await tablesOf(transaction)
      .updateTable('coding_events')
      .set({ step: JSON.stringify({ ...step, anchor }) })
      .where('organisation_id', '=', keys.organisation_id)
      .where('study_id', '=', keys.study_id)
      .where('log_id', '=', keys.log_id)
      .where('event_id', '=', eventId)
      .execute();
  }
  await changeLog(transaction, place, { erasures: log.erasures + 1 });
}
