import type { Database } from '#platform/database/database.ts';
import type { Grant, Role, WhatChanged } from './schema.ts';
import { grantOf, type PersonPlace, type RoleChange, tablesOf } from './tables.server.ts';

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
