import type { Key } from '../keys.ts';
import { type CodedText, pairableTexts, type Segment, segmentsOf } from './coded-text.ts';

/**
 * How much text each code of one coder shares with each code of the others: gaps first, then the codes in their order.
 */
export type UnitizedCoincidences = {
  /** ℓ: symmetric; each text brings its length times its coders. */
  readonly shared: readonly (readonly number[])[];
  /** How much text coders together gave each code (or left as gaps): the sums of ℓ. */
  readonly totals: readonly number[];
  /** By code, what a unit would share with itself: its length squared; a gap is as many units as it is long. */
  readonly ofItself: readonly number[];
  /** The same of the parts of units that meet others' units: shared with each of them on average, squared. */
  readonly ofItselfInCommon: readonly number[];
  /** Characters of the texts that two or more have coded, times the coders. */
  readonly length: number;
  /** Pairs of two coders' segments that meet. */
  readonly meetings: readonly Meeting[];
};

/** How much two coders' segments share (divided by how many others the coder meets), and whether their codes differ. */
export type Meeting = { readonly length: number; readonly isUnlike: boolean };

/**
 * What the αU family is computed from.
 *
 * Shapes: texts as `CodedText`; `codes` in any order. A text counts by those who coded it.
 * Errors: those of `pairableTexts` and `segmentsOf`.
 * Source: Krippendorff, Mathet, Bouvry & Widlöcher (2016), Quality & Quantity 50:2347–2364, eqs. 1, 4 and 10.
 */
export function unitizedCoincidencesOf(
  texts: readonly CodedText[],
  codes: readonly Key[],
): UnitizedCoincidences {
  const place = new Map<Key | null, number>([
    [null, 0],
    ...codes.map((code, i): [Key, number] => [code, i + 1]),
  ]);
  const size = codes.length + 1;
  // By the number of coders, so that all sums are whole until they are divided by it.
  const byCoders = new Map<number, { shared: number[][]; inCommon: number[] }>();
  const ofItself = Array.from({ length: size }, () => 0);
  const meetings: Meeting[] = [];
  let total = 0;
  for (const { length, coders } of pairableTexts(texts)) {
    const segments = coders.map((spans) => segmentsOf(spans, length));
    total += length * coders.length;
    let sums = byCoders.get(coders.length);
    if (sums === undefined) {
      sums = {
        shared: Array.from({ length: size }, () => Array.from({ length: size }, () => 0)),
        inCommon: Array.from({ length: size }, () => 0),
      };
      byCoders.set(coders.length, sums);
    }
    for (const [i, mine] of segments.entries()) {
      const metUnits = mine.map(() => 0);
      for (const [j, theirs] of segments.entries()) {
        if (i === j) continue;
        for (const { g, h, length: common } of intersections(mine, theirs)) {
          const [c, k] = [place.get(mine[g]!.code)!, place.get(theirs[h]!.code)!];
          sums.shared[c]![k]! += common;
          if (c !== 0 && k !== 0) metUnits[g]! += common;
          if (i < j) meetings.push({ length: common / (coders.length - 1), isUnlike: c !== k });
        }
      }
      for (const [g, { start, end, code }] of mine.entries()) {
        const c = place.get(code)!;
        ofItself[c]! += code === null ? end - start : (end - start) ** 2;
        sums.inCommon[c]! += metUnits[g]! ** 2;
      }
    }
  }
  const ascending = [...byCoders].sort(([a], [b]) => a - b);
  const added = (of: (sums: { shared: number[][]; inCommon: number[] }) => number, power: number) =>
    ascending.reduce((sum, [coders, sums]) => sum + of(sums) / (coders - 1) ** power, 0);
  const cells = Array.from({ length: size }, (_, c) => c);
  return {
    shared: cells.map((c) => cells.map((k) => added(({ shared }) => shared[c]![k]!, 1))),
    totals: cells.map((c) => added(({ shared }) => shared[c]!.reduce((sum, one) => sum + one, 0), 1)),
    ofItself,
    ofItselfInCommon: cells.map((c) => added(({ inCommon }) => inCommon[c]!, 2)),
    length: total,
    meetings,
  };
}

/** Where two partitions of the same text meet, in one walk through both. */
function* intersections(
  mine: readonly Segment[],
  theirs: readonly Segment[],
): Generator<{ g: number; h: number; length: number }> {
  for (let g = 0, h = 0; g < mine.length && h < theirs.length; ) {
    const [a, b] = [mine[g]!, theirs[h]!];
    yield { g, h, length: Math.min(a.end, b.end) - Math.max(a.start, b.start) };
    if (a.end <= b.end) g++;
    if (b.end <= a.end) h++;
  }
}
