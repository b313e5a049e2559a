import { type Generated, sql } from 'kysely';
import type { Database } from '#platform/database/database.ts';
import type { Actor, CustodyHolder, Grant, Role } from './schema.ts';

type Tables = {
  people: {
    organisation_id: string;
    person_id: string;
    name: string;
    email: string;
    is_demo: boolean;
    added_at: Date;
  };
  grants: { organisation_id: string; person_id: string; role: Role; study_id: string; office: string };
  custody: { organisation_id: string; study_id: string; holder: CustodyHolder };
  role_changes: {
    organisation_id: string;
    change_id: Generated<string | number>;
    happened_at: Date;
    by_name: string;
    person_id: string;
    person_name: string;
    what: WhatChanged;
    role: string;
    study_id: string;
    office: string;
  };
  sign_in_names: { organisation_id: string; provider_id: string; claim_hash: string; person_id: string };
};

export type WhatChanged = 'added' | 'removed' | 'given' | 'taken';
export type RoleChange = {
  readonly happenedAt: Date;
  readonly byName: string;
  readonly personName: string;
  readonly what: WhatChanged;
  /** Null when it was about no role. */
  readonly grant: Grant | null;
};
const tablesOf = (database: Database) => database.withTables<Tables>();

export type PersonPlace = { readonly organisationId: string; readonly personId: string };
export type Person = Pick<Actor, 'personId' | 'name' | 'email'> & { readonly isDemo: boolean };

/**
 * Does something to people and roles while nobody else does: two windows at once are one after the other, so that what
 * was checked still holds when it is written.
 */
export async function underRoleLock<Result>(
  database: Database,
  organisationId: string,
  work: (transaction: Database) => Promise<Result>,
): Promise<Result> {
  return database.transaction().execute(async (transaction) => {
    await lockRoles(transaction, organisationId);
    return work(transaction);
  });
}

