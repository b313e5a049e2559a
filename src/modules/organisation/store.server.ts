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
};
const tablesOf = (database: Database) => database.withTables<Tables>();

export type Person = Pick<Actor, 'personId' | 'name' | 'email'> & { readonly isDemo: boolean };

/** Adds somebody; one who is there already, by id or address, is left as they are. */
export async function addPerson(
  database: Database,
  options: Person & { readonly organisationId: string; readonly now: Date },
): Promise<void> {
  await tablesOf(database)
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
    .execute();
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

export async function addGrant(
  database: Database,
  options: Grant & { readonly organisationId: string; readonly personId: string },
): Promise<void> {
  await tablesOf(database)
    .insertInto('grants')
    .values({
      organisation_id: options.organisationId,
      person_id: options.personId,
      role: options.role,
      study_id: options.studyId ?? '',
      office: options.office ?? '',
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
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

const grantOf = (row: Tables['grants']): Grant => ({
  role: row.role,
  studyId: row.study_id || null,
  office: row.office || null,
});
