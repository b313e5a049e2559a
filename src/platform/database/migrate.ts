import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Kysely, sql } from 'kysely';
import { m } from '#messages';
import { DomainError } from '../errors.ts';
import { inAllLanguages } from '../language.ts';

type Migration = { readonly name: string; readonly text: string; readonly sha256: string };
type Bookkeeping = {
  migrations: { organisation_id: string; name: string; sha256: string };
};

const ownFolder = fileURLToPath(new URL('../../../migrations/', import.meta.url));

// Belongs to no organisation, but the rule "every primary key begins with organisation_id" has no exceptions.
const everybody = 'platform';

/** Any number will do, as long as nothing else of ours uses it: it names the lock in PostgreSQL. */
const migrationLock = 7_241_003;

/**
 * Runs the files of `migrations/` that the database has not seen, in order of name, all in one transaction,
 * and records each with its checksum.
 *
 * @throws DomainError `migration-changed` when a file that has run is not the same any more
 */
export async function migrate(database: Kysely<unknown>, folder = ownFolder): Promise<string[]> {
  const wanted = readMigrations(folder);
  const books = database.withTables<Bookkeeping>();
  return books.transaction().execute(async (transaction) => {
    // Two servers that start at the same moment on one PostgreSQL wait for each other.
    await sql`select pg_advisory_xact_lock(${migrationLock})`.execute(transaction);
    await sql`create table if not exists migrations (
      organisation_id text not null, name text not null, sha256 text not null,
      primary key (organisation_id, name))`.execute(transaction);
    const done = await transaction
      .selectFrom('migrations')
      .select(['name', 'sha256'])
      .where('organisation_id', '=', everybody)
      .execute();
    const checksums = new Map(done.map((row) => [row.name, row.sha256]));
    const ran: string[] = [];
    for (const migration of wanted) {
      const recorded = checksums.get(migration.name);
      if (recorded === migration.sha256) continue;
      if (recorded !== undefined) throw changed(migration.name);
      for (const statement of statementsOf(migration.text)) await sql.raw(statement).execute(transaction);
      await transaction
        .insertInto('migrations')
        .values({ organisation_id: everybody, name: migration.name, sha256: migration.sha256 })
        .execute();
      ran.push(migration.name);
    }
    return ran;
  });
}

function changed(name: string): DomainError {
  return new DomainError(
    'migration-changed',
    inAllLanguages((locale) => m.web_start_migration_changed({ name }, { locale })),
  );
}

function readMigrations(folder: string): Migration[] {
  return readdirSync(folder)
    .filter((name) => /^\d{4}-.+\.sql$/.test(name))
    .sort()
    .map((name) => {
      const text = readFileSync(`${folder}/${name}`, 'utf8');
      return { name, text, sha256: createHash('sha256').update(text).digest('hex') };
    });
}

/** Both engines take one statement at a time; in our files a statement ends with a semicolon at a line's end. */
function statementsOf(text: string): string[] {
  return text
    .replaceAll(/^\s*--.*$/gm, '')
    .split(/;\s*$/m)
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '');
}
