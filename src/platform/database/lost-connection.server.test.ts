import { setImmediate } from 'node:timers/promises';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { testEngines } from './engines.ts';

const postgres = testEngines().filter(({ name }) => name === 'PostgreSQL');
if (postgres.length === 0) {
  test('a lost connection was not tried: PGlite has none, and DATABASE_URL is not set', () => {});
}

describe.each(postgres)('a connection that $name closes', (engine) => {
  test('between two statements of a transaction undoes it, and neither ends the program nor stops what comes next', async () => {
    const open = await engine.open();
    try {
      const { database } = open;
      await sql`create table kept (organisation_id text primary key)`.execute(database);
      const lost = database.transaction().execute(async (transaction) => {
        await sql`insert into kept values ('half')`.execute(transaction);
        const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(transaction);
        const { pid } = rows[0]!;
        await sql`select pg_terminate_backend(${pid})`.execute(database);
        let isThere = true;
        while (isThere) {
          const found = await sql`select 1 from pg_stat_activity where pid = ${pid}`.execute(database);
          isThere = found.rows.length > 0;
          // What the database said as it closed is read while this transaction waits for nothing.
          await setImmediate();
        }
        await sql`insert into kept values ('whole')`.execute(transaction);
      });
      await expect(lost).rejects.toThrow();
      expect((await sql`select * from kept`.execute(database)).rows).toEqual([]);
    } finally {
      await open.close();
    }
  });
});
