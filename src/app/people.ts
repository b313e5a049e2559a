import { randomBytes } from 'node:crypto';
import type { People } from '#modules/organisation/index.ts';
import { findActor, listPeople } from '#modules/organisation/store.server.ts';
import type { Database } from '#platform/database/database.ts';
import { organisationId } from './organisation.ts';

/** Signing in, until better-auth takes over: made-up people of the demo only, remembered while the server runs. */
export function createPeople(database: Database): People {
  const sessions = new Map<string, string>();
  const demoPeople = async () => (await listPeople(database, organisationId)).filter(({ isDemo }) => isDemo);
  return {
    actorOf: async (request) => {
      const key = /(?:^|;\s*)demo-session=([\w-]+)/.exec(request.headers.get('cookie') ?? '')?.[1];
      const personId = key && sessions.get(key);
      return personId ? findActor(database, { organisationId, personId }) : null;
    },
    demoPeople,
    signInAsDemo: async (personId) => {
      if (!(await demoPeople()).some((person) => person.personId === personId)) return null;
      const key = randomBytes(24).toString('base64url');
      sessions.set(key, personId);
      return `demo-session=${key}; Path=/; HttpOnly; SameSite=Lax`;
    },
  };
}
