/**
 * The name a person most likely meant: the nearest by edit distance (insert, delete, replace, swap two
 * neighbours), letter case aside, when no more than a third of the letters differ.
 *
 * @example nearestName('suport1', ['support1', 'age']) // 'support1'
 */
export function nearestName(wanted: string, names: Iterable<string>): string | undefined {
  if (wanted.length === 0 || wanted.length > longestCompared) return undefined;
  const sought = wanted.toLowerCase();
  let nearest: string | undefined;
  let nearestDistance = Math.max(1, Math.floor(wanted.length / 3)) + 1;
  for (const name of names) {
    if (name === wanted || Math.abs(name.length - wanted.length) >= nearestDistance) continue;
    const distance = editDistance(sought, name.toLowerCase());
    if (distance < nearestDistance) {
      nearest = name;
      nearestDistance = distance;
    }
  }
  return nearest;
}

/** Longer than any name can be; a hostile name must not cost time. */
const longestCompared = 80;

/** Optimal string alignment distance. */
function editDistance(a: string, b: string): number {
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const current = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = previous[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      let best = Math.min(replaced, previous[j]! + 1, current[j - 1]! + 1);
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (isSwap) best = Math.min(best, beforePrevious[j - 2]! + 1);
      current.push(best);
    }
    beforePrevious = previous;
    previous = current;
  }
  return previous[b.length]!;
}
