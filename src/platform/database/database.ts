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
  /** The way in for the job queue, which brings its own statements. */
  readonly raw: RawStatements;
  close(): Promise<void>;
};

/** Statements as text, several at a time where there are no values; never in the middle of somebody's transaction. */
export type RawStatements = {
  /** The schema that our tables are in. */
  readonly schema: string;
  run(text: string, values?: unknown[]): Promise<{ rows: Record<string, unknown>[] }>;
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
      raw: { schema: 'public', run: (text, values) => runEmbedded(database, engine, text, values) },
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

/**
 * There is one connection: whoever has it may be in the middle of a transaction, and one that failed must be rolled back
 * before the next gets in. So the statements wait in the same queue as Kysely's.
 */
function runEmbedded(database: Database, engine: PGlite, text: string, values: unknown[] = []) {
  return database.connection().execute(async () => {
    try {
      if (values.length > 0) return await engine.query<Record<string, unknown>>(text, values);
      const results = await engine.exec(text);
      return { rows: results.flatMap(({ rows }) => rows as Record<string, unknown>[]) };
    } catch (error) {
      await engine.query('rollback').catch(() => {});
      throw error;
    }
  });
}

/** PostgreSQL at an address; `schema` keeps a test's tables apart from everything else there. */
export async function openPostgres(
  databaseUrl: string,
  schema?: string,
  { connections = 10 }: { readonly connections?: number } = {},
): Promise<OpenDatabase> {
  const pool = new Pool({
    // A host that swallows packets must not look like a slow start.
    connectionTimeoutMillis: 10_000,
    connectionString: databaseUrl,
    max: connections,
    ...(schema ? { options: `-c search_path=${schema}` } : {}),
  });
  // A connection that the database closes while nobody uses it is replaced when one is next needed.
  pool.on('error', () => {});
  // One that is lost between two statements of a transaction has nobody to tell just then, and an error that nobody hears
  // ends the process. The next statement on it says so.
  pool.on('connect', (client) => {
    client.on('error', () => {});
  });
  const database = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  try {
    if (schema) await sql`create schema if not exists ${sql.id(schema)}`.execute(database);
    await migrate(database);
    // The address itself may have chosen one.
    const { rows } = await sql<{ name: string }>`select current_schema() as name`.execute(database);
    schema = rows[0]!.name;
  } catch (error) {
    await database.destroy();
    throw error;
  }
  return {
    engine: 'postgresql',
    database,
    raw: { schema, run: (text, values) => runPooled(pool, text, values) },
    close: () => database.destroy(),
  };
}

async function runPooled(pool: Pool, text: string, values?: unknown[]) {
  const client = await pool.connect();
  try {
    // Several statements in one text give several results.
    const results = [await client.query(text, values)].flat() as { rows?: Record<string, unknown>[] }[];
    client.release();
    return { rows: results.flatMap(({ rows }) => rows ?? []) };
  } catch (error) {
    // It may be in the middle of a transaction that failed: nobody else should get it.
    client.release(true);
    throw error;
  }
}
