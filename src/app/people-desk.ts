import { randomUUID } from 'node:crypto';
import { type PeopleDesk, refuseUnless, type ShownGrant } from '#modules/organisation/index.ts';
import type { Grant, Role } from '#modules/organisation/schema.ts';
import {
  addPersonByHand,
  changePerson,
  custodyOf,
  findActor,
  findPerson,
  giveRole,
  grantsByPerson,
  holdersOf,
  type KeyHasPeople,
  listChanges,
  listPeople,
  listUnits,
  type Person,
  removePerson,
  takeRole,
} from '#modules/organisation/store.server.ts';
import { openCodeKey } from '#modules/privacy/store.server.ts';
import { listStudies, takenStudyIds } from '#modules/studies/store.server.ts';
import { listWaves } from '#modules/surveys/store.server.ts';
import type { Auth } from '#platform/auth/auth.ts';
import type { Clock } from '#platform/clock.ts';
import type { Database } from '#platform/database/database.ts';
import { organisationId } from './organisation.ts';

const mostChanges = 200;
const inStudies: readonly Role[] = ['studyLead', 'custodian', 'analyst', 'interviewer'];

/** People and roles, put together from the rooms that know of them. */
export function createPeopleDesk(parts: {
  readonly database: Database;
  readonly auth: () => Auth;
  readonly clock: Clock;
  readonly isDemo: boolean;
}): PeopleDesk {
  const { database, auth, clock, isDemo } = parts;
  const isHere = (person: Person) => isDemo || !person.isDemo;
  const asked = () => ({ now: clock.now() });

  async function studies() {
    const studyIds = await takenStudyIds(database, { organisationId, like: '' });
    const found = await listStudies(database, { organisationId, studyIds });
    return found.map(({ studyId, title }) => ({ studyId, title }));
  }
  async function showing() {
    const units = await listUnits(database, { organisationId });
    const unitNames = new Map(units.map(({ number, name }) => [number, name]));
    const titles = new Map((await studies()).map(({ studyId, title }) => [studyId, title]));
    return (grant: Grant): ShownGrant => ({
      ...grant,
      studyTitle: grant.studyId && (titles.get(grant.studyId) ?? grant.studyId),
      unitName: (grant.office && unitNames.get(grant.office)) ?? null,
    });
  }

  return {
    list: async (actor) => {
      refuseUnless(actor, 'managePeople');
      const show = await showing();
      const grants = await grantsByPerson(database, organisationId);
      const people = (await listPeople(database, organisationId)).filter(isHere);
      const changes = await listChanges(database, { organisationId, most: mostChanges });
      return {
        people: people.map(({ personId, name, email }) => ({
          personId,
          name,
          email,
          grants: (grants.get(personId) ?? []).map(show),
        })),
        changes: changes.map((change) => ({ ...change, grant: change.grant && show(change.grant) })),
      };
    },
    person: async (actor, personId) => {
      refuseUnless(actor, 'managePeople');
      const found = await findActor(database, { organisationId, personId });
      if (!found) return null;
      const show = await showing();
      const { name, email, grants } = found;
      const offices = (await listUnits(database, { organisationId }))
        .filter(({ type, status }) => type === 'office' && status !== 'closed')
        .map((unit) => ({ number: unit.number, name: unit.name }));
      const person = { personId, name, email, grants: grants.map(show) };
      return { person, studies: await studies(), offices };
    },
    add: async (actor, given) => {
      const personId = randomUUID();
      await addPersonByHand(database, { actor, personId, ...given, ...asked() });
      return personId;
    },
    change: async (actor, personId, given) => {
      await changePerson(database, { actor, personId, ...given, ...asked() });
      // Whoever had the old address is asked to show that they have the new one: open sessions and links end with it.
      const person = await findPerson(database, { organisationId, personId });
      if (person) await auth().moveUser({ ...person, id: personId });
    },
    give: (actor, personId, grant) =>
      giveRole(database, { actor, personId, grant, keyHasPeople, ...asked() }),
    take: (actor, personId, grant) => takeRole(database, { actor, personId, grant, ...asked() }),
    closesKey: async (actor, personId, grant) => {
      refuseUnless(actor, 'managePeople');
      const { role, studyId } = grant;
      if (role !== 'custodian' || !studyId) return false;
      const holders = await holdersOf(database, { organisationId, role, studyId });
      const isLast = holders.length === 1 && holders[0]?.personId === personId;
      return isLast && keyHasPeople(database, studyId);
    },
    remove: async (actor, personId) => {
      await removePerson(database, { actor, personId, ...asked() });
      await auth().dropUser(personId);
    },
    ofStudy: async (actor, studyId) => {
      refuseUnless(actor, 'seeStudy', { studyId });
      const custody = await custodyOf(database, { organisationId, studyId });
      const holders = await Promise.all(
        inStudies.map(async (role) => {
          const people = await holdersOf(database, { organisationId, role, studyId });
          return people.filter(isHere).map(({ name }) => ({ name, role }));
        }),
      );
      const managing = { organisationId, role: 'administrator', studyId: null } as const;
      const administrators = (await holdersOf(database, managing)).filter(isHere).map(({ name }) => name);
      return { custody, people: holders.flat(), administrators };
    },
  };
}

/** Whether anybody is in the code key of any of a study's waves. */
const keyHasPeople: KeyHasPeople = async (database, studyId) => {
  const codeKey = openCodeKey(database);
  for (const { waveId } of await listWaves(database, { organisationId, studyId })) {
    if ((await codeKey.all({ organisationId, waveId })).length > 0) return true;
  }
  return false;
};
