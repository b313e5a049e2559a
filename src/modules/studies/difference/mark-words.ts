import { matchLines } from '../merge/match-lines.ts';

export type MarkedText = readonly { readonly text: string; readonly isChanged: boolean }[];

/**
 * Two wordings of one text, each with the words marked that the other does not have.
 *
 * @example markWords('Jeg trives godt', 'Jeg trives svært godt').after // 'Jeg trives ', *'svært '*, 'godt'
 */
export function markWords(before: string, after: string): { before: MarkedText; after: MarkedText } {
  const [old, now] = [wordsOf(before), wordsOf(after)];
  const places = matchLines(old, now);
  const kept = new Set(places);
  return {
    before: joined(old.map((text, index) => ({ text, isChanged: places[index] === -1 }))),
    after: joined(now.map((text, index) => ({ text, isChanged: !kept.has(index) }))),
  };
}

/** Words, the spaces between them, and each mark by itself: a word before a full stop is still that word. */
function wordsOf(text: string): string[] {
  return text.match(/\s+|[\p{L}\p{N}]+|[^\s\p{L}\p{N}]/gu) ?? [];
}

function joined(parts: MarkedText): MarkedText {
  const all: { text: string; isChanged: boolean }[] = [];
  for (const part of parts) {
    const last = all.at(-1);
    if (last?.isChanged === part.isChanged) last.text += part.text;
    else all.push({ ...part });
  }
  return all;
}
