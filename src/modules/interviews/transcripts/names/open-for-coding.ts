import { m } from '#messages';
import type { Actor } from '#modules/organisation/schema.ts';
import { DomainError } from '#platform/errors.ts';
import { inAllLanguages } from '#platform/language.ts';
import { currentVersion, openVersion } from '../store/versions.server.ts';
import { moveCodings } from '../use/move-codings.ts';
import {
  type AskedInterview,
  changedSince,
  enterInterview,
  type TranscriptParts,
} from '../use/transcript-parts.ts';
import { undecidedIn } from './decided.ts';

/** Lets those who code read the newest version, once every likely name in it has been decided about. */
export async function openForCoding(
  parts: TranscriptParts,
  actor: Actor,
  asked: AskedInterview,
  { version }: { readonly version: number },
): Promise<void> {
  const { database, codings } = parts;
  const { place } = await enterInterview(database, actor, 'conductInterviews', asked);
  await database.transaction().execute(async (transaction) => {
    const newest = await currentVersion(transaction, place, { onlyOpen: false });
    if (newest === null || newest.version !== version) throw changedSince();
    if (newest.isOpen) return;
    const left = await undecidedIn(transaction, parts, place, newest.text);
    if (left.length > 0) {
      throw new DomainError(
        'transcript-names',
        inAllLanguages((locale) => m.interviews_names_left({ count: left.length }, { locale })),
      );
    }
    const before = await currentVersion(transaction, place, { onlyOpen: true });
    await openVersion(transaction, place, version);
    if (before) {
      await moveCodings(transaction, place, { codings, from: before, to: newest, by: actor });
    }
  });
}
