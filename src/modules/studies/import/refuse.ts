import { m } from '#messages';
import { DomainError, type Problem } from '#platform/errors.ts';
import { inAllLanguages, type Language } from '#platform/language.ts';

/** A questionnaire that cannot be read: one sentence, at the place where it went wrong. */
export function refuseQuestionnaire(
  code: string,
  fileName: string,
  say: (locale: Language) => string,
  place: Pick<Problem, 'line' | 'column' | 'value'> = {},
): never {
  throw new DomainError(
    'questionnaire',
    inAllLanguages((locale) => m.studies_import_refused({}, { locale })),
    [{ code, file: fileName, ...place, text: inAllLanguages(say) }],
  );
}
