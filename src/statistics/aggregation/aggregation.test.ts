import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import reference from '../reference/aggregation.json' with { type: 'json' };
import { column, fewestCorrectDigits } from '../reference/correct-digits.ts';
import { summariseGroups } from '../summarise-groups.ts';
import {
  expectedVariance,
  groupMeanReliability,
  intraclassCorrelation,
  withinGroupAgreement,
} from './index.ts';

const uniform = expectedVariance(6, 'uniform')!;
const skewed = expectedVariance(6, 'slightlySkewed')!;
const agreements = (items: readonly number[][], group: readonly number[], variance: number) =>
  withinGroupAgreement(items, group, variance).map(({ agreement }) => agreement);

// Rscript src/statistics/reference/aggregation.R: the R call is beside each name
describe.each(Object.entries(reference.sets))('agrees with R multilevel on %s', (_, set) => {
  const items = set.items.map(column);
  const groups = summariseGroups(column(set.score), set.group);

  test('ICC1(aov), ICC2(aov), F and p', () => {
    const ours = intraclassCorrelation(groups, { groupSize: 'mean' });
    expect(
      fewestCorrectDigits(
        [ours.icc1, ours.icc2, ours.F, ...ours.degreesOfFreedom, ours.pValue],
        [set.icc.icc1, set.icc.icc2, set.icc.F, ...set.icc.df, set.icc.p],
      ),
    ).toBeGreaterThan(10);
  });

  test('with unequal sizes reckoned with, and its interval by qf', () => {
    const ours = intraclassCorrelation(groups);
    expect(
      fewestCorrectDigits(
        [ours.effectiveGroupSize, ours.icc1, ...ours.icc1Interval!],
        [set.icc.k0, set.icc.icc1Unequal, ...set.icc.interval],
      ),
    ).toBeGreaterThan(10);
  });

  test('rwg.j(ranvar = 35/12), rwg.j(ranvar = 1.85) and rwg', () => {
    const complete = withinGroupAgreement(items, set.group, uniform);
    expect(complete.map(({ key }) => key)).toEqual(set.keys);
    expect(complete.map(({ n }) => n)).toEqual(set.sizes);
    expect(fewestCorrectDigits(agreements(items, set.group, uniform), set.uniform)).toBeGreaterThan(10);
    expect(fewestCorrectDigits(agreements(items, set.group, skewed), set.skewed)).toBeGreaterThan(10);
    expect(fewestCorrectDigits(agreements([items[0]!], set.group, uniform), set.single)).toBeGreaterThan(10);
  });
});

describe('intraclassCorrelation', () => {
  test.each(['WBEING', 'HRS'] as const)('of bh1996 (7382 soldiers, 99 companies): %s', (name) => {
    const { n, mean, sd, icc1, icc2 } = reference.bh1996[name];
    const groups = n.map((count, place) => ({ n: count, mean: mean[place]!, standardDeviation: sd[place]! }));
    const ours = intraclassCorrelation(groups, { groupSize: 'mean' });
    expect(fewestCorrectDigits([ours.icc1, ours.icc2], [icc1, icc2])).toBeGreaterThan(10);
  });

  test('groups of equal size need no correction', () => {
    const groups = summariseGroups(column(reference.sets.balanced.score), reference.sets.balanced.group);
    const [one, other] = [
      intraclassCorrelation(groups),
      intraclassCorrelation(groups, { groupSize: 'mean' }),
    ];
    expect(one.effectiveGroupSize).toBe(12);
    expect(one.icc1).toBe(other.icc1);
  });

  test('where nobody differs within groups that differ, all of the answer goes with the group', () => {
    expect(intraclassCorrelation(summariseGroups([1, 1, 4, 4], [1, 1, 2, 2]))).toMatchObject({
      icc1: 1,
      icc2: 1,
      F: null,
      pValue: 0,
      icc1Interval: null,
    });
  });

  test('where the means are equal, nothing goes with the group and there is no reliability to speak of', () => {
    const { icc1, icc2, pValue } = intraclassCorrelation(summariseGroups([1, 3, 1, 3], [1, 1, 2, 2]));
    expect({ icc1, icc2, pValue }).toEqual({ icc1: -1, icc2: null, pValue: 1 });
  });

  test.each([
    ['too-few-groups', [1, 2, 3], [1, 1, 1]],
    ['too-few-cases', [1, 2, 3], [1, 2, 3]],
    ['zero-variance', [2, 2, 2, 2], [1, 1, 2, 2]],
  ])('refuses with %s', (code, values, group) => {
    expect(() => intraclassCorrelation(summariseGroups(values, group))).toThrow(
      expect.objectContaining({ code }),
    );
  });

  const answers = fc.array(
    fc.record({ value: fc.integer({ min: 1, max: 6 }), group: fc.integer({ min: 1, max: 4 }) }),
    {
      minLength: 12,
      maxLength: 40,
    },
  );
  const iccOf = (rows: readonly { value: number; group: number }[]) => {
    const groups = summariseGroups(
      rows.map(({ value }) => value),
      rows.map(({ group }) => group),
    );
    fc.pre(groups.length > 1 && groups.some(({ standardDeviation }) => (standardDeviation ?? 0) > 0));
    return intraclassCorrelation(groups);
  };

  test('is the same bits in any order, and the same figures in other units', () => {
    fc.assert(
      fc.property(
        answers,
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: -50, max: 50 }),
        (rows, unit, zero) => {
          const ours = iccOf(rows);
          expect(iccOf(rows.toReversed())).toEqual(ours);
          const scaled = iccOf(rows.map(({ value, group }) => ({ value: zero + unit * value, group })));
          expect(scaled.icc1).toBeCloseTo(ours.icc1, 10);
          expect(scaled.pValue).toBeCloseTo(ours.pValue, 10);
        },
      ),
    );
  });
});

