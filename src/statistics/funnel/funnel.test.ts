import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  exactBinomialTest,
  exactPoissonTest,
  funnelLimits,
  funnelOverdispersion,
  meanAgainstRate,
  newcombeDifference,
  poissonRateInterval,
  wilsonInterval,
} from '../index.ts';
import { fewestCorrectDigits } from '../reference/correct-digits.ts';
import reference from '../reference/funnel.json' with { type: 'json' };
import { code } from '../reference/refused.ts';

const digits = 10;

describe('limits agree with R 4.2.2', () => {
  test.each(reference.binomial)('qbinom and pbinom, $n cases about $rate', ({ n, rate, ...expected }) => {
    const [row] = funnelLimits({ kind: 'proportion', rate, denominators: [n] });
    expect(row?.denominator).toBe(n);
    expect(fewestCorrectDigits(row?.limits95 ?? [], expected.limits95)).toBeGreaterThan(digits);
    expect(fewestCorrectDigits(row?.limits998 ?? [], expected.limits998)).toBeGreaterThan(digits);
  });

  test.each(reference.poisson)('qpois and ppois, $rate per one of $denominator', (row) => {
    const { denominator, rate, ...expected } = row;
    const [limits] = funnelLimits({ kind: 'count', rate, denominators: [denominator] });
    expect(fewestCorrectDigits(limits?.limits95 ?? [], expected.limits95)).toBeGreaterThan(digits);
    expect(fewestCorrectDigits(limits?.limits998 ?? [], expected.limits998)).toBeGreaterThan(digits);
  });

  test.each(reference.means)('qnorm, means of $n about $rate', ({ n, rate, sd, ...expected }) => {
    const [row] = funnelLimits({ kind: 'mean', rate, standardDeviation: sd, denominators: [n] });
    expect(fewestCorrectDigits(row?.limits95 ?? [], expected.limits95)).toBeGreaterThan(digits);
    expect(fewestCorrectDigits(row?.limits998 ?? [], expected.limits998)).toBeGreaterThan(digits);
  });
});

describe('tests and intervals agree with R 4.2.2', () => {
  test.each(reference.tests)('pbinom, $count of $n against $rate', ({ count, n, rate, ...expected }) => {
    const test = exactBinomialTest({ count, n, rate });
    const ours = [test.pValue, test.lowerTail, test.upperTail];
    expect(fewestCorrectDigits(ours, [expected.p, expected.lower, expected.upper])).toBeGreaterThan(digits);
  });

  test.each(reference.poissonTests)('ppois, $count in $denominator against $rate', (row) => {
    const test = exactPoissonTest(row);
    const ours = [test.pValue, test.lowerTail, test.upperTail];
    expect(fewestCorrectDigits(ours, [row.p, row.lower, row.upper])).toBeGreaterThan(digits);
  });

  test.each(reference.shares)('prop.test, $count of $n', ({ count, n, interval }) => {
    const ours = wilsonInterval({ count, n });
    expect(ours.share).toBe(count / n);
    expect(fewestCorrectDigits(ours.interval, interval)).toBeGreaterThan(digits);
  });

  test.each(reference.rates)('poisson.test, $count in $denominator', ({ count, denominator, interval }) => {
    const ours = poissonRateInterval({ count, denominator });
    expect(ours.rate).toBe(count / denominator);
    expect(fewestCorrectDigits(ours.interval, interval)).toBeGreaterThan(digits);
  });

  test.each(reference.changes)('method 10 from prop.test, $first to $second', (row) => {
    const [first, second] = [row.first, row.second].map(([count, n]) => ({ count: count!, n: n! }));
    const ours = newcombeDifference({ first: first!, second: second! });
    expect(fewestCorrectDigits([ours.difference], [row.difference])).toBeGreaterThan(digits);
    expect(fewestCorrectDigits(ours.interval, row.interval)).toBeGreaterThan(digits);
  });

  test("Newcombe's own examples, to his four printed digits (1998, table II, signs turned)", () => {
    const of = (first: [number, number], second: [number, number]) =>
      newcombeDifference({
        first: { count: first[0], n: first[1] },
        second: { count: second[0], n: second[1] },
      }).interval.map((end) => Number(end.toFixed(4)));
    expect(of([48, 80], [56, 70])).toEqual([0.0524, 0.3339]);
    expect(of([3, 10], [9, 10])).toEqual([0.1705, 0.809]);
    expect(of([0, 10], [10, 10])).toEqual([0.6075, 1]);
  });
});

