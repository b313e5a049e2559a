import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import reference from '../reference/agreement.json' with { type: 'json' };
import { fewestCorrectDigits } from '../reference/correct-digits.ts';
import { code } from '../reference/refused.ts';
import {
  type AlphaLevel,
  fleissKappa,
  type KrippendorffAlpha,
  krippendorffAlpha,
  type Rating,
} from './index.ts';

const levels = ['nominal', 'ordinal', 'interval', 'ratio'] as const;
const estimated = (found: KrippendorffAlpha) => {
  if (found.status === 'noVariation') throw new Error('without variation');
  return found;
};

// Rscript src/statistics/reference/agreement.R: alpha from its definition, pairs within units against all pairs
describe.each(Object.entries(reference.alpha))('agrees with R on %s', (_, set) => {
  test.each(levels)('%s', (level) => {
    const found = estimated(krippendorffAlpha(set.units, { level }));
    const theirs = set[level];
    expect(
      fewestCorrectDigits(
        [1 - found.alpha, found.observedDisagreement, found.expectedDisagreement],
        [1 - theirs.alpha, theirs.within, theirs.between],
      ),
    ).toBeGreaterThan(13);
  });
});

test.each([
  ['krippendorff2011', ['0.743', '0.815', '0.849', '0.797']],
  ['hayes2007', ['0.477', '0.760', null, null]],
] as const)('as printed: %s', (name, printed) => {
  for (const [i, level] of levels.entries()) {
    if (printed[i] === null) continue;
    expect(krippendorffAlpha(reference.alpha[name].units, { level }).alpha!.toFixed(3)).toBe(printed[i]);
  }
});

describe('where alpha has nothing to say', () => {
  const alike = [
    ['a', 'a'],
    ['a', 'a', null],
  ];
  const perfect = [
    ['a', 'a'],
    ['b', 'b'],
  ];

  test('all ratings alike', () => {
    expect(krippendorffAlpha(alike, { level: 'nominal' })).toMatchObject({
      status: 'noVariation',
      alpha: null,
    });
  });

  test('perfect agreement has no interval', () => {
    expect(krippendorffAlpha(perfect, { level: 'nominal' })).toMatchObject({ status: 'perfect', alpha: 1 });
  });

  test('a unit that one has coded says nothing, and a value met only there is none', () => {
    const found = krippendorffAlpha(
      [
        ['a', 'a'],
        ['b', 'a'],
        ['c', null],
        [null, null],
      ],
      { level: 'nominal' },
    );
    expect(found.coincidences).toMatchObject({ n: 4, units: 2, leftOut: 2, values: ['a', 'b'] });
  });

  test('each value by itself: dichotomised, it is its alpha', () => {
    const { byValue } = estimated(
      krippendorffAlpha(reference.alpha.krippendorff2011.units, { level: 'nominal' }),
    );
    for (const { value, alpha } of byValue) {
      const units = reference.alpha.krippendorff2011.units.map((unit) =>
        unit.map((rating) => (rating === null ? null : Number(rating === value))),
      );
      expect(krippendorffAlpha(units, { level: 'nominal' }).alpha).toBeCloseTo(alpha!, 13);
    }
  });

  test('words in their own order', () => {
    const words = [
      ['low', 'high'],
      ['mid', 'mid'],
      ['low', 'mid'],
    ];
    const numbers = [
      [1, 3],
      [2, 2],
      [1, 2],
    ];
    const inOrder = krippendorffAlpha(words, { level: 'ordinal', order: ['low', 'mid', 'high'] });
    expect(inOrder.alpha).toBe(krippendorffAlpha(numbers, { level: 'ordinal' }).alpha);
  });

  test.each([
    [
      'too-few-cases',
      () =>
        krippendorffAlpha(
          [
            ['a', null],
            [null, 'a'],
          ],
          { level: 'nominal' },
        ),
    ],
    ['too-few-cases', () => krippendorffAlpha([], { level: 'nominal' })],
    ['invalid-argument', () => krippendorffAlpha([['a', 'b']], { level: 'interval' })],
    ['invalid-argument', () => krippendorffAlpha([[-1, 2]], { level: 'ratio' })],
    ['invalid-argument', () => krippendorffAlpha([['a', 'b']], { level: 'ordinal', order: ['a'] })],
  ])('%s is refused: %s', (expected, refused) => {
    expect(refused).toThrow(code(expected));
  });
});

