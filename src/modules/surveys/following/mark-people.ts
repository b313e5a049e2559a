import type { Invitation } from '#modules/privacy/index.ts';
import { openBegun } from '../answering/drafts.ts';
import { draftOf, makeLink, receiptOf } from '../links/link.ts';
import type { WaveSecrets } from '../links/wave-secrets.ts';

export type Arrived = {
  /** The receipts of the answers that have been sent. */
  readonly receipts: readonly Uint8Array[];
  /** What was begun and not sent. */
  readonly begun: readonly { readonly draft: Uint8Array; readonly sealed: Uint8Array }[];
};

/**
 * Who has answered and who has only begun, for all at once. It looks at receipts and at whether something was begun; at
 * no answer. A wave that is followed and one that closes are counted by this same rule, so that the curve by day ends
 * where the table does.
 */
export function markPeople<Person extends Pick<Invitation, 'invitationId' | 'audience' | 'office'>>(
  people: readonly Person[],
  { receipts, begun }: Arrived,
  { linkKey, receiptKey }: Pick<WaveSecrets, 'linkKey' | 'receiptKey'>,
): (Person & { readonly hasAnswered: boolean; readonly hasBegun: boolean })[] {
  const answered = new Set(receipts.map(nameOf));
  const drafts = new Map(begun.map(({ draft, sealed }) => [nameOf(draft), sealed]));
  return people.map((person) => {
    const { invitationId, audience, office } = person;
    const hasAnswered = answered.has(nameOf(receiptOf(invitationId, receiptKey)));
    const hasBegun =
      !hasAnswered &&
      drafts.size > 0 &&
      beganSomething(makeLink({ invitationId, audience, office }, linkKey), drafts);
    return { ...person, hasAnswered, hasBegun };
  });
}

/** Somebody who leafed through and answered nothing has not begun. */
function beganSomething(token: string, drafts: ReadonlyMap<string, Uint8Array>): boolean {
  const place = draftOf(token);
  const found = drafts.get(nameOf(place.draft));
  const given = found && openBegun(found, place);
  return Boolean(given && (Object.keys(given.answers).length > 0 || Object.keys(given.texts).length > 0));
}

const nameOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url');
