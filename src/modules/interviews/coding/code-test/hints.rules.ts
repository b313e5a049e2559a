import { isContentWord, isSaying, meet, type SpokenLanguage, stemOf, wordsOf } from './plain-words.ts';

/**
 * What a machine can see of a code that may not pass the code test. Hints only: the test is two questions to a person,
 * and a code that gets a hint may still be the best there is.
 */
export type CodeTestHint =
  /** All it speaks of stands in the guide: it could have been written before anything was read. */
  | { readonly kind: 'repeatsTheGuide'; readonly words: readonly string[] }
  /** One or two nouns: it names what was spoken of, and not what was said. */
  | { readonly kind: 'onlyATopic' }
  /** None of the informant's own words are in it. */
  | { readonly kind: 'noWordsOfThePassage' };

/** A heading is seldom longer; what is longer and has no verb we know is left to the person. */
const mostWordsOfATopic = 2;

/**
 * Hints for the two questions of the code test (Tjora 2017, p. 203, in our own words): could the code have been written
 * before the material was read, and does it tell what is said, or only what is talked about?
 *
 * @param code as it was written, in the words of the coder
 * @param passage the text it was put on
 * @param guide the interview guide's questions and prompts; empty when there is none
 */
export function codeTestHints({
  code,
  passage,
  guide,
  language,
}: {
  readonly code: string;
  readonly passage: string;
  readonly guide: readonly string[];
  readonly language: SpokenLanguage;
}): readonly CodeTestHint[] {
  const words = wordsOf(code);
  const content = words.filter((word) => isContentWord(word, language));
  const hints: CodeTestHint[] = [];
  const inGuide = stemsOf(guide.join('\n'), language);
  const repeated = content.filter((word) => isAmong(word, inGuide, language));
  if (content.length > 0 && repeated.length === content.length) {
    hints.push({ kind: 'repeatsTheGuide', words: [...new Set(repeated)] });
  }
  if (words.length > 0 && content.length <= mostWordsOfATopic && !isSaying(words, language)) {
    hints.push({ kind: 'onlyATopic' });
  }
  const inPassage = stemsOf(passage, language);
  if (content.length > 0 && !content.some((word) => isAmong(word, inPassage, language))) {
    hints.push({ kind: 'noWordsOfThePassage' });
  }
  return hints;
}

function stemsOf(text: string, language: SpokenLanguage): readonly string[] {
  const content = wordsOf(text).filter((word) => isContentWord(word, language));
  return [...new Set(content.map((word) => stemOf(word, language)))];
}

function isAmong(word: string, stems: readonly string[], language: SpokenLanguage): boolean {
  const own = stemOf(word, language);
  return stems.some((stem) => meet(stem, own));
}
