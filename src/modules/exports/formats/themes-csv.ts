import { m } from '#messages';
import type { Released, ThemeCounts } from '#modules/privacy/index.ts';
import type { Language } from '#platform/language.ts';
import type { WrittenFile } from '../schema.ts';
import { byteOrderMark, safeText, writeCsv } from './csv.ts';

/** Themes of a question's free texts as a table of their own: a row for each theme, its examples in the last column. */
export function writeThemes(
  counts: Released<ThemeCounts>,
  {
    fileName,
    language,
    hasByteOrderMark,
  }: { fileName: string; language: Language; hasByteOrderMark: boolean },
): WrittenFile {
  const locale = { locale: language };
  const rows = [
    [
      m.reports_answers_theme({}, locale),
      m.reports_answers_texts({}, locale),
      m.reports_answers_share({}, locale),
      m.reports_answers_as_of({}, locale),
      m.reports_answers_examples({}, locale),
    ],
    ...counts.themes.map(({ name, count, share, asOf, examples }) => [
      safeText(name),
      count === null ? m.reports_withheld({}, locale) : String(count),
      share === null ? '' : String(share),
      asOf ?? '',
      safeText(examples.join(' | ')),
    ]),
  ];
  return {
    fileName,
    mediaType: 'text/csv; charset=utf-8',
    bytes: Buffer.from(`${hasByteOrderMark ? byteOrderMark : ''}${writeCsv(rows)}`),
  };
}
