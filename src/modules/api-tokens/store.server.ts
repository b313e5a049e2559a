import type { Database } from '#platform/database/database.ts';
import type { Scope } from './schema.ts';
import type { StoredToken } from './tokens.ts';

type Tables = {
  api_tokens: {
    organisation_id: string;
    token_id: string;
    person_id: string;
    name: string;
    secret_sha256: string;
    scopes: string;
    created_on: string;
    expires_on: string;
    last_used_on: string | null;
  };
};
const tablesOf = (database: Database) => database.withTables<Tables>();
type Place = { readonly organisationId: string };

export async function insertToken(
  database: Database,
  { organisationId }: Place,
  token: StoredToken,
): Promise<void> {
  await tablesOf(database)
    .insertInto('api_tokens')
    .values({
      organisation_id: organisationId,
      token_id: token.tokenId,
      person_id: token.personId,
      name: token.name,
      secret_sha256: token.secretSha256,
      scopes: JSON.stringify(token.scopes),
      created_on: token.createdOn,
      expires_on: token.expiresOn,
      last_used_on: token.lastUsedOn,
    })
    .execute();
}

export async function findToken(
  database: Database,
  { organisationId, tokenId }: Place & { readonly tokenId: string },
): Promise<StoredToken | null> {
  const row = await tablesOf(database)
    .selectFrom('api_tokens')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('token_id', '=', tokenId)
    .executeTakeFirst();
  return row ? tokenOf(row) : null;
}

/** The newest first. */
export async function tokensOfPerson(
  database: Database,
  { organisationId, personId }: Place & { readonly personId: string },
): Promise<StoredToken[]> {
  const rows = await tablesOf(database)
    .selectFrom('api_tokens')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('person_id', '=', personId)
    .orderBy('created_on', 'desc')
    .orderBy('name')
    .orderBy('token_id')
    .execute();
  return rows.map(tokenOf);
}

export async function removeToken(
  database: Database,
  options: Place & { readonly personId: string; readonly tokenId: string },
): Promise<boolean> {
  const { numDeletedRows } = await tablesOf(database)
    .deleteFrom('api_tokens')
    .where('organisation_id', '=', options.organisationId)
    .where('person_id', '=', options.personId)
    .where('token_id', '=', options.tokenId)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

export async function markTokenUsed(
  database: Database,
  { organisationId, tokenId, day }: Place & { readonly tokenId: string; readonly day: string },
): Promise<void> {
  await tablesOf(database)
    .updateTable('api_tokens')
    .set({ last_used_on: day })
    .where('organisation_id', '=', organisationId)
    .where('token_id', '=', tokenId)
    .execute();
}

const tokenOf = (row: Tables['api_tokens']): StoredToken => ({
  tokenId: row.token_id,
  personId: row.person_id,
  name: row.name,
  secretSha256: row.secret_sha256,
  scopes: JSON.parse(row.scopes) as Scope[],
  createdOn: row.created_on,
  expiresOn: row.expires_on,
  lastUsedOn: row.last_used_on,
});
