import { confidenceTail } from '../confidence.ts';
import { normalCdf, normalQuantile } from '../distributions/index.ts';
import { exactSum } from '../exact-sum.ts';
import { StatisticsError } from '../statistics-error.ts';

export type BootstrapInterval = {
  /** The plain 2.5 % and 97.5 % of the replicates. */
  readonly percentile: readonly [number, number];
  /** Moved by how far the replicates lie off the estimate; null where all of them lie on one side of it. */
  readonly biasCorrected: readonly [number, number] | null;
  /** Moved also by how the spread changes with the estimate (BCa); null without leave-one-out estimates that differ. */
  readonly accelerated: readonly [number, number] | null;
};

/**
 * 95 % intervals from bootstrap replicates of an estimate: percentile, bias-corrected, and bias-corrected and accelerated.
 *
 * Shapes: at least 40 replicates; for the accelerated one the estimate without each case in turn. Units: those of the
 * estimate. Assumptions: cases drawn independently, with replacement, as many as there are. Order does not matter.
 * Errors: 'too-few-cases' for fewer replicates; 'invalid-argument' for one that is not finite.
 * Source: Efron & Tibshirani (1993), An Introduction to the Bootstrap, pp. 170–172 (percentile) and 184–188 (z₀, a);
 * a replicate equal to the estimate counts half below it. Quantiles at p(B + 1), as R's quantile(type = 6).
 *
 * @example
 * bootstrapInterval(0.5, Array.from({ length: 99 }, (_, i) => i / 98)).percentile; // [0.0153…, 0.9846…]
 */
export function bootstrapInterval(
  estimate: number,
  replicates: readonly number[] | Float64Array,
  leaveOneOut?: readonly number[],
): BootstrapInterval {
  if (replicates.length < 40) {
    throw new StatisticsError(
      'too-few-cases',
      `an interval needs 40 replicates, there are ${replicates.length}`,
    );
  }
  if (![estimate, ...replicates].every(Number.isFinite)) {
    throw new StatisticsError('invalid-argument', 'an estimate or a replicate is not a finite number');
  }
  const sorted = Float64Array.from(replicates).sort();
  const z = normalQuantile(confidenceTail);
  const at = (low: number, high: number): [number, number] => [quantile(sorted, low), quantile(sorted, high)];
  const bias = biasOf(estimate, sorted);
  const acceleration = leaveOneOut ? accelerationOf(leaveOneOut) : null;
  return {
    percentile: at(confidenceTail, 1 - confidenceTail),
    biasCorrected: bias === null ? null : at(shifted(bias, 0, z), shifted(bias, 0, -z)),
    accelerated:
      bias === null || acceleration === null
        ? null
        : at(shifted(bias, acceleration, z), shifted(bias, acceleration, -z)),
  };
}

/** Φ(z₀ + (z₀ + z)/(1 − a(z₀ + z))). */
function shifted(bias: number, acceleration: number, z: number): number {
  return normalCdf(bias + (bias + z) / (1 - acceleration * (bias + z)));
}

/** z₀: where among the replicates the estimate lies; null at either end of them. */
function biasOf(estimate: number, sorted: Float64Array): number | null {
  let below = 0;
  for (const replicate of sorted) below += replicate < estimate ? 1 : replicate === estimate ? 0.5 : 0;
  return below === 0 || below === sorted.length ? null : normalQuantile(below / sorted.length);
}

/** a: a sixth of the skewness of the leave-one-out estimates, turned around; null where they do not differ. */
function accelerationOf(leaveOneOut: readonly number[]): number | null {
  const mean = exactSum(leaveOneOut) / leaveOneOut.length;
  const away = leaveOneOut.map((estimate) => mean - estimate);
  const squares = exactSum(away.map((value) => value ** 2));
  return squares === 0 ? null : exactSum(away.map((value) => value ** 3)) / (6 * squares ** 1.5);
}

/** Between the replicates on either side of place p(B + 1). */
function quantile(sorted: Float64Array, p: number): number {
  const place = Math.min(Math.max(p * (sorted.length + 1), 1), sorted.length);
  const below = Math.floor(place);
  const low = sorted[below - 1]!;
  return low + (place - below) * ((sorted[below] ?? low) - low);
}
