import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  hierarchicalRegression,
  jointTests,
  linearRegression,
  partialCorrelation,
  type RegressionDiagnostics,
  regressionDiagnostics,
  selectPredictors,
  shapiroWilk,
} from '../index.ts';
import { rowsOf, shuffledTogether } from '../reference/arbitraries.ts';
import { column, correctDigits, fewestCorrectDigits } from '../reference/correct-digits.ts';
import reference from '../reference/regression.json' with { type: 'json' };
import { StatisticsError } from '../statistics-error.ts';

const code = (expected: string) => expect.objectContaining({ code: expected });
const y = [3, 1, 4, 1, 5, 9, 2, 6];
const a = [2, 7, 1, 8, 2, 8, 1, 8];
const b = [0.1, 0.4, 0.1, 0.5, 0.9, 0.2, 0.6, 0.5];

describe('hierarchicalRegression', () => {
  // Rscript src/statistics/reference/regression.R: anova(lm, lm), car::linearHypothesis(white.adjust = "hc3")
  test.each(Object.entries(reference.hierarchicals))('agrees with R anova of nested lm: %s', (name, set) => {
    const blocks = set.blocks.map((block) => block.map(column));
    const ours = hierarchicalRegression(column(set.outcome), blocks);
    const robust = hierarchicalRegression(column(set.outcome), blocks, 'HC3');
    expect(ours.n).toBe(set.n);
    expect(ours.steps).toHaveLength(set.steps.length);
    ours.steps.forEach(({ model, change }, index) => {
      const theirs = set.steps[index]!;
      expect(change.degreesOfFreedom).toEqual(theirs.df);
      // A block that adds next to nothing: R subtracts two residual sums of squares, we do not.
      const digits = name === 'nothingAdded' && index === 1 ? 10 : 12;
      expect(
        fewestCorrectDigits(
          [model.rSquared, change.rSquared, change.F, change.fSquared],
          [theirs.rSquared, theirs.change, theirs.F, theirs.fSquared],
        ),
      ).toBeGreaterThan(digits);
      expect(correctDigits(change.pValue, theirs.pValue)).toBeGreaterThan(11);
      const { change: robustChange } = robust.steps[index]!;
      expect(
        fewestCorrectDigits([robustChange.F, robustChange.pValue], [theirs.robustF, theirs.robustP]),
      ).toBeGreaterThan(10);
    });
  });

  test('the changes add up to R², and one block is the regression itself', () => {
    const { steps } = hierarchicalRegression(y, [[a], [b]]);
    expect(steps[0]!.change.rSquared + steps[1]!.change.rSquared).toBeCloseTo(steps[1]!.model.rSquared, 14);
    const [only] = hierarchicalRegression(y, [[a, b]]).steps;
    expect(only!.model).toEqual(linearRegression(y, [a, b]));
    expect(only!.change.F).toBeCloseTo(only!.model.F!, 12);
  });

  test('all models rest on the rows that have every block', () => {
    const gaps = b.map((value, row) => (row === 3 ? Number.NaN : value));
    const ours = hierarchicalRegression(y, [[a], [gaps]]);
    expect(ours.n).toBe(7);
    expect(ours.steps[0]!.model.n).toBe(7);
  });

  test('a block that completes a perfect fit has no F to change', () => {
    const [, second] = hierarchicalRegression(
      a.map((value, row) => value + b[row]!),
      [[a], [b]],
    ).steps;
    expect(second!.change).toMatchObject({ F: null, pValue: 0, fSquared: null });
  });

  test('refusals by name', () => {
    expect(() => hierarchicalRegression(y, [])).toThrow(code('invalid-argument'));
    expect(() => hierarchicalRegression(y, [[a], []])).toThrow(code('invalid-argument'));
    expect(() => hierarchicalRegression(y, [[a], [a]])).toThrow('predictor 1 is a combination');
    expect(() => hierarchicalRegression(y.slice(5), [[a.slice(5)], [b.slice(5)]])).toThrow(
      code('too-few-cases'),
    );
  });
});

