import type { People } from '#modules/organisation/index.ts';
import { findActor, findPerson, listPeople } from '#modules/organisation/store.server.ts';
import type { Auth } from '#platform/auth/auth.ts';
import type { Database } from '#platform/database/database.ts';
import { organisationId } from './organisation.ts';

/** Who is signed in. The made-up people of the demo are nobody to a server that was started without it. */
export function createPeople(parts: {
  readonly database: Database;
  readonly auth: () => Auth;
  readonly isDemo: boolean;
}): People {
  const { database, auth, isDemo } = parts;
  const people: People = {
    actorOf: async ({ headers }) => {
      const personId = await auth().userOf(headers);
      if (!personId) return null;
      const person = await findPerson(database, { organisationId, personId });
      if (!person || (person.isDemo && !isDemo)) return null;
      return findActor(database, { organisationId, personId });
    },
    demoPeople: async () => {
      if (!isDemo) return [];
      const madeUp = (await listPeople(database, organisationId)).filter((person) => person.isDemo);
      const actors = await Promise.all(
        madeUp.map(({ personId }) => findActor(database, { organisationId, personId })),
      );
      return actors
        .flatMap((actor) => actor ?? [])
        .map(({ personId, name, grants }) => ({ personId, name, grants }));
    },
    signInAsDemo: async (request, personId) => {
      const person = isDemo ? await findPerson(database, { organisationId, personId }) : null;
      if (!person?.isDemo) return null;
      await people.signOut(request);
      return auth().beginSession({ ...person, id: personId });
    },
    signOut: ({ headers }) => auth().signOut(headers),
    signOutEverywhere: ({ personId }) => auth().signOutEverywhere(personId),
  };
  return people;
}
