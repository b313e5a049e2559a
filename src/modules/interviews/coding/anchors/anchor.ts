/**
 * Where a code belongs in one version of a transcript. The places rule; the quote is their checksum, and with what stands
 * around it, it is how the passage is found again in a text that has been changed elsewhere than here.
 */
export type Anchor = {
  /** UTF-16 units from the head of the text; `end` is the first place after the passage. */
  readonly start: number;
  readonly end: number;
  readonly quote: string;
  readonly prefix: string;
  readonly suffix: string;
};

/** Enough to tell one "ja, det gjør vi" from the next, and little enough that most edits are outside it. */
const contextLength = 32;

/**
 * The passage somebody marked, widened so that no character is cut in two (an emoji, a letter and its accent) and
 * without the blanks a hand sweeps along at its edges.
 *
 * @param text of one version of a transcript, as `soundText` leaves it
 * @returns undefined when nothing but blanks was marked, or the places are not in the text
 */
export function anchorAt(
  text: string,
  marked: { readonly start: number; readonly end: number },
): Anchor | undefined {
  const isInside = Number.isInteger(marked.start) && Number.isInteger(marked.end) && marked.start >= 0;
  if (!isInside || marked.end > text.length || marked.start >= marked.end) return undefined;
  const widened = text.slice(boundaryBefore(text, marked.start), boundaryAfter(text, marked.end));
  const quote = widened.trim();
  if (quote === '') return undefined;
  const start = boundaryBefore(text, marked.start) + widened.indexOf(quote);
  return anchored(text, start, start + quote.length);
}

/** The anchor of exactly these places. */
export function anchored(text: string, start: number, end: number): Anchor {
  return {
    start,
    end,
    quote: text.slice(start, end),
    prefix: text.slice(boundaryBefore(text, Math.max(0, start - contextLength)), start),
    suffix: text.slice(end, boundaryAfter(text, Math.min(text.length, end + contextLength))),
  };
}

/** Whether the anchor is of this text: what stands in its places is what was marked. */
export function holds(text: string, { start, end, quote }: Anchor): boolean {
  return text.slice(start, end) === quote;
}

const characters = new Intl.Segmenter('nb', { granularity: 'grapheme' });

function boundaryBefore(text: string, place: number): number {
  return characterAt(text, place)?.start ?? place;
}

function boundaryAfter(text: string, place: number): number {
  return characterAt(text, place)?.end ?? place;
}

/** Nobody writes so many characters without a letter or a blank of the alphabet between them. */
const farthest = 2000;

/**
 * Whether a character certainly begins here: a line break or a letter, sign or blank of the plain alphabet never becomes
 * one with what stands before it, unless that is one of the signs of Arabic and Indic scripts that take what follows.
 */
function isCertain(text: string, place: number): boolean {
  if (place <= 0 || place >= text.length) return true;
  const [before, here] = [text.charCodeAt(place - 1), text.charCodeAt(place)];
  return here === 10 || (here >= 32 && here <= 126 && before < 0x600);
}

/** The character this place is in the middle of, if it is. Only as much is read as is certain to hold it: lines are long. */
function characterAt(text: string, place: number): { start: number; end: number } | undefined {
  if (isCertain(text, place)) return undefined;
  let from = place - 1;
  while (!isCertain(text, from) && place - from < farthest) from -= 1;
  let to = place + 1;
  while (!isCertain(text, to) && to - place < farthest) to += 1;
  const character = characters.segment(text.slice(from, to)).containing(place - from);
  if (character === undefined || character.index === place - from) return undefined;
  const start = from + character.index;
  return { start, end: start + character.segment.length };
}
