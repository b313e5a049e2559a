import type { Database } from '#platform/database/database.ts';
import type { Municipality } from './import/read-municipalities.ts';
import { type Organisation, registerTables } from './register-tables.server.ts';
import { defaultSizeLimits } from './size.rules.ts';
import type { SizeLimits } from './unit.ts';

/** The limits between small, medium and large: the organisation's own, or ours. */
export async function findSizeLimits(
  database: Database,
  { organisationId }: Organisation,
): Promise<SizeLimits> {
  const row = await registerTables(database)
    .selectFrom('register_settings')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .executeTakeFirst();
  return row ? { mediumFrom: row.medium_from, largeFrom: row.large_from } : defaultSizeLimits;
}

export async function saveSizeLimits(
  database: Database,
  { organisationId, limits }: Organisation & { readonly limits: SizeLimits },
): Promise<void> {
  const row = { medium_from: limits.mediumFrom, large_from: limits.largeFrom };
  await registerTables(database)
    .insertInto('register_settings')
    .values({ organisation_id: organisationId, ...row })
    .onConflict((conflict) => conflict.column('organisation_id').doUpdateSet(row))
    .execute();
}

/** Statistics Norway's municipalities by their codes; empty until a list has been imported. */
export async function listMunicipalities(
  database: Database,
  { organisationId }: Organisation,
): Promise<ReadonlyMap<string, string>> {
  const rows = await registerTables(database)
    .selectFrom('municipality_codes')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .execute();
  return new Map(rows.map(({ code, name }) => [code, name]));
}

/** Adds municipalities to those there are: codes of earlier years stay, for units of those years. */
export async function addMunicipalities(
  database: Database,
  { organisationId, municipalities }: Organisation & { readonly municipalities: readonly Municipality[] },
): Promise<void> {
  // A code can stand in a file twice, with the days that it was in use.
  const byCode = new Map(municipalities.map((one) => [one.code, one]));
  const rows = [...byCode.values()].map((one) => ({ organisation_id: organisationId, ...one }));
  for (let at = 0; at < rows.length; at += 1000) {
    await registerTables(database)
      .insertInto('municipality_codes')
      .values(rows.slice(at, at + 1000))
      .onConflict((conflict) =>
        conflict
          .columns(['organisation_id', 'code'])
          .doUpdateSet((row) => ({ name: row.ref('excluded.name') })),
      )
      .execute();
  }
}
