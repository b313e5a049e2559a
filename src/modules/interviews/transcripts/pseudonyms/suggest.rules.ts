import { isContentWord } from '../../coding/code-test/plain-words.ts';
import { type PlacedWord, placedWords, placesOf } from './words.rules.ts';

/** What a word that may point at somebody is. */
export const nameKinds = [
  'person',
  'office',
  'municipality',
  'county',
  'place',
  'email',
  'phone',
  'nationalNumber',
] as const;
export type NameKind = (typeof nameKinds)[number];

/** A name that the register knows. */
export type KnownName = { readonly name: string; readonly kind: 'office' | 'municipality' | 'county' };

/** What somebody has said of a word before: what stands for it, or null: it points at nobody. */
export type DecidedName = {
  readonly original: string;
  readonly replacement: string | null;
  readonly kind: NameKind;
};

export type Suggestion = {
  readonly original: string;
  readonly kind: NameKind;
  /** False for a word that only ever begins a sentence: most of those are no names. */
  readonly isLikely: boolean;
};

/** Capital letters that point at nobody, in Norwegian and English talk about work. */
const neverNames = new Set(
  `Norge Noreg Norden Europa Stortinget Excel Teams Word Outlook Google Facebook Nav Gud Internett Zoom PowerPoint
  I I'm I’m I'd I’d I'll I’ll I've I’ve Monday Tuesday Wednesday Thursday Friday Saturday Sunday Norway Norwegian
  January February March April May June July August September October November December`.split(/\s+/),
);

const written: Readonly<Record<'email' | 'phone' | 'nationalNumber', RegExp>> = {
  // Begins where no address goes on: tried from every letter, a word of a megabyte would take hours.
  email: /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]+@[\p{L}\p{N}.-]+\.\p{L}{2,}/gu,
  nationalNumber: /(?<!\d)\d{6} ?\d{5}(?!\d)/gu,
  phone: /(?<![\d+])(?:\+47 ?)?(?:\d{2} \d{2} \d{2} \d{2}|\d{3} \d{2} \d{3}|\d{8})(?!\d)/gu,
};

/**
 * Words that may point at somebody: what the register knows, addresses and numbers, and words with a capital where a
 * sentence does not begin. A word that is written small somewhere in the same texts is no name where it begins a sentence.
 *
 * @param texts of all interviews of the study: what is a name in one is one in the others
 * @returns in the order they are first met, without what has been decided
 */
export function suggestNames(
  texts: readonly string[],
  { known, decided }: { readonly known: readonly KnownName[]; readonly decided: readonly DecidedName[] },
): readonly Suggestion[] {
  const found = new Map<string, Suggestion & { readonly at: number }>();
  const settled = new Set(
    decided.flatMap(({ original, replacement }) => (replacement === null ? [original] : [])),
  );
  const add = (original: string, kind: NameKind, isLikely: boolean, at: number) => {
    if (settled.has(original) || (found.get(original)?.isLikely ?? false)) return;
    found.set(original, { original, kind, isLikely, at });
  };
  const all = texts.map((text) => ({ text, words: placedWords(text) }));
  const small = new Set(
    all.flatMap(({ words }) => words.flatMap(({ word }) => (isCapital(word) ? [] : [word]))),
  );
  const replaced = decided.filter(({ replacement }) => replacement !== null);
  const kindOf = new Map([
    ...known.map(({ name, kind }) => [name, kind] as const),
    ...replaced.map(({ original, kind }) => [original, kind] as const),
  ]);
  let offset = 0;
  for (const { text, words } of all) {
    for (const [kind, pattern] of Object.entries(written)) {
      for (const { 0: value, index } of text.matchAll(pattern))
        add(value, kind as NameKind, true, offset + index);
    }
    const inText = new Map(words.map((word) => [word.start, word]));
    for (const { name, start } of placesOf(text, [...kindOf.keys()])) {
      const first = inText.get(start);
      const isOpening =
        first !== undefined && isSmall(first, small) && first.end - first.start === name.length;
      if (first !== undefined && !isOpening) add(name, kindOf.get(name)!, true, offset + start);
    }
    for (const run of capitalRuns(text, words, small))
      add(run.name, run.kind, run.isLikely, offset + run.start);
    offset += text.length + 1;
  }
  const suggestions = [...found.values()].toSorted((a, b) => a.at - b.at);
  const [kindsOfParts, inAddresses] = [kindsByPart(suggestions), partsOfAddresses(suggestions)];
  // "Torbjørn" that only begins sentences is a name where "Torbjørn Lie" is one: it points at the same person.
  const likelyParts = kindsByPart([...suggestions.filter(({ isLikely }) => isLikely), ...replaced]);
  return suggestions
    .filter(({ original }) => !isGenitiveOf(original, found) && !inAddresses.has(original))
    .map(({ at: _at, ...rest }) => ({
      ...rest,
      kind: kindOfWhole(rest.original, kindsOfParts) ?? rest.kind,
      isLikely: rest.isLikely || likelyParts.has(rest.original),
    }));
}

