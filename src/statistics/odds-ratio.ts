import { confidenceTail } from './confidence.ts';
import { type CountTable, marginsOf } from './count-table.ts';
import { logFactorials } from './log-factorials.ts';

export type OddsRatio = {
  /** The conditional maximum-likelihood estimate; null where it is infinite. */
  readonly ratio: number | null;
  /** Exact 95 % interval; a null end is infinite. */
  readonly confidenceInterval: readonly [lower: number, upper: number | null];
};

const mostHalvings = 200;

/**
 * How many times higher the odds of the first column are in the first row than in the second, given the totals.
 *
 * Shapes: 2 × 2 counts without an empty row or column. Units: none. Errors: none.
 * Source: Cornfield (1956), Proc. Third Berkeley Symposium 4:135–148; Agresti (2013), Categorical Data Analysis,
 * 3rd ed., § 16.6.4: the ratio ω makes the expected corner of the noncentral hypergeometric the observed one; the
 * ends of the interval leave 2.5 % beyond. Agrees with R's fisher.test to its root finder's tolerance.
 *
 * @example
 * oddsRatioOf([[3, 1], [1, 3]]).ratio; // 6.408…
 */
export function oddsRatioOf(counts: CountTable): OddsRatio {
  const { n, rowTotals, columnTotals } = marginsOf(counts);
  const corner = counts[0]![0]!;
  const [row, column] = [rowTotals[0]!, columnTotals[0]!];
  const lowest = Math.max(0, row + column - n);
  const highest = Math.min(row, column);
  const logFactorial = logFactorials(n);
  const corners = Array.from({ length: highest - lowest + 1 }, (_, step) => lowest + step);
  const logWeights = corners.map(
    (x) =>
      -logFactorial[x]! -
      logFactorial[row - x]! -
      logFactorial[column - x]! -
      logFactorial[n - row - column + x]!,
  );
  /** The mean of `of` over the corners when the log odds ratio is this. */
  const meanAt = (logRatio: number, of: (x: number) => number): number => {
    const logs = corners.map((x, index) => logWeights[index]! + logRatio * (x - corner));
    const largest = Math.max(...logs);
    const weights = logs.map((log) => Math.exp(log - largest));
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    return weights.reduce((sum, weight, index) => sum + weight * of(corners[index]!), 0) / total;
  };
  // Each of these rises with the log odds ratio.
  const ratioWhere = (of: (x: number) => number, target: number) =>
    Math.exp(rootOf((logRatio) => meanAt(logRatio, of) - target));
  const atLeast = (x: number) => (x >= corner ? 1 : 0);
  const above = (x: number) => (x > corner ? 1 : 0);
  return {
    ratio: corner === highest ? null : corner === lowest ? 0 : ratioWhere((x) => x - corner, 0),
    confidenceInterval: [
      corner === lowest ? 0 : ratioWhere(atLeast, confidenceTail),
      corner === highest ? null : ratioWhere(above, 1 - confidenceTail),
    ],
  };
}

/** Where a rising function is 0, by halving. */
function rootOf(rising: (x: number) => number): number {
  let [low, high] = [-1, 1];
  while (rising(low) > 0) low *= 2;
  while (rising(high) < 0) high *= 2;
  for (let step = 0; step < mostHalvings; step++) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) break;
    if (rising(middle) < 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
