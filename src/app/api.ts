import { m } from '#messages';
import { type ApiTokens, createApiTokens } from '#modules/api-tokens/index.ts';
import {
  findToken,
  insertToken,
  markTokenUsed,
  removeToken,
  tokensOfPerson,
} from '#modules/api-tokens/store.server.ts';
import { refuseUnless } from '#modules/organisation/index.ts';
import { findActor } from '#modules/organisation/store.server.ts';
import type { Clock } from '#platform/clock.ts';
import type { Database } from '#platform/database/database.ts';
import type { KeyFiles } from '#platform/keys/key-files.ts';
import { createApiApp } from '#web/api/api-app.ts';
import type { ApiParts } from '#web/api/api-parts.ts';
import { problemResponse } from '#web/api/problem.ts';
import { downloadOf } from '#web/reports/report-download.ts';
import type { Services } from '#web/services.ts';
import { createFollowServices } from './following.ts';
import { organisationId } from './organisation.ts';

/** Personal tokens for programs, kept in the database and speaking for people with the roles they have now. */
export function createTokens(database: Database, clock: Clock): ApiTokens {
  return createApiTokens(
    {
      insert: (token) => insertToken(database, { organisationId }, token),
      find: (tokenId) => findToken(database, { organisationId, tokenId }),
      ofPerson: (personId) => tokensOfPerson(database, { organisationId, personId }),
      remove: (personId, tokenId) => removeToken(database, { organisationId, personId, tokenId }),
      markUsed: (tokenId, day) => markTokenUsed(database, { organisationId, tokenId, day }),
      actor: (personId) => findActor(database, { organisationId, personId }),
    },
    clock,
  );
}

/** The API for programs, of the same parts as the pages. */
export function createApi(parts: {
  readonly services: Services;
  readonly database: Database;
  readonly keys: KeyFiles;
  readonly clock: Clock;
}): ReturnType<typeof createApiApp> {
  const { services, database, keys, clock } = parts;
  const { waves, frames, dataFiles, apiTokens, scorecards } = services;
  return createApiApp({
    tokens: apiTokens,
    following: createFollowServices({ database, keys, clock }).following,
    report: reportsFrom(services),
    waves,
    frames,
    scorecards,
    dataFiles,
    clock,
  });
}

/** The report of a closed wave, as the pages give it; too busy to make it is said, and is no fault. */
function reportsFrom(services: Services): ApiParts['report'] {
  return async (actor, { study, wave }, { format, language }) => {
    refuseUnless(actor, 'exportData', { studyId: study.id });
    const ids = { studyId: study.id, waveId: wave.waveId };
    const report = await services.waves.report(actor, { ...ids, language });
    if (!report) return null;
    try {
      return await downloadOf(report, format === 'json' ? 'results.json' : `report.${format}`, services);
    } catch (thrown) {
      if (thrown instanceof Error) throw thrown;
      return problemResponse(503, 'busy', m.api_problem_busy({}, { locale: language }));
    }
  };
}
