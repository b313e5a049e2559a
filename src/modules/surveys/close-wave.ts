import type { Database } from '#platform/database/database.ts';
import type { KeyFiles } from '#platform/keys/key-files.ts';
import { secretName, secretsFromBytes } from './links/wave-secrets.ts';
import { dateOf } from './open-wave.ts';
import { unsealWave } from './sealing/unseal-wave.ts';
import { type AnswerRow, closeWaveRow, type FreeTextRow, type Place } from './store.server.ts';

/**
 * Closes a wave: no more answers are taken, those that were are unsealed in an order that is nobody's, and the keys
 * are destroyed. Killed before the answers are stored, the wave is still open; killed after, `forgetSecrets` at the
 * next start destroys the keys.
 *
 * @returns how many answered and how many only began; null when the wave was not open
 * @throws Error when the keys are missing: then nothing is changed
 */
export async function closeWave(
  database: Database,
  keys: KeyFiles,
  options: Place & { readonly now: Date },
): Promise<{ readonly answers: number; readonly begun: number } | null> {
  const { organisationId, waveId } = options;
  const place = { organisation_id: organisationId, wave_id: waveId };
  const name = secretName(organisationId, waveId);
  const closed = await closeWaveRow(database, options, {
    on: dateOf(options.now),
    unseal: ({ sealed }) => {
      const secret = keys.read(name);
      if (!secret) throw new Error(`The keys of wave ${waveId} are missing: its answers cannot be opened`);
      const { answers, texts } = unsealWave(sealed, secretsFromBytes(secret));
      return {
        answers: answers.map(
          ({ id, audience, office, answers: given }): AnswerRow => ({
            ...place,
            answer_id: id,
            audience,
            office,
            answers: JSON.stringify(given),
          }),
        ),
        texts: texts.map(
          ({ id, audience, itemId, text }): FreeTextRow => ({
            ...place,
            text_id: id,
            audience,
            item_id: itemId,
            free_text: text,
          }),
        ),
      };
    },
  });
  if (closed) keys.destroy(name);
  return closed;
}
