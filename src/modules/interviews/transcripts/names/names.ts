import type { Actor } from '#modules/organisation/schema.ts';
import type { Replacement } from '#modules/privacy/index.ts';
import type { StandInWords } from '../pseudonyms/stand-ins.rules.ts';
import { type AskedInterview, dayOf, enterInterview, type TranscriptParts } from '../use/transcript-parts.ts';
import { decideNames } from './decide-names.ts';
import { lookAtNames } from './look-at-names.ts';
import type { NameDecision, NamesLook } from './names-look.ts';
import { openForCoding } from './open-for-coding.ts';
import { undoNames } from './undo-names.ts';

export type TranscriptNames = {
  /** @param words what stands for each kind, in the reader's language */
  names(actor: Actor, asked: AskedInterview, words: StandInWords): Promise<NamesLook>;
  /**
   * Decides about names, and replaces them in every interview of the study. Tells in how many places.
   *
   * @throws DomainError `transcript-changed`, `transcript-names`
   */
  decideNames(
    actor: Actor,
    asked: AskedInterview,
    given: { readonly stamp: string; readonly decisions: readonly NameDecision[] },
  ): Promise<{ readonly places: number; readonly interviews: number }>;
  /**
   * Lets those who code read the newest version.
   *
   * @throws DomainError `transcript-names` when a likely name has not been decided about, `transcript-changed`
   */
  openForCoding(actor: Actor, asked: AskedInterview, given: { readonly version: number }): Promise<void>;
  /** What stands for what, in the study: the code key. Whoever looks is written down. */
  replacements(actor: Actor, asked: AskedInterview): Promise<readonly Replacement[]>;
  /**
   * Undoes the last decision, in every interview it was about. Null when there is none.
   *
   * @throws DomainError `transcript-names` when one of them has been changed since
   */
  undoNames(actor: Actor, asked: AskedInterview): Promise<{ readonly interviews: number } | null>;
};

/** Names in what was said, and what stands for them: gone through before those who code may read it. */
export function createTranscriptNames(parts: TranscriptParts): TranscriptNames {
  const { database, clock, replacements } = parts;
  return {
    names: (actor, asked, words) => lookAtNames(parts, actor, asked, words),
    decideNames: (actor, asked, given) => decideNames(parts, actor, asked, given),
    openForCoding: (actor, asked, given) => openForCoding(parts, actor, asked, given),
    undoNames: (actor, asked) => undoNames(parts, actor, asked),
    replacements: async (actor, asked) => {
      const { place } = await enterInterview(database, actor, 'conductInterviews', asked);
      const look = { on: dayOf(clock), personId: actor.personId, personName: actor.name };
      await parts.noteLook(database, place, look);
      const all = await replacements.list(database, place);
      return all.filter(({ replacement }) => replacement !== null);
    },
  };
}
