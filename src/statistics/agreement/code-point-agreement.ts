import type { Key } from '../keys.ts';
import { StatisticsError } from '../statistics-error.ts';
import { tableOf } from './agreement-table.ts';
import { type CodedText, pairableTexts, type Segment, segmentsOf, spansOfCode } from './coded-text.ts';
import { kappaOfTable } from './cohens-kappa.ts';

export type CodePointAgreement = {
  /** Characters that both marked with the code, that one of them did, and that neither did. */
  readonly counts: {
    readonly both: number;
    readonly first: number;
    readonly second: number;
    readonly neither: number;
  };
  /** The share of characters on which they agree, marked or not. */
  readonly agreement: number;
  /** Of the characters that one of them marked, the share that both did; null where nobody marked any. */
  readonly agreementWhereMarked: number | null;
  /** `oneCategory`: neither marked anything, or both everything, and kappa cannot be said. */
  readonly status: 'estimated' | 'perfect' | 'fixedByMargins' | 'oneCategory';
  readonly kappa: number | null;
};

/**
 * Cohen's κ of two coders over characters: each character is marked with the code or not. It is what QualCoder shows.
 *
 * Shapes: texts as `CodedText` with two coders; texts that one of them has not read are left out. Spans may overlap.
 * Units: characters. Assumptions: none are met that a test would need: characters stand in passages and are anything
 * but independent, so there is no standard error here and no p. A weak measure: it grows with the text that nobody
 * marked, and a disagreement about a passage's last sentence weighs as much as a passage that one of them overlooked.
 * `unitizedAlphaByCode` does not treat a passage's characters as so many decisions.
 * Errors: 'invalid-argument' for a span outside its text, or other than two coders; 'too-few-cases' where no text was
 * coded by both.
 * Source: Cohen (1960), Educational and Psychological Measurement 20:37–46; QualCoder's coder comparison.
 *
 * @example
 * codePointAgreement(
 *   [{ length: 10, coders: [[{ start: 0, end: 4, code: 'a' }], [{ start: 0, end: 3, code: 'a' }]] }],
 *   'a',
 * ).kappa; // 0.7826…
 */
export function codePointAgreement(texts: readonly CodedText[], code: Key): CodePointAgreement {
  if (texts.some(({ coders }) => coders.length !== 2)) {
    throw new StatisticsError('invalid-argument', 'kappa is of two coders');
  }
  const counts = { both: 0, first: 0, second: 0, neither: 0 };
  for (const { length, coders } of pairableTexts(texts)) {
    const [first = [], second = []] = coders.map((spans) => segmentsOf(spansOfCode(spans, code), length));
    const mine = marked(first);
    const theirs = marked(second);
    const both = markedByBoth(first, second);
    counts.both += both;
    counts.first += mine - both;
    counts.second += theirs - both;
    counts.neither += length - mine - theirs + both;
  }
  const table = tableOf(
    [0, 1],
    [
      [counts.neither, counts.second],
      [counts.first, counts.both],
    ],
  );
  const { status, kappa, agreement } = kappaOfTable(table);
  const byOne = counts.both + counts.first + counts.second;
  return {
    counts,
    agreement,
    agreementWhereMarked: byOne === 0 ? null : counts.both / byOne,
    status,
    kappa,
  };
}

function marked(segments: readonly Segment[]): number {
  return segments.reduce((sum, { start, end, code }) => sum + (code === null ? 0 : end - start), 0);
}

function markedByBoth(first: readonly Segment[], second: readonly Segment[]): number {
  return first
    .filter(({ code }) => code !== null)
    .flatMap((mine) =>
      second
        .filter(({ code }) => code !== null)
        .map((theirs) => Math.max(0, Math.min(mine.end, theirs.end) - Math.max(mine.start, theirs.start))),
    )
    .reduce((sum, common) => sum + common, 0);
}
