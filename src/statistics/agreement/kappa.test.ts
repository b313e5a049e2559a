import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import reference from '../reference/agreement.json' with { type: 'json' };
import { correctDigits, fewestCorrectDigits } from '../reference/correct-digits.ts';
import { code } from '../reference/refused.ts';
import { tableOf } from './agreement-table.ts';
import { kappaOfTable } from './cohens-kappa.ts';
import { type CohensKappa, cohensKappa, fleissKappa, type KappaWeights } from './index.ts';

/** Two columns that make this table. */
const columnsOf = (counts: readonly (readonly number[])[]) => {
  const pairs = counts.flatMap((row, i) =>
    row.flatMap((n, j) => Array.from({ length: n }, () => [i, j] as const)),
  );
  return [pairs.map(([a]) => a), pairs.map(([, b]) => b)] as const;
};
const estimated = (found: CohensKappa) => {
  if (found.status === 'oneCategory') throw new Error('of one category');
  return found;
};

// Rscript src/statistics/reference/agreement.R: vcd::Kappa, psych::cohen.kappa, lp.transport for the maximum
describe.each(Object.entries(reference.kappa))('agrees with R on %s', (_, set) => {
  const [first, second] = columnsOf(set.counts);
  const categories = set.counts.map((_, i) => i);

  test.each(['none', 'linear', 'quadratic'] as const)('weights: %s', (weights: KappaWeights) => {
    const found = estimated(cohensKappa(first, second, { weights, categories }));
    const theirs = set[weights];
    expect(
      fewestCorrectDigits(
        [found.kappa, found.standardError, found.standardErrorByChance, found.z, found.pValue, found.maximum],
        [theirs.kappa, theirs.error, theirs.errorByChance, theirs.z, theirs.p, theirs.maximum],
      ),
    ).toBeGreaterThan(11);
    const [lower, upper] = theirs.interval as [number, number];
    expect(fewestCorrectDigits(found.interval!, [Math.max(-1, lower), Math.min(1, upper)])).toBeGreaterThan(
      12,
    );
  });

  test('each category against the others', () => {
    const found = cohensKappa(first, second, { categories }).byCategory.map(({ kappa }) => kappa);
    expect(fewestCorrectDigits(found, set.category)).toBeGreaterThan(13);
  });
});

test('Cohen (1960), table 1: κ = .492, at most .831', () => {
  const [first, second] = columnsOf(reference.kappa.cohen1960.counts);
  const { kappa, maximum, agreement } = estimated(cohensKappa(first, second));
  expect([kappa, maximum, agreement].map((value) => value.toFixed(3))).toEqual(['0.492', '0.831', '0.700']);
});

describe.each(Object.entries(reference.fleiss))("Fleiss' κ agrees with R on %s", (_, set) => {
  const found = fleissKappa(set.units);
  if (found.status === 'oneCategory') throw new Error('of one category');

  test('κ, its tests, and each category', () => {
    expect(
      fewestCorrectDigits(
        [found.kappa, found.standardErrorByChance, found.z, found.pValue],
        [set.kappa, set.errorByChance, set.z, set.p],
      ),
    ).toBeGreaterThan(11);
    expect(
      fewestCorrectDigits(
        found.byCategory.map(({ kappa }) => kappa),
        set.category,
      ),
    ).toBeGreaterThan(12);
    expect(
      fewestCorrectDigits(
        found.byCategory.map(({ z }) => z),
        set.categoryZ,
      ),
    ).toBeGreaterThan(12);
  });

  test('its interval, as far as differences in R go', () => {
    expect(correctDigits(found.standardError, set.error)).toBeGreaterThan(8);
    expect(fewestCorrectDigits(found.interval!, set.interval)).toBeGreaterThan(8);
  });
});

test('Fleiss (1971), table 1: κ = .430; irr::kappam.fleiss prints z = 17.652', () => {
  const found = fleissKappa(reference.fleiss.fleiss1971.units);
  if (found.status === 'oneCategory') throw new Error('of one category');
  expect([found.kappa, found.z].map((value) => value.toFixed(3))).toEqual(['0.430', '17.652']);
  expect(found.byCategory.map(({ kappa }) => kappa.toFixed(3))).toEqual([
    ...['0.245', '0.245', '0.520', '0.471', '0.566'],
  ]);
});

