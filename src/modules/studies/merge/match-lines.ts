/** Beyond this many differing lines two texts are two texts, and nothing between them is matched. */
const mostDifferences = 1500;

/**
 * Which lines of one text stand in another too, in the same order (Myers 1986, "An O(ND) difference algorithm").
 *
 * @returns for each line of `a` its place in `b`, or -1
 */
export function matchLines(a: readonly string[], b: readonly string[]): number[] {
  const placeOf = new Array<number>(a.length).fill(-1);
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) {
    placeOf[start] = start;
    start += 1;
  }
  let endA = a.length;
  let endB = b.length;
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) {
    endA -= 1;
    endB -= 1;
    placeOf[endA] = endB;
  }
  for (const [x, y] of middleMatches(a.slice(start, endA), b.slice(start, endB))) {
    placeOf[start + x] = start + y;
  }
  return placeOf;
}

function middleMatches(a: readonly string[], b: readonly string[]): [number, number][] {
  const most = Math.min(a.length + b.length, mostDifferences);
  const reach = new Map<number, number>([[1, 0]]);
  const trace: Map<number, number>[] = [];
  for (let edits = 0; edits <= most; edits += 1) {
    trace.push(new Map(reach));
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      let x = isDown(reach, diagonal, edits) ? reach.get(diagonal + 1)! : reach.get(diagonal - 1)! + 1;
      while (x < a.length && x - diagonal < b.length && a[x] === b[x - diagonal]) x += 1;
      reach.set(diagonal, x);
      if (x >= a.length && x - diagonal >= b.length) return wayBack(trace, a.length, b.length);
    }
  }
  return [];
}

function isDown(reach: ReadonlyMap<number, number>, diagonal: number, edits: number): boolean {
  if (diagonal === -edits) return true;
  return diagonal !== edits && reach.get(diagonal - 1)! < reach.get(diagonal + 1)!;
}

function wayBack(trace: readonly Map<number, number>[], endA: number, endB: number): [number, number][] {
  const matches: [number, number][] = [];
  let x = endA;
  let y = endB;
  for (let edits = trace.length - 1; edits >= 0; edits -= 1) {
    const reach = trace[edits]!;
    const diagonal = x - y;
    const before = isDown(reach, diagonal, edits) ? diagonal + 1 : diagonal - 1;
    const fromX = reach.get(before)!;
    const fromY = fromX - before;
    while (x > fromX && y > fromY && x > 0 && y > 0) {
      x -= 1;
      y -= 1;
      matches.push([x, y]);
    }
    x = fromX;
    y = fromY;
  }
  return matches.reverse();
}
