import { StatisticsError } from '../statistics-error.ts';

/** How people would answer who had nothing in common: every answer alike, or leaning a little towards one end. */
export type NullDistribution = 'uniform' | 'slightlySkewed';

/** LeBreton & Senter (2008), table 2. Published for these numbers of answers only. */
const slightlySkewed: Readonly<Record<number, number>> = {
  5: 1.34,
  6: 1.85,
  7: 2.9,
  8: 3.47,
  9: 5.66,
  10: 6.3,
  11: 7.31,
};

/**
 * The variance of answers given without anything in common, which r_wg holds the variance within a group against.
 *
 * Shapes: the number of answers on the scale (6 for 1–6), one of two distributions. Units: squared steps of the scale.
 * Assumptions: none. Null for `slightlySkewed` where no value is published: under 5 and over 11 answers.
 * Errors: 'invalid-argument' for a number of answers that is not whole or under two.
 * Source: uniform (A² − 1)/12, James, Demaree & Wolf (1984), J. Applied Psychology 69:85–98, p. 87; slightly skewed,
 * LeBreton & Senter (2008), Organizational Research Methods 11:815–852, table 2 (p. 832). The skewed one is smaller and
 * so asks for more agreement: people tend to answer towards the friendly end without agreeing on anything.
 *
 * @example
 * expectedVariance(6, 'uniform'); // 2.9166666666666665
 * expectedVariance(6, 'slightlySkewed'); // 1.85
 */
export function expectedVariance(answers: number, distribution: NullDistribution): number | null {
  if (!Number.isInteger(answers) || answers < 2) {
    throw new StatisticsError('invalid-argument', `a scale has a whole number of answers, not ${answers}`);
  }
  return distribution === 'uniform' ? (answers * answers - 1) / 12 : (slightlySkewed[answers] ?? null);
}
