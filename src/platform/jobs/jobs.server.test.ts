import { rmSync } from 'node:fs';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newDataDirectory } from '#platform/database/empty-database.ts';
import { type OpenDatabase, openDatabase } from '../database/database.ts';
import { testEngines } from '../database/engines.ts';
import { type JobData, type Jobs, openJobs } from './jobs.ts';

/** A promise that is kept from outside. */
function signal<T = void>() {
  let give: (value: T) => void = () => {};
  const came = new Promise<T>((resolve) => {
    give = resolve;
  });
  return { came, give };
}

describe.each(testEngines())('jobs, on $name', (engine) => {
  let open: OpenDatabase;
  const said: string[] = [];
  const start = () => openJobs(open, (sentence) => said.push(sentence));
  beforeAll(async () => {
    open = await engine.open();
  });
  afterAll(() => open.close());

  async function withJobs(use: (jobs: Jobs) => Promise<void>): Promise<void> {
    const jobs = await start();
    try {
      await use(jobs);
    } finally {
      await jobs.close();
    }
  }

  test('a job is done with what it was told', () =>
    withJobs(async (jobs) => {
      const done = signal<JobData>();
      await jobs.handle('tell', async (data) => done.give(data));
      await jobs.run('tell', { waveId: 'w1' });
      expect(await done.came).toEqual({ waveId: 'w1' });
    }));

  test('a job that was queued before a restart is done after it', async () => {
    await withJobs(async (jobs) => {
      await jobs.handle('later', async () => {});
      await jobs.run('later', { waveId: 'w2' }, { startAfter: new Date(Date.now() + 1500) });
    });
    await withJobs(async (jobs) => {
      const done = signal<JobData>();
      await jobs.handle('later', async (data) => done.give(data));
      expect(await done.came).toEqual({ waveId: 'w2' });
    });
  });

  test('two with the same key that wait are one; others are not', () =>
    withJobs(async (jobs) => {
      const seen: string[] = [];
      const last = signal();
      const soon = new Date(Date.now() + 2000);
      await jobs.handle('keyed', async ({ id }) => {
        seen.push(id!);
        if (id === 'last') last.give();
      });
      await jobs.run('keyed', { id: 'a' }, { singletonKey: 'wave', startAfter: soon });
      await jobs.run('keyed', { id: 'a' }, { singletonKey: 'wave', startAfter: soon });
      await jobs.run('keyed', { id: 'b' }, { startAfter: soon });
      await jobs.run('keyed', { id: 'last' }, { startAfter: new Date(soon.getTime() + 500) });
      await last.came;
      expect(seen.sort()).toEqual(['a', 'b', 'last']);
    }));

  test('a job that fails says so without what it was about, and nothing of it is kept', () =>
    withJobs(async (jobs) => {
      const failed = signal();
      await jobs.handle('fail', async () => {
        setTimeout(failed.give, 0);
        throw new Error('person1@example.org cannot be reached');
      });
      await jobs.run('fail', { waveId: 'w3' });
      await failed.came;
      const retried = async () => {
        const { rows } = await sql<{ output: unknown }>`
          select output::text as output from ${sql.table(`${jobsSchema(open)}.job`)}
          where name = 'fail' and state = 'retry'`.execute(open.database);
        return rows;
      };
      await expect.poll(retried).toHaveLength(1);
      expect(JSON.stringify(await retried())).not.toContain('example.org');
      expect(said.join()).toContain('The job fail failed');
      expect(said.join()).not.toContain('example.org');
    }));

  test('transactions of ours and the queue’s own statements do not get into each other', () =>
    withJobs(async (jobs) => {
      await sql`create table counters (organisation_id text primary key, n integer not null)`.execute(
        open.database,
      );
      await sql`insert into counters values ('own', 0)`.execute(open.database);
      const rounds = 40;
      const all = signal();
      let done = 0;
      await jobs.handle('count', async () => {
        await open.database.transaction().execute(async (transaction) => {
          await sql`update counters set n = n + 1 where organisation_id = 'own'`.execute(transaction);
          await sql`select 1`.execute(transaction);
        });
        done += 1;
        if (done === rounds) all.give();
      });
      const refused = () =>
        open.database.transaction().execute(async (transaction) => {
          await sql`update counters set n = n + 1000 where organisation_id = 'own'`.execute(transaction);
          throw new Error('rolled back');
        });
      await Promise.all(
        Array.from({ length: rounds }, async (_, id) => {
          const [, undone] = await Promise.allSettled([
            jobs.run('count', { id: String(id) }),
            refused(),
            open.raw.run('begin; select 1; commit').catch(() => {}),
            open.raw.run('begin; select 1 / 0; commit').catch(() => {}),
          ]);
          expect(undone!.status).toBe('rejected');
        }),
      );
      await all.came;
      const { rows } = await sql<{ n: number }>`select n from counters`.execute(open.database);
      expect(rows).toEqual([{ n: rounds }]);
      await sql`drop table counters`.execute(open.database);
    }));

  test('what is to be done again and again is remembered', () =>
    withJobs(async (jobs) => {
      await jobs.every('nightly', '0 3 * * *', async () => {});
      const { rows } = await sql<{ cron: string; timezone: string }>`
        select cron, timezone from ${sql.table(`${jobsSchema(open)}.schedule`)}`.execute(open.database);
      expect(rows).toEqual([{ cron: '0 3 * * *', timezone: 'Europe/Oslo' }]);
    }));
});

test('the embedded database keeps its jobs on disk', async () => {
  const dataDirectory = await newDataDirectory('handlingsrom-jobs-');
  const first = await openDatabase({ databaseUrl: null, dataDirectory });
  const before = await openJobs(first);
  await before.handle('disk', async () => {});
  await before.run('disk', { waveId: 'w4' }, { startAfter: new Date(Date.now() + 500) });
  await before.close();
  await first.close();
  const second = await openDatabase({ databaseUrl: null, dataDirectory });
  const after = await openJobs(second);
  const done = signal<JobData>();
  await after.handle('disk', async (data) => done.give(data));
  expect(await done.came).toEqual({ waveId: 'w4' });
  await after.close();
  await second.close();
  rmSync(dataDirectory, { recursive: true, force: true });
});

function jobsSchema({ raw }: OpenDatabase): string {
  return raw.schema === 'public' ? 'handlingsrom_jobs' : `${raw.schema}_jobs`;
}
