// Durable submissions a second: sealed, stored and committed by our code, beside the plain insert limit of the same
// PostgreSQL (pgbench: four connections, one row of the same length and a commit), in one run, taking turns. PGlite too.
// Ours answers four at a time, each waiting for its thanks as each of pgbench's connections does, and forty at a time, as
// on the morning the letters come; either way with four connections at most. Each turn is held against pgbench's turns
// just before and after it, so that a machine that others use meanwhile favours nobody.
//   npm run bench:collect [SECONDS]   (DATABASE_URL for PostgreSQL; without it, or without pgbench, that is left out)
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { openDatabase, openPostgres } from '#platform/database/database.ts';
import { type OpenWave, openSmallWave } from '../src/modules/surveys/testing/small-wave.ts';

const connections = 4;
const concurrencies = [4, 40];
/** Each turn lasts this long, and there are `rounds` of them. */
const secondsATurn = Number(process.argv[2] ?? 2);
const rounds = 5;

type Measured = { readonly perSecond: number; readonly latencies: readonly number[] };

const answer = { answers: { age: 1, s1: 4, s2: 5 }, texts: { why: 'Et svar på noen ord' } };
let person = 0;

/** `atOnce` people answer at a time, each with a link of their own, made beforehand as letters are. */
async function measure(wave: OpenWave, atOnce: number, seconds = secondsATurn): Promise<Measured> {
  const latencies: number[] = [];
  const links = Array.from({ length: 8000 * seconds }, () => wave.link(`p${person++}`));
  const start = performance.now();
  const until = start + seconds * 1000;
  const one = async () => {
    while (performance.now() < until) {
      const begin = performance.now();
      const link = links.pop() ?? wave.link(`p${person++}`);
      if (!(await wave.submitBy(link, answer))) throw new Error('An answer was not taken');
      latencies.push(performance.now() - begin);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, one));
  return { perSecond: latencies.length / ((performance.now() - start) / 1000), latencies };
}

function show(name: string, turns: readonly Measured[]): void {
  const latencies = turns.flatMap((turn) => turn.latencies).sort((a, b) => a - b);
  const at = (share: number) => latencies[Math.floor(share * (latencies.length - 1))]!.toFixed(1);
  const perSecond = mean(turns.map((turn) => turn.perSecond)).toFixed(0);
  console.log(
    `${name}: ${perSecond} durable submissions a second, half within ${at(0.5)} ms, 99 % within ${at(0.99)} ms`,
  );
}

const mean = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0) / numbers.length;

function pgbenchPath(): string | null {
  const root = '/usr/lib/postgresql';
  const versions = existsSync(root) ? readdirSync(root).sort((a, b) => Number(b) - Number(a)) : [];
  return versions.map((version) => join(root, version, 'bin/pgbench')).find(existsSync) ?? null;
}

/** One row as long as ours, one commit, prepared statements: what this PostgreSQL can do at most. */
function plainInserts(pgbench: string, url: string, schema: string, bytes: number): number {
  const directory = mkdtempSync(join(tmpdir(), 'handlingsrom-bench-'));
  const script = join(directory, 'insert.sql');
  writeFileSync(
    script,
    `insert into plain values (gen_random_uuid(), decode(repeat('5a', ${bytes}), 'hex'));\n`,
  );
  const run = spawnSync(
    pgbench,
    ['-n', '-M', 'prepared', '-c', `${connections}`, '-j', '2', '-T', `${secondsATurn}`, '-f', script, url],
    { encoding: 'utf8', env: { ...process.env, PGOPTIONS: `-c search_path=${schema},public` } },
  );
  rmSync(directory, { recursive: true });
  const tps = /tps = ([\d.]+)/.exec(run.stdout)?.[1];
  if (!tps) throw new Error(`pgbench: ${run.stderr}`);
  return Number(tps);
}

async function onPglite(): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), 'handlingsrom-bench-'));
  const open = await openDatabase({ databaseUrl: null, dataDirectory: directory });
  const wave = await openSmallWave(open.database);
  await measure(wave, 4, 1);
  for (const atOnce of concurrencies) show(`PGlite, ${atOnce} at a time`, [await measure(wave, atOnce)]);
  wave.clear();
  await open.close();
  rmSync(directory, { recursive: true });
}

async function onPostgres(url: string): Promise<void> {
  const schema = `handlingsrom_bench_${randomBytes(4).toString('hex')}`;
  const open = await openPostgres(url, schema, { connections });
  try {
    await sql`create table plain (id uuid primary key, bytes bytea not null)`.execute(open.database);
    // Ours cannot be made smaller; without this the plain ones would be stored in a hundred bytes.
    await sql`alter table plain alter column bytes set storage external`.execute(open.database);
    const wave = await openSmallWave(open.database);
    await measure(wave, 4, 1);
    const { rows } = await sql<{
      bytes: number;
    }>`select max(length(sealed)) as bytes from sealed_answers`.execute(open.database);
    const bytes = Number(rows[0]!.bytes);
    const pgbench = pgbenchPath();
    if (!pgbench) console.log('pgbench: not found, so there is no plain limit to hold ours against');
    const plain = () => (pgbench ? plainInserts(pgbench, url, schema, bytes) : Number.NaN);
    const turns = concurrencies.map((atOnce) => ({ atOnce, ours: [] as Measured[], ratios: [] as number[] }));
    const limits = [plain()];
    for (let round = 0; round < rounds; round += 1) {
      for (const { atOnce, ours, ratios } of turns) {
        const before = limits.at(-1)!;
        ours.push(await measure(wave, atOnce));
        limits.push(plain());
        ratios.push(ours.at(-1)!.perSecond / mean([before, limits.at(-1)!]));
      }
    }
    if (pgbench)
      console.log(`pgbench, one row of ${bytes} bytes and a commit: ${mean(limits).toFixed(0)} a second`);
    for (const { atOnce, ours, ratios } of turns) {
      show(`PostgreSQL, ${atOnce} at a time`, ours);
      if (pgbench) {
        const each = ratios.map((ratio) => ratio.toFixed(2)).join(', ');
        console.log(`  ratio to pgbench: ${mean(ratios).toFixed(2)} (round by round ${each})`);
      }
    }
    wave.clear();
  } finally {
    await sql`drop schema ${sql.id(schema)} cascade`.execute(open.database);
    await open.close();
  }
}

await onPglite();
const url = process.env.DATABASE_URL;
if (url) await onPostgres(url);
else console.log('PostgreSQL: not measured, because DATABASE_URL is not set');
