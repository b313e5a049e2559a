import { StatisticsError, welchTTest } from '#statistics';
import type { ClimateDifference } from './result.ts';

type Shown = { readonly n: number; readonly mean: number; readonly sd: number | null };

/**
 * An office less everybody in the other offices, by Welch's t test. Reckoned from what is shown, the office's own
 * figures and those of everybody, so that it cannot tell more than they do.
 *
 * n₂ = N − n, x̄₂ = (N·x̄ − n·x̄₁)/n₂, and the squares of the others are those of all less the office's own and those
 * between the two: SS₂ = SS − SS₁ − (n·n₂/N)(x̄₁ − x̄₂)².
 *
 * @returns null where there are too few, or nobody differs, to test it; q is p until it is adjusted
 */
export function differenceFromOthers(office: Shown, everybody: Shown): ClimateDifference | null {
  const n = everybody.n - office.n;
  if (n < 2 || office.n < 2 || office.sd === null || everybody.sd === null) return null;
  const mean = (everybody.n * everybody.mean - office.n * office.mean) / n;
  const between = ((office.n * n) / everybody.n) * (office.mean - mean) ** 2;
  const squares = (everybody.n - 1) * everybody.sd ** 2 - (office.n - 1) * office.sd ** 2 - between;
  // Rounding can leave a hair of it where nobody differs.
  const spread = Math.sqrt(Math.max(0, squares) / (n - 1));
  const isFlat = spread < 1e-7 && office.sd < 1e-7;
  if (isFlat) return null;
  try {
    const test = welchTTest(
      { n: office.n, mean: office.mean, standardDeviation: office.sd },
      { n, mean, standardDeviation: spread < 1e-7 ? 0 : spread },
    );
    const { difference: value, confidenceInterval: ci, pValue: p } = test;
    return { value, ci, p, q: p };
  } catch (error) {
    if (error instanceof StatisticsError) return null;
    throw error;
  }
}
