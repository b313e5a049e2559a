import { StatisticsError } from './statistics-error.ts';

/**
 * False-discovery-rate adjusted p-values (q): reject all with q ≤ .05 and at most 5 % of the rejections are
 * expected to be false.
 *
 * Shapes: one q for each p, in the order given; no p-values give no q. Units: none.
 * Assumptions: the tests are independent or positively dependent (Benjamini & Yekutieli 2001).
 * Errors: 'invalid-argument' for anything that is not in [0, 1].
 * Source: Benjamini & Hochberg (1995), JRSS B 57:289–300, p. 293; q = min over j ≥ i of m·p₍ⱼ₎/j, at most 1.
 * Agrees with R's p.adjust(method = "BH").
 *
 * @example
 * benjaminiHochberg([0.01, 0.04, 0.03]); // [0.03, 0.04, 0.04]
 */
export function benjaminiHochberg(pValues: readonly number[]): number[] {
  for (const p of pValues) {
    if (!(p >= 0 && p <= 1))
      throw new StatisticsError('invalid-argument', `a p-value lies in [0, 1], not ${p}`);
  }
  const family = pValues.length;
  const fromLargest = pValues.map((_, index) => index).sort((a, b) => pValues[b]! - pValues[a]!);
  const adjusted = new Array<number>(family);
  let smallestSoFar = 1;
  fromLargest.forEach((index, place) => {
    const rank = family - place;
    smallestSoFar = Math.min(smallestSoFar, (family * pValues[index]!) / rank);
    adjusted[index] = smallestSoFar;
  });
  return adjusted;
}
