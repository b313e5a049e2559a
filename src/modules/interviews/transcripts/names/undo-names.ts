import { m } from '#messages';
import type { Actor } from '#modules/organisation/schema.ts';
import type { Database } from '#platform/database/database.ts';
import { refusal } from '#platform/errors.ts';
import type { InterviewPlace, InterviewsPlace } from '../../schema.ts';
import type { KeptVersion } from '../kept-version.ts';
import { currentVersion, listVersionsOfStep, saveVersion, versionAt } from '../store/versions.server.ts';
import {
  type AskedInterview,
  changedSince,
  dayOf,
  enterInterview,
  type TranscriptParts,
} from '../use/transcript-parts.ts';

/** Undoes the last decision about names wherever it was carried out; refused where something was written since. */
export async function undoNames(
  parts: TranscriptParts,
  actor: Actor,
  asked: AskedInterview,
): Promise<{ readonly interviews: number } | null> {
  const { database, replacements } = parts;
  const { place } = await enterInterview(database, actor, 'conductInterviews', asked);
  return database.transaction().execute(async (transaction) => {
    const all = await replacements.list(transaction, place);
    const last = all.findLast(({ replacement }) => replacement !== null);
    if (!last) return null;
    const made = await listVersionsOfStep(transaction, place, last.stepId);
    for (const version of made)
      await undoIn(transaction, place, { made: version, savedOn: dayOf(parts.clock), byName: actor.name });
    await replacements.removeStep(transaction, place, last.stepId);
    return { interviews: made.length };
  });
}

/** The text from before the decision, as a version of its own. Names stand in it, so it is not open. */
async function undoIn(
  transaction: Database,
  study: InterviewsPlace,
  {
    made,
    savedOn,
    byName,
  }: { readonly made: KeptVersion; readonly savedOn: string; readonly byName: string },
) {
  const place: InterviewPlace = { ...study, interviewId: made.interviewId };
  const newest = await currentVersion(transaction, place, { onlyOpen: false });
  const before = await versionAt(transaction, place, made.version - 1);
  if (!newest || !before || !isSame(newest, made)) {
    throw refusal('transcript-names', m.interviews_names_undo_changed);
  }
  const saved = await saveVersion(transaction, place, {
    basedOn: newest.version,
    content: before,
    cause: 'undone',
    isOpen: false,
    savedOn,
    byName,
  });
  if (saved === null) throw changedSince();
}

const isSame = (a: KeptVersion, b: KeptVersion) =>
  a.sha256 === b.sha256 && JSON.stringify(a.turns) === JSON.stringify(b.turns);
