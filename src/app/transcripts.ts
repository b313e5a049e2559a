import {
  createTranscripts,
  type GivenTranscript,
  type ImportedTranscript,
  readTranscript,
  type Transcripts,
} from '#modules/interviews/index.ts';
import { interviewReplacements, openInterviewKey } from '#modules/privacy/store.server.ts';
import type { Clock } from '#platform/clock.ts';
import type { Database } from '#platform/database/database.ts';
import { codingsToMove } from './coding.ts';
import { knownNames } from './known-names.ts';

/** Transcripts of interviews, for the pages. */
export const createTranscriptService = (parts: {
  readonly database: Database;
  readonly clock: Clock;
  /** Where files are read; here and now when it is not said, as in tests. */
  readonly read?: (given: GivenTranscript) => Promise<ImportedTranscript>;
}): { readonly transcripts: Transcripts } => ({
  transcripts: createTranscripts({
    database: parts.database,
    clock: parts.clock,
    read: parts.read ?? (async (given) => readTranscript(given)),
    codings: codingsToMove,
    replacements: interviewReplacements,
    knownNames,
    noteLook: (database, place, look) => openInterviewKey(database).noteLook(place, look),
  }),
});