/** Holds who has which role, and who holds code keys, as they are until the transaction ends. */
export async function lockRoles(transaction: Database, organisationId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(7241004, hashtext(${organisationId}))`.execute(transaction);
}

/** Adds somebody; one who is there already, by id or address, is left as they are. */
export async function addPerson(
  database: Database,
  options: Person & { readonly organisationId: string; readonly now: Date },
): Promise<void> {
  await insertPerson(database, options);
}

/** Whether they were added: false when there is somebody with that id or address. */
export async function insertPerson(
  database: Database,
  options: Person & { readonly organisationId: string; readonly now: Date },
): Promise<boolean> {
  const row = await tablesOf(database)
    .insertInto('people')
    .values({
      organisation_id: options.organisationId,
      person_id: options.personId,
      name: options.name,
      email: options.email.toLowerCase(),
      is_demo: options.isDemo,
      added_at: options.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('person_id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Whether it was changed: false when somebody else has the address. */
export async function changePersonRow(
  transaction: Database,
  options: PersonPlace & Pick<Person, 'name' | 'email'>,
): Promise<boolean> {
  const other = await tablesOf(transaction)
    .selectFrom('people')
    .select('person_id')
    .where('organisation_id', '=', options.organisationId)
    .where('email', '=', options.email)
    .where('person_id', '<>', options.personId)
    .executeTakeFirst();
  if (other) return false;
  await tablesOf(transaction)
    .updateTable('people')
    .set({ name: options.name, email: options.email })
    .where('organisation_id', '=', options.organisationId)
    .where('person_id', '=', options.personId)
    .execute();
  return true;
}

/** Takes somebody out of the list, with all that they may do. */
export async function deletePersonRow(transaction: Database, place: PersonPlace): Promise<void> {
  for (const table of ['grants', 'sign_in_names', 'people'] as const) {
    await tablesOf(transaction)
      .deleteFrom(table)
      .where('organisation_id', '=', place.organisationId)
      .where('person_id', '=', place.personId)
      .execute();
  }
}

export async function listPeople(database: Database, organisationId: string): Promise<Person[]> {
  const rows = await tablesOf(database)
    .selectFrom('people')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .orderBy('name')
    .orderBy('person_id')
    .execute();
  return rows.map(personOf);
}

/** Somebody by id; null when there is nobody of that id. */
export async function findPerson(
  database: Database,
  { organisationId, personId }: { readonly organisationId: string; readonly personId: string },
): Promise<Person | null> {
  const row = await tablesOf(database)
    .selectFrom('people')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return row ? personOf(row) : null;
}

/** Somebody by their address; null when nobody has it. */
export async function findPersonByEmail(
  database: Database,
  { organisationId, email }: { readonly organisationId: string; readonly email: string },
): Promise<Person | null> {
  const row = await tablesOf(database)
    .selectFrom('people')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('email', '=', email.toLowerCase())
    .executeTakeFirst();
  return row ? personOf(row) : null;
}

/** Somebody with all that they may do; null when there is nobody of that id. */
export async function findActor(
  database: Database,
  { organisationId, personId }: { readonly organisationId: string; readonly personId: string },
): Promise<Actor | null> {
  const row = await tablesOf(database)
    .selectFrom('people')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  if (!row) return null;
  const grants = await tablesOf(database)
    .selectFrom('grants')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('person_id', '=', personId)
    .orderBy('role')
    .orderBy('study_id')
    .execute();
  return { organisationId, personId, name: row.name, email: row.email, grants: grants.map(grantOf) };
}

/** Gives somebody a role of their own doing, such as leading a study they begin; what is there already stays so. */
export async function addGrant(database: Database, options: Grant & PersonPlace): Promise<void> {
  const { organisationId, personId, role, studyId, office } = options;
  if (!(await insertGrant(database, options))) return;
  const person = await findPerson(database, { organisationId, personId });
  if (!person) return;
  await recordChange(database, {
    organisationId,
    personId,
    byName: person.name,
    personName: person.name,
    what: 'given',
    grant: { role, studyId, office },
    now: new Date(),
  });
}

/** Whether it is new. */
export async function insertGrant(database: Database, options: Grant & PersonPlace): Promise<boolean> {
  const row = await tablesOf(database)
    .insertInto('grants')
    .values({
      organisation_id: options.organisationId,
      person_id: options.personId,
      role: options.role,
      study_id: options.studyId ?? '',
      office: options.office ?? '',
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('person_id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Whether there was such a role to take. */
export async function removeGrant(database: Database, options: Grant & PersonPlace): Promise<boolean> {
  const row = await tablesOf(database)
    .deleteFrom('grants')
    .where('organisation_id', '=', options.organisationId)
    .where('person_id', '=', options.personId)
    .where('role', '=', options.role)
    .where('study_id', '=', options.studyId ?? '')
    .where('office', '=', options.office ?? '')
    .returning('person_id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Who has a role: in the organisation, or in one study. */
export async function holdersOf(
  database: Database,
  about: { readonly organisationId: string; readonly role: Role; readonly studyId: string | null },
): Promise<Person[]> {
  const rows = await tablesOf(database)
    .selectFrom('grants')
    .innerJoin('people', (join) =>
      join
        .onRef('people.organisation_id', '=', 'grants.organisation_id')
        .onRef('people.person_id', '=', 'grants.person_id'),
    )
    .selectAll('people')
    .where('grants.organisation_id', '=', about.organisationId)
    .where('grants.role', '=', about.role)
    .where('grants.study_id', '=', about.studyId ?? '')
    .orderBy('people.name')
    .orderBy('people.person_id')
    .execute();
  return rows.map(personOf);
}

/** Every role that anybody has, by person. */
export async function grantsByPerson(
  database: Database,
  organisationId: string,
): Promise<Map<string, Grant[]>> {
  const rows = await tablesOf(database)
    .selectFrom('grants')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .orderBy('role')
    .orderBy('study_id')
    .orderBy('office')
    .execute();
  const found = new Map<string, Grant[]>();
  for (const row of rows) found.set(row.person_id, [...(found.get(row.person_id) ?? []), grantOf(row)]);
  return found;
}

/** Roles that somebody has been given in a study at any time, by the record. */
export async function rolesHad(
  database: Database,
  { organisationId, personId, studyId }: PersonPlace & { readonly studyId: string },
): Promise<Role[]> {
  const rows = await tablesOf(database)
    .selectFrom('role_changes')
    .select('role')
    .distinct()
    .where('organisation_id', '=', organisationId)
    .where('person_id', '=', personId)
    .where('study_id', '=', studyId)
    .where('what', '=', 'given')
    .execute();
  return rows.map(({ role }) => role as Role);
}

/** Writes down who did what to whom. Nothing here is ever changed or taken away. */
export async function recordChange(
  database: Database,
  change: PersonPlace & {
    readonly byName: string;
    readonly personName: string;
    readonly what: WhatChanged;
    readonly grant?: Grant;
    readonly now: Date;
  },
): Promise<void> {
  await tablesOf(database)
    .insertInto('role_changes')
    .values({
      organisation_id: change.organisationId,
      happened_at: change.now,
      by_name: change.byName,
      person_id: change.personId,
      person_name: change.personName,
      what: change.what,
      role: change.grant?.role ?? '',
      study_id: change.grant?.studyId ?? '',
      office: change.grant?.office ?? '',
    })
    .execute();
}

/** The newest changes first. */
export async function listChanges(
  database: Database,
  { organisationId, most }: { readonly organisationId: string; readonly most: number },
): Promise<RoleChange[]> {
  const rows = await tablesOf(database)
    .selectFrom('role_changes')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .orderBy('change_id', 'desc')
    .limit(most)
    .execute();
  return rows.map((row) => ({
    happenedAt: row.happened_at,
    byName: row.by_name,
    personName: row.person_name,
    what: row.what,
    grant: row.role ? grantOf({ ...row, role: row.role as Role }) : null,
  }));
}

/** Who holds the code key of a study; the system until a person has been named. */
export async function custodyOf(
  database: Database,
  { organisationId, studyId }: { readonly organisationId: string; readonly studyId: string },
): Promise<CustodyHolder> {
  const row = await tablesOf(database)
    .selectFrom('custody')
    .select('holder')
    .where('organisation_id', '=', organisationId)
    .where('study_id', '=', studyId)
    .executeTakeFirst();
  return row?.holder ?? 'system';
}

export async function setCustody(
  database: Database,
  options: { readonly organisationId: string; readonly studyId: string; readonly holder: CustodyHolder },
): Promise<void> {
  await tablesOf(database)
    .insertInto('custody')
    .values({
      organisation_id: options.organisationId,
      study_id: options.studyId,
      holder: options.holder,
    })
    .onConflict((conflict) =>
      conflict.columns(['organisation_id', 'study_id']).doUpdateSet({ holder: options.holder }),
    )
    .execute();
}

const personOf = (row: Tables['people']): Person => ({
  personId: row.person_id,
  name: row.name,
  email: row.email,
  isDemo: row.is_demo,
});

const grantOf = (row: Pick<Tables['grants'], 'role' | 'study_id' | 'office'>): Grant => ({
  role: row.role,
  studyId: row.study_id || null,
  office: row.office || null,
});

/** Who a sign-in service without addresses means; `claimHash` is what it calls them, made unreadable. */
export async function findPersonBySignInName(
  database: Database,
  about: { readonly organisationId: string; readonly providerId: string; readonly claimHash: string },
): Promise<Person | null> {
  const row = await tablesOf(database)
    .selectFrom('sign_in_names')
    .select('person_id')
    .where('organisation_id', '=', about.organisationId)
    .where('provider_id', '=', about.providerId)
    .where('claim_hash', '=', about.claimHash)
    .executeTakeFirst();
  return row ? findPerson(database, { organisationId: about.organisationId, personId: row.person_id }) : null;
}

/** Makes a sign-in service's name for somebody theirs alone; the one they had there before is forgotten. */
export async function setSignInName(
  database: Database,
  about: PersonPlace & { readonly providerId: string; readonly claimHash: string },
): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    const names = tablesOf(transaction);
    await names
      .deleteFrom('sign_in_names')
      .where('organisation_id', '=', about.organisationId)
      .where('provider_id', '=', about.providerId)
      .where((where) =>
        where.or([where('person_id', '=', about.personId), where('claim_hash', '=', about.claimHash)]),
      )
      .execute();
    await names
      .insertInto('sign_in_names')
      .values({
        organisation_id: about.organisationId,
        provider_id: about.providerId,
        claim_hash: about.claimHash,
        person_id: about.personId,
      })
      .execute();
  });
}

/** At which sign-in services somebody is known by name. */
export async function signInNamesOf(
  database: Database,
  { organisationId, personId }: PersonPlace,
): Promise<string[]> {
  const rows = await tablesOf(database)
    .selectFrom('sign_in_names')
    .select('provider_id')
    .where('organisation_id', '=', organisationId)
    .where('person_id', '=', personId)
    .orderBy('provider_id')
    .execute();
  return rows.map(({ provider_id }) => provider_id);
}