describe('overdispersion agrees with R 4.2.2', () => {
  const { chance, more, counted, means } = reference.spread;
  const sharesOf = (set: typeof chance) =>
    funnelOverdispersion({
      kind: 'proportion',
      rate: set.rate,
      values: set.count.map((count, place) => count / set.denominator[place]!),
      denominators: set.denominator,
    });

  test('shares that differ by chance keep the limits they have', () => {
    const found = sharesOf(chance);
    expect(fewestCorrectDigits([found.phi, found.pValue], [chance.phi, chance.p])).toBeGreaterThan(digits);
    expect(found).toMatchObject({ units: 19, isMoreThanChance: false, adjustment: 1 });
  });

  test('shares that differ by more have φ as their adjustment', () => {
    const found = sharesOf(more);
    expect(fewestCorrectDigits([found.phi, found.pValue], [more.phi, more.p])).toBeGreaterThan(9);
    expect(found.isMoreThanChance).toBe(true);
    expect(found.adjustment).toBe(found.phi);
  });

  test('counts and means', () => {
    const values = counted.count.map((count, place) => count / counted.denominator[place]!);
    const ofCounts = funnelOverdispersion({
      kind: 'count',
      rate: counted.rate,
      values,
      denominators: counted.denominator,
    });
    const ofMeans = funnelOverdispersion({
      kind: 'mean',
      rate: means.rate,
      standardDeviation: means.sd,
      values: means.mean,
      denominators: means.n,
    });
    expect(fewestCorrectDigits([ofCounts.phi, ofMeans.phi], [counted.phi, means.phi])).toBeGreaterThan(
      digits,
    );
  });

  test('the order of the units changes no bit, and those without cases are left out', () => {
    const rows = more.count.map((count, place) => [count, more.denominator[place]!] as const);
    const of = (order: readonly (readonly [number, number])[]) =>
      funnelOverdispersion({
        kind: 'proportion',
        rate: more.rate,
        values: order.map(([count, n]) => (n === 0 ? Number.NaN : count / n)),
        denominators: order.map(([, n]) => n),
      });
    expect(of([...rows].reverse())).toEqual(of(rows));
    expect(of([...rows, [0, 0]])).toEqual(of(rows));
  });

  test('moves both limits √φ times as far from the rate, and never beyond what there is', () => {
    const denominators = [40, 400];
    const plain = funnelLimits({ kind: 'proportion', rate: 0.3, denominators });
    const wide = funnelLimits({ kind: 'proportion', rate: 0.3, denominators, overdispersion: 4 });
    expect(wide[1]!.limits95![0]).toBeCloseTo(0.3 - 2 * (0.3 - plain[1]!.limits95![0]), 12);
    expect(wide[1]!.limits95![1]).toBeCloseTo(0.3 + 2 * (plain[1]!.limits95![1] - 0.3), 12);
    expect(wide[0]!.limits998).toEqual([0, expect.any(Number)]);
    expect(wide[0]!.limits998![1]).toBeLessThanOrEqual(1);
  });
});

describe('limits and p say the same', () => {
  const rate = fc.double({ min: 0.001, max: 0.999, noNaN: true });

  test('a share lies outside 95 % limits exactly when p < .05, and outside 99.8 % when p < .002', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), rate, fc.nat(), (n, target, pick) => {
        const count = pick % (n + 1);
        const [row] = funnelLimits({ kind: 'proportion', rate: target, denominators: [n] });
        const { pValue } = exactBinomialTest({ count, n, rate: target });
        expect(isOutside(count / n, row!.limits95!)).toBe(pValue < 0.05);
        expect(isOutside(count / n, row!.limits998!)).toBe(pValue < 0.002);
      }),
      { seed: 20261122 },
    );
  });

  test('so does a count', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.5, max: 60, noNaN: true }),
        rate,
        fc.nat({ max: 120 }),
        (per, per1, count) => {
          const [row] = funnelLimits({ kind: 'count', rate: per1, denominators: [per] });
          const { pValue } = exactPoissonTest({ count, denominator: per, rate: per1 });
          expect(isOutside(count / per, row!.limits95!)).toBe(pValue < 0.05);
        },
      ),
      { seed: 20261122 },
    );
  });

  test('and a mean', () => {
    const [row] = funnelLimits({ kind: 'mean', rate: 4, standardDeviation: 1, denominators: [16] });
    for (const mean of [3.2, 3.5, 3.52, 4, 4.48, 4.5, 4.9]) {
      const { pValue } = meanAgainstRate({ mean, n: 16, rate: 4, standardDeviation: 1 });
      expect(isOutside(mean, row!.limits95!)).toBe(pValue < 0.05);
    }
  });

  test('the larger the unit, the narrower the funnel', () => {
    const widths = funnelLimits({ kind: 'proportion', rate: 0.4, denominators: [10, 40, 160, 640] }).map(
      ({ limits95 }) => limits95![1] - limits95![0],
    );
    expect(widths).toEqual([...widths].sort((a, b) => b - a));
    expect(widths[1]! / widths[3]!).toBeGreaterThan(3.5);
  });
});