const isCapital = (word: string) => /^\p{Lu}/u.test(word);
/** NAV, KS, AAP: an abbreviation points at no one person. */
const isAbbreviation = (word: string) => word === word.toLocaleUpperCase('nb') && word.length <= 6;
/** Whether a word's capital comes of beginning a sentence, as far as the same word elsewhere can tell. */
const isSmall = ({ word, beginsSentence }: PlacedWord, small: ReadonlySet<string>) =>
  beginsSentence && small.has(word.toLocaleLowerCase('nb'));

type Run = {
  readonly name: string;
  readonly kind: NameKind;
  readonly isLikely: boolean;
  readonly start: number;
};

/** Somebody who writes every word with a capital names several in a row. */
const mostWordsInName = 8;

/** Words with capitals that stand together: "Kari Nordmann", "NAV Lillevik", "Lillevik kommune". */
function* capitalRuns(
  text: string,
  words: readonly PlacedWord[],
  small: ReadonlySet<string>,
): Generator<Run> {
  for (let at = 0; at < words.length; at += 1) {
    const first = words[at]!;
    if (!isCapital(first.word) || isSmall(first, small) || neverNames.has(first.word)) continue;
    let last = at;
    const isBeside = (index: number) =>
      index + 1 < words.length && /^ $/.test(text.slice(words[index]!.end, words[index + 1]!.start));
    const isShort = () => last - at + 1 < mostWordsInName;
    while (isShort() && isBeside(last) && isNamePart(words[last + 1]!.word)) last += 1;
    const inRun = words.slice(at, last + 1);
    const before = words[at - 1]?.word ?? '';
    at = last;
    if (inRun.every(({ word }) => isAbbreviation(word) || neverNames.has(word))) continue;
    const follows = isBeside(last) ? words[last + 1]!.word : '';
    const area = /^(?:fylkes)?kommune$/u.test(follows)
      ? 'municipality'
      : /^fylke$/u.test(follows)
        ? 'county'
        : null;
    const end = area === null ? inRun.at(-1)!.end : words[last + 1]!.end;
    const kind =
      area ?? (isAbbreviation(first.word) && inRun.length > 1 ? 'office' : kindAfter(before, inRun.length));
    // One word that begins a sentence, and stands nowhere written small: seldom a name.
    const isLikely = inRun.length > 1 || area !== null || !first.beginsSentence;
    if (inRun.length === 1 && area === null && !mayBeName(first.word)) continue;
    yield { name: text.slice(first.start, end), kind, isLikely, start: first.start };
    // The name alone is met elsewhere too.
    if (area !== null)
      yield { name: text.slice(first.start, inRun.at(-1)!.end), kind: area, isLikely, start: first.start };
  }
}

/** "Da", "Hvis" and "When" are no names, however seldom they are written small in a short text. */
const mayBeName = (word: string) => {
  const small = word.toLocaleLowerCase('nb');
  return isContentWord(small, 'no') && isContentWord(small, 'en');
};
const isNamePart = (word: string) => isCapital(word) && !neverNames.has(word) && word.length > 1;

function kindAfter(before: string, length: number): NameKind {
  return length === 1 && /^(?:i|på|ved|in|at)$/iu.test(before) ? 'place' : 'person';
}

/** "Karis" where "Kari" is met too. */
const isGenitiveOf = (name: string, found: ReadonlyMap<string, unknown>) =>
  name.endsWith('s') && found.has(name.slice(0, -1));

/** Words of an address that is met whole. */
const partsOfAddresses = (all: readonly Suggestion[]): ReadonlySet<string> =>
  new Set(
    all.flatMap(({ original, kind }) => (kind === 'email' ? original.split(/[^\p{L}\p{M}\p{N}'’-]+/u) : [])),
  );

/** Each word of names of several, and what those names are. */
function kindsByPart(
  names: readonly Pick<Suggestion, 'original' | 'kind'>[],
): ReadonlyMap<string, ReadonlySet<NameKind>> {
  const kinds = new Map<string, Set<NameKind>>();
  for (const { original, kind } of names) {
    const parts = original.split(' ');
    if (parts.length < 2) continue;
    for (const part of parts) kinds.set(part, (kinds.get(part) ?? new Set()).add(kind));
  }
  return kinds;
}

/** "Lillevik" is what "NAV Lillevik" or "Lillevik kommune" is, when it is one word of one kind of names only. */
function kindOfWhole(name: string, kinds: ReadonlyMap<string, ReadonlySet<NameKind>>): NameKind | undefined {
  const [kind, other] = kinds.get(name) ?? [];
  return other === undefined ? kind : undefined;
}

/** Whether a name is one of the words of another. */
export const hasPart = (whole: string, part: string) => whole !== part && whole.split(' ').includes(part);
