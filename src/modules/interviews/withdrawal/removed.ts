import { type MaterialCounts, materials } from './eraser.ts';

/** How much is, or was, removed of an informant: their name, their signed papers, and what was made of the talk. */
export type RemovedCounts = MaterialCounts & { readonly names: number; readonly papers: number };

/** Several counts as one. */
export function addCounts(counts: readonly MaterialCounts[]): MaterialCounts {
  const sum: Record<string, number> = {};
  for (const material of materials) {
    const all = counts.reduce((so, each) => so + (each[material] ?? 0), 0);
    if (all > 0) sum[material] = all;
  }
  return sum;
}
