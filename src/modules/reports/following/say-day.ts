import type { Language } from '#platform/language.ts';

const locales: Record<Language, string> = { nb: 'nb-NO', nn: 'nn-NO', en: 'en-GB' };

/** A day as it is read: `12. juni`. */
export function sayDay(day: string, language: Language, month: 'short' | 'long' = 'long'): string {
  const format = new Intl.DateTimeFormat(locales[language], { day: 'numeric', month, timeZone: 'UTC' });
  return format.format(new Date(`${day}T12:00:00Z`));
}

export { sayDate } from '#platform/say-date.ts';

/** A moment in Norway as it is read: `12. juni kl. 00:05`. */
export function sayMoment(moment: Date, language: Language): string {
  return new Intl.DateTimeFormat(locales[language], {
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: 'Europe/Oslo',
  }).format(moment);
}
