import type { GroupSummary } from './one-way-anova.ts';

/** Mean of the first less mean of the second, with what rounding took from each. */
export function meanDifference(first: GroupSummary, second: GroupSummary): number {
  return first.mean - second.mean + ((first.meanRemainder ?? 0) - (second.meanRemainder ?? 0));
}

/** The squared standard error of one group's mean, s²/n; 0 for a group of one. */
export function squaredError({ n, standardDeviation }: GroupSummary): number {
  return (standardDeviation ?? 0) ** 2 / n;
}

/**
 * Degrees of freedom of a difference between two means of unlike spread, from their squared standard errors:
 * (u + v)²/(u²/(nₐ − 1) + v²/(n_b − 1)). Source: Welch (1947), Biometrika 34:28–35, (29); Satterthwaite (1946),
 * Biometrics Bulletin 2:110–114.
 */
export function welchDegreesOfFreedom(
  u: number,
  v: number,
  sizeOfFirst: number,
  sizeOfSecond: number,
): number {
  const share = u / (u + v);
  const rest = v / (u + v);
  return 1 / ((share * share) / (sizeOfFirst - 1) + (rest * rest) / (sizeOfSecond - 1));
}

/** Every pair of places among g groups: 0–1, 0–2, …, 1–2, …: the order of all our pair tables. */
export function everyPair<T>(
  groups: readonly GroupSummary[],
  compare: (first: GroupSummary, second: GroupSummary, a: number, b: number) => T,
): T[] {
  return groups.flatMap((first, a) =>
    groups.slice(a + 1).map((second, offset) => compare(first, second, a, a + 1 + offset)),
  );
}
