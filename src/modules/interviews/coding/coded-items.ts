import { type CodeTestHint, codeTestHints } from './code-test/hints.rules.ts';
import type { SpokenLanguage } from './code-test/plain-words.ts';
import type { CodeTest, CodingState } from './log/replay.ts';
import { type CodeStatus, statusOf } from './progress.rules.ts';

/** A code on a passage, as a page shows it. */
export type CodedItem = {
  readonly codingId: string;
  readonly codeId: string;
  readonly interviewId: string;
  readonly words: string;
  readonly start: number;
  readonly end: number;
  readonly quote: string;
  readonly status: CodeStatus;
  readonly test: CodeTest | null;
  /** What a machine can see of a code that has not passed; empty for one that has. */
  readonly hints: readonly CodeTestHint[];
  /** How many passages the code stands on. */
  readonly passages: number;
  readonly byName: string;
  /** Whether whoever asks made it; false where nobody is named. */
  readonly isOwn: boolean;
  /** What somebody thinks of the code so far; empty where nobody has written anything. */
  readonly memo: string;
};

/** The standing codings that are asked for, in the order of their passages. */
export function codedItems(
  state: CodingState,
  asked: {
    readonly isAsked: (coding: CodingState['codings'][number]) => boolean;
    readonly guide: readonly string[];
    readonly spoken: SpokenLanguage;
    readonly personId?: string;
  },
): readonly CodedItem[] {
  const { isAsked, guide, spoken, personId: asker } = asked;
  const codes = new Map(state.codes.map((code) => [code.codeId, code]));
  const passages = new Map<string, number>();
  for (const { codeId } of state.codings) passages.set(codeId, (passages.get(codeId) ?? 0) + 1);
  return state.codings
    .filter(isAsked)
    .toSorted((a, b) => a.anchor.start - b.anchor.start || b.anchor.end - a.anchor.end || a.number - b.number)
    .map(({ codingId, codeId, interviewId, anchor, personId, byName }) => {
      const code = codes.get(codeId)!;
      const { words, test, memo } = code;
      const status = statusOf(code);
      const given = { code: words, passage: anchor.quote, guide, language: spoken };
      return {
        codingId,
        codeId,
        interviewId,
        words,
        test,
        status,
        byName,
        memo,
        isOwn: personId === asker,
        start: anchor.start,
        end: anchor.end,
        quote: anchor.quote,
        hints: status === 'passed' ? [] : codeTestHints(given),
        passages: passages.get(codeId) ?? 0,
      };
    });
}
