import type { CustodyHolder } from '#modules/organisation/schema.ts';
import type { Invitation } from '#modules/privacy/index.ts';
import { type BackgroundCount, countBackgrounds, countCells } from '../following/counts.ts';
import { markPeople } from '../following/mark-people.ts';
import type { WaveSecrets } from '../links/wave-secrets.ts';
import type { Unsealing, WaveCount } from '../store.server.ts';

/**
 * How a wave ended: how many answered, began and did nothing, by audience and office, counted as it was while it was
 * followed.
 *
 * @returns counts of those who were asked, in the order of audience and office, the same by what the list says of them,
 *   and the ids of those who answered
 */
export function countAnswers(
  people: readonly Invitation[],
  { sealed, begun }: Pick<Unsealing, 'sealed' | 'begun'>,
  secrets: Pick<WaveSecrets, 'linkKey' | 'receiptKey'>,
  custody: CustodyHolder,
): {
  readonly counts: readonly WaveCount[];
  readonly backgrounds: readonly BackgroundCount[];
  readonly answered: readonly string[];
} {
  const receipts = sealed.map(({ receipt }) => receipt);
  const marked = markPeople(people, { receipts, begun }, secrets);
  return {
    counts: countCells(marked, custody).map((cell) => ({ ...cell, office: cell.office ?? '' })),
    backgrounds: countBackgrounds(marked, custody),
    answered: marked.filter(({ hasAnswered }) => hasAnswered).map(({ invitationId }) => invitationId),
  };
}
