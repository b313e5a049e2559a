/**
 * What `momentsOf` costs beside the plain triple loop anybody would write first.
 * Run: node_modules/.bin/node bench/correlation-matrix.ts [rows=100000] [columns=50]
 * Prints the milliseconds of each (the best of five, taken in turn) and their ratio, first for answers on 1–6 and
 * then for means of three answers, which are not whole: there exactness has a price.
 */
import { momentsOf } from '../src/statistics/index.ts';

const rows = Number(process.argv[2] ?? 100_000);
const width = Number(process.argv[3] ?? 50);
const rounds = 5;

/** A small linear congruential generator: the same table in every run. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

function plainMoments(columns: readonly Float64Array[]): number[][] {
  const n = columns[0]!.length;
  const means = columns.map((column) => column.reduce((sum, value) => sum + value, 0) / n);
  return columns.map((x, i) =>
    columns.map((y, j) => {
      if (j < i) return 0;
      let sum = 0;
      for (let row = 0; row < n; row++) sum += (x[row]! - means[i]!) * (y[row]! - means[j]!);
      return sum;
    }),
  );
}

function milliseconds(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function compare(name: string, columns: readonly Float64Array[]): void {
  const plain: number[] = [];
  const ours: number[] = [];
  for (let round = 0; round < rounds; round++) {
    plain.push(milliseconds(() => plainMoments(columns)));
    ours.push(milliseconds(() => momentsOf(columns)));
  }
  const [bestPlain, bestOurs] = [Math.min(...plain), Math.min(...ours)];
  const reference = plainMoments(columns);
  const { crossProducts } = momentsOf(columns);
  const largestGap = Math.max(
    ...reference.flatMap((row, i) =>
      row.map((value, j) => (j < i ? 0 : Math.abs(value - crossProducts[i]![j]!) / crossProducts[i]![i]!)),
    ),
  );
  console.log(
    `${name}: ${columns[0]!.length} × ${columns.length}  plain loop ${bestPlain.toFixed(0)} ms,  ` +
      `momentsOf ${bestOurs.toFixed(0)} ms,  ratio ${(bestPlain / bestOurs).toFixed(2)}  ` +
      `(largest difference ${largestGap.toExponential(1)} of the spread)`,
  );
}

const next = numbers(2015);
const table = (cell: () => number, count: number, wide: number) =>
  Array.from({ length: wide }, () => Float64Array.from({ length: count }, cell));
const answer = () => 1 + Math.floor(6 * next());
compare('answers 1–6', table(answer, rows, width));
compare(
  'scale means',
  table(() => (answer() + answer() + answer()) / 3, rows, Math.min(width, 12)),
);
