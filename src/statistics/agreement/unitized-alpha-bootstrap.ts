import type { Random } from '../random/seeded-random.ts';
import {
  type AlphaBootstrap,
  type NothingToResample,
  smallestAcceptable,
  summariseReplicates,
} from './alpha-bootstrap.ts';
import { type CodedText, codesOf } from './coded-text.ts';
import { unitizedAlpha } from './unitized-alpha.ts';
import { type Meeting, unitizedCoincidencesOf } from './unitized-coincidences.ts';

export type UnitizedBootstrapOptions = {
  readonly random: Random;
  readonly resamples?: number;
  /** The smallest uα that would do, one or several. */
  readonly smallest?: readonly number[];
};

/**
 * The distribution of uα when what two coders' segments share is drawn anew, in the manner of Krippendorff's bootstrap of
 * α: the observed disagreement varies, the one expected by chance stays as it is.
 *
 * Shapes: as `unitizedAlpha`. Units: none. Assumptions: every meeting of two segments (units or gaps) is drawn for
 * itself and whole, as many as there are: the characters of one meeting were decided on together, and drawing them one
 * by one would make the interval as narrow as the text is long. Meetings side by side hang together a little, which the
 * interval does not know; with few meetings it is rough. A replicate below −1 is −1.
 * Order of coders and texts changes no bit.
 * Errors: those of `unitizedAlpha`; 'too-few-cases' under forty resamples.
 * Source: after Krippendorff (2006, revised 2011), Algorithm for bootstrapping a distribution of α; that meetings are
 * drawn and not lengths is our own choice.
 *
 * @example
 * unitizedAlphaBootstrap(
 *   [{ length: 10, coders: [[{ start: 0, end: 4, code: 'a' }], [{ start: 0, end: 3, code: 'a' }]] }],
 *   { random: seededRandom(1) },
 * ).status; // 'estimated'
 */
export function unitizedAlphaBootstrap(
  texts: readonly CodedText[],
  { random, resamples = 1999, smallest = smallestAcceptable }: UnitizedBootstrapOptions,
): AlphaBootstrap | NothingToResample {
  const { alpha } = unitizedAlpha(texts).unitized;
  if (alpha === null) return { status: 'noVariation', alpha: null };
  if (alpha === 1) return { status: 'perfect', alpha: 1 };
  const meetings = unitizedCoincidencesOf(texts, codesOf(texts)).meetings.toSorted(
    (a, b) => a.length - b.length || Number(a.isUnlike) - Number(b.isUnlike),
  );
  const expected = apartOf(meetings, (place) => place) / (1 - alpha);
  const replicates = new Float64Array(resamples);
  for (let b = 0; b < resamples; b++) {
    const apart = apartOf(meetings, () => random.wholeNumber(meetings.length));
    replicates[b] = Math.max(-1, 1 - apart / expected);
  }
  return summariseReplicates(alpha, replicates, smallest);
}

/** Of what as many meetings share, picked one after the other, the part that has two codes. */
function apartOf(meetings: readonly Meeting[], pick: (place: number) => number): number {
  let [all, apart] = [0, 0];
  for (let place = 0; place < meetings.length; place++) {
    const { length, isUnlike } = meetings[pick(place)]!;
    all += length;
    if (isUnlike) apart += length;
  }
  return apart / all;
}
