/** What a variable's ties do to a rank statistic: sizes of the groups of equal values, ones left out. */
export type MidRanks = { readonly ranks: Float64Array; readonly ties: readonly number[] };

/**
 * The rank of each value from 1; equal values share the mean of their places (mid-ranks).
 *
 * Shapes: one rank a value, in the order given; no NaN. Halves are exact in doubles. Errors: none.
 *
 * @example
 * midRanks(Float64Array.of(10, 30, 10)); // { ranks: [1.5, 3, 1.5], ties: [2] }
 */
export function midRanks(values: Float64Array): MidRanks {
  const sorted = values.slice().sort();
  const rankOf = new Map<number, number>();
  const ties: number[] = [];
  for (let from = 0; from < sorted.length; ) {
    let to = from + 1;
    while (to < sorted.length && sorted[to] === sorted[from]) to++;
    rankOf.set(sorted[from]!, (from + 1 + to) / 2);
    if (to - from > 1) ties.push(to - from);
    from = to;
  }
  return { ranks: values.map((value) => rankOf.get(value)!), ties };
}
