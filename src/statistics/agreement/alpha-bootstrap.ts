import { bootstrapInterval } from '../resampling/bootstrap-interval.ts';

/** How likely α over many more units like these is to stay below a smallest acceptable one. */
export type Failing = { readonly smallest: number; readonly probability: number };

export type AlphaBootstrap = {
  readonly status: 'estimated';
  readonly alpha: number;
  readonly resamples: number;
  /** 95 %: the plain 2.5 % and 97.5 % of the replicates. */
  readonly interval: readonly [lower: number, upper: number];
  readonly failing: readonly Failing[];
};

/**
 * Nothing to resample: `noVariation`, there is no α; `perfect`, every resample agrees as well, whatever the number of
 * units, and an interval from 1 to 1 would say more than is known.
 */
export type NothingToResample = { readonly status: 'noVariation' | 'perfect'; readonly alpha: 1 | null };

/** Those that Hayes & Krippendorff's KALPHA prints. */
export const smallestAcceptable: readonly number[] = [0.9, 0.8, 0.7, 0.67, 0.6, 0.5];

/** Interval and probabilities of the replicates, of which forty are needed. */
export function summariseReplicates(
  alpha: number,
  replicates: Float64Array,
  smallest: readonly number[],
): AlphaBootstrap {
  const below = (limit: number) => replicates.filter((replicate) => replicate < limit).length;
  return {
    status: 'estimated',
    alpha,
    resamples: replicates.length,
    interval: bootstrapInterval(alpha, replicates).percentile,
    failing: smallest.map((limit) => ({
      smallest: limit,
      probability: below(limit) / replicates.length,
    })),
  };
}
