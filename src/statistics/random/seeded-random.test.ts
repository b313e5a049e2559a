import { describe, expect, test } from 'vitest';
import { chiSquaredCdf, normalCdf } from '../distributions/index.ts';
import { seededRandom } from './seeded-random.ts';

const drawn = (count: number, draw: () => number) => Array.from({ length: count }, draw);

/** The largest distance between the sample's distribution and the one it should have, in Kolmogorov's unit. */
function kolmogorov(values: readonly number[], cdf: (x: number) => number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const n = sorted.length;
  return Math.sqrt(n) * Math.max(...sorted.map((x, i) => Math.max(cdf(x) - i / n, (i + 1) / n - cdf(x))));
}

/** Exceeded by chance once in a hundred million samples. */
const far = 3.1;

describe('seededRandom', () => {
  test('the same seed gives the same stream and another seed another', () => {
    const stream = (seed: number) => drawn(50, seededRandom(seed).uniform);
    expect(stream(7)).toEqual(stream(7));
    expect(stream(7)).not.toEqual(stream(8));
  });

  test('the stream is the one that results were published with', () => {
    const random = seededRandom(2026);
    expect([random.uniform(), random.normal(), random.chiSquared(5), random.wholeNumber(100)]).toEqual([
      0.6763803401729371, -1.343129900590762, 2.8447639904825586, 91,
    ]);
  });

  test('uniform numbers are even, in pairs too', () => {
    const { uniform } = seededRandom(1);
    const values = drawn(20_000, uniform);
    expect(kolmogorov(values, (x) => x)).toBeLessThan(far);
    const quarters = new Array<number>(16).fill(0);
    for (let i = 0; i + 1 < values.length; i += 2) {
      quarters[4 * Math.floor(4 * values[i]!) + Math.floor(4 * values[i + 1]!)]! += 1;
    }
    const expected = values.length / 32;
    const chiSquared = quarters.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
    expect(chiSquaredCdf(chiSquared, 15)).toBeLessThan(1 - 1e-8);
  });

  test('normal numbers are normal', () => {
    expect(kolmogorov(drawn(20_000, seededRandom(2).normal), normalCdf)).toBeLessThan(far);
  });

  test.each([0.5, 1, 7, 240])('chi-squared numbers with %d degrees of freedom are so distributed', (df) => {
    const { chiSquared } = seededRandom(3);
    const values = drawn(10_000, () => chiSquared(df));
    expect(kolmogorov(values, (x) => chiSquaredCdf(x, df))).toBeLessThan(far);
  });

  test.each([-1, 1.5, 2 ** 32, Number.NaN])('%d is no seed', (seed) => {
    expect(() => seededRandom(seed)).toThrow(expect.objectContaining({ code: 'invalid-argument' }));
  });
});
