import type { Language } from '#platform/language.ts';

/** A day and the time of day in Norway, as one would say it. */
export function sayWhen(when: Date, language: Language): string {
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'Europe/Oslo',
  }).format(when);
}
