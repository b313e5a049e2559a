import { readFileSync } from 'node:fs';
import { listSuccessions, listUnitFacts, listUnits } from '#modules/organisation/store.server.ts';
import { createScorecards as createScorecardsOf, type Scorecards } from '#modules/scorecards/index.ts';
import type { Clock } from '#platform/clock.ts';
import type { Database } from '#platform/database/database.ts';
import { organisationId } from './organisation.ts';

const shipped = new URL('../../examples/indicators/2015.yaml', import.meta.url);

/** The scorecard, with the register's offices. */
export function createScorecards(parts: { readonly database: Database; readonly clock: Clock }): Scorecards {
  return createScorecardsOf({
    ...parts,
    shippedSet: () => ({ fileName: '2015.yaml', text: readFileSync(shipped, 'utf8') }),
    sizes: (database) => listUnitFacts(database, { organisationId }),
    register: async (database) => ({
      units: await listUnits(database, { organisationId }),
      successions: await listSuccessions(database, { organisationId }),
    }),
  });
}
