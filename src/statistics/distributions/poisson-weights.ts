/** Poisson probabilities over that of the mode, by the ratio of neighbours. */
export function poissonWeights(mean: number, mode: number): (j: number) => number {
  const above = [1];
  const below = [1];
  return (j) => {
    if (j < 0) return 0;
    const [side, away] = j >= mode ? [above, j - mode] : [below, mode - j];
    while (side.length <= away) {
      const last = side[side.length - 1]!;
      const next = side.length;
      side.push(j >= mode ? (last * mean) / (mode + next) : (last * (mode - next + 1)) / mean);
    }
    return side[away]!;
  };
}
