import { createHmac, randomBytes } from 'node:crypto';

/**
 * An answer by an open link: somebody on no list, at a place. Each visit is an invitation of its own, made on the spot
 * and written nowhere: what the link must know stands in its id.
 */
export type OpenVisit = {
  /** Names the open link, whatever code it has had. */
  readonly linkId: string;
  /** The code the visit began with: where a tablet goes back to. */
  readonly code: string;
  /** On a tablet that the next person takes over. */
  readonly isTablet: boolean;
};

const mark = '~';
const nonceBytes = 16;

/** An invitation for one visit. Two visits never share one. */
export function openInvitation(
  { linkId, code, isTablet }: OpenVisit,
  random: (bytes: number) => Uint8Array = randomBytes,
): string {
  const nonce = Buffer.from(random(nonceBytes)).toString('base64url');
  return [mark, linkId, code, isTablet ? 't' : 'p', nonce].join('.');
}

/** What an invitation says of its open link; null for one of the code key. */
export function readOpenInvitation(invitationId: string): (OpenVisit & { readonly nonce: string }) | null {
  const [first, linkId, code, kind, nonce] = invitationId.split('.');
  if (first !== mark || !linkId || !code || !nonce) return null;
  return { linkId, code, isTablet: kind === 't', nonce };
}

/**
 * The number that an open answer is filed under: half of it random, half of it saying by which open link, to whoever
 * holds the receipt key. So answers can be counted by place while they are sealed, and nothing counts along.
 */
export function openReceipt(linkId: string, nonce: Uint8Array, receiptKey: Uint8Array): Uint8Array {
  return Buffer.concat([nonce, tagOf(linkId, nonce, receiptKey)]);
}

/** How many of these receipts came by each open link. */
export function countByOpenLink(
  receipts: readonly Uint8Array[],
  linkIds: readonly string[],
  receiptKey: Uint8Array,
): ReadonlyMap<string, number> {
  const counts = new Map(linkIds.map((linkId) => [linkId, 0]));
  for (const receipt of receipts) {
    const bytes = Buffer.from(receipt);
    const nonce = bytes.subarray(0, nonceBytes);
    const tag = bytes.subarray(nonceBytes);
    const found = linkIds.find((linkId) => tag.equals(tagOf(linkId, nonce, receiptKey)));
    if (found !== undefined) counts.set(found, counts.get(found)! + 1);
  }
  return counts;
}

function tagOf(linkId: string, nonce: Uint8Array, receiptKey: Uint8Array): Buffer {
  const mac = createHmac('sha256', receiptKey).update('open receipt ').update(linkId).update(' ');
  return mac.update(nonce).digest().subarray(0, nonceBytes);
}
