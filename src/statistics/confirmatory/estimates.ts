import { confidenceTail } from '../confidence.ts';
import { normalUpperQuantile, normalUpperTail } from '../distributions/index.ts';
import { forwards, type Rows } from './cholesky.ts';
import { dot } from './implied-moments.ts';

/** An estimate with its test against 0 and its 95 % interval, from the normal distribution. */
export type Estimate = {
  readonly estimate: number;
  /** 0 for what is held fixed, which then has no test. */
  readonly standardError: number;
  readonly z: number | null;
  readonly pValue: number | null;
  readonly confidenceInterval: readonly [number, number];
};

export function estimateOf(estimate: number, standardError: number): Estimate {
  const half = normalUpperQuantile(confidenceTail) * standardError;
  const z = standardError > 0 ? estimate / standardError : null;
  return {
    estimate,
    standardError,
    z,
    pValue: z === null ? null : 2 * normalUpperTail(Math.abs(z)),
    confidenceInterval: [estimate - half, estimate + half],
  };
}

/** The variance of a function of the parameters, by its derivatives about them. */
export type VarianceOf = (derivatives: Float64Array) => number;

/** From the Cholesky factor of the information about n answers. */
export function varianceFromInformation(lower: Rows, n: number): VarianceOf {
  return (derivatives) => {
    const part = forwards(lower, derivatives);
    return dot(part, part) / n;
  };
}
