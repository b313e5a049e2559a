import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { parseStudy } from '#modules/studies/index.ts';
import { saveStudy } from '#modules/studies/store.server.ts';
import { addressOf, newWaveId, openWave } from '#modules/surveys/index.ts';
import { type OpenDatabase, openDatabase } from '#platform/database/database.ts';
import { layEmptyDatabase } from '#platform/database/empty-database.ts';
import { type KeyFiles, openKeyFiles } from '#platform/keys/key-files.ts';
import type { Place } from '../src/modules/surveys/store.server.ts';
import { june, smallWaveYaml } from '../src/modules/surveys/testing/small-wave.ts';
import { insertWave } from '../src/modules/surveys/testing/wave-rows.server.ts';

/** An open wave in a database that a server of the test's own can be started on. */
export type WaveOnDisk = {
  readonly place: Place;
  readonly keys: KeyFiles;
  /** For `startOwnServer`. */
  readonly environment: Readonly<Record<string, string>>;
  /** The path of somebody's own link. */
  pathOf(invitationId: string, office?: string): string;
  /** The database, while no server has it. */
  open(): Promise<OpenDatabase>;
  clear(): Promise<void>;
};

export const engines = [
  { name: 'PGlite', databaseUrl: null },
  ...(process.env.DATABASE_URL ? [{ name: 'PostgreSQL', databaseUrl: process.env.DATABASE_URL }] : []),
];

export async function openWaveOnDisk(
  databaseUrl: string | null,
  studyText = smallWaveYaml,
): Promise<WaveOnDisk> {
  const directory = mkdtempSync(join(tmpdir(), 'handlingsrom-wave-'));
  const [dataDirectory, keysDirectory] = [join(directory, 'data'), join(directory, 'keys')];
  // In a schema of its own, which every connection with this address looks in.
  const schema = `handlingsrom_e2e_${randomBytes(6).toString('hex')}`;
  const own = databaseUrl && `${databaseUrl}?options=${encodeURIComponent(`-c search_path=${schema}`)}`;
  if (databaseUrl) await inDatabase(databaseUrl, sql`create schema ${sql.id(schema)}`);
  const open = () => openDatabase({ databaseUrl: own || null, dataDirectory });

  const keys = openKeyFiles(keysDirectory);
  const place: Place = { organisationId: 'own', waveId: newWaveId() };
  const { study, planSha256 } = parseStudy(studyText, 'study.yaml');
  if (!databaseUrl) await layEmptyDatabase(dataDirectory);
  const first = await open();
  const studyVersion = await saveStudy(first.database, {
    organisationId: place.organisationId,
    studyId: study.id,
    title: study.id,
    fileName: 'study.yaml',
    fileText: studyText,
    fileSha256: createHash('sha256').update(studyText).digest('hex'),
    now: june,
  });
  await insertWave(first.database, {
    ...place,
    studyId: study.id,
    studyVersion,
    minimumGroup: 5,
    planSha256,
  });
  const secrets = await openWave(first.database, keys, { ...place, study, now: june });
  await first.close();
  if (!secrets) throw new Error('The wave did not open');
  return {
    place,
    keys,
    environment: { DATA_DIR: dataDirectory, KEYS_DIR: keysDirectory, DATABASE_URL: own ?? '' },
    pathOf: (invitationId, office) => {
      const audience = Object.keys(study.instruments)[0]!;
      return `/s/${addressOf(place.waveId, { invitationId, audience, office: office ?? null }, secrets.linkKey)}`;
    },
    open,
    clear: async () => {
      if (databaseUrl)
        await inDatabase(
          databaseUrl,
          sql`drop schema if exists ${sql.id(schema)}, ${sql.id(`${schema}_jobs`)} cascade`,
        );
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

async function inDatabase(databaseUrl: string, statement: ReturnType<typeof sql>): Promise<void> {
  const { Pool } = await import('pg');
  const { Kysely, PostgresDialect } = await import('kysely');
  const database = new Kysely({
    dialect: new PostgresDialect({ pool: new Pool({ connectionString: databaseUrl }) }),
  });
  await statement.execute(database);
  await database.destroy();
}
