import type { AggregationResult } from './result.ts';

/** r_wg(j) from here on is strong agreement: LeBreton & Senter (2008), Organ. Res. Methods 11:836, table 3. */
export const enoughAgreement = 0.7;
/** What group means must reach: Bliese (2000), in Klein & Kozlowski, p. 356; as for alpha. */
export const enoughReliability = 0.7;

type Found = Pick<AggregationResult, 'p' | 'icc2' | 'agreement'>;

/**
 * Whether the answers of the groups may be averaged. Three things are asked for in turn: that groups differ more than
 * chance, that people in a group agree, and that there are enough of them for its mean to be told from another's.
 */
export function verdictOn({ p, icc2, agreement }: Found): AggregationResult['verdict'] {
  if (p === null) return null;
  if (p >= 0.05) return 'noDifference';
  if (agreement?.median != null && agreement.median < enoughAgreement) return 'littleAgreement';
  return icc2 !== null && icc2 >= enoughReliability ? 'mayBeAveraged' : 'unreliableMeans';
}
