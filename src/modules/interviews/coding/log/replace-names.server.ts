import type { Database } from '#platform/database/database.ts';
import { changeLog, holdLog, type LogPlace, logIdOf, readSteps, tablesOf } from './log.server.ts';

/**
 * Writes every text in the log anew: words of codes, quotes and what stands around them, memos, names of groups. What was
 * marked before a name was replaced in the transcript holds the name still, though no page shows it.
 *
 * @param anew a text as it is to stand; most stand as they did
 */
export async function replaceInLog(
  transaction: Database,
  place: LogPlace,
  anew: (text: string) => string,
): Promise<void> {
  const log = await holdLog(transaction, place);
  let changed = 0;
  for (const { eventId, step } of await readSteps(transaction, place)) {
    const before = JSON.stringify(step);
    const after = JSON.stringify(step, (key, value: unknown) =>
      typeof value === 'string' && !isName(key) ? anew(value) : value,
    );
    if (after === before) continue;
    changed += 1;
    await tablesOf(transaction)
      .updateTable('coding_events')
      .set({ step: after })
      .where('organisation_id', '=', place.organisationId)
      .where('study_id', '=', place.studyId)
      .where('log_id', '=', logIdOf(place))
      .where('event_id', '=', eventId)
      .execute();
  }
  // Servers that remember the log read all of it again.
  if (changed > 0) await changeLog(transaction, place, { erasures: log.erasures + 1 });
}

/** What a thing is called by machines, never what somebody said. */
const isName = (key: string) => key === 'kind' || key === 'after' || key.endsWith('Id');
