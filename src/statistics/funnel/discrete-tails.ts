import { betaCdf, betaUpperTail, gammaCdf, gammaUpperTail } from '../distributions/index.ts';
import { StatisticsError } from '../statistics-error.ts';

/** How likely counts are by chance alone: both tails include the count itself. */
export type DiscreteTails = {
  /** P(R ≤ count), for any whole number. */
  readonly atMost: (count: number) => number;
  /** P(R ≥ count), computed as a tail. */
  readonly atLeast: (count: number) => number;
  /** The largest count there can be. */
  readonly most: number;
};

/** Of n, each with the same chance. P(R ≤ k) = I₁₋ₚ(n − k, k + 1) (Abramowitz & Stegun 26.5.24). */
export function binomialTails(n: number, chance: number): DiscreteTails {
  return {
    atMost: (count) => {
      if (count < 0) return 0;
      return count >= n ? 1 : betaUpperTail(chance, count + 1, n - count);
    },
    atLeast: (count) => {
      if (count <= 0) return 1;
      return count > n ? 0 : betaCdf(chance, count, n - count + 1);
    },
    most: n,
  };
}

/** With a mean and no upper end. P(R ≤ k) = Q(k + 1, mean) (Abramowitz & Stegun 26.4.21). */
export function poissonTails(mean: number): DiscreteTails {
  return {
    atMost: (count) => {
      if (count < 0) return 0;
      return mean === 0 ? 1 : gammaUpperTail(mean, count + 1);
    },
    atLeast: (count) => {
      if (count <= 0) return 1;
      return mean === 0 ? 0 : gammaCdf(mean, count);
    },
    most: Number.POSITIVE_INFINITY,
  };
}

/** Twice the thinner tail, 1 at most: under 2t exactly when the count lies beyond the limits with t in each tail. */
export function twoSided(tails: DiscreteTails, count: number): number {
  return Math.min(1, 2 * Math.min(tails.atMost(count), tails.atLeast(count)));
}

export function requireCount(name: string, value: number): void {
  if (!Number.isSafeInteger(value) || value < 0) {
    throw new StatisticsError('invalid-argument', `${name} must be a whole number from 0, but is ${value}`);
  }
}

export function requireShare(name: string, value: number): void {
  if (!(value >= 0 && value <= 1)) {
    throw new StatisticsError('invalid-argument', `${name} must lie from 0 to 1, but is ${value}`);
  }
}

/** A count out of n: whole numbers, no more than n, and n above 0. */
export function requireCountOf(count: number, n: number): void {
  requireCount('count', count);
  requireCount('n', n);
  if (n === 0) throw new StatisticsError('too-few-cases', 'a share of nobody is not known');
  if (count > n) throw new StatisticsError('invalid-argument', `${count} of ${n} is more than all`);
}
