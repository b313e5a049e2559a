import { describe, expect, test } from 'vitest';
import { jointTests, linearRegression } from '../index.ts';
import { fewestCorrectDigits } from '../reference/correct-digits.ts';
import { code } from '../reference/refused.ts';
import reference from '../reference/regression.json' with { type: 'json' };

describe('jointTests', () => {
  const { outcome, predictors, F, df, pValue, robustF, robustP } = reference.joint;
  test('agrees with car::Anova type II and linearHypothesis(white.adjust = "hc3")', () => {
    const [classic] = jointTests(outcome, predictors, [[1, 2, 3]]);
    const [robust] = jointTests(outcome, predictors, [[1, 2, 3]], 'HC3');
    expect(classic!.degreesOfFreedom).toEqual(df);
    expect(fewestCorrectDigits([classic!.F, classic!.pValue], [F, pValue])).toBeGreaterThan(11);
    expect(fewestCorrectDigits([robust!.F, robust!.pValue], [robustF, robustP])).toBeGreaterThan(11);
  });

  test('of one predictor is its t squared', () => {
    const t = linearRegression(outcome, predictors).terms[1]!.t!;
    expect(jointTests(outcome, predictors, [[0]])[0]!.F).toBeCloseTo(t * t, 12);
  });

  test('no test of predictors that are not there', () => {
    expect(() => jointTests(outcome, predictors, [[4]])).toThrow(code('invalid-argument'));
    expect(() => jointTests(outcome, predictors, [[]])).toThrow(code('invalid-argument'));
  });
});
