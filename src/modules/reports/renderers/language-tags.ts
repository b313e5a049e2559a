import type { Language } from '#platform/language.ts';

/** Language tags as browsers, Word and PDF readers know them. */
export const languageTags = { nb: 'nb-NO', nn: 'nn-NO', en: 'en-GB' } as const satisfies Record<
  Language,
  string
>;
