import { confidenceTail } from '../confidence.ts';
import { gammaQuantile, gammaUpperQuantile } from '../distributions/index.ts';
import { requireCount } from './discrete-tails.ts';
import { requirePerSomething } from './exact-poisson-test.ts';

export type RateInterval = {
  /** Count per one of the denominator. */
  readonly rate: number;
  /** Exact, at least 95 %. */
  readonly interval: readonly [lower: number, upper: number];
};

/**
 * A count per something, with its exact 95 % interval: the rates that `exactPoissonTest` does not refuse.
 *
 * Units: per one of the denominator. Assumptions: what is counted happens independently.
 * Errors: 'too-few-cases' for a denominator of 0; 'invalid-argument' for a count that is not whole or a denominator that is
 * negative or no number.
 * Source: Garwood (1936), Biometrika 28:437–442; the ends by gamma quantiles. Agrees with R's poisson.test.
 *
 * @example
 * poissonRateInterval({ count: 4, denominator: 10 }).interval; // [0.108…, 1.024…]
 */
export function poissonRateInterval({
  count,
  denominator,
}: {
  readonly count: number;
  readonly denominator: number;
}): RateInterval {
  requireCount('count', count);
  requirePerSomething(denominator);
  const lower = count === 0 ? 0 : gammaQuantile(confidenceTail, count);
  return {
    rate: count / denominator,
    interval: [lower / denominator, gammaUpperQuantile(confidenceTail, count + 1) / denominator],
  };
}
