import type { OpenCodes } from '#modules/interviews/index.ts';
import type { Language } from '#platform/language.ts';
import { type SaidItem, sayHint, sayStatus } from './coding-words.ts';

/** A code with the passages it stands on, over all interviews. */
export type ListedCode = Pick<
  SaidItem,
  'codeId' | 'words' | 'status' | 'statusText' | 'test' | 'hints' | 'memo'
> & {
  readonly place: OpenCodes['state']['codes'][number]['place'];
  readonly passages: readonly {
    readonly codingId: string;
    readonly interviewId: string;
    /** Of whoever said it, and what the interview is called where there are several with them. */
    readonly pseudonym: string;
    readonly name: string;
    readonly quote: string;
  }[];
};

/** The study's codes, by interview and then by place in it, each once with all its passages. */
export function listCodes(
  { state, items, interviews }: OpenCodes,
  language: Language,
): readonly ListedCode[] {
  const called = new Map(interviews.map((one) => [one.interviewId, one]));
  const order = new Map(interviews.map((one, index) => [one.interviewId, index]));
  const places = new Map(state.codes.map(({ codeId, place }) => [codeId, place]));
  // What is said of interviews that are gone is gone too: only the others have a pseudonym to be told by.
  const known = items.filter(({ interviewId }) => called.has(interviewId));
  const inOrder = known.toSorted((a, b) => order.get(a.interviewId)! - order.get(b.interviewId)!);
  return [...Map.groupBy(inOrder, ({ codeId }) => codeId).values()].map((all) => {
    const { codeId, words, status, test, hints, memo } = all[0]!;
    return {
      codeId,
      words,
      status,
      test,
      memo,
      statusText: sayStatus(status, language),
      hints: hints.map((hint) => sayHint(hint, language)),
      place: places.get(codeId)!,
      passages: all.map(({ codingId, interviewId, quote }) => ({
        codingId,
        interviewId,
        quote,
        pseudonym: called.get(interviewId)!.pseudonym,
        name: called.get(interviewId)!.name,
      })),
    };
  });
}
