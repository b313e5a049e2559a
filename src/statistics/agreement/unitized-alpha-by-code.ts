import type { Key } from '../keys.ts';
import { type CodedText, codesOf, pairableTexts, spansOfCode } from './coded-text.ts';
import { type UnitizedValue, unitizedAlpha } from './unitized-alpha.ts';

export type AlphaOfOneCode = {
  readonly code: Key;
  /** uα of this code's own continuum: marked with it, or not. */
  readonly value: UnitizedValue;
  /** The share of the text that each coder marked with it, over the texts that two or more have coded. */
  readonly marked: number;
};

/**
 * Krippendorff's uα of each code for itself, for codes that may overlap: each code has a continuum of its own, in which
 * a place is marked with it or is not.
 *
 * Shapes: texts as `CodedText`; spans may overlap in any way. A coder's spans of the same code that overlap count as one;
 * those that only touch stay two. Units: none. Assumptions: as `unitizedAlpha`; a code's α does not see that coders
 * confuse it with a certain other.
 * Errors: 'invalid-argument' for a span outside its text; 'too-few-cases' where no text was coded by two.
 * Source: as `unitizedAlpha`, which asks for codes that exclude each other.
 *
 * @example
 * unitizedAlphaByCode([
 *   { length: 10, coders: [[{ start: 0, end: 4, code: 'a' }], [{ start: 0, end: 3, code: 'a' }]] },
 * ])[0].value.alpha; // 0.8010…
 */
export function unitizedAlphaByCode(texts: readonly CodedText[]): AlphaOfOneCode[] {
  const pairable = pairableTexts(texts);
  const length = pairable.reduce((sum, text) => sum + text.length * text.coders.length, 0);
  return codesOf(texts).map((code) => {
    const ofCode = pairable.map((text) => ({
      length: text.length,
      coders: text.coders.map((spans) => spansOfCode(spans, code)),
    }));
    const spans = ofCode.flatMap(({ coders }) => coders.flat());
    return {
      code,
      value: unitizedAlpha(ofCode).unitized,
      marked: spans.reduce((sum, { start, end }) => sum + (end - start), 0) / length,
    };
  });
}
