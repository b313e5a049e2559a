import { exactSum } from '../exact-sum.ts';
import type { Key } from '../keys.ts';
import { type CodedText, codesOf } from './coded-text.ts';
import { type UnitizedCoincidences, unitizedCoincidencesOf } from './unitized-coincidences.ts';

/** Why there is no α: everything is alike, so that nothing could have differed, or there is nothing to compare. */
export type WithoutAlpha =
  /** Nobody marked anything. */
  | 'noUnits'
  /** Everybody marked everything, so that nothing can be told from gaps. */
  | 'noGaps'
  /** No two marked the same place (with this code). */
  | 'nothingInCommon'
  /** All of it has one and the same code. */
  | 'oneCode';

export type UnitizedValue =
  | { readonly alpha: number; readonly because: null }
  | { readonly alpha: null; readonly because: WithoutAlpha };

export type CodeAlpha = {
  readonly code: Key;
  /** (k)uα. */
  readonly value: UnitizedValue;
  /** The share of what coders marked with this code that others marked too, with whatever code: what (k)uα speaks of. */
  readonly inCommon: number;
};

export type UnitizedAlpha = {
  /** uα: units, gaps and codes, all at once. */
  readonly unitized: UnitizedValue;
  /** |uα: what is marked at all, whatever its code. */
  readonly relevance: UnitizedValue;
  /** cuα: the codes, where units of two coders meet. */
  readonly coding: UnitizedValue;
  readonly byCode: readonly CodeAlpha[];
  /** The share of the texts that cuα speaks of. */
  readonly inCommon: number;
};

/**
 * Krippendorff's α of texts in which coders marked passages of their own choice with codes: the αU family.
 *
 * Shapes: texts as `CodedText`; a coder's spans do not overlap (`unitizedAlphaByCode` takes codes that do). Texts are
 * put one after the other; one that fewer than two have coded is left out. Units: none.
 * Assumptions: coders can stand in for each other, and read without knowing of the others' codes. Two units of one code
 * side by side and one unit as long as both agree in all but chance. Shifting the spans within their text, and the
 * order of coders, texts and codes' names, change no bit.
 * With units one character long uα is the nominal α of the characters.
 * Errors: 'invalid-argument' for a span outside its text, or one that overlaps another of the same coder;
 * 'too-few-cases' where no text was coded by two.
 * Source: Krippendorff, Mathet, Bouvry & Widlöcher (2016), Quality & Quantity 50:2347–2364; Krippendorff (2019),
 * Content Analysis, 4th ed., § 12.6, whose figure 12.11 gives uα = .510 and cuα = .724 (and |uα = .413, ours .4136).
 *
 * @example
 * unitizedAlpha([{ length: 10, coders: [[{ start: 0, end: 4, code: 'a' }], [{ start: 0, end: 3, code: 'a' }]] }])
 *   .unitized.alpha; // 0.8010…
 */
export function unitizedAlpha(texts: readonly CodedText[]): UnitizedAlpha {
  const codes = codesOf(texts);
  const found = unitizedCoincidencesOf(texts, codes);
  const { shared, totals, ofItself, ofItselfInCommon, length } = found;
  const inCommon = totals.map((total, c) => (c === 0 ? 0 : total - shared[c]![0]!));
  const allInCommon = exactSum(inCommon);
  const allOfItself = exactSum(ofItself);
  return {
    unitized: ofAll(totals, length, allOfItself, exactSum(unlike(shared, 0))),
    relevance: ofRelevance(found, allOfItself),
    coding:
      allInCommon === 0
        ? withoutAlpha('nothingInCommon')
        : ofAll(inCommon, allInCommon, exactSum(ofItselfInCommon), exactSum(unlike(shared, 1))),
    byCode: codes.map((code, i) => ({
      code,
      value: ofCode(found, inCommon, i + 1),
      inCommon: totals[i + 1] === 0 ? 0 : inCommon[i + 1]! / totals[i + 1]!,
    })),
    inCommon: allInCommon / length,
  };
}

const withoutAlpha = (because: WithoutAlpha): UnitizedValue => ({ alpha: null, because });
const alphaOf = (alpha: number): UnitizedValue => ({ alpha, because: null });

/**
 * 1 − observed/expected over all codes. A unit is not compared with itself: ε_cc = T(ℓ_c² − Σλ²)/(T² − ΣΣλ²), so that the
 * expected disagreement T − Σε_cc is T(T² − Σℓ_c²)/(T² − ΣΣλ²).
 */
function ofAll(totals: readonly number[], all: number, ofItself: number, apart: number): UnitizedValue {
  // T² − Σℓ_c² as Σℓ_c(T − ℓ_c): nothing is lost where one code has nearly all, and it is 0 where it has all.
  const byChance = exactSum(totals.map((total) => total * (all - total)));
  if (byChance === 0) return withoutAlpha(totals[0] === all ? 'noUnits' : 'oneCode');
  return alphaOf(1 - (apart * (all ** 2 - ofItself)) / (all * byChance));
}

function ofRelevance({ totals, shared, length }: UnitizedCoincidences, ofItself: number): UnitizedValue {
  const gaps = totals[0]!;
  if (gaps === length) return withoutAlpha('noUnits');
  if (gaps === 0) return withoutAlpha('noGaps');
  const apart = exactSum(shared[0]!.slice(1));
  return alphaOf(1 - (apart * (length ** 2 - ofItself)) / (length * gaps * (length - gaps)));
}

/** 1 − (ε_.k/ℓ_.k)(ℓ_.k − ℓ_kk)/(ε_.k − ε_kk), all of units that meet. */
function ofCode(
  { shared, ofItselfInCommon }: UnitizedCoincidences,
  inCommon: readonly number[],
  k: number,
): UnitizedValue {
  const all = exactSum(inCommon);
  const ofCode = inCommon[k]!;
  if (ofCode === 0) return withoutAlpha('nothingInCommon');
  if (ofCode === all) return withoutAlpha('oneCode');
  const apart = exactSum(shared[k]!.map((length, c) => (c === 0 || c === k ? 0 : length)));
  return alphaOf(1 - ((ofCode * all - ofItselfInCommon[k]!) * apart) / (ofCode ** 2 * (all - ofCode)));
}

/** Text that two coders gave different codes; from 1 on, only where both marked it. */
function unlike(shared: readonly (readonly number[])[], from: number): number[] {
  return shared.flatMap((row, c) => row.filter((_, k) => c !== k && c >= from && k >= from));
}
