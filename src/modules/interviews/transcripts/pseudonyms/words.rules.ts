/** A word where it stands, and whether a capital at its head says nothing: it begins a sentence, or something quoted. */
export type PlacedWord = {
  readonly word: string;
  readonly start: number;
  readonly end: number;
  readonly beginsSentence: boolean;
};

/** Words of a text but for those in square brackets, which stand for somebody already. */
export function placedWords(text: string): readonly PlacedWord[] {
  const standIns = [...text.matchAll(/\[[^\][\n]*\]/gu)].map(({ index, 0: { length } }) => [
    index,
    index + length,
  ]);
  const words: PlacedWord[] = [];
  let at = 0;
  for (const { 0: word, index } of text.matchAll(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’-]*/gu)) {
    while (at < standIns.length && standIns[at]![1]! <= index) at += 1;
    if (at < standIns.length && standIns[at]![0]! <= index) continue;
    words.push({ word, start: index, end: index + word.length, beginsSentence: beginsSentence(text, index) });
  }
  return words;
}

function beginsSentence(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - 8), start);
  return start === 0 || /(?:[.!?:…\n][»"”’)\]]*|[«"“„‘(–—])\s*$/u.test(before);
}

/**
 * Where any of these stand as whole words, the longest first where several do. A genitive's s is not part of the name:
 * "Karis" is "Kari" and an s.
 */
export function placesOf(
  text: string,
  names: readonly string[],
): readonly { readonly name: string; readonly start: number; readonly end: number }[] {
  const inOrder = [...new Set(names)].filter((name) => name !== '').toSorted((a, b) => b.length - a.length);
  if (inOrder.length === 0) return [];
  const any = inOrder.map((name) => name.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')).join('|');
  const pattern = new RegExp(`(?<![\\p{L}\\p{M}\\p{N}@])(?:${any})(?=s?(?![\\p{L}\\p{M}\\p{N}]))`, 'gu');
  return [...text.matchAll(pattern)].map(({ 0: name, index }) => ({
    name,
    start: index,
    end: index + name.length,
  }));
}
