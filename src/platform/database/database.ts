import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { Kysely, PGliteDialect, PostgresDialect, sql } from 'kysely';
import { Pool } from 'pg';
import { takeLock } from './lock.ts';
import { migrate } from './migrate.ts';

/** A database that is open, up to date and ours alone. Rooms name their own tables: `database.withTables<…>()`. */
export type Database = Kysely<unknown>;

export type Engine = 'pglite' | 'postgresql';
export type OpenDatabase = {
  readonly engine: Engine;
  readonly database: Database;
  close(): Promise<void>;
};

/**
 * Opens PostgreSQL when there is an address, and otherwise the embedded PGlite in `dataDirectory`,
 * and brings its tables up to date.
 *
 * @throws DomainError `database-in-use` when another process holds the embedded database
 */
export async function openDatabase(options: {
  readonly databaseUrl: string | null;
  readonly dataDirectory: string;
}): Promise<OpenDatabase> {
  return options.databaseUrl === null
    ? openEmbedded(options.dataDirectory)
    : openPostgres(options.databaseUrl);
}

async function openEmbedded(dataDirectory: string): Promise<OpenDatabase> {
  mkdirSync(dataDirectory, { recursive: true });
  const lock = takeLock(dataDirectory);
  try {
    const engine = await PGlite.create(join(dataDirectory, 'pglite'));
    const database = new Kysely<unknown>({ dialect: new PGliteDialect({ pglite: engine }) });
    await migrate(database);
    return {
      engine: 'pglite',
      database,
      close: async () => {
        await database.destroy();
        lock.release();
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** PostgreSQL at an address; `schema` keeps a test's tables apart from everything else there. */
export async function openPostgres(databaseUrl: string, schema?: string): Promise<OpenDatabase> {
  const pool = new Pool({
    // A host that swallows packets must not look like a slow start.
    connectionTimeoutMillis: 10_000,
    connectionString: databaseUrl,
    max: 10,
    ...(schema ? { options: `-c search_path=${schema}` } : {}),
  });
  const database = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  try {
    if (schema) await sql`create schema if not exists ${sql.id(schema)}`.execute(database);
    await migrate(database);
  } catch (error) {
    await database.destroy();
    throw error;
  }
  return { engine: 'postgresql', database, close: () => database.destroy() };
}
