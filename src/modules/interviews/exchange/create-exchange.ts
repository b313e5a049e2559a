import { may, refuseUnless } from '#modules/organisation/index.ts';
import type { Actor } from '#modules/organisation/schema.ts';
import type { InterviewPlace, InterviewsPlace } from '../schema.ts';
import type { TranscriptParts } from '../transcripts/use/transcript-parts.ts';
import type { InterviewExchange } from './exchange.ts';
import { createImports } from './in/imports.ts';
import { createExports } from './out/exports.ts';

export type ExchangeParts = Pick<TranscriptParts, 'database' | 'clock' | 'replacements' | 'knownNames'> & {
  /**
   * Recordings that may leave the house, to whoever interviews: which interviews have one, and the sound itself. Left out
   * where there are none.
   */
  readonly recordings?: {
    list(actor: Actor, place: InterviewsPlace): Promise<readonly string[]>;
    read(
      actor: Actor,
      place: InterviewPlace,
    ): Promise<{ readonly fileName: string; readonly bytes: Uint8Array } | null>;
  };
};

/** Coded material in and out of a study. */
export function createExchange(parts: ExchangeParts): InterviewExchange {
  const enter = (actor: Actor, studyId: string) => {
    refuseUnless(actor, 'codeInterviews', { studyId });
    const place = { organisationId: actor.organisationId, studyId };
    return { place, mayConduct: may(actor, 'conductInterviews', { studyId }) };
  };
  return { ...createExports(parts, enter), ...createImports(parts, enter) };
}

export type Enter = (
  actor: Actor,
  studyId: string,
) => { readonly place: InterviewsPlace; readonly mayConduct: boolean };
