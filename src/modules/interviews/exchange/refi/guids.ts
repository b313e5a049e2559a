import { createHash } from 'node:crypto';
import type { Guid } from './project.ts';

const pattern = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/u;

/**
 * A GUID as we write it, of one as somebody else did: braces and capitals mean nothing, and what is no GUID at all (some
 * programs write numbers or names) becomes one, the same every time.
 */
export function guidOf(written: string): Guid {
  const plain = written
    .trim()
    .replace(/^\{|\}$/gu, '')
    .toLowerCase();
  return pattern.test(plain) ? plain : derivedGuid(written);
}

/** A GUID made of whatever something is known by: the same of the same (RFC 9562, version 8). */
export function derivedGuid(...known: readonly (string | number)[]): Guid {
  const hash = createHash('sha256').update(known.join('\u0000')).digest('hex');
  const variant = '89ab'[Number.parseInt(hash[16]!, 16) % 4];
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-${variant}${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}
