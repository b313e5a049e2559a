import { correlate, StatisticsError } from '#statistics';

/** Weaker than this, and a question turned around cannot be told from one that has little to do with the rest. */
const clearlyNegative = -0.2;
const mostTurns = 5;
/** Fewer answers say too little, and a longer list is hardly one scale. */
const fewestRows = 20;
const mostItems = 40;

/**
 * Which questions of a scale seem to be reversed: those whose answers go against the rest, the most of the
 * questions deciding which way is forward (the first question, where it is half of each).
 *
 * @param columns one a question, a row a respondent, NaN where there is no answer
 * @returns nothing reversed where there are too few answers or questions to tell
 * @example reversedAmong([good, bad, alsoGood]) // [false, true, false]
 */
export function reversedAmong(columns: readonly ArrayLike<number>[]): boolean[] {
  let signs = columns.map(() => 1);
  if (columns.length > mostItems || columns.length < 3 || columns[0]!.length < fewestRows) {
    return columns.map(() => false);
  }
  for (let turn = 0; turn < mostTurns; turn += 1) {
    // The first question begins alone: with all at once, reversed ones could cancel the rest.
    const others = turn === 0 ? columns.map((_, index) => (index === 0 ? 1 : 0)) : signs;
    const next = columns.map((column, index) => {
      if (turn === 0 && index === 0) return 1;
      return correlation(column, rest(columns, others, index)) < clearlyNegative ? -1 : 1;
    });
    if (turn > 0 && next.every((sign, index) => sign === signs[index])) break;
    signs = next;
  }
  const balance = signs.reduce((sum, sign) => sum + sign, 0);
  const forward = balance === 0 ? signs[0]! : Math.sign(balance);
  return signs.map((sign) => sign !== forward);
}

/** The mean of the other questions, each with its sign, for every respondent. */
function rest(columns: readonly ArrayLike<number>[], signs: readonly number[], left: number): Float64Array {
  const centres = columns.map(meanOf);
  return Float64Array.from({ length: columns[left]!.length }, (_, row) => {
    let sum = 0;
    let count = 0;
    for (const [index, column] of columns.entries()) {
      const value = column[row]!;
      if (index === left || signs[index] === 0 || Number.isNaN(value)) continue;
      sum += signs[index]! * (value - centres[index]!);
      count += 1;
    }
    return count === 0 ? Number.NaN : sum / count;
  });
}

function meanOf(column: ArrayLike<number>): number {
  let sum = 0;
  let count = 0;
  for (let row = 0; row < column.length; row += 1) {
    if (Number.isNaN(column[row]!)) continue;
    sum += column[row]!;
    count += 1;
  }
  return sum / Math.max(1, count);
}

function correlation(x: ArrayLike<number>, y: Float64Array): number {
  try {
    return correlate(Float64Array.from(x), y).r;
  } catch (error) {
    if (error instanceof StatisticsError) return 0;
    throw error;
  }
}
