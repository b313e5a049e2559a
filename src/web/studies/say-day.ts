import type { Language } from '#platform/language.ts';

const tags: Record<Language, string> = { nb: 'nb-NO', nn: 'nn-NO', en: 'en-GB' };

/** A day in words: `2027-02-01` is “1. februar 2027”. */
export function sayDay(day: string, language: Language): string {
  return new Intl.DateTimeFormat(tags[language], { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  );
}
