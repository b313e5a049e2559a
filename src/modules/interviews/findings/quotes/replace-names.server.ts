import type { Database } from '#platform/database/database.ts';
import type { InterviewsPlace } from '../../schema.ts';
import type { Quote } from './quote.ts';
import { changeQuote, listQuotes, removeQuote } from './quotes.server.ts';
import { shorten, showParts } from './shorten.rules.ts';

/**
 * Writes the quotes that were chosen anew, with what stands for names. One whose shortened words are not in the passage
 * any more, because a name was replaced across an omission, goes: nothing of it could be shown.
 *
 * @param anew a text as it is to stand; most stand as they did
 */
export async function replaceInQuotes(
  transaction: Database,
  place: InterviewsPlace,
  anew: (text: string) => string,
): Promise<void> {
  for (const { quoteId, anchor, parts } of await listQuotes(transaction, place)) {
    const replaced: Quote['anchor'] = {
      ...anchor,
      quote: anew(anchor.quote),
      prefix: anew(anchor.prefix),
      suffix: anew(anchor.suffix),
    };
    if (JSON.stringify(replaced) === JSON.stringify(anchor)) continue;
    const shown = shorten(replaced.quote, anew(showParts(anchor.quote, parts)));
    if ('parts' in shown)
      await changeQuote(transaction, place, quoteId, { anchor: replaced, parts: shown.parts });
    else await removeQuote(transaction, place, quoteId);
  }
}
