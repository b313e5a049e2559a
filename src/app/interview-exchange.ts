import { createExchange, type InterviewExchange } from '#modules/interviews/index.ts';
import { interviewReplacements } from '#modules/privacy/store.server.ts';
import type { Clock } from '#platform/clock.ts';
import type { Config } from '#platform/config.ts';
import type { Database } from '#platform/database/database.ts';
import type { KeyFiles } from '#platform/keys/key-files.ts';
import { knownNames } from './known-names.ts';
import { recordingParts } from './recordings.ts';

/** Coded material in files, for the pages. */
export const createExchangeService = (parts: {
  readonly database: Database;
  readonly keys: KeyFiles;
  readonly clock: Clock;
  readonly config: Pick<Config, 'recordingLimitBytes'>;
}): InterviewExchange =>
  createExchange({
    database: parts.database,
    clock: parts.clock,
    replacements: interviewReplacements,
    knownNames,
    recordings: recordingParts(parts),
  });
