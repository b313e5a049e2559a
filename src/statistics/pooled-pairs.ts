import { studentTTwoTailed } from './distributions/index.ts';
import { everyPair, meanDifference } from './mean-difference.ts';
import { type GroupSummary, oneWayAnova } from './one-way-anova.ts';

/** One pair of means before any correction, its standard error from the variation within all groups. */
export type PooledPair = {
  readonly a: number;
  readonly b: number;
  readonly difference: number;
  readonly standardError: number;
  readonly t: number | null;
  /** Uncorrected, two-tailed; without spread 0 for a difference and 1 for none. */
  readonly pValue: number;
};

/** Every pair with SE = √(MSW(1/nₐ + 1/n_b)) and df = N − g. Refuses what `oneWayAnova` refuses. */
export function pooledPairs(groups: readonly GroupSummary[]): {
  readonly pairs: PooledPair[];
  readonly degreesOfFreedom: number;
} {
  const { meanSquareWithin, degreesOfFreedom } = oneWayAnova(groups);
  const df = degreesOfFreedom[1];
  const pairs = everyPair(groups, (first, second, a, b): PooledPair => {
    const difference = meanDifference(first, second);
    const standardError = Math.sqrt(meanSquareWithin * (1 / first.n + 1 / second.n));
    const t = standardError === 0 ? null : difference / standardError;
    const pValue = t === null ? Number(difference === 0) : studentTTwoTailed(t, df);
    return { a, b, difference, standardError, t, pValue };
  });
  return { pairs, degreesOfFreedom: df };
}

export function around(centre: number, halfWidth: number): [number, number] {
  return [centre - halfWidth, centre + halfWidth];
}
