import { listOfficeClimates } from '#modules/analyses/store.server.ts';
import { listSuccessions, listUnits } from '#modules/organisation/store.server.ts';
import { createUserSurvey, type UserSurvey } from '#modules/scorecards/index.ts';
import type { Clock } from '#platform/clock.ts';
import type { Database } from '#platform/database/database.ts';
import { organisationId } from './organisation.ts';

/** What users said of the offices, put together from the rooms. */
export function createUserSurveyService({
  database,
  clock,
}: {
  readonly database: Database;
  readonly clock: Clock;
}): UserSurvey {
  return createUserSurvey({
    organisationId,
    database,
    clock,
    climates: () => listOfficeClimates(database, { organisationId }),
    register: async (from) => ({
      units: await listUnits(from, { organisationId }),
      successions: await listSuccessions(from, { organisationId }),
    }),
  });
}
