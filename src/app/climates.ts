import { createOfficeClimates, type OfficeClimates } from '#modules/analyses/index.ts';
import { listOfficeClimates } from '#modules/analyses/store.server.ts';
import { listSuccessions, listUnits } from '#modules/organisation/store.server.ts';
import type { Database } from '#platform/database/database.ts';
import { organisationId } from './organisation.ts';

/** How the offices stand, put together from its store and the organisation register. */
export function createClimates(database: Database): OfficeClimates {
  return createOfficeClimates({
    list: () => listOfficeClimates(database, { organisationId }),
    register: async () => ({
      units: await listUnits(database, { organisationId }),
      successions: await listSuccessions(database, { organisationId }),
    }),
  });
}
