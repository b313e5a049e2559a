import { type CountTable, type Margins, marginsOf, requireTwoByTwo } from './count-table.ts';
import { exactSum } from './exact-sum.ts';
import { logFactorials } from './log-factorials.ts';
import { type OddsRatio, oddsRatioOf } from './odds-ratio.ts';

export type FisherExact = {
  readonly n: number;
  readonly pValue: number;
  /** For a 2 × 2 table; null for a larger one. */
  readonly odds: OddsRatio | null;
};

/** R's: a table counts as no likelier than ours if it is likelier by no more than rounding. */
const slack = 1e-7;
/** More steps than this are too many to take while somebody waits: about a second. */
const mostSteps = 1_000_000;

/**
 * Fisher's exact test: of all tables with these totals, how much probability have those no likelier than this one?
 * Null where there are too many tables to count; then the χ² test, whose expected counts are large, serves.
 *
 * Shapes: r × c counts; a row or column without anybody is left out. Units: none.
 * Assumptions: cases independent; totals taken as given.
 * Errors: 'zero-variance' under two rows or columns with anybody in them; 'invalid-argument' for what are no counts.
 * Method: columns are filled one by one; partial tables that leave the same totals, and are equally likely, go on
 * as one, and meet all ways to fill the last two columns. Source: Freeman & Halton (1951), Biometrika 38:141–149;
 * the joining of partial tables: Mehta & Patel (1983), JASA 78:427–434. Agrees with R's fisher.test.
 *
 * @example
 * fisherExact([[3, 1], [1, 3]])?.pValue; // 0.4857142857142857
 */
export function fisherExact(counts: CountTable): FisherExact | null {
  const margins = marginsOf(counts);
  requireTwoByTwo(margins);
  const table = oriented(counts, margins);
  const { n, rowTotals, columnTotals } = marginsOf(table);
  const logFactorial = logFactorials(n);
  const observed = -exactSum(table.flat().map((count) => logFactorial[count]!));
  const openings = fillAllButTwo(rowTotals, columnTotals, logFactorial);
  if (!openings) return null;
  const totals = [...rowTotals, ...columnTotals].map((total) => logFactorial[total]!);
  const logOfAll = exactSum([logFactorial[n]!, ...totals.map((log) => -log)]);
  const limit = observed + Math.log1p(slack);
  const lastTotal = columnTotals.at(-2)!;
  const shares: number[] = [];
  for (const [key, partials] of openings) {
    const endings = endingsOf(rowsOf(key), lastTotal, logFactorial);
    for (const { log, ways } of partials.values()) {
      const weight = endings.weightUpTo(limit - log);
      if (weight > 0) shares.push(weight * ways * Math.exp(log + endings.largest - logOfAll));
    }
  }
  const isTwoByTwo = table.length === 2 && table[0]!.length === 2;
  return {
    n,
    pValue: Math.min(1, exactSum(shares)),
    odds: isTwoByTwo ? oddsRatioOf(withoutEmpty(counts, margins)) : null,
  };
}

function withoutEmpty(counts: CountTable, { rowTotals, columnTotals }: Margins): CountTable {
  return counts.filter((_, i) => rowTotals[i]! > 0).map((row) => row.filter((_, j) => columnTotals[j]! > 0));
}

/** Fewest rows, and large columns first: the fewest partial tables. The test does not care which is which. */
function oriented(counts: CountTable, margins: Margins): CountTable {
  const table = withoutEmpty(counts, margins);
  const width = table[0]!.length;
  const turned = table.length <= width ? table : table[0]!.map((_, j) => table.map((row) => row[j]!));
  const totals = turned[0]!.map((_, j) => turned.reduce((sum, row) => sum + row[j]!, 0));
  const order = totals.map((_, j) => j).sort((a, b) => totals[b]! - totals[a]! || a - b);
  return turned.map((row) => order.map((j) => row[j]!));
}

type Partial = { readonly log: number; readonly ways: number };
/** By what is left of the rows, the partial tables that leave it, by how likely they are. */
type Openings = ReadonlyMap<string, ReadonlyMap<number, Partial>>;

/**
 * Every way to fill the columns but the last two, as log ∏ 1/count! and how many ways share it; null when there are
 * too many.
 */
