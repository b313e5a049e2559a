import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { correlate } from '../correlation.ts';
import { seededRandom } from '../random/seeded-random.ts';
import { fewestCorrectDigits } from '../reference/correct-digits.ts';
import reference from '../reference/resampling.json' with { type: 'json' };
import {
  bootstrapInterval,
  correlationBootstrap,
  correlationPermutationTest,
  leaveOneOutCorrelations,
} from './index.ts';

const { offices, heavy } = reference.sampled;

describe('correlationPermutationTest', () => {
  // Rscript src/statistics/reference/resampling.R: mean(abs(cor(x, every order of y)) >= abs(cor(x, y)))
  test.each(Object.entries(reference.exact))('tries every order, as R: %s', (_, set) => {
    const ours = correlationPermutationTest(set.x, set.y, seededRandom(1));
    expect(ours).toMatchObject({ isExact: true, monteCarloError: null });
    expect(fewestCorrectDigits([ours.r, ours.pValue], [set.r, set.p])).toBeGreaterThan(12);
  });

  // mean over 400 000 orders drawn by R; both have an error
  test.each(Object.entries(reference.sampled))('is what R finds of nineteen offices: %s', (_, set) => {
    const ours = correlationPermutationTest(set.x, set.y, seededRandom(2026));
    expect(ours).toMatchObject({ isExact: false, permutations: 99_999 });
    const error = Math.hypot(ours.monteCarloError!, Math.sqrt((set.p * (1 - set.p)) / set.B));
    expect(Math.abs(ours.pValue - set.p)).toBeLessThan(4 * error);
  });

  test('one odd office makes r large, and p from its distribution tells another thing than t', () => {
    const { pValue } = correlationPermutationTest(heavy.x, heavy.y, seededRandom(1));
    expect(pValue).toBeGreaterThan(5 * heavy.pT);
  });

  test('the same seed gives the same bits, whatever the order of the rows; another seed another p', () => {
    const of = (seed: number, turn: (values: number[]) => number[]) =>
      correlationPermutationTest(turn(offices.x), turn(offices.y), seededRandom(seed), 999);
    expect(of(7, (values) => values.toReversed())).toEqual(of(7, (values) => values));
    expect(of(8, (values) => values).pValue).not.toBe(of(7, (values) => values).pValue);
  });

  test('of no relation p is even, and it is the same in other units', () => {
    const value = fc.integer({ min: 0, max: 50 });
    fc.assert(
      fc.property(fc.array(fc.tuple(value, value), { minLength: 4, maxLength: 7 }), (pairs) => {
        const [x, y] = [pairs.map(([a]) => a), pairs.map(([, b]) => b)];
        fc.pre(new Set(x).size > 1 && new Set(y).size > 1);
        const ours = correlationPermutationTest(x, y, seededRandom(1));
        const scaled = correlationPermutationTest(
          x.map((one) => 3 - 2 * one),
          y.map((one) => one / 7),
          seededRandom(1),
        );
        expect(scaled.pValue).toBeCloseTo(ours.pValue, 12);
        expect(ours.pValue).toBeGreaterThan(0);
        expect(ours.pValue).toBeLessThanOrEqual(1);
      }),
      { numRuns: 30 },
    );
  });

  test.each([
    ['too-few-cases', [1, 2], [1, 2], 999],
    ['zero-variance', [1, 1, 1, 1], [1, 2, 3, 4], 999],
    ['invalid-argument', [1, 2, 3], [1, 2], 999],
    ['invalid-argument', [1, 2, 3], [1, 2, 4], 98],
  ])('refuses with %s', (code, x, y, permutations) => {
    expect(() => correlationPermutationTest(x, y, seededRandom(1), permutations)).toThrow(
      expect.objectContaining({ code }),
    );
  });
});

describe('bootstrapInterval', () => {
  test('agrees with R: quantile(type = 6), z0 and a by the formulas', () => {
    const { estimate, replicates, leaveOneOut, percentile, biasCorrected, accelerated } = reference.intervals;
    const ours = bootstrapInterval(estimate, replicates, leaveOneOut);
    expect(
      fewestCorrectDigits(
        [...ours.percentile, ...ours.biasCorrected!, ...ours.accelerated!],
        [...percentile, ...biasCorrected, ...accelerated],
      ),
    ).toBeGreaterThan(10);
  });

  test('replicates that all lie on one side of the estimate cannot be corrected', () => {
    const replicates = Array.from({ length: 99 }, (_, place) => place);
    expect(bootstrapInterval(200, replicates)).toMatchObject({ biasCorrected: null, accelerated: null });
    expect(bootstrapInterval(50, replicates, [1, 1, 1]).accelerated).toBeNull();
  });

  test.each([
    ['too-few-cases', 0, [1, 2, 3]],
    ['invalid-argument', Number.NaN, new Array<number>(99).fill(1)],
  ])('refuses with %s', (code, estimate, replicates) => {
    expect(() => bootstrapInterval(estimate, replicates)).toThrow(expect.objectContaining({ code }));
  });
});

describe('correlationBootstrap', () => {
  // 400 000 resamples by R; ours of 20 000 has an error of about .003 in the ends
  test.each(Object.entries(reference.bootstrap))('is what R finds: %s', (_, set) => {
    const ours = correlationBootstrap(set.x, set.y, seededRandom(11), 20_000);
    for (const kind of ['percentile', 'biasCorrected', 'accelerated'] as const) {
      expect(Math.abs(ours[kind]![0] - set[kind][0]!)).toBeLessThan(0.02);
      expect(Math.abs(ours[kind]![1] - set[kind][1]!)).toBeLessThan(0.01);
    }
  });

  test('rows in another order give the same bits', () => {
    const of = (turn: (values: number[]) => number[]) =>
      correlationBootstrap(turn(offices.x), turn(offices.y), seededRandom(3), 199);
    expect(of((values) => values.toReversed())).toEqual(of((values) => values));
  });

  test('a perfect relation is its own interval, four cases are too few, and cases alike but one are refused', () => {
    const line = [1, 2, 3, 4, 5];
    expect(correlationBootstrap(line, line, seededRandom(1)).accelerated).toEqual([1, 1]);
    expect(() => correlationBootstrap([1, 2, 3, 4], [1, 2, 4, 3], seededRandom(1))).toThrow(
      expect.objectContaining({ code: 'too-few-cases' }),
    );
    const odd = Array.from({ length: 12 }, (_, row) => (row === 0 ? 9 : 1));
    const { percentile } = correlationBootstrap(
      odd,
      odd.map((value, row) => value + (row % 3)),
      seededRandom(1),
      99,
    );
    expect(percentile.every(Number.isFinite)).toBe(true);
  });
});

describe('leaveOneOutCorrelations', () => {
  test('agrees with cor(x[-i], y[-i]) of R', () => {
    for (const set of Object.values(reference.bootstrap)) {
      expect(fewestCorrectDigits(leaveOneOutCorrelations(set.x, set.y), set.without)).toBeGreaterThan(12);
    }
  });

  test('a case without a value is in no correlation, and without it is that of all', () => {
    const x = [1, 2, 3, Number.NaN, 5];
    const y = [2, 1, 4, 4, 6];
    const without = leaveOneOutCorrelations(x, y);
    expect(without[3]).toBeNull();
    expect(without[0]).toBe(correlate([2, 3, 5], [1, 4, 6]).r);
    expect(leaveOneOutCorrelations([1, 1, 2], [1, 2, 3])).toEqual([null, null, null]);
    expect(leaveOneOutCorrelations([1, 1, 1, 5], [1, 2, 3, 4])[3]).toBeNull();
  });
});
