import type { Column } from '../column.ts';
import { seededRandom } from '../random/seeded-random.ts';
import { StatisticsError } from '../statistics-error.ts';
import { drawEstimate, drawMissing, observedSums } from './data-augmentation.ts';
import { fitRows } from './normal-moments.ts';

export type ImputationOptions = {
  /** How many completed sets to make: 2 or more. */
  readonly imputations: number;
  /** A whole number from 0 to 2³² − 1. The same seed gives the same sets. */
  readonly seed: number;
};

export type ImputedSets<Result> = {
  /** Rows of each completed set: those with at least one value. */
  readonly n: number;
  readonly missingValues: number;
  /** Rounds of data augmentation between two sets. */
  readonly roundsBetween: number;
  readonly results: readonly Result[];
};

/** Two draws this many rounds apart have less than 1 % in common. */
const commonToLast = 0.01;

/**
 * Multiple imputation: fills in what is missing several times with values that might have been, and analyses each
 * completed set. Pool what comes out with `poolEstimates`.
 *
 * Shapes: p columns of equal length, NaN missing; `analyse` gets the p completed columns, rows without a single
 * value left out and the rest in an order of their own, valid until it returns. Units: those of the variables.
 * Assumptions: the variables are together normal and missing at random. Imputed values may lie between or beyond
 * the answers that could be given: rounding them would bias means and correlations (Horton, Lipsitz & Parzen 2003,
 * The American Statistician 57:229–232), and they are never shown, only what is estimated from them all.
 * The order of the rows changes nothing: each missing value is drawn in its place among rows sorted by value.
 * Errors: those of `normalMoments`; 'invalid-argument' for fewer than 2 imputations or no proper seed.
 * Method: data augmentation from the maximum-likelihood estimate, with as many rounds before the first set and
 * between sets as it takes for what two sets have in common to fall under 1 %, reckoned from how fast EM converged.
 * Source: Schafer (1997), Analysis of incomplete multivariate data, § 5.4; the rule for rounds, § 4.4 there:
 * the autocorrelation of data augmentation falls as EM converges, by the largest fraction of missing information.
 *
 * @example
 * const x = [1, 2, 3, 4, 5, 6];
 * const sets = multipleImputation([x, [2, 1, 4, NaN, 5, 7]], { imputations: 20, seed: 1 }, (columns) => {
 *   const { B, standardError } = linearRegression(columns[1], [columns[0]]).terms[1];
 *   return { estimate: B, variance: standardError ** 2 };
 * });
 * poolEstimates(sets.results, 4).estimate;
 */
export function multipleImputation<Result>(
  columns: readonly Column[],
  { imputations, seed }: ImputationOptions,
  analyse: (completed: readonly Float64Array[]) => Result,
): ImputedSets<Result> {
  if (!Number.isInteger(imputations) || imputations < 2) {
    throw new StatisticsError('invalid-argument', `imputations must be 2 or more, not ${imputations}`);
  }
  const random = seededRandom(seed);
  const { data, estimate, rate } = fitRows(columns);
  const { variables: p, n, centre, scale } = data;
  const there = observedSums(data);
  const roundsBetween = Math.max(5, Math.ceil(Math.log(commonToLast) / Math.log(Math.max(rate, 1e-9))));
  const completed = columns.map(() => new Float64Array(n));
  const results: Result[] = [];
  let current = estimate;
  for (let round = 1; round <= roundsBetween * imputations; round++) {
    const drawn = drawMissing(data, there, current, random);
    current = drawEstimate(drawn, n, random);
    if (round % roundsBetween !== 0) continue;
    let row = 0;
    for (const rows of drawn.patterns) {
      for (let start = 0; start < rows.length; start += p, row++) {
        for (let j = 0; j < p; j++) completed[j]![row] = centre[j]! + scale[j]! * rows[start + j]!;
      }
    }
    results.push(analyse(completed));
  }
  return { n, missingValues: data.missingValues, roundsBetween, results };
}