describe('where kappa has nothing, or too little, to say', () => {
  test('both used one and the same category for everything', () => {
    expect(cohensKappa(['a', 'a'], ['a', 'a'])).toMatchObject({
      status: 'oneCategory',
      kappa: null,
      agreement: 1,
      byCategory: [{ category: 'a', kappa: null, specificAgreement: 1 }],
    });
    expect(
      fleissKappa([
        ['a', 'a'],
        ['a', 'a'],
      ]),
    ).toMatchObject({ status: 'oneCategory', kappa: null, agreement: 1 });
  });

  test('perfect agreement has no interval, and is still tested against chance', () => {
    const found = estimated(cohensKappa(['a', 'b', 'b'], ['a', 'b', 'b']));
    expect(found).toMatchObject({
      status: 'perfect',
      kappa: 1,
      maximum: 1,
      standardError: null,
      interval: null,
    });
    expect(found.z).toBeGreaterThan(0);
    expect(
      fleissKappa([
        ['a', 'a'],
        ['b', 'b'],
      ]),
    ).toMatchObject({ status: 'perfect', kappa: 1, interval: null });
  });

  test('one coder gave everything the same category: κ is 0, and nothing is tested', () => {
    expect(cohensKappa(['a', 'b', 'a'], ['a', 'a', 'a'])).toMatchObject({
      status: 'fixedByMargins',
      kappa: 0,
      interval: null,
      z: null,
      pValue: null,
    });
  });

  test('with weights, so does a coder who never goes beyond the other', () => {
    const found = cohensKappa([2, 3], [2, 1], { weights: 'linear', categories: [1, 2, 3] });
    expect(found).toMatchObject({
      status: 'fixedByMargins',
      kappa: 0,
      maximum: 0,
      interval: null,
      pValue: null,
    });
  });

  test('perfect disagreement has no interval either', () => {
    expect(cohensKappa(['a', 'b'], ['b', 'a'])).toMatchObject({
      status: 'estimated',
      kappa: -1,
      interval: null,
    });
  });

  test('a rare category among very many units keeps its standard errors', () => {
    // By chance, of two by two: 1/√n, whatever the margins, where both used the category equally often.
    const n = 4_000_000;
    const found = kappaOfTable(
      tableOf(
        [0, 1],
        [
          [n - 3, 1],
          [1, 1],
        ],
      ),
    );
    expect(correctDigits(estimated(found).standardErrorByChance, 1 / Math.sqrt(n))).toBeGreaterThan(8);
  });

  test('units that somebody has not coded are left out and counted', () => {
    const found = cohensKappa(['a', null, 'b', Number.NaN, 'b'], ['a', 'a', 'a', 'b', 'b']);
    expect(found.table).toMatchObject({ n: 3, leftOut: 2 });
    expect(
      fleissKappa([
        ['a', 'b'],
        ['a', null],
        ['b', 'b'],
      ]),
    ).toMatchObject({ n: 2, leftOut: 1 });
  });

  test.each([
    ['invalid-argument', () => cohensKappa(['a'], ['a', 'b'])],
    ['invalid-argument', () => cohensKappa(['a'], ['b'], { weights: 'linear' })],
    ['invalid-argument', () => cohensKappa(['a'], ['b'], { categories: ['a'] })],
    ['invalid-argument', () => cohensKappa(['a'], ['a'], { categories: ['a', 'a'] })],
    ['too-few-cases', () => cohensKappa(['a', null], [null, 'a'])],
    ['invalid-argument', () => fleissKappa([['a'], ['b']])],
    [
      'invalid-argument',
      () =>
        fleissKappa([
          ['a', 'b'],
          ['a', 'b', 'b'],
        ]),
    ],
    ['too-few-cases', () => fleissKappa([['a', 'b']])],
    ['too-few-cases', () => fleissKappa([])],
  ])('%s is refused: %s', (expected, refused) => {
    expect(refused).toThrow(code(expected));
  });
});

const rating = fc.constantFrom('a', 'b', 'c', null);
const pairs = fc
  .array(fc.tuple(rating, rating), { minLength: 1, maxLength: 30 })
  .filter((rows) => rows.some(([a, b]) => a !== null && b !== null));
const rename = (one: string | null) => (one === null ? null : { a: 'z', b: 'x', c: 'y' }[one]!);
const first = <T>(rows: readonly (readonly [T, T])[]) => rows.map(([one]) => one);
const second = <T>(rows: readonly (readonly [T, T])[]) => rows.map(([, other]) => other);
/** All there is but the categories' names and order. */
const bitsOf = ({ table, byCategory, ...rest }: CohensKappa) => ({
  rest,
  n: table.n,
  byCategory: byCategory.map(({ kappa }) => kappa).sort(),
});

/** All numbers in an answer, however deep. */
const numbersIn = (value: unknown): number[] =>
  typeof value === 'number'
    ? [value]
    : typeof value === 'object' && value !== null
      ? Object.values(value).flatMap(numbersIn)
      : [];

describe('whatever the codes', () => {
  test('the same bits with coders, units or categories in other places', () => {
    fc.assert(
      fc.property(pairs, (rows) => {
        const ours = bitsOf(cohensKappa(first(rows), second(rows)));
        expect(bitsOf(cohensKappa(second(rows), first(rows)))).toEqual(ours);
        expect(bitsOf(cohensKappa(first(rows.toReversed()), second(rows.toReversed())))).toEqual(ours);
        expect(bitsOf(cohensKappa(first(rows).map(rename), second(rows).map(rename)))).toEqual(ours);
      }),
    );
  });

  test('never NaN, within −1 and its own maximum, and 1 only of perfect agreement', () => {
    fc.assert(
      fc.property(pairs, fc.constantFrom('none', 'linear', 'quadratic'), (rows, weights: KappaWeights) => {
        const found = cohensKappa(first(rows), second(rows), { weights, categories: ['a', 'b', 'c'] });
        expect(numbersIn(found).every(Number.isFinite)).toBe(true);
        if (found.status === 'oneCategory') return;
        expect(found.kappa).toBeGreaterThanOrEqual(-1);
        expect(found.kappa).toBeLessThanOrEqual(found.maximum);
        expect(found.kappa === 1).toBe(found.agreement === 1);
      }),
    );
  });

  test("Fleiss' κ of two coders who use the categories equally often is Cohen's", () => {
    fc.assert(
      fc.property(pairs, (rows) => {
        // Each pair and its mirror: the margins are then alike.
        const both = rows.flatMap(([a, b]): [typeof a, typeof b][] => [
          [a, b],
          [b, a],
        ]);
        const cohen = cohensKappa(first(both), second(both));
        const fleiss = fleissKappa(both);
        expect(fleiss.kappa ?? 2).toBeCloseTo(cohen.kappa ?? 2, 12);
      }),
    );
  });
});
