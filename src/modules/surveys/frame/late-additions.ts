import { m } from '#messages';
import { DomainError } from '#platform/errors.ts';
import { inAllLanguages } from '#platform/language.ts';
import type { TooFew } from './late-additions.rules.ts';

/** What is wrong with those who were to be added to an open wave, group by group. */
export function addedTooFew(groups: readonly TooFew[], minimum: number): DomainError {
  return new DomainError(
    'added-too-few',
    inAllLanguages((locale) => m.letters_late_refused({ minimum }, { locale })),
    groups.slice(0, 100).map(({ office, audience, added, there }) => ({
      code: 'added-too-few',
      file: '',
      text: inAllLanguages((locale) => {
        const place = { office: office ?? m.letters_no_office({}, { locale }), audience, minimum };
        return added < minimum
          ? m.letters_late_too_few({ ...place, added }, { locale })
          : m.letters_late_small_office({ ...place, there }, { locale });
      }),
    })),
  );
}
