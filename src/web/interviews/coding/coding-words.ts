import { m } from '#messages';
import type { CodedItem, CodeTestHint, Progress, RefusedWhy } from '#modules/interviews/index.ts';
import type { Language } from '#platform/language.ts';
import { formatNumber, formatPercent } from '#platform/number-style.ts';

export function sayHint(hint: CodeTestHint, language: Language): string {
  switch (hint.kind) {
    case 'repeatsTheGuide':
      return m.interviews_coding_hint_guide({ words: hint.words.join(', ') }, { locale: language });
    case 'onlyATopic':
      return m.interviews_coding_hint_topic({}, { locale: language });
    case 'noWordsOfThePassage':
      return m.interviews_coding_hint_own_words({}, { locale: language });
  }
}

export function sayStatus(status: CodedItem['status'], language: Language): string {
  const say = {
    untested: m.interviews_coding_untested,
    passed: m.interviews_coding_passed,
    reword: m.interviews_coding_to_reword,
  }[status];
  return say({}, { locale: language });
}

export function sayRefused(why: RefusedWhy, language: Language): string {
  const say = {
    passageGone: m.interviews_coding_refused_passage,
    codeGone: m.interviews_coding_refused_code,
    notThisInterview: m.interviews_coding_refused_place,
    notTheirs: m.interviews_coding_refused_theirs,
  }[why];
  return say({}, { locale: language });
}

/** How far the coding has come: what is counted, the figure, and what it is of. */
export type SaidProgress = {
  readonly name: string;
  readonly figure: string;
  readonly of: string;
};

export function sayProgress(progress: Progress, locale: Language): readonly SaidProgress[] {
  const whole = (count: number) => formatNumber(count, locale, { decimals: 0 });
  const { turns, turnsCoded, codes, codesPerTurn, words, codeWords, reduced, tested, toReword } = progress;
  return [
    {
      name: m.interviews_coding_progress_turns({}, { locale }),
      figure: m.interviews_coding_progress_of({ part: whole(turnsCoded), all: whole(turns) }, { locale }),
      of:
        codesPerTurn === null
          ? m.interviews_coding_progress_turns_none({}, { locale })
          : m.interviews_coding_progress_per_turn(
              { codes: formatNumber(codesPerTurn, locale, { decimals: 1 }) },
              { locale },
            ),
    },
    {
      name: m.interviews_coding_progress_volume({}, { locale }),
      figure: reduced === null ? '–' : formatPercent(reduced, locale),
      of: m.interviews_coding_progress_words(
        { codeWords: whole(codeWords), words: whole(words) },
        { locale },
      ),
    },
    {
      name: m.interviews_coding_progress_tested({}, { locale }),
      figure: m.interviews_coding_progress_of({ part: whole(tested), all: whole(codes) }, { locale }),
      of:
        toReword === 0
          ? m.interviews_coding_progress_none_to_reword({}, { locale })
          : m.interviews_coding_progress_to_reword({ count: whole(toReword) }, { locale }),
    },
  ];
}

/** What the page and the script's answers say of a code on a passage. */
export type SaidItem = Pick<
  CodedItem,
  | 'codingId'
  | 'codeId'
  | 'words'
  | 'start'
  | 'end'
  | 'quote'
  | 'status'
  | 'test'
  | 'byName'
  | 'isOwn'
  | 'memo'
> & {
  readonly statusText: string;
  readonly hints: readonly string[];
  readonly passagesText: string;
};

export function sayItem(item: CodedItem, locale: Language): SaidItem {
  const { codingId, codeId, words, start, end, quote, status, test, byName, isOwn, memo, passages } = item;
  return {
    codingId,
    codeId,
    words,
    start,
    end,
    quote,
    status,
    test,
    byName,
    isOwn,
    memo,
    statusText: sayStatus(status, locale),
    hints: item.hints.map((hint) => sayHint(hint, locale)),
    passagesText: passages > 1 ? m.interviews_coding_passages({ count: passages }, { locale }) : '',
  };
}
