import { type Generated, sql } from 'kysely';
import type { Database } from '#platform/database/database.ts';
import type { Actor, CustodyHolder, Grant, Role, WhatChanged } from './schema.ts';

export type Tables = {
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

export type RoleChange = {
  readonly happenedAt: Date;
  readonly byName: string;
  readonly personName: string;
  readonly what: WhatChanged;
  /** Null when it was about no role. */
  readonly grant: Grant | null;
};

export const tablesOf = (database: Database) => database.withTables<Tables>();

export type PersonPlace = { readonly organisationId: string; readonly personId: string };

export type Person = Pick<Actor, 'personId' | 'name' | 'email'> & { readonly isDemo: boolean };

export const personOf = (row: Tables['people']): Person => ({
  personId: row.person_id,
  name: row.name,
  email: row.email,
  isDemo: row.is_demo,
});

export const grantOf = (row: Pick<Tables['grants'], 'role' | 'study_id' | 'office'>): Grant => ({
  role: row.role,
  studyId: row.study_id || null,
  office: row.office || null,
});

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
