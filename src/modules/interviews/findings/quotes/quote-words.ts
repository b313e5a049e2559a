import { m } from '#messages';
import { DomainError, refusal } from '#platform/errors.ts';
import { inAllLanguages } from '#platform/language.ts';
import type { Anchor } from '../../coding/anchors/anchor.ts';
import type { TranscriptVersion } from '../../schema.ts';
import { type Part, type Shortened, shorten } from './shorten.rules.ts';
import { widen } from './widen.rules.ts';

/** Where the words of a quote stand: its place in the transcript, and which stretches of it are shown. */
export type QuoteWords = { readonly anchor: Anchor; readonly parts: readonly Part[] };

/**
 * The words that somebody gives, found in the passage, or else in the sentences around it.
 *
 * @throws DomainError `quote-words` where they were not said there
 */
export function wordsAround(transcript: TranscriptVersion, passage: Anchor, text: string): QuoteWords {
  const inPassage = shorten(passage.quote, text);
  if ('parts' in inPassage) return { anchor: passage, parts: inPassage.parts };
  const anchor = widen(transcript, passage);
  return { anchor, parts: partsOf(shorten(anchor.quote, text)) };
}

/** All of the sentences that a passage stands in. */
export function wholeSentences(transcript: TranscriptVersion, passage: Anchor): QuoteWords {
  const anchor = widen(transcript, passage);
  return { anchor, parts: [{ start: 0, end: anchor.quote.length }] };
}

/** @throws DomainError `quote-words` */
export function partsOf(done: Shortened): readonly Part[] {
  if ('parts' in done) return done.parts;
  if (done.why === 'empty') throw refusal('quote-words', m.findings_quote_empty);
  const { words } = done;
  const say = done.why === 'notSaid' ? m.findings_quote_not_said : m.findings_quote_cuts_a_word;
  throw new DomainError(
    'quote-words',
    inAllLanguages((locale) => say({ words }, { locale })),
  );
}
