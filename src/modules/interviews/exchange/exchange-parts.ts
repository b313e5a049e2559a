import type { Actor } from '#modules/organisation/schema.ts';
import type { RecordingParts } from '../recordings/recording-parts.ts';
import type { InterviewsPlace } from '../schema.ts';
import type { TranscriptParts } from '../transcripts/use/transcript-parts.ts';

/** What the use cases of files are made from. */
export type ExchangeParts = Pick<TranscriptParts, 'database' | 'clock' | 'replacements' | 'knownNames'> & {
  readonly recordings: RecordingParts;
};

/** Who asks about which study, when they may. */
export type Enter = (
  actor: Actor,
  studyId: string,
) => { readonly place: InterviewsPlace; readonly mayConduct: boolean };
