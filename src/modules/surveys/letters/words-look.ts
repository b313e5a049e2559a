import { createHash } from 'node:crypto';
import type { Language } from '#platform/language.ts';
import type { Wording } from './send-letters.ts';
import { fillIn, madeUpFilling, type Template } from './template.ts';

/** A letter's words in each language of the study, and the letter to somebody made up. */
export type LetterWordsLook = {
  readonly languages: readonly Language[];
  readonly templates: Readonly<Partial<Record<Language, Template>>>;
  readonly previews: Readonly<Partial<Record<Language, Template>>>;
  readonly mayEdit: boolean;
  /** Stands for the words that are stored: whoever saves says which ones they saw. */
  readonly stamp: string;
};

export function stampOf({ languages, templateIn }: Pick<Wording, 'languages' | 'templateIn'>): string {
  const words = JSON.stringify(languages.map((language) => templateIn(language)));
  return createHash('sha256').update(words).digest('base64url').slice(0, 16);
}

/** @param changed what somebody has typed and not saved */
export function lookAtWords(
  wording: Wording,
  changed: ReadonlyMap<Language, Template> | undefined,
  mayEdit: boolean,
): LetterWordsLook {
  const { languages, title, sender } = wording;
  const templateIn = (language: Language) => changed?.get(language) ?? wording.templateIn(language);
  const inEach = (make: (language: Language) => Template) =>
    Object.fromEntries(languages.map((language) => [language, make(language)]));
  return {
    languages,
    templates: inEach(templateIn),
    previews: inEach((language) =>
      fillIn(templateIn(language), madeUpFilling(title, sender, language), language),
    ),
    mayEdit,
    stamp: stampOf(wording),
  };
}
