import { createCipheriv, createDecipheriv, createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { openReceipt, readOpenInvitation } from './open-link.ts';

/**
 * A personal link says, encrypted, which invitation it is for. The answering page therefore never looks into the code
 * key: it opens the link, learns audience and office, and knows no name or address.
 *
 * The nonce is made from what is encrypted (a synthetic IV, RFC 5297): the same invitation always has the same link,
 * so that a reminder carries the one the first letter did and no link needs to be stored. Whoever cannot make the
 * nonce cannot make a link: forging one is guessing 128 bits.
 */
export type Link = {
  /** Random, 22 characters: names the invitation in the code key. */
  readonly invitationId: string;
  readonly audience: string;
  readonly office: string | null;
};

const nonceBytes = 16;
const longestLink = 400;

/** @returns about 80 characters that can stand in an address */
export function makeLink(link: Link, linkKey: Uint8Array): string {
  const text = Buffer.from(JSON.stringify([link.invitationId, link.audience, link.office]), 'utf8');
  const { authentication, encryption } = keysOf(linkKey);
  const nonce = nonceOf(text, authentication);
  const cipher = createCipheriv('aes-256-ctr', encryption, nonce);
  return Buffer.concat([nonce, cipher.update(text), cipher.final()]).toString('base64url');
}

/** What a link says; null for one that we did not make, for this wave and with this key. */
export function readLink(token: string, linkKey: Uint8Array): Link | null {
  if (token.length > longestLink || !/^[A-Za-z0-9_-]+$/.test(token)) return null;
  const bytes = Buffer.from(token, 'base64url');
  // Another spelling of the same bytes is not the link that was sent.
  if (bytes.length <= nonceBytes || bytes.toString('base64url') !== token) return null;
  const { authentication, encryption } = keysOf(linkKey);
  const nonce = bytes.subarray(0, nonceBytes);
  const decipher = createDecipheriv('aes-256-ctr', encryption, nonce);
  const text = Buffer.concat([decipher.update(bytes.subarray(nonceBytes)), decipher.final()]);
  if (!timingSafeEqual(nonce, nonceOf(text, authentication))) return null;
  const [invitationId, audience, office] = JSON.parse(text.toString('utf8'));
  return { invitationId, audience, office };
}

/**
 * The number that an answer is filed under until the wave closes: the same for the same invitation, so that submitting
 * twice is harmless; for whoever lacks the receipt key, random.
 */
export function receiptOf(invitationId: string, receiptKey: Uint8Array): Uint8Array {
  const open = readOpenInvitation(invitationId);
  if (open) return openReceipt(open.linkId, Buffer.from(open.nonce, 'base64url'), receiptKey);
  return createHmac('sha256', receiptKey).update('receipt ').update(invitationId).digest();
}

/** Where an unfinished answer is filed, and the key that opens it: both follow from the link alone. */
export function draftOf(token: string): { readonly draft: Uint8Array; readonly key: Uint8Array } {
  const made = Buffer.from(hkdfSync('sha256', token, 'handlingsrom draft 1', 'place and key', 64));
  return { draft: made.subarray(0, 32), key: made.subarray(32) };
}

function nonceOf(text: Uint8Array, key: Uint8Array): Uint8Array {
  return createHmac('sha256', key).update(text).digest().subarray(0, nonceBytes);
}

function keysOf(linkKey: Uint8Array): { authentication: Uint8Array; encryption: Uint8Array } {
  const made = Buffer.from(hkdfSync('sha256', linkKey, '', 'handlingsrom link 1', 64));
  return { authentication: made.subarray(0, 32), encryption: made.subarray(32) };
}
