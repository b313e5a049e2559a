import type { Language } from './language.ts';

/** Texts as one list in the language: `a, b og c`. */
export function inAList(texts: readonly string[], language: Language): string {
  const locale = language === 'en' ? 'en-GB' : language;
  return new Intl.ListFormat(locale, { type: 'conjunction' }).format(texts);
}

/** Texts of which one holds: `a, b eller c`. */
export function eitherOf(texts: readonly string[], language: Language): string {
  const locale = language === 'en' ? 'en-GB' : language;
  return new Intl.ListFormat(locale, { type: 'disjunction' }).format(texts);
}

/** A text in the language's quotation marks: «…» or “…”. */
export function inQuotes(text: string, language: Language): string {
  return language === 'en' ? `“${text}”` : `«${text}»`;
}
