import type { CodeTestHint } from '../coding/code-test/hints.rules.ts';
import type { CodedItem } from '../coding/coded-items.ts';
import { sameWords } from '../coding/coders/compare.rules.ts';
import type { CodingState } from '../coding/log/replay.ts';
import { sameKey } from './rows.rules.ts';

/** So many of the texts a code stands on are shown with its questions: more would not be read. */
const mostPassages = 3;
/** An answer of no more words is hardly more than a heading itself: its code need not tell more than it does. */
const wordsOfShort = 8;

/** The codings that the code test shows: the first of each code's, those that say the same once. */
export function passagesToTest({ codings }: Pick<CodingState, 'codings'>): ReadonlySet<string> {
  const said = new Map<string, Set<string>>();
  const shown = new Set<string>();
  for (const { codeId, codingId, anchor } of codings) {
    const had = said.get(codeId) ?? new Set<string>();
    const key = sameKey(anchor.quote);
    if (had.size >= mostPassages || had.has(key)) continue;
    said.set(codeId, had.add(key));
    shown.add(codingId);
  }
  return shown;
}

/**
 * The hints that hold for free texts. A code that only names a topic is right for an answer that does, and one in words of
 * its own for answers that say the same in many ways; what the question itself asked about is no answer to it.
 */
export function answeredHints(items: readonly CodedItem[]): readonly CodedItem[] {
  const byCode = Map.groupBy(items, ({ codeId }) => codeId);
  return items.map((item) => {
    const quotes = byCode.get(item.codeId)!.map(({ quote }) => quote);
    const isRight = ({ kind }: CodeTestHint) => {
      if (kind === 'onlyATopic') return quotes.every((quote) => countWords(quote) > wordsOfShort);
      return kind === 'repeatsTheGuide' || quotes.length === 1;
    };
    return { ...item, hints: item.hints.filter(isRight) };
  });
}

const countWords = (text: string) => text.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu)?.length ?? 0;

/**
 * Whether a code is kept as a heading: it lies in a theme of the same words. Sorting into headings is what is often done
 * with short answers, and a code that somebody has made a heading of on purpose is asked nothing more.
 */
export function isHeading(
  { place, words }: CodingState['codes'][number],
  groups: CodingState['groups'],
): boolean {
  const group = place.kind === 'group' ? groups.find(({ groupId }) => groupId === place.groupId) : undefined;
  return group !== undefined && sameWords(group.name) === sameWords(words);
}
