import { m } from '#messages';
import { type ShownQuote, sayTime } from '#modules/interviews/index.ts';
import type { Language } from '#platform/language.ts';
import type { QuoteBlock } from '../schema.ts';

/** «Vi fikk tid […] til det.» Leder A, replikk 14 (04:06), utskriftens versjon 2. */
export function quoteBlock(quote: ShownQuote, language: Language): QuoteBlock {
  const [open, close] = language === 'en' ? ['“', '”'] : ['«', '»'];
  return { kind: 'quote', text: `${open}${quote.text}${close}`, source: sayQuotePlace(quote, language) };
}

/** Whose words, and where they stand. */
export function sayQuotePlace(
  { name, turns, atMs, version }: Pick<ShownQuote, 'name' | 'turns' | 'atMs' | 'version'>,
  language: Language,
): string {
  const turn = turns.length > 1 ? `${turns[0]}–${turns.at(-1)}` : `${turns[0] ?? '–'}`;
  const locale = { locale: language };
  return atMs === null
    ? m.findings_quote_place({ name, turn, version }, locale)
    : m.findings_quote_place_time({ name, turn, version, time: sayTime(atMs) }, locale);
}
