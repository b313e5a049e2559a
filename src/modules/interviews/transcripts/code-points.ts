/**
 * Places in a text are counted in UTF-16 units inside this house, as JavaScript does, and in Unicode code points in
 * REFI-QDA files. This is the only border between the two.
 */
export type CodePoints = {
  /** How many code points there are. */
  readonly length: number;
  /** How many code points stand before this place. A place inside a surrogate pair counts as before the pair. */
  readonly at: (unit: number) => number;
  /** The place before which this many code points stand; undefined outside the text. */
  readonly unitAt: (codePoint: number) => number | undefined;
};

/**
 * Reads the text once, so that thousands of places cost little more than one.
 *
 * @example codePointsOf('🙂 ja').at(3) // 2: the face is one code point and two units
 */
export function codePointsOf(text: string): CodePoints {
  // Only the places after a pair differ from their number: an interview has few, and most have none.
  const pairs: number[] = [];
  for (const { index } of text.matchAll(/[\u{10000}-\u{10FFFF}]/gu)) pairs.push(index);
  const length = text.length - pairs.length;
  return {
    length,
    at: (unit) => unit - countUnder(pairs, (pair) => pair < unit),
    unitAt: (codePoint) => {
      if (!Number.isInteger(codePoint) || codePoint < 0 || codePoint > length) return undefined;
      return codePoint + countUnder(pairs, (pair, before) => pair - before < codePoint);
    },
  };
}

/** How many of these, from the first, the claim is true of; it is true of a first part and false of the rest. */
function countUnder(pairs: readonly number[], isUnder: (pair: number, before: number) => boolean): number {
  let [low, high] = [0, pairs.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isUnder(pairs[middle]!, middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
