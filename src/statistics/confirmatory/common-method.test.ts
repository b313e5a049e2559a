import { describe, expect, test } from 'vitest';
import { momentsOf } from '../moments.ts';
import { pupils, reference, structureOf, survey } from '../reference/confirmatory-data.ts';
import { correctDigits, fewestCorrectDigits } from '../reference/correct-digits.ts';
import { harmanCheck, methodFactorCheck } from './common-method.ts';
import { confirmFactorsFromMoments } from './confirm-factors.ts';

const sets = { survey, pupils };
const partsOf = (name: 'survey' | 'pupils') => {
  const { items, factors } = structureOf(reference.confirmations[name].factors);
  return {
    expected: reference.methods[name],
    moments: momentsOf(items.map((item) => sets[name][item]!)),
    factors,
  };
};

describe('common method', () => {
  // Rscript src/statistics/reference/confirmatory.R: eigen(cor(items)) and lavaan with `method =~ 1*q1 + 1*q2 + …`
  test.each(['survey', 'pupils'] as const)('Harman’s first share is R’s first eigenvalue: %s', (name) => {
    const { expected, moments } = partsOf(name);
    const harman = harmanCheck(moments);
    expect(fewestCorrectDigits(harman.eigenvalues, expected.eigenvalues)).toBeGreaterThan(12);
    expect(harman.firstShare).toBe(harman.eigenvalues[0]! / harman.eigenvalues.length);
    expect(harman.aboveOne).toBe(expected.eigenvalues.filter((value) => value > 1).length);
  });

  test.each(['survey', 'pupils'] as const)(
    'the method factor and the single factor agree with lavaan: %s',
    (name) => {
      const { expected, moments, factors } = partsOf(name);
      const { intended, method } = methodFactorCheck(moments, { factors });
      expect(method!.fit.degreesOfFreedom).toBe(expected.fit.df);
      expect(correctDigits(method!.fit.chiSquared, expected.fit.chisq)).toBeGreaterThan(11);
      expect(correctDigits(method!.fit.cfi, expected.fit.cfi)).toBeGreaterThan(11);
      expect(method!.fit.srmr).toBeCloseTo(expected.fit.srmr, 8);
      expect(correctDigits(method!.variance.estimate, expected.variance)).toBeGreaterThan(8);
      expect(correctDigits(method!.variance.standardError, expected.se)).toBeGreaterThan(8);
      expect(correctDigits(method!.share, expected.share)).toBeGreaterThan(8);
      expect(method!.change.degreesOfFreedom).toBe(1);
      expect(method!.change.chiSquared).toBeCloseTo(intended.chiSquared - expected.fit.chisq, 8);
      const one = confirmFactorsFromMoments(moments, { factors: [factors.flat()] });
      expect(correctDigits(one.fit.chiSquared, expected.one.chisq)).toBeGreaterThan(11);
    },
  );

  test('a method that moves every answer is found, and the loadings on the factors are smaller beside it', () => {
    const { moments, factors } = partsOf('survey');
    const { method, meanLoading } = methodFactorCheck(moments, { factors });
    expect(method!.change.pValue).toBeLessThan(0.05);
    expect(method!.share).toBeGreaterThan(method!.shareInterval[0]);
    expect(method!.share).toBeLessThan(method!.shareInterval[1]);
    expect(method!.meanLoading).toBeLessThan(meanLoading);
  });

  test('items on longer scales count in proportion', () => {
    const { factors } = partsOf('pupils');
    const stretched = momentsOf(pupils.map((column, item) => column.map((x) => (item < 4 ? 10 * x : x))));
    const weights = pupils.map((_, item) => (item < 4 ? 10 : 1));
    const plain = methodFactorCheck(momentsOf(pupils), { factors });
    const found = methodFactorCheck(stretched, { factors }, weights);
    expect(correctDigits(found.method!.fit.chiSquared, plain.method!.fit.chiSquared)).toBeGreaterThan(9);
    expect(correctDigits(found.method!.share, plain.method!.share)).toBeGreaterThan(7);
  });

  test('scores that pull apart leave no room for a method', () => {
    const { factors } = partsOf('survey');
    const turned = survey.map((column, item) => (item < 5 ? column.map((x) => 7 - x) : column));
    expect(methodFactorCheck(momentsOf(turned), { factors }).method).toBeNull();
  });
});
