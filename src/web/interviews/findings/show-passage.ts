import type { Passage } from '#modules/interviews/index.ts';
import type { Language } from '#platform/language.ts';
import type { ShownPassage } from './passage-view.tsx';
import { sayPlace } from './say-place.ts';

export function showPassage(
  passage: Passage,
  { language, quotable }: { readonly language: Language; readonly quotable: ReadonlySet<string> },
): ShownPassage {
  const { interviewId, name, quote, codes } = passage;
  return {
    interviewId,
    name,
    quote,
    codingId: codes[0]!.codingId,
    mayQuote: quotable.has(passage.informantId),
    place: sayPlace(passage, language),
    codes: [...new Set(codes.map(({ words }) => words))],
  };
}