describe('selectPredictors', () => {
  // Rscript src/statistics/reference/regression.R: a loop over lm, the smallest p in, the largest p out
  test.each(Object.entries(reference.selections))('takes the same steps as R’s lm by p: %s', (_, set) => {
    for (const direction of ['forward', 'backward'] as const) {
      const ours = selectPredictors(column(set.outcome), set.candidates.map(column), { direction });
      const theirs = set[direction];
      expect(ours.n).toBe(set.n);
      expect(ours.selected).toEqual(theirs.selected);
      expect(ours.steps.map(({ predictor }) => predictor)).toEqual(
        theirs.steps.map(({ predictor }) => predictor),
      );
      ours.steps.forEach(({ t, pValue, rSquared }, index) => {
        const step = theirs.steps[index]!;
        expect(
          fewestCorrectDigits([t, pValue, rSquared], [step.t, step.pValue, step.rSquared]),
        ).toBeGreaterThan(11);
      });
      expect(ours.model === null).toBe(theirs.selected.length === 0);
    }
  });

  test('the model it ends with is the regression on what was selected', () => {
    const set = reference.selections.suppressed;
    const ours = selectPredictors(set.outcome, set.candidates, { direction: 'forward' });
    const chosen = ours.selected.map((place) => set.candidates[place]!);
    const direct = linearRegression(set.outcome, chosen);
    expect(correctDigits(ours.model!.rSquared, direct.rSquared)).toBeGreaterThan(14);
  });

  test('forward passes over what is already in, backward refuses it', () => {
    const twice = a.map((value) => 2 * value);
    const outcome = a.map((value, row) => value + b[row]! / 10);
    expect(selectPredictors(outcome, [a, twice], { direction: 'forward' }).selected).toEqual([0]);
    expect(() => selectPredictors(outcome, [a, twice], { direction: 'backward' })).toThrow(code('collinear'));
  });

  test('a perfect fit ends the search', () => {
    const sum = a.map((value, row) => value + b[row]!);
    const ours = selectPredictors(sum, [a, b, y], { direction: 'forward', enter: 1 });
    expect(ours.selected).toEqual([0, 1]);
    expect(ours.steps.at(-1)).toMatchObject({ t: null, pValue: 0, rSquared: 1 });
    expect(selectPredictors(sum, [a, b], { direction: 'backward' }).selected).toEqual([0, 1]);
  });

  test('levels are probabilities', () => {
    expect(() => selectPredictors(y, [a], { direction: 'forward', enter: 5 })).toThrow(
      code('invalid-argument'),
    );
    expect(() => selectPredictors(y, [a.map(() => 1)], { direction: 'forward' })).toThrow(
      code('zero-variance'),
    );
  });
});

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

describe('shapiroWilk', () => {
  // Rscript src/statistics/reference/regression.R: shapiro.test
  test.each(reference.shapiro)('agrees with R shapiro.test', ({ values, W, pValue }) => {
    const ours = shapiroWilk(values);
    expect(correctDigits(ours.W, W)).toBeGreaterThan(13);
    expect(correctDigits(ours.pValue, pValue)).toBeGreaterThan(10);
  });

  test('refusals by name', () => {
    expect(() => shapiroWilk([1, 2])).toThrow(code('too-few-cases'));
    expect(() => shapiroWilk([2, 2, 2])).toThrow(code('zero-variance'));
    expect(() => shapiroWilk(new Float64Array(5001))).toThrow(code('invalid-argument'));
  });
});

describe('the same rows in any order give the same bits', () => {
  const unlessRefused = <T>(compute: () => T): T | string => {
    try {
      return compute();
    } catch (error) {
      if (error instanceof StatisticsError) return error.code;
      throw error;
    }
  };
  const everything = ([outcome, first, second]: number[][]) => [
    unlessRefused(() => hierarchicalRegression(outcome!, [[first!], [second!]], 'HC3')),
    unlessRefused(() => selectPredictors(outcome!, [first!, second!], { direction: 'forward', enter: 0.5 })),
    unlessRefused(() =>
      selectPredictors(outcome!, [first!, second!], { direction: 'backward', remove: 0.5 }),
    ),
    unlessRefused((): RegressionDiagnostics => regressionDiagnostics(outcome!, [first!, second!])),
    unlessRefused(() => jointTests(outcome!, [first!, second!], [[0, 1]], 'HC4')),
  ];

  test('the linear family', () => {
    fc.assert(
      fc.property(
        rowsOf(
          fc.integer({ min: 1, max: 60 }).map((value) => value / 7),
          3,
          6,
        ),
        fc.infiniteStream(fc.nat()),
        (table, keys) => {
          expect(everything(shuffledTogether(table, keys))).toEqual(everything(table));
        },
      ),
    );
  });

  test('semi-partial correlations have the sign of the partial ones and square to no more', () => {
    fc.assert(
      fc.property(rowsOf(fc.integer({ min: 1, max: 600 }), 3, 8), ([outcome, first, second]) => {
        const fit = unlessRefused(() => linearRegression(outcome!, [first!, second!]));
        fc.pre(typeof fit !== 'string' && fit.F !== null);
        const partial = partialCorrelation(outcome!, first!, [second!]).r;
        const semi = fit.terms[1]!.semiPartial!;
        expect(Math.abs(semi)).toBeLessThanOrEqual(Math.abs(partial) + 1e-12);
        if (Math.abs(partial) > 1e-9) expect(Math.sign(semi)).toBe(Math.sign(partial));
      }),
    );
  });
});
