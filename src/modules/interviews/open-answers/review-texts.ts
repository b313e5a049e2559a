import type { Actor } from '#modules/organisation/schema.ts';
import type { Clock } from '#platform/clock.ts';
import type { Database } from '#platform/database/database.ts';
import { holdLog } from '../coding/log/log.server.ts';
import { placesOf } from '../transcripts/pseudonyms/words.rules.ts';
import { soundText } from '../transcripts/sound-text.ts';
import { forgetTexts, rewriteText } from './log-of-question.server.ts';
import type { Review } from './open-answers.ts';
import type { Question } from './question.ts';
import { addPlainWord, removeReview, saveReviews, type TextReview } from './reviews.server.ts';
import { type DecidedText, isRead } from './texts.ts';

/** Longer than any answer box takes. */
const longestText = 20_000;

/**
 * Keeps what somebody has decided of texts, with what it does to their codes, in one transaction.
 *
 * @returns false when the text, or the word, is not there
 */
export async function reviewTexts(
  { database, clock, actor }: { readonly database: Database; readonly clock: Clock; readonly actor: Actor },
  question: Question,
  review: Review,
): Promise<boolean> {
  const { place, log, all } = question;
  const decided = { byName: actor.name, decidedOn: clock.now().toISOString().slice(0, 10) };
  if (review.kind === 'noName') {
    if (!question.likely.suggestions.some(({ original }) => original === review.word)) return false;
    await addPlainWord(database, place, review.word);
    return true;
  }
  const changes = changesOf(review, all);
  if (changes.length === 0) return false;
  await database.transaction().execute(async (transaction) => {
    await holdLog(transaction, log);
    for (const { textId, from, to } of changes) {
      if (to === null) await forgetTexts(transaction, place, [textId]);
      else if (from !== '') await rewriteText(transaction, place, { textId, from, to });
    }
    const asWritten = new Set(
      changes.filter(({ textId, to }) => to === original(all, textId)).map(({ textId }) => textId),
    );
    for (const textId of asWritten) await removeReview(transaction, place, textId);
    const kept = changes
      .filter(({ textId }) => !asWritten.has(textId))
      .map(({ textId, to }): TextReview => {
        return { textId, kind: to === null ? 'withheld' : 'masked', maskedText: to, ...decided };
      });
    await saveReviews(transaction, place, kept);
  });
  return true;
}

const original = (all: readonly DecidedText[], textId: string) =>
  all.find((one) => one.textId === textId)?.original;

type Change = { readonly textId: string; readonly from: string; readonly to: string | null };

function changesOf(
  review: Exclude<Review, { kind: 'noName' }>,
  all: readonly DecidedText[],
): readonly Change[] {
  if (review.kind === 'replaceWord') {
    const standIn = `[${tidy(review.standIn).replaceAll(/[[\]]/gu, '').trim()}]`;
    if (standIn === '[]') return [];
    return all.filter(isRead).flatMap(({ textId, text: from }) => {
      const to = replaced(from, review.word, standIn);
      return to === from ? [] : [{ textId, from, to }];
    });
  }
  const text = all.find(({ textId }) => textId === review.textId);
  if (!text) return [];
  const { textId, text: from, original } = text;
  if (review.kind === 'withhold') return [{ textId, from, to: null }];
  if (review.kind === 'asWritten') return [{ textId, from, to: original }];
  const to = tidy(review.text);
  return to === '' ? [] : [{ textId, from, to }];
}

const tidy = (given: string) => soundText(given).slice(0, longestText).trim();

function replaced(text: string, word: string, standIn: string): string {
  let to = '';
  let at = 0;
  for (const { start, end } of placesOf(text, [word])) {
    to += text.slice(at, start) + standIn;
    at = end;
  }
  return to + text.slice(at);
}
