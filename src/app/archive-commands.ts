import { archiveWave, readArchive, restoreWave } from '#modules/exports/index.ts';
import { openDatabaseOrRefuse } from '../app.ts';
import { archiveStoreOf } from './exports.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** A closed wave as the bytes of an archive. On an embedded database the server must be stopped: it holds the lock. */
export async function exportWave(
  environment: Environment,
  options: { readonly waveId: string; readonly passphrase: string },
): Promise<Uint8Array> {
  const open = await openDatabaseOrRefuse(environment);
  try {
    return await archiveWave(archiveStoreOf(open.database), options);
  } finally {
    await open.close();
  }
}

/** Restores an archive here; see `restoreWave` for what is refused. */
export async function importWave(
  environment: Environment,
  options: { readonly bytes: Uint8Array; readonly passphrase: string },
): ReturnType<typeof restoreWave> {
  const content = await readArchive(options.bytes, options.passphrase);
  const open = await openDatabaseOrRefuse(environment);
  try {
    return await restoreWave(archiveStoreOf(open.database), content);
  } finally {
    await open.close();
  }
}
