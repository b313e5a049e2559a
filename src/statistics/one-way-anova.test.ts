import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { oneWayAnova } from './one-way-anova.ts';
import { column, correctDigits, fewestCorrectDigits } from './reference/correct-digits.ts';
import methods from './reference/methods.json' with { type: 'json' };
import { nistAnovas } from './reference/nist-sets.ts';
import { table12 } from './reference/table-12.ts';
import { summariseGroups } from './summarise-groups.ts';

const group = (n: number, mean: number, standardDeviation: number | null) => ({ n, mean, standardDeviation });

describe('oneWayAnova', () => {
  // Rscript src/statistics/reference/methods.R: summary(aov(v ~ f))
  test.each(Object.entries(methods.anovas))('agrees with R aov: %s', (_, reference) => {
    const groups = summariseGroups(column(reference.values), reference.group);
    expect(groups.map(({ n }) => n).sort()).toEqual(reference.sizes.toSorted());
    const ours = oneWayAnova(groups);
    expect(ours.n).toBe(reference.n);
    expect(ours.degreesOfFreedom).toEqual(reference.degreesOfFreedom);
    expect(
      fewestCorrectDigits(
        [ours.F, ours.sumOfSquares.between, ours.sumOfSquares.within, ours.meanSquareWithin, ours.etaSquared],
        [reference.F, reference.between, reference.within, reference.meanSquareWithin, reference.etaSquared],
      ),
    ).toBeGreaterThan(12);
    expect(correctDigits(ours.pValue, reference.pValue)).toBeGreaterThan(11);
    expect(correctDigits(ours.total.mean, reference.total.mean)).toBeGreaterThan(14);
    expect(correctDigits(ours.total.standardDeviation, reference.total.standardDeviation)).toBeGreaterThan(
      14,
    );
  });

  // /usr/bin/python3 src/statistics/reference/nist-strd.py
  test.each(nistAnovas)('gives F of NIST StRD $name to the last digits', (set) => {
    const ours = oneWayAnova(summariseGroups(set.values, set.keys));
    expect(correctDigits(ours.F, set.certified.F)).toBeGreaterThan(14.9);
    expect(correctDigits(ours.etaSquared, set.certified.etaSquared)).toBeGreaterThan(14.9);
  });

  test('recomputes Table 12 of the 2015 study from its n, means and SDs', () => {
    const { n, F, degreesOfFreedom, pValue } = oneWayAnova(table12);
    expect({ n, degreesOfFreedom }).toEqual({ n: 248, degreesOfFreedom: [2, 245] });
    expect(F).toBeCloseTo(4.486, 3);
    expect(pValue).toBeCloseTo(0.012, 3);
  });

  test('from summaries is what it is from raw values, by the definition', () => {
    const answers = fc.array(
      fc.integer({ min: 1, max: 60 }).map((value) => value / 10),
      { minLength: 2, maxLength: 12 },
    );
    fc.assert(
      fc.property(fc.array(answers, { minLength: 2, maxLength: 5 }), (groups) => {
        const all = groups.flat();
        fc.pre(groups.some((values) => new Set(values).size > 1));
        const mean = (values: readonly number[]) =>
          values.reduce((sum, value) => sum + value, 0) / values.length;
        const within = groups.flatMap((values) => values.map((value) => (value - mean(values)) ** 2));
        const between = groups.flatMap((values) => values.map(() => (mean(values) - mean(all)) ** 2));
        const sum = (terms: readonly number[]) => terms.reduce((total, term) => total + term, 0);
        const ours = oneWayAnova(
          summariseGroups(
            all,
            groups.flatMap((values, key) => values.map(() => key)),
          ),
        );
        expect(ours.sumOfSquares.within).toBeCloseTo(sum(within), 10);
        expect(ours.sumOfSquares.between).toBeCloseTo(sum(between), 10);
        expect(ours.total.mean).toBeCloseTo(mean(all), 12);
      }),
    );
  });

  test('groups in another order give the same figures', () => {
    expect(oneWayAnova(table12.toReversed())).toEqual(oneWayAnova(table12));
  });

  test('a group of one adds nothing to the variation within', () => {
    const { sumOfSquares, degreesOfFreedom } = oneWayAnova([group(3, 1, 2), group(1, 4, null)]);
    expect(sumOfSquares.within).toBe(8);
    expect(degreesOfFreedom).toEqual([1, 2]);
  });

  test('groups that differ while nobody differs within them have p = 0 and no finite F', () => {
    expect(oneWayAnova([group(3, 1, 0), group(2, 4, 0)])).toMatchObject({
      F: null,
      pValue: 0,
      etaSquared: 1,
    });
  });

  test('equal means give F = 0 and p = 1', () => {
    expect(oneWayAnova([group(9, 0.1, 1), group(7, 0.1, 2)])).toMatchObject({
      F: 0,
      pValue: 1,
      etaSquared: 0,
    });
  });

  test.each([
    ['too-few-groups', []],
    ['too-few-groups', [group(5, 1, 1)]],
    ['too-few-cases', [group(1, 1, null), group(1, 2, null)]],
    ['zero-variance', [group(4, 2, 0), group(5, 2, 0)]],
    ['invalid-argument', [group(0, 2, null), group(5, 2, 1)]],
    ['invalid-argument', [group(2.5, 2, 1), group(5, 2, 1)]],
    ['invalid-argument', [group(5, Number.NaN, 1), group(5, 2, 1)]],
    ['invalid-argument', [group(5, 2, -1), group(5, 2, 1)]],
    ['invalid-argument', [group(5, 2, null), group(5, 2, 1)]],
  ])('refuses with %s: %j', (code, groups) => {
    expect(() => oneWayAnova(groups)).toThrow(expect.objectContaining({ code }));
  });
});
