// Durable submissions a second: sealed, stored and committed by our code, beside the plain insert limit of the same
// PostgreSQL (pgbench: one row of the same length and a commit), in one run, four connections both. PGlite beside them.
//   npm run bench:collect   (DATABASE_URL for PostgreSQL; without it, or without pgbench, that part is left out and said)
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { type OpenDatabase, openDatabase, openPostgres } from '#platform/database/database.ts';
import { openSmallWave } from '../src/modules/surveys/testing/small-wave.ts';

const connections = 4;
const seconds = Number(process.argv[2] ?? 10);

type Measured = { perSecond: number; p50: number; p99: number; sealedBytes: number };

async function measure(open: OpenDatabase): Promise<Measured> {
  const wave = await openSmallWave(open.database);
  const latencies: number[] = [];
  const answer = { answers: { age: 1, s1: 4, s2: 5 }, texts: { why: 'Et svar på noen ord' } };
  let person = 0;
  for (; person < 50; person += 1) await wave.submit(`warm${person}`, answer);
  const until = performance.now() + seconds * 1000;
  const one = async () => {
    while (performance.now() < until) {
      const start = performance.now();
      person += 1;
      if (!(await wave.submit(`p${person}`, answer))) throw new Error('An answer was not taken');
      latencies.push(performance.now() - start);
    }
  };
  const start = performance.now();
  await Promise.all(Array.from({ length: connections }, one));
  const took = (performance.now() - start) / 1000;
  const { rows } = await sql<{
    length: number;
  }>`select max(length(sealed)) as length from sealed_answers`.execute(open.database);
  wave.clear();
  latencies.sort((a, b) => a - b);
  const at = (share: number) => latencies[Math.floor(share * (latencies.length - 1))]!;
  return {
    perSecond: latencies.length / took,
    p50: at(0.5),
    p99: at(0.99),
    sealedBytes: Number(rows[0]!.length),
  };
}

function pgbenchPath(): string | null {
  const root = '/usr/lib/postgresql';
  const versions = existsSync(root) ? readdirSync(root).sort((a, b) => Number(b) - Number(a)) : [];
  return versions.map((version) => join(root, version, 'bin/pgbench')).find(existsSync) ?? null;
}

/** One row as long as ours, one commit, prepared statements: what this PostgreSQL can do at most. */
function plainInserts(url: string, schema: string, bytes: number): number | null {
  const pgbench = pgbenchPath();
  if (!pgbench) return null;
  const directory = mkdtempSync(join(tmpdir(), 'handlingsrom-bench-'));
  const script = join(directory, 'insert.sql');
  writeFileSync(
    script,
    `insert into plain values (gen_random_uuid(), decode(repeat('5a', ${bytes}), 'hex'));\n`,
  );
  const run = spawnSync(
    pgbench,
    ['-n', '-M', 'prepared', '-c', String(connections), '-j', '2', '-T', String(seconds), '-f', script, url],
    { encoding: 'utf8', env: { ...process.env, PGOPTIONS: `-c search_path=${schema},public` } },
  );
  rmSync(directory, { recursive: true });
  const tps = /tps = ([\d.]+)/.exec(run.stdout)?.[1];
  if (!tps) throw new Error(`pgbench: ${run.stderr}`);
  return Number(tps);
}

const show = (name: string, { perSecond, p50, p99 }: Measured) =>
  console.log(
    `${name}: ${perSecond.toFixed(0)} durable submissions a second, half within ${p50.toFixed(1)} ms, 99 % within ${p99.toFixed(1)} ms`,
  );

const directory = mkdtempSync(join(tmpdir(), 'handlingsrom-bench-'));
const embedded = await openDatabase({ databaseUrl: null, dataDirectory: directory });
show('PGlite', await measure(embedded));
await embedded.close();
rmSync(directory, { recursive: true });

const url = process.env.DATABASE_URL;
if (!url) {
  console.log('PostgreSQL: not measured, because DATABASE_URL is not set');
} else {
  const schema = `handlingsrom_bench_${randomBytes(4).toString('hex')}`;
  const open = await openPostgres(url, schema);
  await sql`create table plain (id uuid primary key, bytes bytea not null)`.execute(open.database);
  // Plain, ours, plain: a machine that slows down under way does not favour either.
  const ours = await measure(open);
  const before = plainInserts(url, schema, ours.sealedBytes);
  const again = await measure(open);
  const after = plainInserts(url, schema, ours.sealedBytes);
  await sql`drop schema ${sql.id(schema)} cascade`.execute(open.database);
  await open.close();
  show('PostgreSQL', again);
  if (before === null || after === null) {
    console.log('pgbench: not found, so there is no plain limit to hold it against');
  } else {
    const plain = (before + after) / 2;
    const mean = (ours.perSecond + again.perSecond) / 2;
    console.log(`pgbench, one row of ${ours.sealedBytes} bytes and commit: ${plain.toFixed(0)} a second`);
    console.log(
      `ratio: ${(mean / plain).toFixed(2)} (ours ${mean.toFixed(0)} a second, ${connections} connections both)`,
    );
  }
}
