/**
 * P(Σd² ≤ distance) when two rankings of n have nothing to do with each other: the share of all n! orders.
 *
 * Counted over the sets of ranks already given out, so that 12! orders take some million steps; every count is a
 * whole number below 2⁵³.
 *
 * Shapes: distance ≥ 0; n from 1 to 15. Errors: none. Source: the distribution of AS 89 (Best & Roberts 1975).
 *
 * @example
 * rankDistanceLowerTail(0, 4); // 1/24
 */
export function rankDistanceLowerTail(distance: number, n: number): number {
  const halves = halfDistanceCounts(n);
  let orders = 0;
  for (let half = 0; half <= Math.min(distance / 2, halves.length - 1); half++) orders += halves[half]!;
  return orders / factorial(n);
}

const counted = new Map<number, Float64Array>();

/** How many of the n! orders have Σd² = 2k, for each k: Σd² is always even. */
function halfDistanceCounts(n: number): Float64Array {
  const known = counted.get(n);
  if (known) return known;
  const largest = (n ** 3 - n) / 3;
  const sets: (Float64Array | undefined)[] = new Array(2 ** n);
  sets[0] = Float64Array.of(1);
  for (let set = 0; set < 2 ** n - 1; set++) {
    const here = sets[set]!;
    const place = bitsIn(set);
    for (let rank = 0; rank < n; rank++) {
      if (set & (1 << rank)) continue;
      const next = set | (1 << rank);
      sets[next] ??= new Float64Array(largest + 1);
      const there = sets[next];
      const step = (rank - place) ** 2;
      for (let sum = 0; sum < here.length && sum + step <= largest; sum++) there[sum + step]! += here[sum]!;
    }
    sets[set] = undefined;
  }
  const counts = sets[2 ** n - 1]!.filter((_, sum) => sum % 2 === 0);
  counted.set(n, counts);
  return counts;
}

function bitsIn(set: number): number {
  let bits = 0;
  for (let rest = set; rest > 0; rest &= rest - 1) bits++;
  return bits;
}

function factorial(n: number): number {
  let product = 1;
  for (let factor = 2; factor <= n; factor++) product *= factor;
  return product;
}
