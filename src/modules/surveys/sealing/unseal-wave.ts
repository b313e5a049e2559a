import { randomBytes } from 'node:crypto';
import type { WaveSecrets } from '../links/wave-secrets.ts';
import { fromBytes, type SubmittedAnswer } from './answer-bytes.ts';
import { openSealed } from './seal.ts';

export type SealedAnswer = { readonly receipt: Uint8Array; readonly sealed: Uint8Array };
export type UnsealedWave = {
  readonly answers: readonly {
    readonly id: string;
    readonly audience: string;
    readonly office: string | null;
    readonly answers: SubmittedAnswer['answers'];
  }[];
  readonly texts: readonly {
    readonly id: string;
    readonly audience: string;
    readonly itemId: string;
    readonly text: string;
  }[];
};

/**
 * Opens every answer of a wave and lets go of what held it together: each answer gets a random id, each free text one
 * of its own, and both lists stand in the order of those ids. Nothing of a receipt or of an order of arrival is left.
 *
 * @param random where ids come from; a test may give its own
 * @throws when a sealed answer does not open: it has been changed, and that must be known, not passed over
 */
export function unsealWave(
  sealed: readonly SealedAnswer[],
  secrets: WaveSecrets,
  random: (bytes: number) => Uint8Array = randomBytes,
): UnsealedWave {
  const opened = sealed.map((row) => fromBytes(openSealed(row.sealed, secrets.sealing, row.receipt)));
  const withId = <T>(row: T) => ({ id: Buffer.from(random(16)).toString('base64url'), ...row });
  const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
  return {
    answers: opened.map(({ audience, office, answers }) => withId({ audience, office, answers })).sort(byId),
    // A free text keeps its audience and its question, but not its office: with it, few texts would have many writers.
    texts: opened
      .flatMap(({ audience, texts }) =>
        Object.entries(texts).map(([itemId, text]) => withId({ audience, itemId, text })),
      )
      .sort(byId),
  };
}
