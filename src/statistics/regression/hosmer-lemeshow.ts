import { chiSquaredUpperTail } from '../distributions/index.ts';
import { exactSum } from '../exact-sum.ts';
import { logistic } from './logistic-likelihood.ts';

export type HosmerLemeshow = {
  readonly groups: number;
  readonly chiSquared: number;
  readonly degreesOfFreedom: number;
  readonly pValue: number;
};

const groupsWanted = 10;

/**
 * Hosmer and Lemeshow's test of whether fitted probabilities fit: observed against expected events in groups cut at
 * the tenths of the probabilities (equal ones together).
 *
 * Shapes: outcomes (0, 1) and linear predictors (log odds) of equal length. Null where fewer than three groups come
 * of it. Assumptions: expected counts not too small; with few cases it seldom rejects, with very many nearly always.
 * Errors: none. Source: Hosmer & Lemeshow (1980), Communications in Statistics A9:1043–1069. Agrees with R's
 * cut(p, quantile(p, 0:10/10)) and the formula (reference/regression.R), as ResourceSelection::hoslem.test.
 */
export function hosmerLemeshow(outcome: Float64Array, linear: Float64Array): HosmerLemeshow | null {
  const probability = linear.map(logistic);
  const sorted = probability.slice().sort();
  const cuts = Array.from({ length: groupsWanted - 1 }, (_, i) => quantile(sorted, i + 1));
  const places = Array.from(probability, (value) => cuts.filter((cut) => value > cut).length);
  const parts = [...new Set(places)].map((place) => {
    const inGroup = (values: Float64Array) => values.filter((_, row) => places[row] === place);
    const observed = inGroup(outcome);
    const events = exactSum(observed);
    const expected = exactSum(inGroup(probability));
    const expectedOthers = exactSum(inGroup(linear).map((eta) => logistic(-eta)));
    // The rarer of the two, which does not cancel.
    const excess = expected < expectedOthers ? events - expected : observed.length - events - expectedOthers;
    return excess === 0 ? 0 : excess ** 2 * (1 / expected + 1 / expectedOthers);
  });
  if (parts.length < 3) return null;
  const chiSquared = exactSum(parts);
  const degreesOfFreedom = parts.length - 2;
  return {
    groups: parts.length,
    chiSquared,
    degreesOfFreedom,
    pValue: chiSquaredUpperTail(chiSquared, degreesOfFreedom),
  };
}

/** R's type 7 at tenths, equal neighbours giving themselves exactly. */
function quantile(sorted: Float64Array, tenths: number): number {
  const place = (sorted.length - 1) * tenths;
  const below = Math.floor(place / groupsWanted);
  const share = (place % groupsWanted) / groupsWanted;
  const [low, high] = [sorted[below]!, sorted[below + (share === 0 ? 0 : 1)]!];
  return low === high ? low : (1 - share) * low + share * high;
}
