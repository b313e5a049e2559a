import type { Database } from '#platform/database/database.ts';
import { findPerson } from './people.server.ts';
import { recordChange } from './role-record.server.ts';
import type { Grant, Role } from './schema.ts';
import { grantOf, type Person, type PersonPlace, personOf, tablesOf } from './tables.server.ts';

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
