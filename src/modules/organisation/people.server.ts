import type { Database } from '#platform/database/database.ts';
import type { Actor } from './schema.ts';
import { grantOf, type Person, type PersonPlace, personOf, tablesOf } from './tables.server.ts';

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
  const rows = await inOrganisation(database, organisationId).orderBy('name').orderBy('person_id').execute();
  return rows.map(personOf);
}

/** Somebody by id; null when there is nobody of that id. */
export async function findPerson(
  database: Database,
  { organisationId, personId }: PersonPlace,
): Promise<Person | null> {
  const row = await inOrganisation(database, organisationId)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return row ? personOf(row) : null;
}

/** Somebody by their address; null when nobody has it. */
export async function findPersonByEmail(
  database: Database,
  { organisationId, email }: { readonly organisationId: string; readonly email: string },
): Promise<Person | null> {
  const row = await inOrganisation(database, organisationId)
    .where('email', '=', email.toLowerCase())
    .executeTakeFirst();
  return row ? personOf(row) : null;
}

/** Somebody with all that they may do; null when there is nobody of that id. */
export async function findActor(database: Database, place: PersonPlace): Promise<Actor | null> {
  const person = await findPerson(database, place);
  if (!person) return null;
  const { organisationId, personId } = place;
  const grants = await tablesOf(database)
    .selectFrom('grants')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('person_id', '=', personId)
    .orderBy('role')
    .orderBy('study_id')
    .execute();
  return { organisationId, personId, name: person.name, email: person.email, grants: grants.map(grantOf) };
}

const inOrganisation = (database: Database, organisationId: string) =>
  tablesOf(database).selectFrom('people').selectAll().where('organisation_id', '=', organisationId);
