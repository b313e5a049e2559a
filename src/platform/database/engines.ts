import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { sql } from 'kysely';
import { type OpenDatabase, openDatabase, openPostgres } from './database.ts';
import { newDataDirectory } from './empty-database.ts';

export type TestEngine = {
  /** For the test's name: which engine ran. */
  readonly name: string;
  open(): Promise<OpenDatabase>;
};

/**
 * The engines that store tests run on: PGlite always, and PostgreSQL when DATABASE_URL is set, there in a schema of
 * its own that is dropped afterwards.
 */
export function testEngines(databaseUrl = process.env.DATABASE_URL): TestEngine[] {
  const embedded: TestEngine = { name: 'PGlite', open: openTemporary };
  if (!databaseUrl) return [embedded];
  return [embedded, { name: 'PostgreSQL', open: () => openOwnSchema(databaseUrl) }];
}

async function openTemporary(): Promise<OpenDatabase> {
  const dataDirectory = await newDataDirectory('handlingsrom-store-');
  const open = await openDatabase({ databaseUrl: null, dataDirectory });
  return {
    ...open,
    close: async () => {
      await open.close();
      rmSync(dataDirectory, { recursive: true, force: true });
    },
  };
}

async function openOwnSchema(databaseUrl: string): Promise<OpenDatabase> {
  const schema = `handlingsrom_test_${randomBytes(6).toString('hex')}`;
  const open = await openPostgres(databaseUrl, schema);
  return {
    ...open,
    close: async () => {
      await sql`drop schema ${sql.id(schema)} cascade`.execute(open.database);
      await sql`drop schema if exists ${sql.id(`${schema}_jobs`)} cascade`.execute(open.database);
      await open.close();
    },
  };
}
