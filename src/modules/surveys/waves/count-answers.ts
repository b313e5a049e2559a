import type { Invitation } from '#modules/privacy/index.ts';
import { openBegun } from '../answering/drafts.ts';
import { draftOf, makeLink, receiptOf } from '../links/link.ts';
import type { WaveSecrets } from '../links/wave-secrets.ts';
import type { Unsealing, WaveCount } from '../store.server.ts';

/**
 * Who has answered, and how many did, began and did nothing, by audience and office. It looks at receipts and at whether
 * something was begun; at no answer.
 *
 * @returns counts of those who were asked, in the order of audience and office, and the ids of those who answered
 */
export function countAnswers(
  people: readonly Invitation[],
  { sealed, begun }: Pick<Unsealing, 'sealed' | 'begun'>,
  { linkKey, receiptKey }: Pick<WaveSecrets, 'linkKey' | 'receiptKey'>,
): { readonly counts: readonly WaveCount[]; readonly answered: readonly string[] } {
  const receipts = new Set(sealed.map(({ receipt }) => textOf(receipt)));
  const drafts = new Map(begun.map((one) => [textOf(one.draft), one.sealed]));
  const counts = new Map<string, WaveCount>();
  const answered: string[] = [];
  for (const { invitationId, audience, office, state } of people) {
    const key = JSON.stringify([audience, office ?? '']);
    const count = counts.get(key) ?? nobody(audience, office ?? '');
    const hasAnswered = receipts.has(textOf(receiptOf(invitationId, receiptKey)));
    if (hasAnswered) answered.push(invitationId);
    const hasBegun =
      !hasAnswered && beganSomething(makeLink({ invitationId, audience, office }, linkKey), drafts);
    // Somebody who answered was reached, whatever their mail server said.
    const isOut = (why: typeof state) => state === why && !hasAnswered;
    counts.set(key, {
      ...count,
      invited: count.invited + 1,
      undeliverable: count.undeliverable + (isOut('undeliverable') ? 1 : 0),
      absent: count.absent + (isOut('absent') ? 1 : 0),
      complete: count.complete + (hasAnswered ? 1 : 0),
      partial: count.partial + (hasBegun ? 1 : 0),
    });
  }
  const inOrder = [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, count]) => count);
  return { counts: inOrder, answered };
}

/** Somebody who leafed through and answered nothing has not begun. */
function beganSomething(token: string, drafts: ReadonlyMap<string, Uint8Array>): boolean {
  const place = draftOf(token);
  const found = drafts.get(textOf(place.draft));
  const given = found && openBegun(found, place);
  return Boolean(given && (Object.keys(given.answers).length > 0 || Object.keys(given.texts).length > 0));
}

const textOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url');

const nobody = (audience: string, office: string): WaveCount => ({
  audience,
  office,
  invited: 0,
  undeliverable: 0,
  absent: 0,
  complete: 0,
  partial: 0,
});
