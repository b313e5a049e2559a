import type { Actor } from '#modules/organisation/schema.ts';
import type { InterviewPlace, InterviewsPlace } from '../schema.ts';
import type { TranscriptParts } from '../transcripts/use/transcript-parts.ts';

/** What the use cases of files are made from. */
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

/** Who asks about which study, when they may. */
export type Enter = (
  actor: Actor,
  studyId: string,
) => { readonly place: InterviewsPlace; readonly mayConduct: boolean };
