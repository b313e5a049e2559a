import type { Database } from '#platform/database/database.ts';
import { findPerson } from './people.server.ts';
import { type Person, type PersonPlace, tablesOf } from './tables.server.ts';

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
