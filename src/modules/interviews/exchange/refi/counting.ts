import { codePointsOf } from '../../transcripts/code-points.ts';
import { soundText } from '../../transcripts/sound-text.ts';

/** How the places of a file were counted: the standard leaves room, and programs have used it. */
export type Counting = {
  /** A byte order mark at the head of a text counts as a character (QualCoder). */
  readonly countsMark: boolean;
  /** CR LF counts as two characters (QualCoder), or as the one line break it is. */
  readonly countsReturns: boolean;
  /** The end is the last character of the passage, and not the first after it. */
  readonly endsInside: boolean;
};

export type GivenPassage = { readonly start: number; readonly end: number; readonly name: string | null };

const plain: Counting = { countsMark: false, countsReturns: true, endsInside: false };

/**
 * Finds out how a text's places were counted. Many programs name a passage by its own words: the counting that most
 * such names agree with is the file's. Without names, or with none that agree, it is the standard's own reading: each
 * code point of the text counts, its byte order mark does not, and the end is outside.
 */
export function countingOf(raw: string, passages: readonly GivenPassage[]): Counting {
  const candidates = [false, true].flatMap((countsMark) =>
    [true, false].flatMap((countsReturns) =>
      [false, true].map((endsInside) => ({ countsMark, countsReturns, endsInside })),
    ),
  );
  let best = { counting: plain, agreeing: 0 };
  for (const counting of candidates) {
    const places = placesIn(raw, counting);
    const agreeing = passages.filter((passage) => isNamedByItself(passage, places)).length;
    if (agreeing > best.agreeing) best = { counting, agreeing };
  }
  return best.counting;
}

/** Turns the places of a file, counted so, into places of the text as we keep it. */
export function placesIn(raw: string, counting: Counting) {
  const text = soundText(raw);
  const body = raw.replace(/^\uFEFF/u, '');
  const marks = raw.length - body.length;
  const counted = counting.countsReturns ? body : body.replaceAll('\r\n', '\n');
  const points = codePointsOf(counted);
  const lines = linesOf(counted);
  const place = (codePoint: number): number | undefined => {
    const unit = points.unitAt(codePoint - (counting.countsMark ? marks : 0));
    if (unit === undefined) return undefined;
    const line = lines[lastUnder(lines, unit)]!;
    // A place inside what becomes one character is moved to the end of it.
    return Math.min(line.soundStart + soundLength(counted.slice(line.start, unit)), text.length);
  };
  return {
    text,
    at: place,
    of: ({ start, end }: { readonly start: number; readonly end: number }) => {
      const [from, to] = [place(start), place(end + (counting.endsInside ? 1 : 0))];
      return from === undefined || to === undefined || from >= to ? undefined : { start: from, end: to };
    },
  };
}

type Line = { readonly start: number; readonly soundStart: number };

/** Within a long line places are reckoned from a letter this far apart, or they would all be reckoned from its head. */
const longestStretch = 500;
/**
 * Where a text may be cut: after a line break, or before what never becomes one character with what stands before it.
 * Of jamo, which do, and of nothing but accents, the cut comes at length all the same: no talk is written so.
 */
const cut = new RegExp(
  `\\n|[^\\n]{${longestStretch},4000}?(?=[\\x20-\\x7e]|(?![\\u1160-\\u11ff])\\p{L})|[^\\n]{4000}`,
  'gu',
);

/** Where stretches begin, in the text as it was counted and in the sound text: nothing sound reaches over a line break. */
function linesOf(counted: string): readonly Line[] {
  const lines: Line[] = [{ start: 0, soundStart: 0 }];
  for (const { index, 0: found } of counted.matchAll(cut)) {
    const { start, soundStart } = lines.at(-1)!;
    const at = index + found.length;
    lines.push({ start: at, soundStart: soundStart + soundLength(counted.slice(start, at)) });
  }
  return lines;
}

/** Of a piece from inside a text: a byte order mark at its head is not at the text's. */
const soundLength = (piece: string) => soundText(`\n${piece}`).length - 1;

function lastUnder(lines: readonly Line[], unit: number): number {
  let [low, high] = [0, lines.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (lines[middle]!.start <= unit) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Programs cut a long name short, and fold its blanks: the first words are enough to know a passage by. */
function isNamedByItself(passage: GivenPassage, places: ReturnType<typeof placesIn>): boolean {
  if (passage.name === null) return false;
  const found = places.of(passage);
  if (found === undefined) return false;
  // Of a passage that is much longer than its name, only as much as the name could be.
  const end = Math.min(found.end, found.start + 4 * passage.name.length + 200);
  const folded = (text: string) => soundText(text).replace(/\s+/gu, ' ').trim();
  const name = folded(passage.name)
    .replace(/(\.\.\.|…)$/u, '')
    .trim();
  const quote = folded(places.text.slice(found.start, end));
  return name.length >= 3 && (quote === name || (name.length >= 12 && quote.startsWith(name)));
}