const rating: fc.Arbitrary<number | null> = fc.oneof(
  { weight: 5, arbitrary: fc.integer({ min: 0, max: 3 }) },
  { weight: 1, arbitrary: fc.constant(null) },
);
const table = (coders: number, cell: fc.Arbitrary<number | null> = rating) =>
  fc
    .array(fc.array(cell, { minLength: coders, maxLength: coders }), { minLength: 1, maxLength: 15 })
    .filter((units) => units.some((unit) => unit.filter((one) => one !== null).length > 1));
const numbersOf = (found: KrippendorffAlpha) =>
  found.status === 'noVariation'
    ? found.status
    : [found.status, found.alpha, found.observedDisagreement, found.expectedDisagreement];

describe('whatever the ratings', () => {
  test('the same bits with units and coders in other places, and names changed', () => {
    fc.assert(
      fc.property(table(3), fc.constantFrom(...levels), (units, level) => {
        const ours = numbersOf(krippendorffAlpha(units, { level }));
        expect(numbersOf(krippendorffAlpha(units.toReversed(), { level }))).toEqual(ours);
        expect(
          numbersOf(
            krippendorffAlpha(
              units.map((unit) => unit.toReversed()),
              { level },
            ),
          ),
        ).toEqual(ours);
        const names = ['d', 'b', 'c', 'a'];
        const renamed = units.map((unit) => unit.map((one): Rating => (one === null ? null : names[one]!)));
        expect(numbersOf(krippendorffAlpha(renamed, { level: 'nominal' }))).toEqual(
          numbersOf(krippendorffAlpha(units, { level: 'nominal' })),
        );
      }),
    );
  });

  test('1 if and only if nobody coded a unit differently, and never NaN', () => {
    fc.assert(
      fc.property(table(3), fc.constantFrom(...levels), (units, level) => {
        const found = krippendorffAlpha(units, { level });
        if (found.status === 'noVariation') return;
        const isPerfect = units.every((unit) => new Set(unit.filter((one) => one !== null)).size <= 1);
        expect(found.alpha === 1).toBe(isPerfect);
        expect(Number.isFinite(found.alpha)).toBe(true);
      }),
    );
  });

  test("nominal, without missing ratings, it is Scott's π (of several coders Fleiss' κ) with the small-sample correction", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(2, 4).chain((coders) => table(coders, fc.integer({ min: 0, max: 2 }))),
        (units) => {
          fc.pre(units.length > 1);
          const alpha = krippendorffAlpha(units, { level: 'nominal' });
          const kappa = fleissKappa(units);
          if (alpha.status === 'noVariation') expect(kappa.status).toBe('oneCategory');
          else expect(alpha.alpha).toBeCloseTo(1 - (1 - kappa.kappa!) * (1 - 1 / alpha.coincidences.n), 12);
        },
      ),
    );
  });

  test('at interval level it does not know unit or zero, at ratio level not the unit', () => {
    fc.assert(
      fc.property(table(3), (units) => {
        const of = (turn: (one: number) => number, level: AlphaLevel) =>
          krippendorffAlpha(
            units.map((unit) => unit.map((one) => (one === null ? null : turn(one)))),
            { level },
          ).alpha ?? 2;
        expect(of((one) => 7 + 3 * one, 'interval')).toBeCloseTo(
          of((one) => one, 'interval'),
          11,
        );
        expect(of((one) => 5 * one, 'ratio')).toBeCloseTo(
          of((one) => one, 'ratio'),
          11,
        );
      }),
    );
  });
});