describe('what has no limits', () => {
  test('a unit in which nothing was counted has null limits, the others theirs', () => {
    const rows = funnelLimits({ kind: 'proportion', rate: 0.4, denominators: [0, 10] });
    expect(rows[0]).toEqual({ denominator: 0, limits95: null, limits998: null });
    expect(rows[1]?.limits95).not.toBeNull();
  });

  test('a rate of 0 or of all leaves nothing to chance', () => {
    expect(funnelLimits({ kind: 'proportion', rate: 0, denominators: [8] })[0]?.limits95).toEqual([0, 0]);
    expect(funnelLimits({ kind: 'proportion', rate: 1, denominators: [8] })[0]?.limits998).toEqual([1, 1]);
    expect(funnelLimits({ kind: 'count', rate: 0, denominators: [8] })[0]?.limits95).toEqual([0, 0]);
    expect(exactBinomialTest({ count: 0, n: 8, rate: 0 }).pValue).toBe(1);
    expect(exactBinomialTest({ count: 1, n: 8, rate: 0 }).pValue).toBe(0);
    expect(exactBinomialTest({ count: 7, n: 8, rate: 1 }).pValue).toBe(0);
  });

  test('a unit of one is never beyond chance where both answers are likely enough', () => {
    const [row] = funnelLimits({ kind: 'proportion', rate: 0.3, denominators: [1] });
    expect(row?.limits95).toEqual([0, 1]);
  });

  test('of nobody there is no share, no rate and no test', () => {
    expect(() => wilsonInterval({ count: 0, n: 0 })).toThrow(code('too-few-cases'));
    expect(() => exactBinomialTest({ count: 0, n: 0, rate: 0.5 })).toThrow(code('too-few-cases'));
    expect(() => poissonRateInterval({ count: 0, denominator: 0 })).toThrow(code('too-few-cases'));
    expect(() => exactPoissonTest({ count: 0, denominator: 0, rate: 1 })).toThrow(code('too-few-cases'));
    expect(() => newcombeDifference({ first: { count: 0, n: 0 }, second: { count: 1, n: 2 } })).toThrow(
      code('too-few-cases'),
    );
    expect(() => meanAgainstRate({ mean: 1, n: 0, rate: 1, standardDeviation: 1 })).toThrow(
      code('too-few-cases'),
    );
    expect(() => funnelOverdispersion({ kind: 'count', rate: 1, values: [1], denominators: [2] })).toThrow(
      code('too-few-cases'),
    );
  });

  test('nor where nothing varies', () => {
    const values = [0, 0];
    const denominators = [4, 5];
    expect(() => funnelOverdispersion({ kind: 'proportion', rate: 0, values, denominators })).toThrow(
      code('zero-variance'),
    );
    expect(() => meanAgainstRate({ mean: 1, n: 3, rate: 1, standardDeviation: 0 })).toThrow(
      code('zero-variance'),
    );
  });

  test.each([
    ['more than all', () => wilsonInterval({ count: 3, n: 2 })],
    ['half a person', () => wilsonInterval({ count: 0.5, n: 2 })],
    ['a negative count', () => exactPoissonTest({ count: -1, denominator: 2, rate: 1 })],
    ['a share over 1', () => funnelLimits({ kind: 'proportion', rate: 1.2, denominators: [4] })],
    ['a share in percent', () => exactBinomialTest({ count: 1, n: 2, rate: 75 })],
    ['half a case', () => funnelLimits({ kind: 'proportion', rate: 0.2, denominators: [4.5] })],
    ['no number', () => funnelLimits({ kind: 'count', rate: Number.NaN, denominators: [4] })],
    ['an endless denominator', () => funnelLimits({ kind: 'count', rate: 1, denominators: [Infinity] })],
    [
      'narrower limits',
      () => funnelLimits({ kind: 'count', rate: 1, denominators: [4], overdispersion: 0.5 }),
    ],
    [
      'a figure that is none',
      () => funnelOverdispersion({ kind: 'count', rate: 1, values: [1, Number.NaN], denominators: [2, 3] }),
    ],
    [
      'lengths that differ',
      () => funnelOverdispersion({ kind: 'count', rate: 1, values: [1], denominators: [2, 3] }),
    ],
  ])('%s is refused', (_, call) => {
    expect(call).toThrow(code('invalid-argument'));
  });
});

function isOutside(value: number, [lower, upper]: readonly [number, number]): boolean {
  // A billionth: a limit that falls on a whole count leaves rounding behind.
  return value < lower - 1e-9 || value > upper + 1e-9;
}
