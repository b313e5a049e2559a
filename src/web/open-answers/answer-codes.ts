import { m } from '#messages';
import { isHeading, type OpenQuestionCodes, statusOf } from '#modules/interviews/index.ts';
import type { Language } from '#platform/language.ts';
import type { ListedCode } from '#web/interviews/coding/codes-data.ts';
import { sayStatus } from '#web/interviews/coding/coding-words.ts';

export type AnswerCode = Omit<ListedCode, 'passages'> & {
  /** Kept as a heading: nothing more is asked of it. */
  readonly isHeading: boolean;
  readonly quotes: readonly string[];
};

/**
 * The codes of a question, each with a few of the texts it stands on. The board tells of those that did not pass, and not
 * of those that nobody has tested: with short answers that is nothing to be reminded of.
 */
export function listAnswerCodes(
  { state, items }: OpenQuestionCodes,
  language: Language,
): readonly AnswerCode[] {
  const byCode = Map.groupBy(items, ({ codeId }) => codeId);
  return state.codes.map((code) => {
    const own = byCode.get(code.codeId) ?? [];
    const status = statusOf(code);
    const hints = own.flatMap((item) => item.hints.map((hint) => sayAnswerHint(hint, language)));
    const heading = isHeading(code, state.groups);
    return {
      codeId: code.codeId,
      words: code.words,
      place: code.place,
      memo: code.memo,
      test: code.test,
      status,
      isHeading: heading,
      statusText: status === 'reword' && !heading ? sayStatus(status, language) : '',
      hints: status === 'passed' ? [] : [...new Set(hints)],
      quotes: own.map(({ quote }) => quote),
    };
  });
}

/** Of those that lie in or outside the themes, those that the code test has something to ask of. */
export const leftToTest = (codes: readonly AnswerCode[]): readonly AnswerCode[] =>
  codes.filter((code) => code.status !== 'passed' && !code.isHeading && code.place.kind !== 'outside');

type Hint = OpenQuestionCodes['items'][number]['hints'][number];

function sayAnswerHint(hint: Hint, locale: Language): string {
  switch (hint.kind) {
    case 'repeatsTheGuide':
      return m.interviews_answers_hint_question({ words: hint.words.join(', ') }, { locale });
    case 'onlyATopic':
      return m.interviews_answers_hint_topic({}, { locale });
    case 'noWordsOfThePassage':
      return m.interviews_answers_hint_own_words({}, { locale });
  }
}
