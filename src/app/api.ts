import { type ApiTokens, createApiTokens } from '#modules/api-tokens/index.ts';
import {
  findToken,
  insertToken,
  markTokenUsed,
  removeToken,
  tokensOfPerson,
} from '#modules/api-tokens/store.server.ts';
import { findActor } from '#modules/organisation/store.server.ts';
import { openCodeKey } from '#modules/privacy/store.server.ts';
import { createFollowing } from '#modules/surveys/index.ts';
import type { Clock } from '#platform/clock.ts';
import type { Database } from '#platform/database/database.ts';
import type { KeyFiles } from '#platform/keys/key-files.ts';
import { createApiApp } from '#web/api/api-app.ts';
import type { Services } from '#web/services.ts';
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
  const { waves, frames, dataFiles, apiTokens } = services;
  return createApiApp({
    tokens: apiTokens,
    following: createFollowing({ database, keys, codeKey: openCodeKey(database), clock }),
    report: async () => null,
    waves,
    frames,
    dataFiles,
    clock,
  });
}
