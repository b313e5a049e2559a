import type { Language } from './language.ts';

const locales: Record<Language, string> = { nb: 'nb-NO', nn: 'nn-NO', en: 'en-GB' };

/** A day with its year, as in a report that is read later: `12. juni 2026`. */
export function sayDate(day: string, language: Language): string {
  const format = new Intl.DateTimeFormat(locales[language], { dateStyle: 'long', timeZone: 'UTC' });
  return format.format(new Date(`${day}T12:00:00Z`));
}

/** A month as it is read: `juni 2015`. */
export function sayMonth(month: string, language: Language): string {
  const style = { month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat(locales[language], style).format(new Date(`${month}-15T12:00:00Z`));
}

/** `januar–juni 2015`; one month by itself. */
export function sayPeriod(
  { from, to }: { readonly from: string; readonly to: string },
  language: Language,
): string {
  if (from === to) return sayMonth(from, language);
  if (from.slice(0, 4) !== to.slice(0, 4)) return `${sayMonth(from, language)}–${sayMonth(to, language)}`;
  const first = new Intl.DateTimeFormat(locales[language], { month: 'long', timeZone: 'UTC' });
  return `${first.format(new Date(`${from}-15T12:00:00Z`))}–${sayMonth(to, language)}`;
}
