import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { OpenDatabase } from './database.ts';
import { testEngines } from './engines.ts';
import { migrate } from './migrate.ts';

if (!process.env.DATABASE_URL) {
  test('store tests ran on PGlite only: PostgreSQL was not run, because DATABASE_URL is not set', () => {});
}

describe.each(testEngines())('the tables, on $name', (engine) => {
  let open: OpenDatabase;
  beforeAll(async () => {
    open = await engine.open();
  });
  afterAll(() => open.close());

  test('the primary key of every table begins with organisation_id', async () => {
    const { rows } = await sql<{ table: string; first: string | null }>`
      select c.relname as "table", a.attname as "first"
      from pg_class c
      left join pg_index i on i.indrelid = c.oid and i.indisprimary
      left join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
      where c.relkind in ('r', 'p') and c.relnamespace = current_schema()::regnamespace
    `.execute(open.database);
    expect(rows.length).toBeGreaterThan(3);
    // better-auth's own tables: accounts of those who work here, never of respondents, and one server has one organisation.
    const ours = rows.filter(({ table }) => !table.startsWith('auth_'));
    expect(ours.filter(({ first }) => first !== 'organisation_id')).toEqual([]);
    expect(rows.length - ours.length).toBe(6);
  });

  test('a second run finds nothing to do', async () => {
    expect(await migrate(open.database)).toEqual([]);
  });

  test('a migration that fails leaves nothing half-done, and one that changed is refused', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'handlingsrom-migrations-'));
    const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
    write('9001-good.sql', 'create table good (organisation_id text primary key);\n');
    write('9002-bad.sql', 'create table half (organisation_id text primary key);\ncreate tabel typo;\n');
    await expect(migrate(open.database, folder)).rejects.toThrow();
    const tables = await sql`select to_regclass('good') as good`.execute(open.database);
    expect(tables.rows).toEqual([{ good: null }]);

    rmSync(join(folder, '9002-bad.sql'));
    expect(await migrate(open.database, folder)).toEqual(['9001-good.sql']);
    write('9001-good.sql', 'create table good (organisation_id text primary key, more text);\n');
    await expect(migrate(open.database, folder)).rejects.toThrow('9001-good.sql');
    rmSync(folder, { recursive: true });
  });
});
