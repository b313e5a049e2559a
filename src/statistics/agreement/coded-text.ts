import { isKey, type Key } from '../keys.ts';
import { StatisticsError } from '../statistics-error.ts';
import { usedCategories } from './agreement-table.ts';

/** A passage that a coder marked: from `start` up to, not including, `end`. */
export type CodedSpan = { readonly start: number; readonly end: number; readonly code: Key };

/**
 * A text as several coders marked it, each in the same place in every text; null for a coder who has not read this one
 * (marking nothing in it is another thing: an empty list).
 *
 * Units: whole numbers of characters, counted alike for the length and the spans: code points where a character beyond
 * the first 65 536, such as an emoji, shall count once.
 */
export type CodedText = {
  readonly length: number;
  readonly coders: readonly (readonly CodedSpan[] | null)[];
};

/** A stretch of one coder's text: a unit with its code, or a gap. */
export type Segment = { readonly start: number; readonly end: number; readonly code: Key | null };

/** The codes that were used, numbers first. */
export function codesOf(texts: readonly CodedText[]): Key[] {
  const spans = texts.flatMap(({ coders }) => coders.flatMap((coder) => coder ?? []));
  return usedCategories(spans.map(({ code }) => code));
}

/**
 * The texts that two or more have coded, without the coders who have not.
 *
 * Errors: 'invalid-argument' for lengths and spans that are not whole numbers within the text; 'too-few-cases' where no
 * text was coded by two.
 */
export function pairableTexts(
  texts: readonly CodedText[],
): { readonly length: number; readonly coders: readonly (readonly CodedSpan[])[] }[] {
  const pairable = texts
    .map((text) => ({ length: text.length, coders: text.coders.filter((coder) => coder !== null) }))
    .filter(({ coders }) => coders.length > 1);
  if (pairable.length === 0) throw new StatisticsError('too-few-cases', 'no text was coded by two');
  for (const { length, coders } of pairable) {
    requireWhole(length, 1, Number.MAX_SAFE_INTEGER, 'the length of a text');
    for (const span of coders.flat()) {
      requireWhole(span.start, 0, length - 1, 'where a span begins');
      requireWhole(span.end, span.start + 1, length, 'where a span ends');
      if (!isKey(span.code)) throw new StatisticsError('invalid-argument', 'a span has no code');
    }
  }
  return pairable;
}

/**
 * One coder's text from beginning to end: units in their order, and the gaps between them.
 *
 * Errors: 'invalid-argument' where two spans overlap: a continuum has one code at each place.
 */
export function segmentsOf(spans: readonly CodedSpan[], length: number): Segment[] {
  const segments: Segment[] = [];
  let at = 0;
  for (const { start, end, code } of spans.toSorted((a, b) => a.start - b.start)) {
    if (start < at) {
      throw new StatisticsError(
        'invalid-argument',
        `a coder's spans overlap at ${start}: take one code at a time (unitizedAlphaByCode)`,
      );
    }
    if (start > at) segments.push({ start: at, end: start, code: null });
    segments.push({ start, end, code });
    at = end;
  }
  if (at < length) segments.push({ start: at, end: length, code: null });
  return segments;
}

/** A coder's spans of one code, those that overlap made one. Spans that only touch stay two. */
export function spansOfCode(spans: readonly CodedSpan[], code: Key): CodedSpan[] {
  const merged: { start: number; end: number; code: Key }[] = [];
  for (const span of spans.filter((one) => one.code === code).sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last !== undefined && span.start < last.end) last.end = Math.max(last.end, span.end);
    else merged.push({ ...span });
  }
  return merged;
}

function requireWhole(value: number, least: number, most: number, what: string): void {
  if (!Number.isInteger(value) || value < least || value > most) {
    throw new StatisticsError(
      'invalid-argument',
      `${what} is a whole number from ${least} to ${most}, not ${value}`,
    );
  }
}
