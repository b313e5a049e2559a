import { describe, expect, test } from 'vitest';
import { chiSquaredFit } from './chi-squared-fit.ts';
import { chiSquaredIndependence } from './chi-squared-independence.ts';
import { correctDigits, fewestCorrectDigits } from './reference/correct-digits.ts';
import relations from './reference/relations.json' with { type: 'json' };

describe('chiSquaredIndependence', () => {
  // Rscript src/statistics/reference/relations.R: chisq.test(m, correct = FALSE), its $expected and $stdres
  test.each(Object.entries(relations.tables))('agrees with R chisq.test: %s', (_, reference) => {
    const ours = chiSquaredIndependence(reference.counts);
    expect(ours.degreesOfFreedom).toBe(reference.degreesOfFreedom);
    expect(correctDigits(ours.chiSquared, reference.chiSquared)).toBeGreaterThan(13);
    expect(correctDigits(ours.pValue, reference.pValue)).toBeGreaterThan(11);
    expect(correctDigits(ours.cramersV, reference.cramersV)).toBeGreaterThan(13);
    expect(fewestCorrectDigits(ours.expected.flat(), reference.expected.flat())).toBeGreaterThan(14);
    expect(fewestCorrectDigits(ours.adjustedResiduals.flat(), reference.residuals.flat())).toBeGreaterThan(
      11,
    );
  });

  test('an empty row or column changes nothing and has no residuals', () => {
    const full = chiSquaredIndependence([
      [10, 20],
      [20, 10],
    ]);
    const padded = chiSquaredIndependence([
      [10, 0, 20],
      [0, 0, 0],
      [20, 0, 10],
    ]);
    expect(padded).toMatchObject({
      chiSquared: full.chiSquared,
      degreesOfFreedom: 1,
      cramersV: full.cramersV,
    });
    expect(padded.adjustedResiduals[1]).toEqual([null, null, null]);
    expect(padded.shareBelowFive).toBe(0);
  });

  test('V is 1 where one decides the other and 0 where nothing does', () => {
    expect(
      chiSquaredIndependence([
        [7, 0, 0],
        [0, 3, 0],
        [0, 0, 9],
      ]).cramersV,
    ).toBe(1);
    expect(
      chiSquaredIndependence([
        [2, 4],
        [3, 6],
      ]),
    ).toMatchObject({ cramersV: 0, pValue: 1, chiSquared: 0 });
  });

  test('refuses what is no table of two variables', () => {
    expect(() => chiSquaredIndependence([[1, 2]])).toThrow('the rows do not vary');
    expect(() =>
      chiSquaredIndependence([
        [1, 0],
        [2, 0],
      ]),
    ).toThrow('the columns do not vary');
    expect(() => chiSquaredIndependence([[1, 2], [3]])).toThrow('rows of equal length');
    expect(() =>
      chiSquaredIndependence([
        [1, 2.5],
        [3, 1],
      ]),
    ).toThrow('not 2.5');
    expect(() => chiSquaredIndependence([])).toThrow('rows of equal length');
  });
});

describe('chiSquaredFit', () => {
  // Rscript src/statistics/reference/relations.R: chisq.test(x, p = shares)
  test.each(Object.entries(relations.fits))('agrees with R chisq.test: %s', (_, reference) => {
    const ours = chiSquaredFit(reference.counts, reference.shares);
    expect(correctDigits(ours.chiSquared, reference.chiSquared)).toBeGreaterThan(12);
    expect(correctDigits(ours.pValue, reference.pValue)).toBeGreaterThan(10);
  });

  test('refuses shares that are none', () => {
    expect(() => chiSquaredFit([1, 2], [0.5, 0.6])).toThrow('shares add up to 1');
    expect(() => chiSquaredFit([1, 2], [1, 0])).toThrow('every category has a share above 0');
    expect(() => chiSquaredFit([0, 0])).toThrow('nobody is counted');
    expect(() => chiSquaredFit([3])).toThrow('needs two categories');
    expect(() => chiSquaredFit([-1, 2])).toThrow('not -1');
  });
});
