import type { InterviewReplacements } from '#modules/privacy/index.ts';
import { replaceNamesInNotes } from '../../hold/notes.server.ts';
import type { InterviewPlace } from '../../schema.ts';
import type { NameEraser } from '../../withdrawal/eraser.ts';
import { replaceNamesInDrafts } from '../bench/drafts.server.ts';
import type { CodingsToMove } from '../codings-to-move.ts';
import { replacedIn } from '../names/replaced-in.rules.ts';
import { replaceNames } from '../pseudonyms/replace-names.rules.ts';
import { listCurrentVersions, listNumbers, removeVersion, versionAt } from './versions.server.ts';

/**
 * Names in what was said go with the code key, on the day that was promised: every version but the newest, the newest that
 * is open, and those that codings stand on still, except where a name stands in them that something stands for: then
 * whoever codes is asked where the passage belongs by its words alone. Names in the notes, in drafts, in quotes and in the
 * log of codes are replaced as they are in the transcripts; and the list that could turn it all around goes last. Where nobody has gone through the names, the
 * newest version stays, for there is nothing else of the talk: its names go as soon as they have been gone through.
 */
export function createNameEraser({
  replacements,
  codings,
  replaceInLog,
  replaceInFindings,
}: {
  readonly replacements: InterviewReplacements;
  readonly codings: Pick<CodingsToMove, 'list'>;
  /** Puts what stands for names into the log of codes. */
  readonly replaceInLog: NameEraser<(text: string) => string>;
  /** And into the quotes that were chosen, and the themes beside the survey. */
  readonly replaceInFindings: NameEraser<(text: string) => string>;
}): NameEraser {
  return async (transaction, place) => {
    const decided = (await replacements.list(transaction, place)).filter(
      ({ replacement }) => replacement !== null,
    );
    const standInOf = new Map(decided.map(({ original, replacement }) => [original, replacement]));
    if (standInOf.size > 0) {
      const replaced = (text: string) => replaceNames(text, standInOf).text;
      await replaceNamesInNotes(transaction, place, replaced);
      await replaceNamesInDrafts(transaction, place, replaced);
      await replaceInLog(transaction, place, replaced);
      await replaceInFindings(transaction, place, replaced);
    }
    const isNamed = async (interview: InterviewPlace, number: number) => {
      const kept = await versionAt(transaction, interview, number);
      return kept !== null && replacedIn(kept, standInOf)[1] > 0;
    };
    const newest = await listCurrentVersions(transaction, place, { onlyOpen: false });
    const open = await listCurrentVersions(transaction, place, { onlyOpen: true });
    for (const { interviewId, version } of newest) {
      const interview = { ...place, interviewId };
      const coded = (await codings.list(transaction, interview)).map((coding) => coding.version);
      const opened = open.find((one) => one.interviewId === interviewId)?.version;
      const kept = new Set([version, opened, ...coded]);
      for (const number of await listNumbers(transaction, interview)) {
        const isKept = kept.has(number) && (number === version || !(await isNamed(interview, number)));
        if (!isKept) await removeVersion(transaction, interview, number);
      }
    }
    await replacements.remove(
      transaction,
      place,
      decided.map(({ original }) => original),
    );
  };
}
