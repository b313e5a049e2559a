import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { seededRandom } from '../random/seeded-random.ts';
import reference from '../reference/agreement.json' with { type: 'json' };
import { code } from '../reference/refused.ts';
import { type AlphaLevel, alphaPairBootstrap, alphaUnitBootstrap, krippendorffAlpha } from './index.ts';

const withBootstrap = [reference.alpha.krippendorff2011, reference.alpha.hayes2007, reference.alpha.two];

// Ours of 9999 (1999) resamples against R's of 200 000 (20 000): within four Monte Carlo errors of a share.
describe.each(withBootstrap.map((set) => ({ set, level: set.bootstrap.level as AlphaLevel })))(
  'the bootstraps agree with R: $level',
  ({ set, level }) => {
    const isClose = (ours: readonly number[], theirs: readonly number[], resamples: number) => {
      for (const [i, share] of theirs.entries()) {
        const reach = 4 * Math.sqrt((share * (1 - share) + 1 / resamples) * (1.1 / resamples));
        expect(Math.abs(ours[i]! - share)).toBeLessThan(reach);
      }
    };

    test("Krippendorff's own, of pairs", () => {
      const found = alphaPairBootstrap(set.units, { level, random: seededRandom(7), resamples: 9999 });
      if (found.status !== 'estimated') throw new Error(found.status);
      const { draws, interval, failing } = set.bootstrap.pairs;
      expect(found.draws).toBe(draws);
      isClose(
        found.failing.map(({ probability }) => probability),
        failing,
        9999,
      );
      for (const [i, end] of interval.entries())
        expect(Math.abs(found.interval[i]! - end)).toBeLessThan(0.012);
    });

    test('of units', () => {
      const found = alphaUnitBootstrap(set.units, { level, random: seededRandom(7) });
      if (found.status !== 'estimated') throw new Error(found.status);
      isClose(
        found.failing.map(({ probability }) => probability),
        set.bootstrap.units.failing,
        1999,
      );
      for (const [i, end] of set.bootstrap.units.interval.entries()) {
        expect(Math.abs(found.interval[i]! - end)).toBeLessThan(0.07);
      }
    });
  },
);

test('of two values, names are as numbers that stand one apart', () => {
  // By names it is reckoned without a matrix of all values by all; by numbers with it.
  const ratings = fc.array(fc.constantFrom(0, 1, null), { minLength: 2, maxLength: 4 });
  fc.assert(
    fc.property(fc.array(ratings, { minLength: 3, maxLength: 12 }), (units) => {
      const coded = [...units, [0, 1], [1, 1], [0, 0]];
      const drawn = (level: AlphaLevel) =>
        alphaUnitBootstrap(coded, { level, random: seededRandom(3), resamples: 100 });
      const [names, numbers] = [drawn('nominal'), drawn('interval')];
      expect(names.status).toBe(numbers.status);
      if (names.status !== 'estimated' || numbers.status !== 'estimated') return;
      for (const [i, end] of numbers.interval.entries()) expect(names.interval[i]).toBeCloseTo(end, 12);
      expect(names.withoutVariation).toBe(numbers.withoutVariation);
    }),
    { numRuns: 30 },
  );
});

describe('what a resample cannot show', () => {
  const random = seededRandom(1);

  test.each([
    [
      'noVariation',
      null,
      [
        ['a', 'a'],
        ['a', 'a', null],
      ],
    ],
    [
      'perfect',
      1,
      [
        ['a', 'a'],
        ['b', 'b'],
      ],
    ],
  ])('%s: no interval', (status, alpha, units) => {
    for (const bootstrap of [alphaPairBootstrap, alphaUnitBootstrap]) {
      expect(bootstrap(units, { level: 'nominal', random })).toEqual({ status, alpha });
    }
  });

  test('pairs that never show agreement on a second value cannot show alpha at 1', () => {
    const found = alphaPairBootstrap(
      [
        ['a', 'a'],
        ['a', 'a'],
        ['a', 'b'],
      ],
      { level: 'nominal', random },
    );
    if (found.status !== 'estimated') throw new Error(found.status);
    expect(found.withoutVariation).toBeGreaterThan(400);
    expect(found.interval[1]).toBe(0);
  });

  test('a resample of units without variation is drawn again, and counted', () => {
    const found = alphaUnitBootstrap(
      [
        [1, 1],
        [1, 1],
        [1, 2],
      ],
      { level: 'interval', random, resamples: 200 },
    );
    if (found.status !== 'estimated') throw new Error(found.status);
    expect(found.withoutVariation).toBeGreaterThan(10);
  });

  test('fewer than forty resamples are refused', () => {
    for (const bootstrap of [alphaPairBootstrap, alphaUnitBootstrap]) {
      expect(() =>
        bootstrap(
          [
            [1, 2],
            [1, 1],
            [2, 2],
          ],
          { level: 'nominal', random, resamples: 39 },
        ),
      ).toThrow(code('too-few-cases'));
    }
  });
});

const rating = fc.option(fc.integer({ min: 0, max: 2 }), { freq: 5 });
const table = fc
  .array(fc.array(rating, { minLength: 3, maxLength: 3 }), { minLength: 5, maxLength: 15 })
  .filter((units) => units.some((unit) => unit.filter((one) => one !== null).length > 1));

test('the bootstraps are the same bits with units and coders in other places', () => {
  fc.assert(
    fc.property(table, (units) => {
      fc.pre(krippendorffAlpha(units, { level: 'ordinal' }).status === 'estimated');
      for (const bootstrap of [alphaPairBootstrap, alphaUnitBootstrap]) {
        const of = (rows: typeof units) =>
          bootstrap(rows, { level: 'ordinal', random: seededRandom(3), resamples: 40 });
        expect(of(units.toReversed().map((unit) => unit.toReversed()))).toEqual(of(units));
      }
    }),
    { numRuns: 30 },
  );
});