function fillAllButTwo(
  rowTotals: readonly number[],
  columnTotals: readonly number[],
  logFactorial: Float64Array,
): Openings | null {
  // Each way to fill the first column is a step: of large tables it is known beforehand that there are too many.
  if (columnTotals.length > 2 && countFillings(rowTotals, columnTotals[0]!) > mostSteps) return null;
  let stage = new Map([[keyOf(rowTotals), new Map<number, Partial>([[0, { log: 0, ways: 1 }]])]]);
  let steps = 0;
  for (const total of columnTotals.slice(0, -2)) {
    const next: typeof stage = new Map();
    for (const [key, partials] of stage) {
      const isDone = eachFilling(rowsOf(key), total, logFactorial, (rest, log) => {
        const restKey = keyOf(rest);
        const there = next.get(restKey) ?? new Map<number, Partial>();
        next.set(restKey, there);
        for (const partial of partials.values()) join(there, partial.log + log, partial.ways);
        steps += partials.size;
        return steps <= mostSteps;
      });
      if (!isDone) return null;
    }
    stage = next;
  }
  const endings = [...stage.keys()].reduce((sum, key) => sum + fillingsAtMost(rowsOf(key)), 0);
  return steps + endings <= mostSteps ? stage : null;
}

function join(there: Map<number, Partial>, log: number, ways: number): void {
  // Nine decimals tell likelihoods apart far better than the slack does.
  const place = Math.round(log * 1e9);
  const before = there.get(place);
  there.set(place, before ? { log: before.log, ways: before.ways + ways } : { log, ways });
}

type Endings = { readonly largest: number; readonly weightUpTo: (limit: number) => number };

/** Every way to fill the last two columns, and how much weight (over e^largest) those no likelier than a limit have. */
function endingsOf(left: readonly number[], total: number, logFactorial: Float64Array): Endings {
  const logs: number[] = [];
  eachFilling(left, total, logFactorial, (rest, log) => {
    logs.push(rest.reduce((sum, count) => sum - logFactorial[count]!, log));
    return true;
  });
  const sorted = Float64Array.from(logs).sort();
  const largest = sorted.at(-1)!;
  let running = 0;
  const upTo = sorted.map((log) => {
    running += Math.exp(log - largest);
    return running;
  });
  const weightUpTo = (limit: number) => {
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sorted[middle]! <= limit) low = middle + 1;
      else high = middle;
    }
    return low === 0 ? 0 : upTo[low - 1]!;
  };
  return { largest, weightUpTo };
}

/** What is left of the rows, in order of size: which row it is does not matter to what follows. */
function keyOf(left: readonly number[]): string {
  return [...left].sort((a, b) => a - b).join(',');
}

function rowsOf(key: string): number[] {
  return key.split(',').map(Number);
}

/** In how many ways a total can be given to the rows, none getting more than it has. */
function countFillings(left: readonly number[], total: number): number {
  let ways = new Float64Array(total + 1);
  ways[0] = 1;
  for (const most of left) {
    const next = new Float64Array(total + 1);
    let window = 0;
    for (let given = 0; given <= total; given += 1) {
      window += ways[given]! - (given > most ? ways[given - most - 1]! : 0);
      next[given] = window;
    }
    ways = next;
  }
  return ways[total]!;
}

function fillingsAtMost(left: readonly number[]): number {
  return left.slice(0, -1).reduce((product, value) => product * (value + 1), 1);
}

/** Calls `use` with every way to give `total` to the rows; false as soon as `use` says stop. */
function eachFilling(
  left: readonly number[],
  total: number,
  logFactorial: Float64Array,
  use: (rest: readonly number[], log: number) => boolean,
): boolean {
  const rest = left.slice();
  const room = left.map((_, row) => left.slice(row + 1).reduce((sum, value) => sum + value, 0));
  const fill = (row: number, remaining: number, log: number): boolean => {
    if (row === left.length - 1) {
      rest[row] = left[row]! - remaining;
      return use(rest, log - logFactorial[remaining]!);
    }
    const fewest = Math.max(0, remaining - room[row]!);
    const most = Math.min(left[row]!, remaining);
    for (let count = fewest; count <= most; count++) {
      rest[row] = left[row]! - count;
      if (!fill(row + 1, remaining - count, log - logFactorial[count]!)) return false;
    }
    return true;
  };
  return fill(0, total, 0);
}
