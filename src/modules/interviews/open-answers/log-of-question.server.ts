import type { Database } from '#platform/database/database.ts';
import { anchorAt } from '../coding/anchors/anchor.ts';
import { moveAnchors } from '../coding/anchors/move-anchors.ts';
import { eraseInterview } from '../coding/log/erase.server.ts';
import {
  changeLog,
  holdLog,
  keysOf,
  type LogPlace,
  logIdOf,
  readSteps,
  tablesOf,
} from '../coding/log/log.server.ts';
import type { CodingEvent } from '../coding/log/steps.ts';
import type { QuestionPlace } from './reviews.server.ts';
import { forgetExamples } from './tellings.server.ts';

/** Where the codes of a question's texts are kept: steps like those of interviews, in a log of the question's own. */
export const logOf = (place: PlaceInStudy): LogPlace & { readonly logId: string } => ({
  organisationId: place.organisationId,
  studyId: place.studyId,
  logId: `answers/${place.waveId}/${place.audience}/${place.item}`,
});
export type PlaceInStudy = QuestionPlace & { readonly studyId: string };

/** Every question of an organisation's waves that has a log. */
export async function questionsWithLogs(
  database: Database,
  organisationId: string,
): Promise<readonly PlaceInStudy[]> {
  const rows = await tablesOf(database)
    .selectFrom('coding_logs')
    .select(['study_id', 'log_id'])
    .where('organisation_id', '=', organisationId)
    .where('log_id', 'like', 'answers/%')
    .orderBy('log_id')
    .execute();
  return rows.map((row) => {
    const [, waveId = '', audience = '', item = ''] = row.log_id.split('/');
    return { organisationId, studyId: row.study_id, waveId, audience, item };
  });
}

/** Texts that any step is about, taken back or not. */
export function textsIn(events: readonly CodingEvent[]): ReadonlySet<string> {
  return new Set(
    events.flatMap(({ step }) =>
      step.kind === 'codeWritten' || step.kind === 'passageCoded' ? [step.interviewId] : [],
    ),
  );
}

/**
 * Forgets what was coded of texts that nobody is to read any more: quotes, in what has been told too, and codes that
 * stand on these alone, which are the writers' own words.
 */
export async function forgetTexts(
  transaction: Database,
  place: PlaceInStudy,
  textIds: readonly string[],
): Promise<void> {
  const log = logOf(place);
  await holdLog(transaction, log);
  await forgetExamples(transaction, place, quotesOf(await readSteps(transaction, log), new Set(textIds)));
  for (const interviewId of textIds) await eraseInterview(transaction, { ...log, interviewId });
}

/** Forgets all that was done with a question whose texts are all gone. Its log stays, empty, so that nobody remembers it. */
export async function forgetLog(transaction: Database, place: PlaceInStudy): Promise<void> {
  const log = logOf(place);
  const { erasures } = await holdLog(transaction, log);
  const events = await readSteps(transaction, log);
  if (events.length === 0) return;
  await forgetExamples(transaction, place, quotesOf(events, textsIn(events)));
  await tablesOf(transaction)
    .deleteFrom('coding_events')
    .where('organisation_id', '=', log.organisationId)
    .where('study_id', '=', log.studyId)
    .where('log_id', '=', logIdOf(log))
    .execute();
  await changeLog(transaction, log, { erasures: erasures + 1 });
}

/** What steps quote of texts, words that were marked and whole texts. */
function quotesOf(events: readonly CodingEvent[], textIds: ReadonlySet<string>): ReadonlySet<string> {
  return new Set(
    events.flatMap(({ step }) =>
      (step.kind === 'codeWritten' || step.kind === 'passageCoded') && textIds.has(step.interviewId)
        ? [step.anchor.quote]
        : [],
    ),
  );
}

/**
 * A text is read in other words from now on: its codes stay where they stood, and what was taken out is in no step any
 * more. A code whose words are gone stands on the whole text. Nothing else ever changes a step.
 */
export async function rewriteText(
  transaction: Database,
  question: PlaceInStudy,
  { textId, from, to }: { readonly textId: string; readonly from: string; readonly to: string },
): Promise<void> {
  const place = logOf(question);
  const log = await holdLog(transaction, place);
  const events = await readSteps(transaction, place);
  // What stands in the report in the old words is taken out of it; in the new ones it is told when somebody tells it.
  await forgetExamples(transaction, question, quotesOf(events, new Set([textId])));
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
