import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as d from './index.ts';

const positive = (low: number, high: number) =>
  fc.double({ min: Math.log(low), max: Math.log(high), noNaN: true }).map((logarithm) => Math.exp(logarithm));
const degrees = positive(0.5, 1e5);
const shape = positive(0.01, 1e5);
const deepProbability = positive(1e-290, 0.999);

interface Family {
  readonly name: string;
  /** Draws the parameters. */
  readonly parameters: fc.Arbitrary<number[]>;
  readonly cdf: (x: number, ...parameters: number[]) => number;
  readonly upperTail: (x: number, ...parameters: number[]) => number;
  readonly quantile: (p: number, ...parameters: number[]) => number;
  readonly upperQuantile: (p: number, ...parameters: number[]) => number;
}

const FAMILIES: readonly Family[] = [
  {
    name: 'normal',
    parameters: fc.constant([]),
    cdf: d.normalCdf,
    upperTail: d.normalUpperTail,
    quantile: d.normalQuantile,
    upperQuantile: d.normalUpperQuantile,
  },
  {
    name: 't',
    parameters: fc.tuple(degrees),
    cdf: d.studentTCdf as Family['cdf'],
    upperTail: d.studentTUpperTail as Family['cdf'],
    quantile: d.studentTQuantile as Family['cdf'],
    upperQuantile: d.studentTUpperQuantile as Family['cdf'],
  },
  {
    name: 'F',
    parameters: fc.tuple(degrees, degrees),
    cdf: d.fisherFCdf as Family['cdf'],
    upperTail: d.fisherFUpperTail as Family['cdf'],
    quantile: d.fisherFQuantile as Family['cdf'],
    upperQuantile: d.fisherFUpperQuantile as Family['cdf'],
  },
  {
    name: 'chi-squared',
    parameters: fc.tuple(degrees),
    cdf: d.chiSquaredCdf as Family['cdf'],
    upperTail: d.chiSquaredUpperTail as Family['cdf'],
    quantile: d.chiSquaredQuantile as Family['cdf'],
    upperQuantile: d.chiSquaredUpperQuantile as Family['cdf'],
  },
  {
    name: 'beta',
    parameters: fc.tuple(shape, shape),
    cdf: d.betaCdf as Family['cdf'],
    upperTail: d.betaUpperTail as Family['cdf'],
    quantile: d.betaQuantile as Family['cdf'],
    upperQuantile: d.betaUpperQuantile as Family['cdf'],
  },
  {
    name: 'gamma',
    parameters: fc.tuple(shape),
    cdf: d.gammaCdf as Family['cdf'],
    upperTail: d.gammaUpperTail as Family['cdf'],
    quantile: d.gammaQuantile as Family['cdf'],
    upperQuantile: d.gammaUpperQuantile as Family['cdf'],
  },
];

const runs = { numRuns: 300, seed: 20261121 };
const TWO_ULPS_OF_ONE = 2 ** -51;
/** Rounding noise of two neighbouring values, far under what could be called a wrong order. */
const NOISE = 1e-13;

describe.each(FAMILIES)(
  'the $name distribution',
  ({ parameters, cdf, upperTail, quantile, upperQuantile }) => {
    test('has tails that add up to one', () => {
      fc.assert(
        fc.property(parameters, deepProbability, (given, p) => {
          const x = quantile(p, ...given);
          expect(Math.abs(cdf(x, ...given) + upperTail(x, ...given) - 1)).toBeLessThanOrEqual(
            TWO_ULPS_OF_ONE,
          );
        }),
        runs,
      );
    });

    test('has a cdf that rises and an upper tail that falls', () => {
      fc.assert(
        fc.property(parameters, deepProbability, deepProbability, (given, p, q) => {
          const [low, high] = [quantile(p, ...given), quantile(q, ...given)].toSorted((a, b) => a - b);
          expect(cdf(low!, ...given)).toBeLessThanOrEqual(cdf(high!, ...given) * (1 + NOISE));
          expect(upperTail(high!, ...given)).toBeLessThanOrEqual(upperTail(low!, ...given) * (1 + NOISE));
        }),
        runs,
      );
    });

    test('has quantiles that invert its tails, far out too', () => {
      fc.assert(
        fc.property(parameters, deepProbability, (given, p) => {
          for (const [tail, inverse] of [
            [cdf, quantile],
            [upperTail, upperQuantile],
          ] as const) {
            const x = inverse(p, ...given);
            // Beyond the doubles, and where x rounds to 1, no x has this tail.
            if (!(Math.abs(x) > 1e-290 && Math.abs(x) < 1e290)) continue;
            const step = Math.abs(x) * 2 ** -51;
            const bounds = [tail(x - step, ...given), tail(x + step, ...given)].toSorted((a, b) => a - b);
            expect(p).toBeGreaterThanOrEqual(bounds[0]! * (1 - NOISE));
            expect(p).toBeLessThanOrEqual(bounds[1]! * (1 + NOISE));
          }
        }),
        runs,
      );
    });

    test('ends where it should', () => {
      fc.assert(
        fc.property(parameters, (given) => {
          expect(cdf(Number.NEGATIVE_INFINITY, ...given)).toBe(0);
          expect(cdf(Number.POSITIVE_INFINITY, ...given)).toBe(1);
          expect(upperTail(Number.NEGATIVE_INFINITY, ...given)).toBe(1);
          expect(upperTail(Number.POSITIVE_INFINITY, ...given)).toBe(0);
          expect(cdf(quantile(0, ...given), ...given)).toBe(0);
          expect(cdf(quantile(1, ...given), ...given)).toBe(1);
          expect(quantile(0, ...given)).toBe(upperQuantile(1, ...given));
          expect(quantile(1, ...given)).toBe(upperQuantile(0, ...given));
        }),
        { ...runs, numRuns: 30 },
      );
    });

    test('refuses what is no number and what is no probability', () => {
      fc.assert(
        fc.property(parameters, (given) => {
          const refusal = expect.objectContaining({ name: 'StatisticsError', code: 'invalid-argument' });
          expect(() => cdf(Number.NaN, ...given)).toThrow(refusal);
          expect(() => upperTail(Number.NaN, ...given)).toThrow(refusal);
          for (const p of [Number.NaN, -0.1, 1.5]) {
            expect(() => quantile(p, ...given)).toThrow(refusal);
            expect(() => upperQuantile(p, ...given)).toThrow(refusal);
          }
        }),
        { ...runs, numRuns: 5 },
      );
    });
  },
);

