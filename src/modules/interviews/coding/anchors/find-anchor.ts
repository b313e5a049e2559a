import { type Anchor, anchored, holds } from './anchor.ts';

/**
 * Finds a passage again in a text by what it says: at its own places, else where the same words stand, chosen by what
 * stands around them.
 *
 * @returns undefined when the words are not there, or are in several places that nothing tells apart
 */
export function findAnchor(text: string, anchor: Anchor): Anchor | undefined {
  if (holds(text, anchor)) return anchored(text, anchor.start, anchor.end);
  const places = placesOf(text, anchor.quote).map((start) => ({
    start,
    likeness:
      sameAtEnd(text.slice(0, start), anchor.prefix) +
      sameAtStart(text.slice(start + anchor.quote.length), anchor.suffix),
  }));
  const best = Math.max(...places.map(({ likeness }) => likeness));
  const [only, ...others] = places.filter(({ likeness }) => likeness === best);
  if (only === undefined || others.length > 0) return undefined;
  return anchored(text, only.start, only.start + anchor.quote.length);
}

function placesOf(text: string, quote: string): readonly number[] {
  const places: number[] = [];
  for (let at = text.indexOf(quote); at !== -1 && quote !== ''; at = text.indexOf(quote, at + 1))
    places.push(at);
  return places;
}

function sameAtStart(text: string, expected: string): number {
  let same = 0;
  while (same < expected.length && text[same] === expected[same]) same++;
  return same;
}

function sameAtEnd(text: string, expected: string): number {
  let same = 0;
  while (same < expected.length && text.at(-1 - same) === expected.at(-1 - same)) same++;
  return same;
}
