import { describe, expect, test } from 'vitest';
import { pupils, reference, structureOf, survey } from '../reference/confirmatory-data.ts';
import { correctDigits, fewestCorrectDigits } from '../reference/correct-digits.ts';
import { confirmFactors } from './confirm-factors.ts';
import { digitsOf, fewestDigits, names, ours, type Row } from './testing/as-lavaan.ts';

describe('confirmatory factor analysis', () => {
  // Rscript src/statistics/reference/confirmatory.R: lavaan::cfa, its default of dividing by n
  test.each(names)('estimates, errors, intervals and standardised loadings agree with lavaan: %s', (name) => {
    const expected = reference.confirmations[name];
    const least = name === 'heywood' ? 6.4 : digitsOf(name);
    expect(fewestDigits(name, expected.estimates as Row[], {})).toBeGreaterThan(least - 1);
    expect(fewestDigits(name, expected.marker as Row[], { scaling: 'marker' })).toBeGreaterThan(least - 1);
  });

  test.each(names)('fit agrees with lavaan: %s', (name) => {
    const { fit } = ours(name).solution;
    const expected = reference.confirmations[name].fit;
    const least = digitsOf(name);
    expect(fit.degreesOfFreedom).toBe(expected.df);
    expect(fit.parameters).toBe(expected.npar);
    expect(fit.chiSquared).toBeCloseTo(expected.chisq, 6);
    expect(fit.baseline.degreesOfFreedom).toBe(expected['baseline.df']);
    const plain = [fit.baseline.chiSquared, fit.cfi, fit.tli, fit.aic, fit.bic, fit.logLikelihood];
    const { cfi, tli, aic, bic, logl } = expected;
    expect(
      fewestCorrectDigits(plain, [expected['baseline.chisq'], cfi, tli, aic, bic, logl]),
    ).toBeGreaterThan(10);
    expect(Math.abs(fit.srmr - expected.srmr)).toBeLessThan(10 ** -least);
    if (expected.df === 0) {
      expect([fit.pValue, fit.rmsea]).toEqual([null, null]);
      return;
    }
    expect(correctDigits(fit.pValue, expected.pvalue)).toBeGreaterThan(6);
    expect(fit.rmsea!.value).toBeCloseTo(expected.rmsea!, 9);
    // R's uniroot finds the bounds of the interval to 1e-4 of the noncentrality.
    expect(fit.rmsea!.confidenceInterval[0]).toBeCloseTo(expected['rmsea.ci.lower']!, 5);
    expect(fit.rmsea!.confidenceInterval[1]).toBeCloseTo(expected['rmsea.ci.upper']!, 5);
    expect(fit.rmsea!.closeFitP).toBeCloseTo(expected['rmsea.pvalue']!, 9);
  });

  test('Satorra and Bentler’s χ², standard errors and robust indices agree with lavaan’s MLM', () => {
    for (const name of ['pupils', 'pupilsOne', 'survey'] as const) {
      const expected = reference.confirmations[name].robust;
      expect(fewestDigits(name, expected.estimates as Row[], { robust: true })).toBeGreaterThan(6.2);
      const { robust } = ours(name, { robust: true }).solution;
      const { fit } = expected;
      expect(correctDigits(robust!.chiSquared, fit['chisq.scaled'])).toBeGreaterThan(9);
      expect(correctDigits(robust!.scaling, fit['chisq.scaling.factor'])).toBeGreaterThan(9);
      expect(correctDigits(robust!.cfi, fit['cfi.robust'])).toBeGreaterThan(10);
      expect(correctDigits(robust!.tli, fit['tli.robust'])).toBeGreaterThan(10);
      expect(robust!.rmsea!.value).toBeCloseTo(fit['rmsea.robust'], 9);
      expect(robust!.rmsea!.confidenceInterval[0]).toBeCloseTo(fit['rmsea.ci.lower.robust'], 5);
      expect(robust!.rmsea!.confidenceInterval[1]).toBeCloseTo(fit['rmsea.ci.upper.robust'], 5);
    }
  });

  test('R² agrees with lavaan', () => {
    const { solution, labels } = ours('survey');
    const expected = Object.entries(reference.confirmations.survey.rSquared);
    const mine = expected.map(([item]) => solution.rSquared[labels.indexOf(item)]);
    expect(
      fewestCorrectDigits(
        mine,
        expected.map(([, value]) => value),
      ),
    ).toBeGreaterThan(11);
  });

  test('a Heywood case is named, and the standardised forms it makes meaningless are left out', () => {
    const { solution } = ours('heywood');
    expect(solution.problems).toEqual([{ code: 'negative-residual', group: 0, item: 0 }]);
    expect(solution.residuals[0]!.estimate).toBeLessThan(0);
    expect(solution.rSquared[0]).toBeGreaterThan(1);
    expect(JSON.stringify(solution)).not.toMatch(/NaN|Infinity/);
  });

  test('the order of the rows changes no bit, robust or not', () => {
    const turned = survey.map((column) => [...column].reverse());
    const { factors } = structureOf(reference.confirmations.survey.factors);
    for (const robust of [false, true]) {
      expect(confirmFactors(turned, { factors }, { robust })).toEqual(
        confirmFactors(survey, { factors }, { robust }),
      );
    }
  });

  test('rows where an item is missing are left out', () => {
    const gaps = pupils
      .slice(0, 3)
      .map((column, item) => column.map((x, row) => (row === item ? Number.NaN : x)));
    const whole = pupils.slice(0, 3).map((column) => column.slice(3));
    expect(confirmFactors(gaps, { factors: [[0, 1, 2]] })).toEqual(
      confirmFactors(whole, { factors: [[0, 1, 2]] }),
    );
  });

  test('other units change units and nothing else', () => {
    const { factors } = structureOf(reference.confirmations.pupils.factors);
    const plain = confirmFactors(pupils, { factors });
    const larger = confirmFactors(
      pupils.map((column) => column.map((x) => 1000 * x)),
      { factors },
    );
    expect(correctDigits(larger.fit.chiSquared, plain.fit.chiSquared)).toBeGreaterThan(10);
    expect(correctDigits(larger.loadings[4]!.estimate, 1000 * plain.loadings[4]!.estimate)).toBeGreaterThan(
      9,
    );
    const [a, b] = [larger.loadings[4]!.standardised!, plain.loadings[4]!.standardised!];
    expect(correctDigits(a.standardError, b.standardError)).toBeGreaterThan(9);
  });

  test('a single item measures its factor without error', () => {
    const { loadings, residuals, fit } = confirmFactors(pupils.slice(0, 4), { factors: [[0, 1, 2], [3]] });
    expect(loadings[3]!.standardised!.estimate).toBeCloseTo(1, 12);
    expect(residuals[3]).toMatchObject({ estimate: 0, standardError: 0, z: null });
    expect(fit.degreesOfFreedom).toBe(2);
  });
});
