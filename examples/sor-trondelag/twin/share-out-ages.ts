import { type Interval, outside } from './aim.ts';
import type { GroupFigures } from './group-aim.ts';
import published from './printed.json' with { type: 'json' };
import type { Chance } from './random.ts';

const { groups: printed, bonferroni } = published.table12_age;
const pairs = [
  [0, 1],
  [0, 2],
  [1, 2],
] as const;

/** The means that agree with both the printed means and the printed differences, which have a decimal more. */
const means = (() => {
  const fromFirst = [0, -bonferroni[0]!.difference, -bonferroni[1]!.difference];
  const lowest = Math.max(...printed.map((group, g) => group.mean - 0.00005 - fromFirst[g]!));
  const highest = Math.min(...printed.map((group, g) => group.mean + 0.00005 - fromFirst[g]!));
  return fromFirst.map((difference) => (lowest + highest) / 2 + difference);
})();

/** Mean and standard deviation of all ages together, as the groups of table 12 imply them. */
export function totalOfTable12(slack: number): GroupFigures {
  const unit = Math.max(0.00002, slack);
  const n = printed.reduce((sum, group) => sum + group.n, 0);
  const mean = printed.reduce((sum, group, g) => sum + group.n * means[g]!, 0) / n;
  const squares = printed.reduce(
    (sum, group, g) => sum + (group.n - 1) * square(group.sd) + group.n * square(means[g]! - mean),
    0,
  );
  const sd = Math.sqrt(squares / (n - 1));
  return ([everybody]) => [
    [everybody!.mean, { low: mean - 5 * slack, high: mean + 5 * slack, unit }],
    [everybody!.sd, { low: sd - slack, high: sd + slack, unit }],
  ];
}

const rounds = 60;
const stepsPerRound = 300_000;
const patience = 300;

const square = (value: number): number => value * value;
/** Without `**`, whose last bit is the engine's to choose. */
const tenthPower = (value: number): number => square(square(square(value))) * square(value);

/**
 * Lets pairs of people swap ages until means, differences and standard deviations of table 12 are met to the last
 * printed decimal. Only table 12 depends on age, so nothing else moves. Changes `age`; returns the distance left.
 */
export function shareOutAges(age: (number | null)[], scores: Float64Array, chance: Chance): number {
  const rows = age.flatMap((option, row) => (option === null || Number.isNaN(scores[row]!) ? [] : [row]));
  const sums = [0, 0, 0];
  const squares = [0, 0, 0];
  const recount = () => {
    sums.fill(0);
    squares.fill(0);
    for (const row of rows) {
      const group = age[row]! - 1;
      sums[group]! += scores[row]!;
      squares[group]! += square(scores[row]!);
    }
  };
  // Fourth decimals hold; the fifth of all nine figures at once is beyond a search of this kind.
  const near = (figure: number, slack = 0.00004): Interval => ({
    low: figure - slack,
    high: figure + slack,
    unit: 0.0001,
  });
  const wanted = [
    ...means.map((mean) => near(mean, 0.000025)),
    ...printed.map((group) => near(group.sd)),
    ...bonferroni.map((pair) => near(pair.difference)),
  ];
  const loss = (): number => {
    let distance = 0;
    for (let g = 0; g < 3; g++) {
      const n = printed[g]!.n;
      distance += outside(sums[g]! / n, wanted[g]!);
      distance += outside(Math.sqrt((squares[g]! - square(sums[g]!) / n) / (n - 1)), wanted[3 + g]!);
      const [a, b] = pairs[g]!;
      distance += outside(sums[a]! / printed[a]!.n - sums[b]! / printed[b]!.n, wanted[6 + g]!);
    }
    return distance;
  };
  const swap = (a: number, b: number) => {
    const from = age[a]! - 1;
    const to = age[b]! - 1;
    const step = scores[b]! - scores[a]!;
    const squareStep = square(scores[b]!) - square(scores[a]!);
    sums[from]! += step;
    sums[to]! -= step;
    squares[from]! += squareStep;
    squares[to]! -= squareStep;
    age[a] = to + 1;
    age[b] = from + 1;
  };

  const pick = (): [number, number] => [rows[chance.below(rows.length)]!, rows[chance.below(rows.length)]!];
  /** A second swap that undoes what the first did to the sums, so that means stay while spreads move. */
  const counterpartOf = ([a, b]: [number, number]): [number, number] | null => {
    for (let attempt = 0; attempt < 15; attempt++) {
      const [c, d] = pick();
      // After the first swap, a holds b's age.
      if (
        age[c] === age[b] &&
        age[d] === age[a] &&
        Math.abs(scores[c]! + scores[a]! - scores[b]! - scores[d]!) < 1e-9
      ) {
        return [c, d];
      }
    }
    return null;
  };

  recount();
  let now = loss();
  for (let round = 0; round < rounds && now > 0; round++) {
    for (let count = 0; count < stepsPerRound && now > 0; count++) {
      if (count % 10_000 === 0) {
        recount();
        now = loss();
      }
      const first = pick();
      if (age[first[0]] === age[first[1]]) continue;
      swap(...first);
      const second = count % 2 === 0 ? counterpartOf(first) : null;
      if (second) swap(...second);
      const after = loss();
      if (after <= now + patience * tenthPower(1 - count / stepsPerRound)) now = after;
      else {
        if (second) swap(...second);
        swap(...first);
      }
    }
    recount();
    now = loss();
  }
  return now;
}
