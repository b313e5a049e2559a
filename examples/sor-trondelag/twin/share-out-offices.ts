import { type Interval, outside } from './aim.ts';
import {
  fewestValid,
  type MeasureId,
  officeF,
  officePairs,
  officeSizes,
  sizeClasses,
  sizeClassOf,
  sizeF,
} from './office-design.ts';
import type { Chance } from './random.ts';

const rounds = 12;
const stepsPerRound = 250_000;
const patience = 6;
const officeCount = officeSizes.length;

const square = (value: number): number => value * value;
/** Without `**`, whose last bit is the engine's to choose. */
const eighthPower = (value: number): number => square(square(square(value)));

/** One measure: its sums by office, and the sums over offices that correlations and F are made of. */
type Column = {
  readonly id: MeasureId;
  readonly scores: Float64Array;
  readonly n: number;
  readonly middle: number;
  /** Squares around the middle, of everybody. */
  readonly squares: number;
  /** Of answers around the middle, by office. */
  readonly sums: Float64Array;
  readonly counts: Float64Array;
  readonly means: Float64Array;
  sumOfMeans: number;
  squaresOfMeans: number;
  /** Sum over offices of sum² / count. */
  explained: number;
};
type Pair = {
  readonly name: string;
  readonly a: Column;
  readonly b: Column;
  readonly r: Interval;
  products: number;
};

/**
 * Says who works where. Everybody keeps what they answered; pairs of people swap offices until the means of the offices
 * go together as tables 9, 10 and 13 print, differ as much as is believable, and size has its F.
 *
 * @returns the office of each person, 1 to 19, and the distance left
 */
export function shareOutOffices(
  scores: ReadonlyMap<MeasureId, Float64Array>,
  chance: Chance,
): { offices: number[]; left: number; report: string[] } {
  const offices = chance.shuffled(
    officeSizes.flatMap((size, office) => new Array<number>(size).fill(office)),
  );
  const rowCount = offices.length;
  const columns = [...scores].map(([id, values]) => columnOf(id, values));
  const byId = new Map(columns.map((column) => [column.id, column]));
  const pairs = officePairs(columns.map(({ id }) => id)).map(
    ({ x, y, r }): Pair => ({ name: `${x} × ${y}`, a: byId.get(x)!, b: byId.get(y)!, r, products: 0 }),
  );
  const empowerment = byId.get('psychologicalEmpowerment')!;

  const recount = () => {
    for (const column of columns) {
      column.sums.fill(0);
      column.counts.fill(0);
      for (let row = 0; row < rowCount; row++) move(column, offices[row]!, row, 1);
      [column.sumOfMeans, column.squaresOfMeans, column.explained] = [0, 0, 0];
    }
    for (const pair of pairs) pair.products = 0;
    for (let office = 0; office < officeCount; office++) {
      for (const column of columns) column.means[office] = column.sums[office]! / column.counts[office]!;
      count(columns, pairs, office, 1);
    }
  };
  const swap = (first: number, second: number) => {
    const [from, to] = [offices[first]!, offices[second]!];
    count(columns, pairs, from, -1);
    count(columns, pairs, to, -1);
    for (const column of columns) {
      move(column, from, first, -1);
      move(column, to, first, 1);
      move(column, to, second, -1);
      move(column, from, second, 1);
      column.means[from] = column.sums[from]! / column.counts[from]!;
      column.means[to] = column.sums[to]! / column.counts[to]!;
    }
    count(columns, pairs, from, 1);
    count(columns, pairs, to, 1);
    offices[first] = to;
    offices[second] = from;
  };
  const loss = (): number => {
    let sum = outside(fOfSize(empowerment), sizeF);
    for (const pair of pairs) sum += outside(correlationOf(pair), pair.r);
    for (const column of columns) {
      sum += outside(fOf(column), officeF[column.id]);
      for (const valid of column.counts) if (valid < fewestValid) sum += 4 * (fewestValid - valid);
    }
    return sum;
  };

  recount();
  let now = loss();
  for (let round = 0; round < rounds && now > 0; round++) {
    for (let step = 0; step < stepsPerRound && now > 0; step++) {
      const [first, second] = [chance.below(rowCount), chance.below(rowCount)];
      if (offices[first] === offices[second]) continue;
      swap(first, second);
      const after = loss();
      if (after <= now + patience * eighthPower(1 - step / stepsPerRound)) now = after;
      else swap(first, second);
    }
    // Sums that were added to and taken from are made anew, so that nothing hangs on their last bits.
    recount();
    now = loss();
  }
  const said = (name: string, value: number, interval: Interval) =>
    `${outside(value, interval) > 0 ? '!' : ' '} ${name}: ${value.toFixed(4)}`;
  return {
    offices: offices.map((office) => office + 1),
    left: now,
    report: [
      ...pairs.map((pair) => said(pair.name, correlationOf(pair), pair.r)),
      ...columns.map((column) => said(`F ${column.id}`, fOf(column), officeF[column.id])),
      said('F size', fOfSize(empowerment), sizeF),
    ],
  };
}

function columnOf(id: MeasureId, scores: Float64Array): Column {
  const valid = scores.filter((score) => !Number.isNaN(score));
  const middle = valid.reduce((sum, score) => sum + score, 0) / valid.length;
  return {
    id,
    scores,
    n: valid.length,
    middle,
    squares: valid.reduce((sum, score) => sum + square(score - middle), 0),
    sums: new Float64Array(officeCount),
    counts: new Float64Array(officeCount),
    means: new Float64Array(officeCount),
    sumOfMeans: 0,
    squaresOfMeans: 0,
    explained: 0,
  };
}

function move(column: Column, office: number, row: number, sign: 1 | -1): void {
  const score = column.scores[row]!;
  if (Number.isNaN(score)) return;
  column.sums[office]! += sign * (score - column.middle);
  column.counts[office]! += sign;
}

/** Takes an office into the sums over offices, or out of them. */
function count(columns: readonly Column[], pairs: readonly Pair[], office: number, sign: 1 | -1): void {
  for (const column of columns) {
    const mean = column.means[office]!;
    column.sumOfMeans += sign * mean;
    column.squaresOfMeans += sign * mean * mean;
    column.explained += sign * mean * column.sums[office]!;
  }
  for (const pair of pairs) pair.products += sign * pair.a.means[office]! * pair.b.means[office]!;
}

function correlationOf({ a, b, products }: Pair): number {
  const spread = (column: Column) => column.squaresOfMeans - square(column.sumOfMeans) / officeCount;
  return (products - (a.sumOfMeans * b.sumOfMeans) / officeCount) / Math.sqrt(spread(a) * spread(b));
}

/** F of a comparison of the offices. */
function fOf({ explained, squares, n }: Column): number {
  return explained / (officeCount - 1) / ((squares - explained) / (n - officeCount));
}

const sizeClass = officeSizes.map(sizeClassOf);

/** F of a comparison of small, medium and large offices. */
function fOfSize({ sums, counts, squares, n }: Column): number {
  let explained = 0;
  for (let size = 0; size < sizeClasses.length; size++) {
    let [sum, valid] = [0, 0];
    for (let office = 0; office < officeCount; office++) {
      if (sizeClass[office] !== size) continue;
      sum += sums[office]!;
      valid += counts[office]!;
    }
    explained += square(sum) / valid;
  }
  return explained / (sizeClasses.length - 1) / ((squares - explained) / (n - sizeClasses.length));
}
