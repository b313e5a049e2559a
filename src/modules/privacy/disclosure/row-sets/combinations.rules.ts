import type { DisclosurePolicy } from '../minimum-group.rules.ts';
import { atomsOf } from './atoms.ts';
import { reduceRows } from './modular.ts';
import { hasRow, type RowSet } from './row-set.ts';

/** Looking for a small combination stops after this many tries, and the answer is then that there may be one. */
const mostTries = 1000;

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
  const withLarge = reduceRows(rows, large.length).pivots.length;
  // What is left are the combinations in which everybody in a large atom cancels out.
  const left = rows.slice(withLarge).map((row) => row.slice(large.length));
  const basis = left.slice(0, reduceRows(left, small.length).pivots.length);
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

/**
 * Whether some combination of the rows, all of which are independent, rests on fewer than the minimum.
 *
 * A combination that is zero at every pivot of a reduced form is zero. So each has weight at every set of pivots that
 * can be taken from the columns one after the other (as in the Brouwer-Zimmermann bound on the weight of a code).
 */
function hasLightCombination(
  rows: readonly Float64Array[],
  sizes: readonly number[],
  minimum: number,
): boolean {
  const used = sizes.flatMap((_, column) => (rows.some((row) => row[column] !== 0) ? [column] : []));
  const weights = used.map((column) => sizes[column]!);
  const code = rows.map((row) => Float64Array.from(used, (column) => row[column]!));
  if (rows.length === 1) return sum(weights) < minimum;
  if (leastWeight(code, weights, minimum) >= minimum) return false;
  return searchLight(code, weights, minimum);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** A weight that every combination has at least; counting stops at `enough`. */
function leastWeight(code: readonly Float64Array[], weights: readonly number[], enough: number): number {
  let columns = weights.map((_, column) => column);
  let least = 0;
  while (least < enough) {
    const rest = code.map((row) => Float64Array.from(columns, (column) => row[column]!));
    const { pivots } = reduceRows(rest, columns.length);
    if (pivots.length < code.length) break;
    least += Math.min(...pivots.map((place) => weights[columns[place]!]!));
    const taken = new Set(pivots);
    columns = columns.filter((_, place) => !taken.has(place));
  }
  return least;
}

/** Tries, pivot by pivot, which is the first that a light combination is not zero at. */
function searchLight(code: readonly Float64Array[], weights: readonly number[], minimum: number): boolean {
  let tries = 0;
  const search = (rows: readonly Float64Array[], left: readonly number[], weight: number): boolean => {
    tries += 1;
    if (tries > mostTries) return true;
    const reduced = rows.map((row) => Float64Array.from(left, (place) => row[place]!));
    const { pivots } = reduceRows(reduced, left.length);
    // Some combination is zero wherever it may still be anything else: it rests on what has been chosen.
    if (pivots.length < rows.length) return true;
    return pivots.some((pivot, place) => {
      const heavier = weight + weights[left[pivot]!]!;
      if (heavier >= minimum) return false;
      const isDecided = new Set(pivots.slice(0, place + 1));
      const whole = reduced.slice(place).map((row) => spread(row, left, weights.length));
      return search(
        whole,
        left.filter((_, index) => !isDecided.has(index)),
        heavier,
      );
    });
  };
  return search(
    code,
    weights.map((_, column) => column),
    0,
  );
}

function spread(values: Float64Array, places: readonly number[], length: number): Float64Array {
  const row = new Float64Array(length);
  places.forEach((place, index) => {
    row[place] = values[index]!;
  });
  return row;
}
