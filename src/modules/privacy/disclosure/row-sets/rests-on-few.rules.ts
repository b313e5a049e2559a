import { Independent, reduceRows, type SparseVector, sumAt } from './modular.ts';

/** Looking for a small combination stops after this many tries, and the answer is then that there may be one. */
const mostTries = 1000;
const mostSteps = 4e7;

/** People who are in all the same sums, and what they count for in them. */
export type Alike = {
  readonly people: number;
  /** For each answer of such a person: how much it counts in each sum. None where they count in no sum. */
  readonly cells: () => readonly SparseVector[];
};

/**
 * Whether some combination of sums, each taken any number of times and added or subtracted, rests on somebody but on fewer
 * than the minimum: on the answers of few, while everybody else's cancel out.
 *
 * @param kinds everybody, divided into those who are in all the same sums
 * @param length how many sums there are
 * @returns true also when it takes too long to tell
 */
export function restsOnFew(kinds: readonly Alike[], length: number, minimum: number): boolean {
  const small = kinds.filter(({ people }) => people > 0 && people < minimum);
  if (small.length === 0) return false;
  const heldByMany = new Independent(length);
  for (const { people, cells } of kinds) {
    if (people < minimum) continue;
    for (const cell of cells()) heldByMany.take(whole(cell, length));
    if (heldByMany.isEverything) return false;
  }
  // The combinations in which everybody who is like many others cancels out.
  const left = heldByMany.orthogonal();
  small.sort((a, b) => b.people - a.people);
  const blocks: Block[] = [];
  const blockAt = (place: number) => {
    const before = blocks[place];
    if (before) return before;
    const made = small[place]!.cells().map((cell) =>
      Float64Array.from(left, (combination) => sumAt(combination, cell)),
    );
    blocks[place] = made;
    return made;
  };
  const weights = small.map(({ people }) => people);
  if (leastWeight(blockAt, left.length, weights, minimum) >= minimum) return false;
  const every = small.map((_, place) => blockAt(place));
  if (left.some((_, row) => isLight(row, every, weights, minimum))) return true;
  const width = every.reduce((sum, block) => sum + block.length, 0);
  if (left.length * left.length * width > mostSteps) return true;
  const columns = every.flat();
  const blockOf = every.flatMap((block, place) => block.map(() => place));
  const rows = left.map((_, row) => Float64Array.from(columns, (column) => column[row]!));
  const basis = rows.slice(0, reduceRows(rows, width).pivots.length);
  return connected(basis, blockOf).some((part) => hasLightCombination(part, blockOf, weights, minimum));
}

/** Whether one of the combinations by itself rests on somebody but on fewer than the minimum: most often it is that plain. */
function isLight(
  row: number,
  blocks: readonly Block[],
  weights: readonly number[],
  minimum: number,
): boolean {
  let weight = 0;
  for (const [place, block] of blocks.entries()) {
    if (block.some((column) => column[row] !== 0)) weight += weights[place]!;
    if (weight >= minimum) return false;
  }
  return weight > 0;
}

/** What some people alike count for in each of the combinations: a column for each of their answers. */
type Block = readonly Float64Array[];

function whole({ at, values }: SparseVector, length: number): Float64Array {
  const vector = new Float64Array(length);
  at.forEach((place, index) => {
    vector[place] = values[index]!;
  });
  return vector;
}

/**
 * A weight that every combination but nothing has at least; counting stops at `enough`.
 *
 * A combination that is zero at as many independent columns as there are combinations is nothing. So it has weight at
 * every such set of columns that can be taken from them, one after the other (as in the Brouwer-Zimmermann bound on the
 * weight of a code). People's columns are taken together.
 */
function leastWeight(
  blockAt: (place: number) => Block,
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
      const before = independent.count;
      for (const column of blockAt(place)) independent.take(column);
      if (independent.count > before) lightest = Math.min(lightest, weights[place]!);
      else passed.push(place);
    }
    if (!independent.isEverything) break;
    least += lightest;
    left = [...passed, ...left.slice(at)];
  }
  return least;
}

/** Rows that no people share cannot make each other lighter, so they are looked at apart. */
function connected(rows: readonly Float64Array[], blockOf: readonly number[]): Float64Array[][] {
  const parts: { rows: Float64Array[]; blocks: Set<number> }[] = [];
  for (const row of rows) {
    const blocks = new Set(blockOf.filter((_, column) => row[column] !== 0));
    const touching = parts.filter((part) => [...blocks].some((block) => part.blocks.has(block)));
    for (const part of touching) {
      parts.splice(parts.indexOf(part), 1);
      for (const block of part.blocks) blocks.add(block);
    }
    parts.push({ rows: [...touching.flatMap((part) => part.rows), row], blocks });
  }
  return parts.map((part) => part.rows);
}

/** Whether some combination of the rows, all of which are independent, rests on fewer than the minimum. */
function hasLightCombination(
  rows: readonly Float64Array[],
  blockOf: readonly number[],
  weightOf: readonly number[],
  minimum: number,
): boolean {
  const used = blockOf.flatMap((_, column) => (rows.some((row) => row[column] !== 0) ? [column] : []));
  const places = [...new Set(used.map((column) => blockOf[column]!))];
  const weights = places.map((place) => weightOf[place]!);
  if (rows.length === 1) return sum(weights) < minimum;
  const code = rows.map((row) => Float64Array.from(used, (column) => row[column]!));
  const columnsOf = places.map((place) =>
    used.flatMap((column, at) => (blockOf[column] === place ? [at] : [])),
  );
  const blockAt = (place: number) =>
    columnsOf[place]!.map((column) => Float64Array.from(code, (row) => row[column]!));
  if (leastWeight(blockAt, code.length, weights, minimum) >= minimum) return false;
  return searchLight(code, columnsOf, weights, minimum);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** Tries, one after the other, who are the first that a light combination is not zero at. */
function searchLight(
  code: readonly Float64Array[],
  columnsOf: readonly (readonly number[])[],
  weights: readonly number[],
  minimum: number,
): boolean {
  const width = code[0]!.length;
  let tries = 0;
  const search = (rows: readonly Float64Array[], left: readonly number[], weight: number): boolean => {
    tries += 1;
    if (tries > mostTries) return true;
    const columns = left.flatMap((place) => columnsOf[place]!.map((column) => ({ place, column })));
    const reduced = rows.map((row) => Float64Array.from(columns, ({ column }) => row[column]!));
    const { pivots } = reduceRows(reduced, columns.length);
    // Some combination is zero wherever it may still be anything else: it rests on those who have been chosen.
    if (pivots.length < rows.length) return true;
    const firstOf = new Map<number, number>();
    pivots.forEach((pivot, row) => {
      const { place } = columns[pivot]!;
      if (!firstOf.has(place)) firstOf.set(place, row);
    });
    const isDecided = new Set<number>();
    for (const [place, row] of firstOf) {
      isDecided.add(place);
      const heavier = weight + weights[place]!;
      if (heavier >= minimum) continue;
      const rest = reduced.slice(row).map((values) => spread(values, columns, width));
      const undecided = left.filter((other) => !isDecided.has(other));
      if (search(rest, undecided, heavier)) return true;
    }
    return false;
  };
  return search(
    code,
    weights.map((_, place) => place),
    0,
  );
}

function spread(
  values: Float64Array,
  columns: readonly { readonly column: number }[],
  width: number,
): Float64Array {
  const row = new Float64Array(width);
  columns.forEach(({ column }, index) => {
    row[column] = values[index]!;
  });
  return row;
}
