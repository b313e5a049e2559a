import { randomBytes } from 'node:crypto';
import type { Study } from '#modules/studies/schema.ts';
import type { Database } from '#platform/database/database.ts';
import type { KeyFiles } from '#platform/keys/key-files.ts';
import {
  makeWaveSecrets,
  secretName,
  secretsFromBytes,
  secretsToBytes,
  type WaveSecrets,
} from './links/wave-secrets.ts';
import { answerBytesOf } from './sealing/answer-bytes.ts';
import { type LockedStudy, openWaveRow, type Place } from './store.server.ts';

/**
 * Opens a wave: makes its secrets, outside the database, and a place for its sealed answers. The secrets are kept
 * first: a wave that is open without them would take answers that nobody can ever open.
 *
 * @returns the wave's secrets; null when it is not a draft (any more)
 */
export async function openWave(
  database: Database,
  keys: KeyFiles,
  options: Place & { readonly study: Study; readonly now: Date; readonly locked?: LockedStudy },
): Promise<WaveSecrets | null> {
  const name = secretName(options.organisationId, options.waveId);
  keys.keep(name, secretsToBytes(makeWaveSecrets()));
  // What a crash left from an earlier attempt is as good.
  const secrets = secretsFromBytes(keys.read(name)!);
  const isOpened = await openWaveRow(database, options, {
    sealingKey: secrets.sealing.publicKey,
    sealedBytes: answerBytesOf(options.study),
    on: dateOf(options.now),
    locked: options.locked,
  });
  return isOpened ? secrets : null;
}

/** The day, and nothing finer. */
export function dateOf(now: Date): string {
  return now.toISOString().slice(0, 10);
}

/** Names the wave everywhere, its partitions too; random, so that no two organisations share one. */
export function newWaveId(): string {
  return randomBytes(12).toString('hex');
}
