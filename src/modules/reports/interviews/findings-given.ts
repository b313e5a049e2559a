import { m } from '#messages';
import type { Field, Topic, TopicKind } from '#modules/interviews/index.ts';
import type { Language } from '#platform/language.ts';
import type { Provenance } from '../schema.ts';

/** What tables and figures of findings are made from. */
export type FindingsGiven = {
  readonly field: Field;
  /** Of the last step in the log of codes that is counted. */
  readonly number: number;
  /** Handlingsrom's own. */
  readonly version: string;
  /** Where a count leads to; none in a document that is read elsewhere. */
  readonly links?: FindingsLinks;
};
export type FindingsLinks = {
  /** The passages of a topic; of one informant where one is named. */
  readonly passages: (topic: Pick<Topic, 'kind' | 'id'>, informantId: string | null) => string;
  /** Where two topics are said together. */
  readonly meetings: (first: string, second: string) => string;
};

export function sourceOf(
  { field, number, version }: FindingsGiven,
  language: Language,
  howId: string,
): Provenance {
  const { informants, codes } = field;
  const text = m.findings_source(
    { informants: informants.length, codings: codes.length, number, version },
    { locale: language },
  );
  return { text, howId };
}

/** «A», «B» og «C», as the language quotes and lists. */
export function sayNames(names: readonly string[], language: Language): string {
  const [open, close] = language === 'en' ? ['“', '”'] : ['«', '»'];
  return new Intl.ListFormat(language === 'en' ? 'en-GB' : language).format(
    names.map((name) => `${open}${name}${close}`),
  );
}

export const sayTopics = (by: TopicKind, language: Language): string =>
  (by === 'concept' ? m.findings_column_concept : m.findings_column_group)({}, { locale: language });
