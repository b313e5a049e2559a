import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openDatabase } from './database.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const cache = join(root, 'node_modules/.cache/handlingsrom');

/**
 * A data folder, made if need be, with an embedded database in it that is empty and up to date. To make such a database
 * takes seconds of both processors, and a test run wants close to a hundred: it is made once and copied.
 */
export async function layEmptyDatabase(dataDirectory: string): Promise<void> {
  mkdirSync(dataDirectory, { recursive: true });
  cpSync(await emptyDatabase(), join(dataDirectory, 'pglite'), { recursive: true });
}

/** A new data folder among the temporary ones, with an empty database in it. */
export async function newDataDirectory(prefix: string): Promise<string> {
  const dataDirectory = mkdtempSync(join(tmpdir(), prefix));
  await layEmptyDatabase(dataDirectory);
  return dataDirectory;
}

/** The database that is copied. It is kept from one run to the next, under a name that says what it was made of. */
async function emptyDatabase(): Promise<string> {
  const name = `empty-database-${madeOf()}`;
  const kept = join(cache, name);
  if (existsSync(kept)) return kept;
  mkdirSync(cache, { recursive: true });
  const own = mkdtempSync(`${kept}-`);
  const open = await openDatabase({ databaseUrl: null, dataDirectory: own });
  await open.close();
  try {
    // In one stroke: another process may be making one too, and neither may copy half a database.
    renameSync(join(own, 'pglite'), kept);
  } catch (error) {
    if (!existsSync(kept)) throw error;
  } finally {
    rmSync(own, { recursive: true, force: true });
  }
  // Those of earlier migrations; what another process is making has a longer name.
  for (const other of readdirSync(cache))
    if (/^empty-database-[0-9a-f]{16}$/.test(other) && other !== name)
      rmSync(join(cache, other), { recursive: true, force: true });
  return kept;
}

/** The engine, by the versions that are installed, and every migration. */
function madeOf(): string {
  const hash = createHash('sha256').update(readFileSync(`${root}package-lock.json`));
  for (const name of readdirSync(`${root}migrations`).sort())
    hash.update(name).update(readFileSync(`${root}migrations/${name}`));
  return hash.digest('hex').slice(0, 16);
}
