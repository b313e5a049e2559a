import type { TextWithId } from '#modules/privacy/index.ts';
import { type KnownName, type Suggestion, suggestNames } from '../transcripts/pseudonyms/suggest.rules.ts';
import { placesOf } from '../transcripts/pseudonyms/words.rules.ts';
import { soundText } from '../transcripts/sound-text.ts';
import type { TextReview } from './reviews.server.ts';

/** A text as it is read after what has been decided of it. */
export type DecidedText = TextWithId & {
  /** As it was written. */
  readonly original: string;
  readonly review: TextReview | null;
};

/** The texts of one question as others read them; those that are withheld are named, with no words. */
export function decidedTexts(
  rows: readonly { readonly text_id: string; readonly free_text: string }[],
  reviews: ReadonlyMap<string, TextReview>,
): readonly DecidedText[] {
  return rows.map(({ text_id: textId, free_text }) => {
    const original = soundText(free_text).trim();
    const review = reviews.get(textId) ?? null;
    const text = review === null ? original : (review.maskedText ?? '');
    return { textId, original, review, text };
  });
}

export const isRead = ({ review, text }: DecidedText) => review?.kind !== 'withheld' && text !== '';

/** Likely names in texts, and the texts that are held until somebody has decided about them. */
export type Likely = { readonly suggestions: readonly Suggestion[]; readonly held: ReadonlySet<string> };

/** Only a name that is likely holds a text back; a perhaps is shown, and left to whoever looks. */
export function likelyNames(
  texts: readonly DecidedText[],
  given: { readonly known: readonly KnownName[]; readonly plainWords: readonly string[] },
): Likely {
  const read = texts.filter(isRead);
  const suggestions = suggestNames(
    read.map(({ text }) => text),
    {
      known: given.known,
      decided: given.plainWords.map((original) => ({ original, replacement: null, kind: 'person' })),
    },
  );
  const likely = suggestions.filter(({ isLikely }) => isLikely).map(({ original }) => original);
  const held = read.filter(
    ({ text }) => likely.length > 0 && placesOf(text.replaceAll(/\[[^\]]*\]/gu, ' '), likely).length > 0,
  );
  return { suggestions, held: new Set(held.map(({ textId }) => textId)) };
}
