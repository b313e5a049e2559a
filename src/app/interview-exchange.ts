import { createExchange, type InterviewExchange } from '#modules/interviews/index.ts';
import { interviewReplacements } from '#modules/privacy/store.server.ts';
import type { Clock } from '#platform/clock.ts';
import type { Database } from '#platform/database/database.ts';
import { knownNames } from './known-names.ts';

/** Coded material in files, for the pages. */
export const createExchangeService = (parts: {
  readonly database: Database;
  readonly clock: Clock;
}): InterviewExchange => createExchange({ ...parts, replacements: interviewReplacements, knownNames });
