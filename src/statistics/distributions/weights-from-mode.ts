/** A weight from the one before it; `from` is the lower of the two. */
type Step = (last: number, from: number) => number;

/** Weights j = 0, 1, … over that of the mode, each from its neighbour towards the mode, kept once they are known. */
export function weightsFromMode(mode: number, up: Step, down: Step): (j: number) => number {
  const above = [1];
  const below = [1];
  return (j) => {
    if (j < 0) return 0;
    const [side, away] = j >= mode ? [above, j - mode] : [below, mode - j];
    while (side.length <= away) {
      const last = side[side.length - 1]!;
      const next = side.length;
      side.push(j >= mode ? up(last, mode + next - 1) : down(last, mode - next));
    }
    return side[away]!;
  };
}
