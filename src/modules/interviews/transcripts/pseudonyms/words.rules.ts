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

export type Place = { readonly name: string; readonly start: number; readonly end: number };

/**
 * Where any of these stand as whole words, the longest first where several do. A genitive's s is not part of the name:
 * "Karis" is "Kari" and an s.
 */
export const placesOf = (text: string, names: readonly string[]): readonly Place[] => finderOf(names)(text);

/**
 * The same for many texts. Names are looked up by how they begin and how long they are, so that ten thousand of them take
 * hardly longer than ten.
 */
export function finderOf(names: readonly string[]): (text: string) => readonly Place[] {
  const known = new Set(names.filter((name) => name !== ''));
  const lengths = new Map<string, Set<number>>();
  for (const name of known) {
    const key = name.slice(0, 2);
    lengths.set(key, (lengths.get(key) ?? new Set()).add(name.length));
  }
  const longestFirst = new Map([...lengths].map(([key, some]) => [key, [...some].toSorted((a, b) => b - a)]));
  const after = /s?(?![\p{L}\p{M}\p{N}])/uy;
  const endsWord = (text: string, end: number) => {
    after.lastIndex = end;
    return after.test(text);
  };
  return (text) => {
    if (known.size === 0) return [];
    const places: Place[] = [];
    let free = 0;
    for (const { index } of text.matchAll(/(?<![\p{L}\p{M}\p{N}@])\S/gu)) {
      if (index < free) continue;
      const some = [text.slice(index, index + 2), text.slice(index, index + 1)].flatMap(
        (key) => longestFirst.get(key) ?? [],
      );
      const length = some.find(
        (one) => known.has(text.slice(index, index + one)) && endsWord(text, index + one),
      );
      if (length === undefined) continue;
      free = index + length;
      places.push({ name: text.slice(index, free), start: index, end: free });
    }
    return places;
  };
}
