/**
 * P(inversions ≤ k) in a random order of n: the exact distribution behind Kendall's τ without ties.
 *
 * Only positive terms are added, so tails keep their digits down to the smallest doubles.
 * Shapes: k ≥ 0 whole, n ≥ 1 (time grows as n²·k). Errors: none.
 * Source: Kendall (1970), Rank Correlation Methods, 4th ed., §5.2: an n-th element adds 0 … n − 1 inversions.
 *
 * @example
 * inversionsLowerTail(0, 4); // 1/24
 */
export function inversionsLowerTail(k: number, n: number): number {
  let share = new Float64Array(k + 1);
  share[0] = 1;
  for (let size = 2; size <= n; size++) {
    const next = new Float64Array(k + 1);
    for (let inversions = 0; inversions <= k; inversions++) {
      let sum = 0;
      for (let added = 0; added < Math.min(size, inversions + 1); added++) sum += share[inversions - added]!;
      next[inversions] = sum / size;
    }
    share = next;
  }
  return share.reduce((sum, value) => sum + value, 0);
}
