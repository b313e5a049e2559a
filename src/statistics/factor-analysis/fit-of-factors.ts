import { rootMeanSquareError } from '../confirmatory/fit-measures.ts';
import { chiSquaredUpperTail } from '../distributions/index.ts';
import type { ExtractionMethod } from './extract-factors.ts';
import { degreesOfFreedom as degreesLeft } from './extract-factors.ts';
import { invertPositive, type Matrix, multiply, transpose } from './matrix.ts';
import { leastFreeVariance } from './sampling-adequacy.ts';

export type FactorFit = {
  readonly chiSquared: number;
  readonly degreesOfFreedom: number;
  readonly pValue: number;
  /** Root mean square error of approximation. */
  readonly rmsea: number;
  /** Its interval, 90 % as is the custom. */
  readonly rmseaInterval: readonly [number, number];
  /** Tucker and Lewis's index; null when the items are no more related than chance makes them. */
  readonly tli: number | null;
};

/**
 * How far factors leave correlations unexplained. Null without degrees of freedom left, and where the model's own
 * correlations are singular.
 *
 * χ² = (n − 1 − (2p + 5)/6 − 2m/3) · F, F the likelihood discrepancy; for ML that which was minimised, as factanal;
 * for minres the same function at the minres solution, as psych::fa, an approximation.
 * RMSEA = √max(0, (χ² − df)/(df·(n − 1))), Steiger (1990), Multivariate Behavioral Research 25:173–180, with Browne &
 * Cudeck's interval; TLI: Tucker &
 * Lewis (1973), Psychometrika 38:1–10, with one multiplier for both models as in psych.
 */
export function fitOfFactors(
  correlations: Matrix,
  n: number,
  loadings: Matrix,
  uniquenesses: readonly number[],
  method: ExtractionMethod,
): FactorFit | null {
  const [size, factors] = [correlations.length, loadings[0]!.length];
  const degreesOfFreedom = degreesLeft(size, factors);
  const multiplier = n - 1 - (2 * size + 5) / 6 - (2 * factors) / 3;
  const own = invertPositive(correlations);
  const common = multiply(loadings, transpose(loadings));
  const model = common.map((row, i) =>
    row.map((value, j) => (i !== j ? value : method === 'ml' ? value + uniquenesses[i]! : 1)),
  );
  const implied = invertPositive(model);
  if (degreesOfFreedom < 1 || !(multiplier > 0) || own === null || implied === null) return null;
  if (own.inverse.some((row, i) => !(1 / row[i]! > leastFreeVariance))) return null;
  const trace = implied.inverse.reduce(
    (sum, row, i) => sum + row.reduce((so, value, j) => so + value * correlations[i]![j]!, 0),
    0,
  );
  const discrepancy = Math.max(0, trace - size + implied.logDeterminant - own.logDeterminant);
  const chiSquared = multiplier * discrepancy;
  const perDegree = chiSquared / degreesOfFreedom;
  const unrelated = (multiplier * -own.logDeterminant) / ((size * (size - 1)) / 2);
  const pValue = chiSquaredUpperTail(chiSquared, degreesOfFreedom);
  const rmsea = rootMeanSquareError({ chiSquared, degreesOfFreedom, pValue }, n - 1, 1)!;
  return {
    chiSquared,
    degreesOfFreedom,
    pValue,
    rmsea: rmsea.value,
    rmseaInterval: rmsea.confidenceInterval,
    tli: unrelated > 1 ? (unrelated - perDegree) / (unrelated - 1) : null,
  };
}
