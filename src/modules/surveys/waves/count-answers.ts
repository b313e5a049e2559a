import type { CustodyHolder } from '#modules/organisation/schema.ts';
import type { Invitation } from '#modules/privacy/index.ts';
import { type BackgroundCount, countBackgrounds, countCells } from '../following/counts.ts';
import { markPeople } from '../following/mark-people.ts';
import type { WaveSecrets } from '../links/wave-secrets.ts';
import type { UnitOf } from '../reporting-units/units.rules.ts';
import type { Unsealing, WaveCount } from '../store.server.ts';

/**
 * How a wave ended: how many answered, began and did nothing, by audience and reporting unit, counted as it was while it
 * was followed.
 *
 * @returns counts of those who were asked, in the order of audience and unit, the same by what the list says of them,
 *   and the ids of those who answered
 */
export function countAnswers(
  people: readonly Invitation[],
  { sealed, begun }: Pick<Unsealing, 'sealed' | 'begun'>,
  secrets: Pick<WaveSecrets, 'linkKey' | 'receiptKey'>,
  { custody, unit }: { readonly custody: CustodyHolder; readonly unit: UnitOf },
): {
  readonly counts: readonly WaveCount[];
  readonly backgrounds: readonly BackgroundCount[];
  readonly answered: readonly string[];
} {
  const receipts = sealed.map(({ receipt }) => receipt);
  // Marked by where they work, which is in their links; counted by what that is reported as.
  const marked = markPeople(people, { receipts, begun }, secrets).map((person) => ({
    ...person,
    office: unit(person.office),
  }));
  return {
    counts: countCells(marked, custody).map((cell) => ({ ...cell, office: cell.office ?? '' })),
    backgrounds: countBackgrounds(marked, custody),
    answered: marked.filter(({ hasAnswered }) => hasAnswered).map(({ invitationId }) => invitationId),
  };
}
