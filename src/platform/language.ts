/** The three languages everything is said in, bokmål first because most users read it. */
export const languages = ['nb', 'nn', 'en'] as const;
export type Language = (typeof languages)[number];

/** One text said in all three languages at once. */
export type Trilingual = Readonly<Record<Language, string>>;

/**
 * Says one message in all three languages.
 *
 * @example inAllLanguages((locale) => m.studies_problem_unknown_item({ item }, { locale }))
 */
export function inAllLanguages(say: (locale: Language) => string): Trilingual {
  return { nb: say('nb'), nn: say('nn'), en: say('en') };
}

export function isLanguage(value: unknown): value is Language {
  return typeof value === 'string' && (languages as readonly string[]).includes(value);
}