describe('withinGroupAgreement', () => {
  test('answers further apart than chance count as no agreement, and it is told', () => {
    const { items, group } = reference.sets.unlike;
    expect(
      withinGroupAgreement(items.map(column), group, uniform).some(({ isBelowZero }) => isBelowZero),
    ).toBe(true);
    const [far] = withinGroupAgreement([[1, 6, 1, 6]], [1, 1, 1, 1], uniform);
    expect(far).toEqual({ key: 1, n: 4, agreement: 0, isBelowZero: true });
  });

  test('a group of one agrees with nobody, and one without answers is not there', () => {
    expect(withinGroupAgreement([[3, Number.NaN, 2, 2]], ['a', 'b', 'c', 'c'], uniform)).toEqual([
      { key: 'a', n: 1, agreement: null, isBelowZero: false },
      { key: 'c', n: 2, agreement: 1, isBelowZero: false },
    ]);
  });

  test('lies between 0 and 1, in any order and turned around', () => {
    const person = fc.tuple(
      fc.integer({ min: 1, max: 6 }),
      fc.integer({ min: 1, max: 6 }),
      fc.integer({ min: 1, max: 3 }),
    );
    fc.assert(
      fc.property(fc.array(person, { minLength: 1, maxLength: 30 }), (people) => {
        const of = (rows: typeof people, turn = (value: number) => value) =>
          withinGroupAgreement(
            [rows.map(([a]) => a), rows.map(([, b]) => turn(b))],
            rows.map(([, , group]) => group),
            uniform,
          );
        const ours = of(people);
        expect(of(people.toReversed())).toEqual(ours);
        expect(of(people, (value) => 7 - value)).toEqual(ours);
        for (const { agreement } of ours)
          expect(agreement ?? 0.5).toSatisfy((one: number) => one >= 0 && one <= 1);
      }),
    );
  });

  test.each([[0], [-1], [Number.NaN], [Number.POSITIVE_INFINITY]])(
    'an expected variance of %d is refused',
    (variance) => {
      expect(() => withinGroupAgreement([[1, 2]], [1, 1], variance)).toThrow(
        expect.objectContaining({ code: 'invalid-argument' }),
      );
    },
  );
  test('no items, or columns of unequal length, are refused', () => {
    for (const items of [[], [[1, 2, 3]]]) {
      expect(() => withinGroupAgreement(items, [1, 1], uniform)).toThrow(
        expect.objectContaining({ code: 'invalid-argument' }),
      );
    }
  });
});

test('the expected variance is that of the scale: on 1–6 it is 2.917 and not the 2 of a 1–5 scale', () => {
  expect(uniform).toBeCloseTo(2.917, 3);
  expect(expectedVariance(5, 'uniform')).toBe(2);
  expect([5, 6, 7, 11].map((answers) => expectedVariance(answers, 'slightlySkewed'))).toEqual([
    1.34, 1.85, 2.9, 7.31,
  ]);
  expect([2, 4, 12].map((answers) => expectedVariance(answers, 'slightlySkewed'))).toEqual([
    null,
    null,
    null,
  ]);
  for (const answers of [1, 2.5, Number.NaN]) {
    expect(() => expectedVariance(answers, 'uniform')).toThrow(
      expect.objectContaining({ code: 'invalid-argument' }),
    );
  }
});

test('agrees with R multilevel on gmeanrel', () => {
  const { icc, sizes, values } = reference.reliability;
  expect(
    fewestCorrectDigits(
      sizes.map((size) => groupMeanReliability(icc, size)),
      values,
    ),
  ).toBeGreaterThan(13);
  expect(groupMeanReliability(-0.2, 10)).toBe(0);
});
