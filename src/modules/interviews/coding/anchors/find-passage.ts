import { soundText } from '../../transcripts/sound-text.ts';

/** Marks of quotation that somebody sets around what they copy, and that were not said. */
const quotationMarks = /^[\s"“”„«»'‘’]+|[\s"“”„«»'‘’.…]+$/gu;

/**
 * Where words that somebody copied out of a stretch of text stand in it: as they are written; else however they are
 * spelled in capitals and small letters, and broken into lines.
 *
 * @returns every place, in order; none when the words are not there
 */
export function findPassage(
  text: string,
  within: { readonly start: number; readonly end: number },
  copied: string,
): readonly { readonly start: number; readonly end: number }[] {
  const exact = soundText(copied).trim();
  const words = exact.replaceAll(quotationMarks, '');
  for (const pattern of [patternOf(exact, 'gu'), patternOf(exact, 'giu'), patternOf(words, 'giu')]) {
    if (pattern === null) continue;
    const found = [...text.slice(within.start, within.end).matchAll(pattern)].map(({ 0: said, index }) => ({
      start: within.start + index,
      end: within.start + index + said.length,
    }));
    if (found.length > 0) return found;
  }
  return [];
}

function patternOf(words: string, flags: string): RegExp | null {
  if (words.trim() === '') return null;
  const parts = words.split(/\s+/u).map((part) => part.replaceAll(/[\\^$.*+?()[\]{}|/]/gu, '\\$&'));
  return new RegExp(parts.join('\\s+'), flags);
}
