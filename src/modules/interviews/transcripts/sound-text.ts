import { withoutUnseen } from '#platform/text/unseen.ts';

/**
 * A transcript's text in the one form everything else counts in: NFC, LF, no byte order mark, and nothing that cannot be
 * seen (`withoutUnseen`) but tab and line break. Two files that read the same become the same text, so that a place in
 * one is a place in the other.
 *
 * @param given text as a file, a form or a person gave it; a lone half of a surrogate pair becomes U+FFFD, because
 *   nothing could be written out of it again
 */
export function soundText(given: string): string {
  return withoutUnseen(given.replace(/\r\n?|\u2028|\u2029/gu, '\n'))
    .replace(/^\uFEFF+/u, '')
    .normalize('NFC');
}
