import { m } from '#messages';
import type { Language } from '#platform/language.ts';
import { formatNumber } from '#platform/number-style.ts';
import type { TableBlock } from '../schema.ts';

/** How many have answered by code at each place; there is nobody to hold it against. */
export function openLinksTable(
  links: readonly { readonly office: string | null; readonly answered: number | null }[],
  language: Language,
): TableBlock {
  const locale = { locale: language };
  const number = (value: number | null) =>
    value === null
      ? { text: '–', isWithheld: true }
      : { text: formatNumber(value, language, { decimals: 0 }) };
  const isWithheld = links.some(({ answered }) => answered === null);
  const total = isWithheld ? null : links.reduce((sum, { answered }) => sum + (answered ?? 0), 0);
  return {
    kind: 'table',
    id: 'open-link-counts',
    number: '',
    title: m.following_open_table({}, locale),
    columns: [
      { label: m.following_column_office({}, locale), align: 'left' },
      { label: m.following_column_answers({}, locale), align: 'right' },
    ],
    rows: [
      ...links.map(({ office, answered }) => ({
        cells: [{ text: office ?? m.following_no_office({}, locale), isHeading: true }, number(answered)],
      })),
      {
        isTotal: true,
        cells: [{ text: m.following_total({}, locale), isHeading: true }, number(total)],
      },
    ],
    notes: [
      m.following_open_note({}, locale),
      ...(isWithheld ? [m.following_open_withheld({}, locale)] : []),
    ],
    provenance: { text: '' },
  };
}
