import type { Database } from '#platform/database/database.ts';
import { insertSealedAnswer } from '../intake.server.ts';
import { draftOf, type Link, receiptOf } from '../links/link.ts';
import type { WaveSecrets } from '../links/wave-secrets.ts';
import { type SubmittedAnswer, toBytes } from '../sealing/answer-bytes.ts';
import { seal } from '../sealing/seal.ts';
import type { Wave } from '../store.server.ts';

/**
 * Takes an answer: sealed before the database sees it, and stored when this returns. Submitting again with the same
 * link changes nothing and is thanked in the same way.
 *
 * @param answer already checked against the questionnaire
 * @returns false when the wave is closed: nothing was taken
 */
export async function submitAnswer(
  database: Database,
  options: {
    readonly wave: Wave;
    readonly link: Link;
    readonly token: string;
    readonly receiptKey: WaveSecrets['receiptKey'];
    readonly answer: Pick<SubmittedAnswer, 'answers' | 'texts'>;
  },
): Promise<boolean> {
  const { wave, link, answer } = options;
  if (wave.sealingKey === null || wave.sealedBytes === null) return false;
  const receipt = receiptOf(link.invitationId, options.receiptKey);
  const bytes = toBytes({ audience: link.audience, office: link.office, ...answer }, wave.sealedBytes);
  return insertSealedAnswer(database, wave, {
    receipt,
    sealed: await seal(bytes, wave.sealingKey, receipt),
    draft: draftOf(options.token).draft,
  });
}
