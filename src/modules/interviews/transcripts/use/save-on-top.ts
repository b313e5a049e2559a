import type { Actor } from '#modules/organisation/schema.ts';
import type { Database } from '#platform/database/database.ts';
import type { InterviewPlace } from '../../schema.ts';
import type { TranscriptContent } from '../content.ts';
import type { KeptVersion } from '../kept-version.ts';
import { undecidedIn } from '../names/decided.ts';
import { saveVersion } from '../store/versions.server.ts';
import { moveCodings } from './move-codings.ts';
import { changedSince, dayOf, type TranscriptParts } from './transcript-parts.ts';

/**
 * Saves what somebody has written as a version on top of the one it was made from, and takes the codes along. A version
 * with the same words and turns is none, but where somebody has heard through what a machine wrote.
 *
 * @returns the number of the newest version
 * @throws DomainError `transcript-changed`
 */
export async function saveOnTop(
  transaction: Database,
  parts: TranscriptParts,
  place: InterviewPlace,
  given: {
    readonly base: KeptVersion | null;
    readonly content: TranscriptContent;
    readonly cause: 'edited' | 'transcribed';
    readonly by: Actor;
  },
): Promise<number> {
  const { base, content, cause, by } = given;
  const isSame = content.text === base?.text && JSON.stringify(content.turns) === JSON.stringify(base.turns);
  const isHeardThrough = cause === 'transcribed' && base?.cause === 'machine';
  if (base && isSame && !isHeardThrough) return base.version;
  // A name that came in with the edit keeps it from those who code, until somebody has gone through it.
  const left = base?.isOpen ? await undecidedIn(transaction, parts, place, content.text) : [];
  const isOpen = (base?.isOpen ?? false) && left.length === 0;
  const version = await saveVersion(transaction, place, {
    basedOn: base?.version ?? null,
    content,
    cause,
    isOpen,
    savedOn: dayOf(parts.clock),
    byName: by.name,
  });
  if (version === null) throw changedSince();
  if (base && isOpen) {
    const to = { version, text: content.text };
    await moveCodings(transaction, place, { codings: parts.codings, from: base, to, by });
  }
  return version;
}
