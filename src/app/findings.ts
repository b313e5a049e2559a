import { type CodingRoom, createFindings, type Findings } from '#modules/interviews/index.ts';
import type { Database } from '#platform/database/database.ts';

/** What was found in interviews, for the pages. */
export const createFindingsService = (parts: {
  readonly database: Database;
  readonly coding: CodingRoom;
}): Findings => createFindings(parts);
