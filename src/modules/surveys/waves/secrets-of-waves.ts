import type { Database } from '#platform/database/database.ts';
import type { KeyFiles } from '#platform/keys/key-files.ts';
import { secretName } from '../links/wave-secrets.ts';
import type { Place } from '../tables.server.ts';
import { wavesIn } from './waves.server.ts';

/**
 * At a start: destroys the keys of every wave that is closed, should the server have died between storing the answers
 * and destroying the keys that opened them. A wave without keys is left alone.
 */
export async function forgetSecrets(
  database: Database,
  keys: KeyFiles,
  organisationId: string,
): Promise<void> {
  const closed = await wavesIn(database, { organisationId, states: ['closed', 'archived'] });
  for (const { waveId } of closed) keys.destroy(secretName(organisationId, waveId));
}

/** Whether a wave has its keys; an open wave without them takes no answers and cannot be closed. */
export function hasSecrets(keys: KeyFiles, { organisationId, waveId }: Place): boolean {
  return keys.read(secretName(organisationId, waveId)) !== null;
}
