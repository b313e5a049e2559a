import { m } from '#messages';
import { type Language, languages } from '#platform/language.ts';
import { inQuotes } from '#platform/listing.ts';
import { type LocalisedText, textIn } from '../schema.ts';

/** One difference between two versions, in a sentence, and where a text was changed: how it was and how it is. */
export type Change = {
  readonly kind: 'added' | 'removed' | 'changed' | 'moved';
  readonly text: string;
  readonly before?: string;
  readonly after?: string;
};
export type ChangeGroup = { readonly title: string; readonly changes: readonly Change[] };

const inLanguage = { nb: m.editor_in_nb, nn: m.editor_in_nn, en: m.editor_in_en } as const;

/** A text that may have changed in each language. `what` begins the sentence: `«Trives du?», teksten`. */
export function textChanges(
  what: string,
  before: LocalisedText | undefined,
  after: LocalisedText | undefined,
  reader: Language,
): Change[] {
  const locale = { locale: reader };
  const old = perLanguage(before);
  const now = perLanguage(after);
  const isShared = typeof before === 'string' && typeof after === 'string';
  return (isShared ? (['nb'] as const) : languages).flatMap((language): Change[] => {
    const [was, is] = [old[language], now[language]];
    if (was === is) return [];
    const inputs = { what, language: inLanguage[language]({}, locale) };
    if (was === '') return [{ kind: 'added', text: m.editor_diff_text_new(inputs, locale), after: is }];
    if (is === '') return [{ kind: 'removed', text: m.editor_diff_text_gone(inputs, locale), before: was }];
    const text = isShared ? m.editor_diff_text_shared({ what }, locale) : m.editor_diff_text(inputs, locale);
    return [{ kind: 'changed', text, before: was, after: is }];
  });
}

function perLanguage(text: LocalisedText | undefined): Record<Language, string> {
  if (typeof text === 'string') return { nb: text, nn: text, en: text };
  return { nb: text?.nb ?? '', nn: text?.nn ?? '', en: text?.en ?? '' };
}

/** A value that is another than it was, both said as they are. */
export function valueChange(what: string, before: unknown, after: unknown, reader: Language): Change[] {
  const said = (value: unknown) =>
    value === undefined || value === '' ? m.editor_diff_nothing({}, { locale: reader }) : String(value);
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  const text = m.editor_diff_value({ what, before: said(before), after: said(after) }, { locale: reader });
  return [{ kind: 'changed', text }];
}

/** What something is called, in quotes and not too long. */
export function named(text: LocalisedText | undefined, id: string, reader: Language): string {
  const words = (text === undefined ? '' : textIn(text, reader)) || id;
  return inQuotes(words.length > 90 ? `${words.slice(0, 89)}…` : words, reader);
}
