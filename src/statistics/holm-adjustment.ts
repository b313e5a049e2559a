import { StatisticsError } from './statistics-error.ts';

/**
 * Holm-adjusted p-values: reject all with an adjusted p ≤ .05 and the chance of even one false rejection in the
 * family is at most 5 %. Never larger than Bonferroni's, and needs no assumption about how the tests depend.
 *
 * Shapes: one adjusted p for each p, in the order given; no p-values give none. Units: none.
 * Assumptions: each p-value is valid by itself. Errors: 'invalid-argument' for anything that is not in [0, 1].
 * Source: Holm (1979), Scandinavian Journal of Statistics 6:65–70, p. 67; max over j ≤ i of (m − j + 1)·p₍ⱼ₎, at
 * most 1. Agrees with R's p.adjust(method = "holm").
 *
 * @example
 * holm([0.01, 0.04, 0.03]); // [0.03, 0.06, 0.06]
 */
export function holm(pValues: readonly number[]): number[] {
  for (const p of pValues) {
    if (!(p >= 0 && p <= 1))
      throw new StatisticsError('invalid-argument', `a p-value lies in [0, 1], not ${p}`);
  }
  const family = pValues.length;
  const fromSmallest = pValues.map((_, index) => index).sort((a, b) => pValues[a]! - pValues[b]!);
  const adjusted = new Array<number>(family);
  let largestSoFar = 0;
  fromSmallest.forEach((index, place) => {
    largestSoFar = Math.min(1, Math.max(largestSoFar, (family - place) * pValues[index]!));
    adjusted[index] = largestSoFar;
  });
  return adjusted;
}
