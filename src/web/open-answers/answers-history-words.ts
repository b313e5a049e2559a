import { m } from '#messages';
import type { Did } from '#modules/interviews/index.ts';
import type { Language } from '#platform/language.ts';
import { sayDid } from '#web/interviews/coding/history-words.ts';

/** What was done with the codes of a question, of one text or of many at once, in words that follow a name. */
export function sayAnswersDid(
  did: Did,
  given: { readonly size: number; readonly language: Language },
): string {
  const { size, language: locale } = given;
  const { isSo, of } = did;
  const words = did.words || m.interviews_history_code_gone({}, { locale });
  const answers =
    size === 1
      ? m.interviews_answers_history_one({}, { locale })
      : m.interviews_answers_history_many({ count: size }, { locale });
  switch (did.kind) {
    case 'codeWritten':
      return m.interviews_answers_history_written({ words, answers }, { locale });
    case 'passageCoded':
      return m.interviews_answers_history_coded({ words, answers }, { locale });
    case 'codingRemoved':
      return m.interviews_answers_history_removed({ words, answers }, { locale });
    case 'codingRestored':
      return m.interviews_answers_history_restored({ words, answers }, { locale });
    case 'codingChosen':
      return isSo
        ? m.interviews_answers_history_chosen({ words }, { locale })
        : m.interviews_answers_history_not_chosen({ words }, { locale });
    case 'codeKept':
      return m.interviews_answers_history_kept({ words }, { locale });
    case 'interviewFinished':
      return isSo
        ? m.interviews_answers_history_finished({}, { locale })
        : m.interviews_answers_history_not_finished({}, { locale });
    case 'blindChosen':
      return isSo
        ? m.interviews_answers_history_blind({}, { locale })
        : m.interviews_answers_history_not_blind({}, { locale });
    case 'takenBack':
      if (of === null) return m.interviews_history_back_gone({}, { locale });
      // Taking back what took something back is putting it back.
      return of.kind === 'takenBack' && of.of !== null
        ? m.interviews_history_back_again({ what: sayAnswersDid(of.of, given) }, { locale })
        : m.interviews_history_back({ what: sayAnswersDid(of, given) }, { locale });
    default:
      return sayDid(did, { pseudonyms: new Map(), language: locale });
  }
}
