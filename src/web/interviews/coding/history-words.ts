import { m } from '#messages';
import type { Did } from '#modules/interviews/index.ts';
import type { Language } from '#platform/language.ts';

const locales: Readonly<Record<Language, string>> = { nb: 'nb-NO', nn: 'nn-NO', en: 'en-GB' };
const timeZone = 'Europe/Oslo';

/** The day of a moment, with the day of the week. */
export const sayDay = (at: string, language: Language) =>
  new Intl.DateTimeFormat(locales[language], { dateStyle: 'full', timeZone }).format(new Date(at));

export const sayTimeOfDay = (at: string, language: Language) =>
  new Intl.DateTimeFormat(locales[language], { timeStyle: 'short', timeZone }).format(new Date(at));

type Given = { readonly pseudonyms: ReadonlyMap<string, string>; readonly language: Language };

/** What a step did, in words that follow the name of whoever did it. */
export function sayDid(did: Did, given: Given): string {
  const { language: locale, pseudonyms } = given;
  const interview = pseudonyms.get(did.interviewId ?? '') ?? m.interviews_history_gone({}, { locale });
  const words = did.words || m.interviews_history_code_gone({}, { locale });
  const { was, group, concept, count } = did;
  switch (did.kind) {
    case 'codeWritten':
      return m.interviews_history_written({ words, interview }, { locale });
    case 'passageCoded':
      return m.interviews_history_coded({ words, interview }, { locale });
    case 'codeKept':
      return m.interviews_history_kept({ words }, { locale });
    case 'codeReworded':
      return m.interviews_history_reworded({ was: was ?? words, words }, { locale });
    case 'codeTested':
      return did.isSo
        ? m.interviews_history_passed({ words }, { locale })
        : m.interviews_history_failed({ words }, { locale });
    case 'codeNoted':
      return did.text === ''
        ? m.interviews_history_unnoted({ words }, { locale })
        : m.interviews_history_noted({ words }, { locale });
    case 'codePlaced':
      return did.place === 'group'
        ? m.interviews_history_grouped({ words, group }, { locale })
        : did.place === 'outside'
          ? m.interviews_history_outside({ words }, { locale })
          : m.interviews_history_ungrouped({ words }, { locale });
    case 'codingRemoved':
      return m.interviews_history_removed({ words, interview }, { locale });
    case 'codingRestored':
      return m.interviews_history_restored({ words, interview }, { locale });
    case 'passagesMoved':
      return m.interviews_history_moved({ count, interview }, { locale });
    case 'groupNamed':
      return was === null
        ? m.interviews_history_group({ group }, { locale })
        : m.interviews_history_group_named({ was, group }, { locale });
    case 'groupMoved':
      return m.interviews_history_group_moved({ group }, { locale });
    case 'groupRemoved':
      return m.interviews_history_group_removed({ group }, { locale });
    case 'groupNoted':
      return m.interviews_history_group_noted({ group }, { locale });
    case 'groupPlaced':
      return did.isSo
        ? m.interviews_history_group_placed({ group, concept }, { locale })
        : m.interviews_history_group_taken({ group }, { locale });
    case 'conceptNamed':
      return was === null || was === concept
        ? m.interviews_history_concept({ concept }, { locale })
        : m.interviews_history_concept_named({ was, concept }, { locale });
    case 'conceptRemoved':
      return m.interviews_history_concept_removed({ concept }, { locale });
    case 'conceptDiscussed':
      return m.interviews_history_concept_discussed({ concept }, { locale });
    case 'codingChosen':
      return did.isSo
        ? m.interviews_history_chosen({ words, interview }, { locale })
        : m.interviews_history_not_chosen({ words, interview }, { locale });
    case 'conceptWritten':
      return m.interviews_history_concept_written({ concept }, { locale });
    case 'forceMarked':
      return sayForce(did, locale);
    case 'blindChosen':
      return did.isSo
        ? m.interviews_history_blind({}, { locale })
        : m.interviews_history_not_blind({}, { locale });
    case 'interviewFinished':
      return did.isSo
        ? m.interviews_history_finished({ interview }, { locale })
        : m.interviews_history_not_finished({ interview }, { locale });
    case 'takenBack':
      return sayBack(did.of, given);
  }
}

function sayForce({ force, group, concept }: Did, locale: Language): string {
  const name = group || concept;
  if (force === 'driver') return m.interviews_history_driver({ name }, { locale });
  if (force === 'barrier') return m.interviews_history_barrier({ name }, { locale });
  if (force === 'both') return m.interviews_history_both_forces({ name }, { locale });
  return m.interviews_history_no_force({ name }, { locale });
}

/** Taking back what took something back is putting it back. */
function sayBack(of: Did | null, given: Given): string {
  const { language: locale } = given;
  if (of === null) return m.interviews_history_back_gone({}, { locale });
  if (of.kind === 'takenBack' && of.of !== null) {
    return m.interviews_history_back_again({ what: sayDid(of.of, given) }, { locale });
  }
  return m.interviews_history_back({ what: sayDid(of, given) }, { locale });
}
