import type { DisclosurePolicy } from '../minimum-group.rules.ts';
import { atomsOf } from './atoms.ts';
import { Independent, reduceRows, sumAt } from './modular.ts';
import { hasRow, type RowSet } from './row-set.ts';

/** Looking for a small combination stops after this many tries, and the answer is then that there may be one. */
const mostTries = 1000;
const mostSteps = 4e7;

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
  const isIn = (atom: number) => sets.flatMap((set, place) => (hasRow(set, first[atom]!) ? [place] : []));
  const small = [...sizes.keys()].filter((atom) => sizes[atom]! > 0 && sizes[atom]! < minimumGroup);
  if (small.length === 0) return false;
  const heldByLarge = new Independent(sets.length);
  for (const [atom, size] of sizes.entries()) {
    if (size < minimumGroup) continue;
    heldByLarge.take(onesAt(isIn(atom), sets.length));
    if (heldByLarge.isEverything) return false;
  }
  // The combinations in which everybody in a large atom cancels out.
  const left = heldByLarge.orthogonal();
  small.sort((a, b) => sizes[b]! - sizes[a]!);
  const columns: Float64Array[] = [];
  const columnAt = (place: number) => {
    const before = columns[place];
    if (before) return before;
    const places = isIn(small[place]!);
    const made = Float64Array.from(left, (combination) => sumAt(combination, places));
    columns[place] = made;
    return made;
  };
  const smallSizes = small.map((atom) => sizes[atom]!);
  if (leastWeight(columnAt, left.length, smallSizes, minimumGroup) >= minimumGroup) return false;
  if (left.length * left.length * small.length > mostSteps) return true;
  const rows = left.map((_, place) => Float64Array.from(small, (_atom, at) => columnAt(at)[place]!));
  const basis = rows.slice(0, reduceRows(rows, small.length).pivots.length);
  return connected(basis).some((part) => hasLightCombination(part, smallSizes, minimumGroup));
}

function onesAt(places: readonly number[], length: number): Float64Array {
  const vector = new Float64Array(length);
  for (const place of places) vector[place] = 1;
  return vector;
}

/**
 * A weight that every combination but nothing has at least; counting stops at `enough`.
 *
 * A combination that is zero at as many independent columns as there are combinations is nothing. So it has weight at
 * every such set of columns that can be taken from them, one after the other (as in the Brouwer-Zimmermann bound on the
 * weight of a code).
 */
function leastWeight(
  columnAt: (place: number) => Float64Array,
  dimension: number,
  weights: readonly number[],
  enough: number,
): number {
  let left = weights.map((_, place) => place);
  let least = 0;
  while (least < enough) {
    const independent = new Independent(dimension);
    const passed: number[] = [];
    let lightest = Number.POSITIVE_INFINITY;
    let at = 0;
    for (; at < left.length && !independent.isEverything; at += 1) {
      const place = left[at]!;
      if (independent.take(columnAt(place))) lightest = Math.min(lightest, weights[place]!);
      else passed.push(place);
    }
    if (!independent.isEverything) break;
    least += lightest;
    left = [...passed, ...left.slice(at)];
  }
  return least;
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

/** Whether some combination of the rows, all of which are independent, rests on fewer than the minimum. */
function hasLightCombination(
  rows: readonly Float64Array[],
  sizes: readonly number[],
  minimum: number,
): boolean {
  const used = sizes.flatMap((_, column) => (rows.some((row) => row[column] !== 0) ? [column] : []));
  const weights = used.map((column) => sizes[column]!);
  const code = rows.map((row) => Float64Array.from(used, (column) => row[column]!));
  if (rows.length === 1) return sum(weights) < minimum;
  const columnAt = (place: number) => Float64Array.from(code, (row) => row[place]!);
  if (leastWeight(columnAt, code.length, weights, minimum) >= minimum) return false;
  return searchLight(code, weights, minimum);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
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
