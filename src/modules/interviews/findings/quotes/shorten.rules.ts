/** A stretch of a passage, in UTF-16 units from its head. */
export type Part = { readonly start: number; readonly end: number };

/** What stands where words are left out. */
export const omission = '[…]';

export type Shortened =
  | { readonly parts: readonly Part[] }
  /** Nothing is left, or these words do not stand in the passage after those before them. */
  | { readonly why: 'empty' }
  | { readonly why: 'notSaid' | 'cutsAWord'; readonly words: string };

/**
 * A passage made shorter by leaving out, never by writing: what is given is pieces of the passage, in its order, with […]
 * between them. Blanks are read alike however many there are; every other character must have been said, and a word is
 * shown whole or not at all: «umulig» cannot become «mulig».
 *
 * @example shorten('Vi fikk tid og vi fikk lov til det', 'Vi fikk tid […] til det')
 */
export function shorten(passage: string, given: string): Shortened {
  const pieces = given
    .split(/\[\s*(?:…|\.\.\.)\s*\]/u)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '');
  if (pieces.length === 0) return { why: 'empty' };
  const parts: Part[] = [];
  for (const piece of pieces) {
    const from = parts.at(-1)?.end ?? 0;
    const found = [...passage.matchAll(new RegExp(patternOf(piece), 'gu'))]
      .map(({ 0: said, index }) => ({ start: index, end: index + said.length }))
      .filter(({ start }) => start >= from);
    if (found.length === 0) return { why: 'notSaid', words: piece };
    const whole = found.find(
      (part) => !isInsideWord(passage, part.start) && !isInsideWord(passage, part.end),
    );
    if (whole === undefined) return { why: 'cutsAWord', words: piece };
    parts.push(whole);
  }
  return { parts };
}

/** The parts as they are read: […] wherever words between them are left out. */
export function showParts(passage: string, parts: readonly Part[]): string {
  return parts.reduce((text, { start, end }, at) => {
    const before = parts[at - 1];
    const joint =
      before === undefined ? '' : passage.slice(before.end, start).trim() === '' ? ' ' : ` ${omission} `;
    return text + joint + passage.slice(start, end);
  }, '');
}

/** Whether anything of the passage is left out. */
export const isShortened = (passage: string, parts: readonly Part[]): boolean =>
  showParts(passage, parts).replaceAll(/\s+/gu, ' ') !== passage.trim().replaceAll(/\s+/gu, ' ');

const patternOf = (piece: string) =>
  piece
    .split(/\s+/u)
    .map((word) => word.replaceAll(/[\\^$.*+?()[\]{}|/]/gu, '\\$&'))
    .join('\\s+');

const isInsideWord = (text: string, place: number) =>
  /[\p{L}\p{M}\p{N}]$/u.test(text.slice(0, place)) && /^[\p{L}\p{M}\p{N}]/u.test(text.slice(place));
