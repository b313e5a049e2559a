import type { DisclosurePolicy } from '../minimum-group.rules.ts';
import { atomsOf } from './atoms.ts';
import { reduceRows } from './modular.ts';
import { hasRow, type RowSet } from './row-set.ts';

/** Looking for a small combination stops after this many tries, and the answer is then that there may be one. */
const mostTries = 3000;

/**
 * Whether some sum of these sets, each taken any number of times and added or subtracted, rests on somebody but on
 * fewer than the minimum. Then whoever is told a sum over each set is told a sum over those few.
 *
 * This is auditing of sum queries (Chin & Özsoyoğlu, 1982, IEEE Transactions on Software Engineering 8:574–582), with
 * groups under the minimum where they ask for single records: trackers (Denning, Denning & Schwartz, 1979, ACM
 * Transactions on Database Systems 4:76–96) and every other attack by adding and subtracting are cases of it.
 *
 * @param answered the rows that the sums are over: others add nothing to them
 * @returns true also when it takes too long to tell
 * @example singlesOutFew([all, allButOne], all, { minimumGroup: 5 }) // true
 */
export function singlesOutFew(sets: readonly RowSet[], answered: RowSet, policy: DisclosurePolicy): boolean {
  const { minimumGroup } = policy;
  const atoms = atomsOf(sets, answered.rowCount);
  const sizes = new Array<number>(atoms.count).fill(0);
  const first = new Array<number>(atoms.count).fill(0);
  for (let row = 0; row < answered.rowCount; row += 1) {
    if (hasRow(answered, row)) sizes[atoms.ofRow[row]!]! += 1;
    first[atoms.ofRow[row]!] = row;
  }
  const peopled = sizes.flatMap((size, atom) => (size > 0 ? [atom] : []));
  const large = peopled.filter((atom) => sizes[atom]! >= minimumGroup);
  const small = peopled.filter((atom) => sizes[atom]! < minimumGroup);
  if (small.length === 0) return false;
  const columns = [...large, ...small];
  const rows = sets.map((set) => Float64Array.from(columns, (atom) => (hasRow(set, first[atom]!) ? 1 : 0)));
  const withLarge = reduceRows(rows, large.length);
  // What is left are the combinations in which everybody in a large atom cancels out.
  const left = rows.slice(withLarge).map((row) => row.slice(large.length));
  const basis = left.slice(0, reduceRows(left, small.length));
  const smallSizes = small.map((atom) => sizes[atom]!);
  return connected(basis).some((part) => hasLightCombination(part, smallSizes, minimumGroup));
}

/** Rows that share no column cannot make each other lighter, so they are looked at apart. */
function connected(rows: readonly Float64Array[]): Float64Array[][] {
  const parts: { rows: Float64Array[]; columns: Set<number> }[] = [];
  for (const row of rows) {
    const columns = new Set([...row.keys()].filter((column) => row[column] !== 0));
    const touching = parts.filter((part) => [...columns].some((column) => part.columns.has(column)));
    for (const part of touching) {
      parts.splice(parts.indexOf(part), 1);
      for (const column of part.columns) columns.add(column);
    }
    parts.push({ rows: [...touching.flatMap((part) => part.rows), row], columns });
  }
  return parts.map((part) => part.rows);
}

function hasLightCombination(
  rows: readonly Float64Array[],
  sizes: readonly number[],
  minimum: number,
): boolean {
  const used = sizes.flatMap((_, column) => (rows.some((row) => row[column] !== 0) ? [column] : []));
  if (rows.length === 1) return used.reduce((sum, column) => sum + sizes[column]!, 0) < minimum;
  let tries = 0;
  /** Whether a combination rests on the chosen columns alone: then the others do not hold all the rows apart. */
  const restsOn = (chosen: ReadonlySet<number>) => {
    const others = used.filter((column) => !chosen.has(column));
    const rest = rows.map((row) => Float64Array.from(others, (column) => row[column]!));
    return reduceRows(rest, others.length) < rows.length;
  };
  const search = (from: number, chosen: ReadonlySet<number>, people: number): boolean => {
    tries += 1;
    if (tries > mostTries || (chosen.size > 0 && restsOn(chosen))) return true;
    for (let place = from; place < used.length; place += 1) {
      const column = used[place]!;
      const more = people + sizes[column]!;
      if (more < minimum && search(place + 1, new Set([...chosen, column]), more)) return true;
    }
    return false;
  };
  return search(0, new Set(), 0);
}
