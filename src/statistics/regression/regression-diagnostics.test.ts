import { describe, expect, test } from 'vitest';
import { linearRegression, regressionDiagnostics } from '../index.ts';
import { column, fewestCorrectDigits } from '../reference/correct-digits.ts';
import { code } from '../reference/refused.ts';
import reference from '../reference/regression.json' with { type: 'json' };
import { a, b, y } from './testing/eight-rows.ts';

describe.each(Object.entries(reference.robusts))('agrees with R on %s', (_, set) => {
  const [outcome, predictors] = [column(set.outcome), set.predictors.map(column)];

  test.each(Object.entries(set.errors))(
    'sandwich::vcovHC, car::hccm, lmtest::coeftest, waldtest: %s',
    (kind, theirs) => {
      const ours = linearRegression(outcome, predictors, kind as keyof typeof set.errors);
      const { terms } = ours;
      expect(
        fewestCorrectDigits(
          terms.map((term) => term.standardError),
          theirs.se,
        ),
      ).toBeGreaterThan(11);
      expect(
        fewestCorrectDigits(
          terms.map((term) => term.t),
          theirs.t,
        ),
      ).toBeGreaterThan(10);
      expect(
        fewestCorrectDigits(
          terms.map((term) => term.pValue),
          theirs.p,
        ),
      ).toBeGreaterThan(10);
      expect(
        fewestCorrectDigits(
          terms.map((term) => term.confidenceInterval[0]),
          theirs.low,
        ),
      ).toBeGreaterThan(10);
      expect(
        fewestCorrectDigits(
          terms.map((term) => term.confidenceInterval[1]),
          theirs.high,
        ),
      ).toBeGreaterThan(10);
      expect(fewestCorrectDigits([ours.F, ours.pValue], [theirs.F, theirs.pValue])).toBeGreaterThan(10);
    },
  );

  test('hatvalues, rstandard, rstudent, cooks.distance', () => {
    const { cases, ...ours } = regressionDiagnostics(outcome, predictors);
    for (const key of Object.keys(set.cases) as (keyof typeof set.cases)[]) {
      const scale = Math.max(...set.cases[key].map(Math.abs));
      cases[key].forEach((value, row) => {
        expect(Math.abs(value - set.cases[key][row]!) / scale, key).toBeLessThan(1e-12);
      });
    }
    expect(ours).toMatchObject({
      n: set.n,
      influential: set.influential,
      highLeverage: set.highLeverage,
      outlying: set.outlying,
    });
  });

  test('lmtest::bptest, car::ncvTest, shapiro.test', () => {
    const { breuschPagan, normality } = regressionDiagnostics(outcome, predictors);
    for (const kind of ['studentized', 'original', 'byFitted'] as const) {
      const ours = breuschPagan[kind];
      expect(ours.degreesOfFreedom).toBe(set[kind].df);
      expect(
        fewestCorrectDigits([ours.chiSquared, ours.pValue], [set[kind].chiSquared, set[kind].pValue]),
        kind,
      ).toBeGreaterThan(11);
    }
    expect(fewestCorrectDigits([normality!.W, normality!.pValue], [set.W, set.normalP])).toBeGreaterThan(10);
  });

  test('cor(y, resid(lm(x ~ others)))', () => {
    const { terms } = linearRegression(outcome, predictors);
    expect(
      fewestCorrectDigits(
        terms.slice(1).map((term) => term.semiPartial),
        set.semiPartial,
      ),
    ).toBeGreaterThan(12);
  });
});

describe('regressionDiagnostics', () => {
  test('a case that a coefficient hangs on alone counts as influential and stops HC3, not HC1', () => {
    const lonely = [1, 0, 0, 0, 0, 0, 0, 0];
    const { cases, influential } = regressionDiagnostics(y, [lonely, b]);
    expect(cases.cooksDistance.filter(Number.isNaN)).toHaveLength(1);
    expect(influential).toBeGreaterThanOrEqual(1);
    expect(() => linearRegression(y, [lonely, b], 'HC3')).toThrow(code('full-leverage'));
    expect(linearRegression(y, [lonely, b], 'HC1').terms[2]!.standardError).toBeGreaterThan(0);
  });

  test('a perfect fit has nothing to look at', () => {
    const sum = a.map((value, row) => value + b[row]!);
    const ours = regressionDiagnostics(sum, [a, b]);
    expect(ours).toMatchObject({
      influential: 0,
      outlying: 0,
      normality: null,
      skewness: null,
      kurtosis: null,
    });
    expect(ours.breuschPagan.studentized).toEqual({ chiSquared: 0, degreesOfFreedom: 2, pValue: 1 });
    expect(linearRegression(sum, [a, b], 'HC3')).toMatchObject({ F: null, pValue: 0 });
  });

  test('too few cases to leave one out', () => {
    expect(() => regressionDiagnostics(y.slice(0, 3), [a.slice(0, 3)])).toThrow(code('too-few-cases'));
  });
});
