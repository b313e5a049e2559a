import type { CodeKey, LetterKind } from '#modules/privacy/index.ts';
import type { Database } from '#platform/database/database.ts';
import { draftOf, makeLink, receiptOf } from '../links/link.ts';
import { countByOpenLink } from '../links/open-link.ts';
import type { WaveSecrets } from '../links/wave-secrets.ts';
import type { Place } from '../tables.server.ts';
import { type BackgroundCount, type CountCell, countBackgrounds, countCells } from './counts.ts';
import { draftsOfWave, receiptsOfWave } from './follow.server.ts';

export type WaveCount = {
  readonly cells: readonly CountCell[];
  readonly backgrounds: readonly BackgroundCount[];
  /** How many have answered by each open link. */
  readonly openLinks: ReadonlyMap<string, number>;
  /** Kinds of letters that have gone out. */
  readonly letters: readonly LetterKind[];
};

/**
 * Counts who has answered in an open wave, from receipts, for all at once. Names go no further than this, and neither
 * does who: what comes out are numbers.
 *
 * Backgrounds are counted by the flags of the code key, which are set when reminders are queued and when the wave
 * closes: with the receipts of today they would tell who answered today.
 */
export async function countWave(
  {
    database,
    codeKey,
  }: { readonly database: Database; readonly codeKey: Pick<CodeKey, 'all' | 'countLetters'> },
  options: Place & { readonly secrets: WaveSecrets; readonly openLinkIds: readonly string[] },
): Promise<WaveCount> {
  const { secrets } = options;
  const people = await codeKey.all(options);
  const receipts = await receiptsOfWave(database, options);
  const answered = new Set(receipts.map(nameOf));
  const begun = new Set((await draftsOfWave(database, options)).map(nameOf));
  const counted = people.map(({ invitationId, audience, office, state, background }) => ({
    ...{ audience, office, state, background },
    hasAnswered: answered.has(nameOf(receiptOf(invitationId, secrets.receiptKey))),
    hasBegun:
      begun.size > 0 &&
      begun.has(nameOf(draftOf(makeLink({ invitationId, audience, office }, secrets.linkKey)).draft)),
  }));
  const letters = await codeKey.countLetters(options);
  return {
    letters: [...new Set(letters.filter(({ state }) => !isWaiting.includes(state)).map(({ kind }) => kind))],
    cells: countCells(counted),
    backgrounds: countBackgrounds(people),
    openLinks: countByOpenLink(receipts, options.openLinkIds, secrets.receiptKey),
  };
}

const isWaiting: readonly string[] = ['queued', 'sending', 'refused'];

function nameOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64url');
}