test.each([0, -1, Number.NaN])('%s degrees of freedom or shape are refused by name', (bad) => {
  expect(() => d.studentTCdf(1, bad)).toThrow(`degreesOfFreedom must be at least 1e-100, but is ${bad}`);
  expect(() => d.fisherFUpperTail(1, 2, bad)).toThrow(/denominatorDegreesOfFreedom/);
  expect(() => d.fisherFQuantile(0.1, bad, 2)).toThrow(/numeratorDegreesOfFreedom/);
  expect(() => d.chiSquaredCdf(1, bad)).toThrow(/degreesOfFreedom/);
  expect(() => d.gammaCdf(1, bad)).toThrow(/shape/);
  expect(() => d.gammaCdf(1, 1, bad)).toThrow(/scale/);
  expect(() => d.betaCdf(0.5, bad, 1)).toThrow(/a must be/);
  expect(() => d.normalCdf(0, 0, bad)).toThrow(/standardDeviation/);
});

test('normal and t are symmetric to the last bit', () => {
  fc.assert(
    fc.property(fc.double({ min: -40, max: 40, noNaN: true }), degrees, (x, df) => {
      expect(d.normalCdf(-x)).toBe(d.normalUpperTail(x));
      expect(d.studentTCdf(-x, df)).toBe(d.studentTUpperTail(x, df));
      expect(d.studentTTwoTailed(-x, df)).toBe(d.studentTTwoTailed(x, df));
    }),
    runs,
  );
});

test('F is the reciprocal of F with its degrees of freedom exchanged', () => {
  fc.assert(
    fc.property(degrees, degrees, deepProbability, (df1, df2, p) => {
      const f = d.fisherFUpperQuantile(p, df1, df2);
      if (!(f > 1e-280 && f < 1e280)) return;
      const exchanged = 1 / d.fisherFQuantile(p, df2, df1);
      expect(Math.abs(f / exchanged - 1)).toBeLessThan(NOISE);
    }),
    runs,
  );
});

test('families that contain one another agree', () => {
  expect(Math.abs(d.studentTTwoTailed(2.3, 17) / d.fisherFUpperTail(2.3 * 2.3, 1, 17) - 1)).toBeLessThan(
    1e-14,
  );
  expect(d.chiSquaredUpperTail(7, 5)).toBe(d.gammaUpperTail(3.5, 2.5));
  expect(d.studentTUpperTail(3, Number.POSITIVE_INFINITY)).toBe(d.normalUpperTail(3));
  expect(d.studentTUpperQuantile(0.01, Number.POSITIVE_INFINITY)).toBe(d.normalUpperQuantile(0.01));
  expect(d.normalUpperTail(130, 100, 15)).toBe(d.normalUpperTail(2));
  expect(d.gammaQuantile(0.3, 4, 10)).toBe(10 * d.gammaQuantile(0.3, 4));
});

test('quantiles outside the range of doubles are 0 or infinite', () => {
  expect(d.betaQuantile(1e-300, 0.01, 3)).toBe(0);
  expect(d.betaUpperQuantile(1e-300, 3, 0.01)).toBe(1);
  expect(d.studentTUpperQuantile(1e-300, 0.5)).toBe(Number.POSITIVE_INFINITY);
  expect(d.gammaQuantile(1e-300, 0.01)).toBe(0);
});
