import { custodyOf } from '#modules/organisation/store.server.ts';
import { openCodeKey } from '#modules/privacy/store.server.ts';
import { createFollowing, createOpenLinks, type Following, type OpenLinks } from '#modules/surveys/index.ts';
import type { Clock } from '#platform/clock.ts';
import type { Database } from '#platform/database/database.ts';
import type { Jobs } from '#platform/jobs/jobs.ts';
import type { KeyFiles } from '#platform/keys/key-files.ts';
import { organisationId } from './organisation.ts';

/** Following waves and their open links, put together from the rooms. */
export function createFollowServices(parts: {
  readonly database: Database;
  readonly keys: KeyFiles;
  readonly clock: Clock;
}): { readonly following: Following; readonly openLinks: OpenLinks } {
  const { database } = parts;
  return {
    following: createFollowing({
      ...parts,
      codeKey: openCodeKey(database),
      custodyOf: (studyId) => custodyOf(database, { organisationId, studyId }),
    }),
    openLinks: createOpenLinks({ database }),
  };
}

/** Right after midnight in Norway: the day has the number of its end. */
export async function countEveryNight(jobs: Jobs, following: Following): Promise<void> {
  await jobs.every('count-waves', '5 0 * * *', () => following.countAll(organisationId));
}
