import type { CustodyHolder } from '#modules/organisation/schema.ts';
import type { CodeKey } from '#modules/privacy/index.ts';
import type { Study } from '#modules/studies/schema.ts';
import type { Database } from '#platform/database/database.ts';
import type { KeyFiles } from '#platform/keys/key-files.ts';
import { lettersGoneOut } from './following/count-wave.ts';
import { dayOf } from './following/counts.ts';
import { writeCount } from './following/follow.server.ts';
import { secretName, secretsFromBytes } from './links/wave-secrets.ts';
import { dateOf } from './open-wave.ts';
import { joinOpenLinks } from './reporting-units/join-open-links.server.ts';
import { decidedUnits } from './reporting-units/reporting-units.server.ts';
import { answersInUnits } from './reporting-units/study-in-units.rules.ts';
import { unitOf } from './reporting-units/units.rules.ts';
import { unsealWave } from './sealing/unseal-wave.ts';
import {
  type AnswerRow,
  closeWaveRow,
  type FreeTextRow,
  type Place,
  type Unsealing,
  type WaveCount,
} from './store.server.ts';
import { countAnswers } from './waves/count-answers.ts';

/**
 * Closes a wave: no more answers are taken, those that were are unsealed in an order that is nobody's, and the keys
 * are destroyed. From here on offices are what they are reported as: nothing finer than a reporting unit is stored. Killed before the answers are stored, the wave is still open; killed after, `forgetSecrets` at the
 * next start destroys the keys.
 *
 * @param options.codeKeyIn the code key within a transaction: who answered is marked there, and counted, in the same
 *   moment as the answers are let go of; nobody is marked when it is not given
 * @returns how many answered and how many only began; null when the wave was not open
 * @throws Error when the keys are missing: then nothing is changed
 */
export async function closeWave(
  database: Database,
  keys: KeyFiles,
  options: Place & {
    readonly now: Date;
    readonly codeKeyIn?: (transaction: Database) => CodeKey;
    /** Who holds the code key: it decides how letters that came back are counted. */
    readonly custody?: CustodyHolder;
    /** The study in the version of the wave: where it asks for the office, that answer becomes the unit's too. */
    readonly study?: Study;
  },
): Promise<{ readonly answers: number; readonly begun: number } | null> {
  const { organisationId, waveId } = options;
  const place = { organisation_id: organisationId, wave_id: waveId };
  const name = secretName(organisationId, waveId);
  const secretsOrFault = () => {
    const secret = keys.read(name);
    if (!secret) throw new Error(`The keys of wave ${waveId} are missing: its answers cannot be opened`);
    return secretsFromBytes(secret);
  };
  const { codeKeyIn, custody = 'system' } = options;
  // Settled when the wave opened.
  const { units } = await decidedUnits(database, options);
  const unit = unitOf(units);
  const inUnits = options.study
    ? answersInUnits(options.study, units)
    : (_audience: string, answers: Readonly<Record<string, number | string>>) => answers;
  const closed = await closeWaveRow(database, options, {
    on: dateOf(options.now),
    ...(codeKeyIn
      ? {
          count: async (transaction: Database, wave: Unsealing) => {
            const codeKey = codeKeyIn(transaction);
            const people = await codeKey.all(options);
            const found = countAnswers(people, wave, secretsOrFault(), { custody, unit });
            const { counts, backgrounds, answered } = found;
            await codeKey.markAnswered(options, answered);
            // How it ended is settled here: of the code key, which may be erased the next moment, it cannot be made again.
            await writeCount(transaction, options, {
              cells: counts.map(toCell),
              backgrounds,
              countedAt: options.now,
              isFinal: true,
              day: dayOf(options.now),
              openLinks: new Map(),
              letters: await lettersGoneOut({ database: transaction, codeKey }, options),
            });
            return counts;
          },
        }
      : {}),
    also: (transaction) => joinOpenLinks(transaction, options, unit),
    unseal: ({ sealed }) => {
      const { answers, texts } = unsealWave(sealed, secretsOrFault());
      return {
        answers: answers.map(
          ({ id, audience, office, answers: given }): AnswerRow => ({
            ...place,
            answer_id: id,
            audience,
            office: unit(office),
            answers: JSON.stringify(inUnits(audience, given)),
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

const toCell = ({ office, ...count }: WaveCount) => ({ ...count, office: office === '' ? null : office });
