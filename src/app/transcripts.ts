import { createTranscripts, type Transcripts } from '#modules/interviews/index.ts';
import type { Clock } from '#platform/clock.ts';
import type { Database } from '#platform/database/database.ts';
import { codingsToMove } from './coding.ts';

/** Transcripts of interviews, for the pages. */
export const createTranscriptService = (parts: {
  readonly database: Database;
  readonly clock: Clock;
}): { readonly transcripts: Transcripts } => ({
  transcripts: createTranscripts({ ...parts, codings: codingsToMove }),
});
