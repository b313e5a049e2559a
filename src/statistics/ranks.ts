import { type Column, presentValues } from './column.ts';
import { exactSum } from './exact-sum.ts';

export type RankedGroups = {
  readonly n: number;
  readonly groups: readonly { readonly n: number; readonly rankSum: number }[];
  /** Σ (t³ − t) over runs of t equal values. */
  readonly ties: number;
};

/**
 * Ranks of all values together, from 1, equal values sharing the mean of their ranks: the rank sum of each group.
 * Rank sums are multiples of one half and exact. Refuses infinities ('invalid-argument').
 */
export function rankGroups(groups: readonly Column[]): RankedGroups {
  const present = groups.map(presentValues);
  const all = Float64Array.from(present.flatMap((values) => [...values])).sort();
  const rankOf = new Map<number, number>();
  const ties: number[] = [];
  for (let first = 0; first < all.length; ) {
    let next = first + 1;
    while (next < all.length && all[next] === all[first]) next += 1;
    const run = next - first;
    rankOf.set(all[first]!, (first + 1 + next) / 2);
    ties.push(run * (run * run - 1));
    first = next;
  }
  return {
    n: all.length,
    groups: present.map((values) => ({
      n: values.length,
      rankSum: exactSum(values.map((value) => rankOf.get(value)!)),
    })),
    ties: exactSum(ties),
  };
}
