/**
 * A text without what nobody types and nobody sees: control characters but tab and line breaks, halves of pairs
 * (U+FFFD instead), U+FFFE and U+FFFF, which no XML can hold, and what turns the direction of writing round. One of
 * those that is never closed turns the rest of a page or a report around, and makes a name look like another.
 */
export function withoutUnseen(text: string): string {
  return text.toWellFormed().replace(/(?![\t\n\r])\p{Cc}|[\uFFFE\uFFFF\u202A-\u202E\u2066-\u2069]/gu, '');
}
