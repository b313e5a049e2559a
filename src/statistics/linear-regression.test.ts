import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { correlate } from './correlation.ts';
import { type LinearRegression, linearRegression } from './linear-regression.ts';
import { rowsOf, shuffledTogether } from './reference/arbitraries.ts';
import { column, correctDigits, fewestCorrectDigits } from './reference/correct-digits.ts';
import methods from './reference/methods.json' with { type: 'json' };
import strd from './reference/nist-strd.json' with { type: 'json' };
import { StatisticsError } from './statistics-error.ts';

const table = rowsOf(
  fc.integer({ min: -1e5, max: 1e5 }).map((value) => value / 997),
  3,
  8,
);
/** The regression, or nothing where chance made the predictors dependent or a variable constant. */
function regressionUnlessRefused(y: readonly number[], x: readonly number[][]): LinearRegression | null {
  try {
    return linearRegression(y, x);
  } catch (error) {
    if (error instanceof StatisticsError && ['collinear', 'zero-variance'].includes(error.code)) return null;
    throw error;
  }
}

describe('linearRegression', () => {
  // Rscript src/statistics/reference/methods.R: summary(lm(y ~ .)), confint, car::vif
  test.each(Object.entries(methods.regressions))('agrees with R lm and car::vif: %s', (_, reference) => {
    const ours = linearRegression(column(reference.outcome), reference.predictors.map(column));
    const digits = 12;
    expect(ours.n).toBe(reference.n);
    expect(ours.degreesOfFreedom).toEqual(reference.degreesOfFreedom);
    const whole = ['rSquared', 'adjustedRSquared', 'F', 'pValue', 'residualStandardDeviation'] as const;
    for (const key of whole) expect(correctDigits(ours[key], reference[key]), key).toBeGreaterThan(digits);
    const agree = (key: string, values: (number | null)[], expected: number[]) =>
      expect(fewestCorrectDigits(values, expected), key).toBeGreaterThan(digits);
    agree(
      'B',
      ours.terms.map((term) => term.B),
      reference.B,
    );
    agree(
      'standardError',
      ours.terms.map((term) => term.standardError),
      reference.standardError,
    );
    agree(
      't',
      ours.terms.map((term) => term.t),
      reference.t,
    );
    agree(
      'p',
      ours.terms.map((term) => term.pValue),
      reference.p,
    );
    agree(
      'low',
      ours.terms.map((term) => term.confidenceInterval[0]),
      reference.low,
    );
    agree(
      'high',
      ours.terms.map((term) => term.confidenceInterval[1]),
      reference.high,
    );
    agree(
      'beta',
      ours.terms.slice(1).map((term) => term.beta),
      reference.beta,
    );
    agree(
      'vif',
      ours.terms.slice(1).map((term) => term.vif),
      reference.vif,
    );
  });

  // /usr/bin/python3 src/statistics/reference/nist-strd.py: all of NIST StRD is in scripts/make-nist-table.test.ts.
  // Here powers come as the doubles nearest to them, whose exact solution is `asDoubles` where y has no decimals.
  test.each(Object.entries(strd.regressions).filter(([, set]) => set.predictors.length > 1))(
    'a column of NIST StRD %s that was rounded is fitted as it is',
    (name, set) => {
      const ours = linearRegression(set.outcome, set.predictors);
      const digits = fewestCorrectDigits(
        ours.terms.map((term) => term.B),
        set.certified.B,
      );
      expect(digits).toBeGreaterThan(name === 'Filip' ? 7.5 : 14.9);
    },
  );

  test('without a constant the line goes through the origin, and R² measures from zero', () => {
    // R 4.2: m <- lm(c(3, 4, 4) ~ c(4, 5, 6) - 1); summary(m)
    const ours = linearRegression([3, 4, 4], [[4, 5, 6]], 'classic', { constant: false });
    expect(ours.terms).toHaveLength(1);
    expect(ours.terms[0]!.B).toBeCloseTo(0.7272727272727273, 15);
    expect(ours.terms[0]!.t).toBeCloseTo(17.2819751958, 9);
    expect(ours.degreesOfFreedom).toEqual([1, 2]);
    expect(ours.rSquared).toBeCloseTo(0.9933481153, 10);
    expect(ours.adjustedRSquared).toBeCloseTo(0.990022173, 9);
  });

  test('without a constant what is 0 everywhere is refused, and what never varies is not', () => {
    const through = ['classic', { constant: false }] as const;
    expect(linearRegression([2, 4, 7], [[2, 2, 2]], ...through).terms[0]!.B).toBeCloseTo(13 / 6, 14);
    expect(() => linearRegression([1, 2, 3], [[0, 0, 0]], ...through)).toThrow('predictor 0 is 0 everywhere');
    expect(() =>
      linearRegression(
        [1, 2, 3, 5],
        [
          [1, 2, 3, 4],
          [2, 4, 6, 8],
        ],
        ...through,
      ),
    ).toThrow('predictor 1 is a combination of those before it');
  });

  test('the same rows in any order give the same bits', () => {
    fc.assert(
      fc.property(table, fc.infiniteStream(fc.nat()), (columns, keys) => {
        const [y, ...x] = columns;
        const [shuffledY, ...shuffledX] = shuffledTogether(columns, keys);
        expect(regressionUnlessRefused(shuffledY!, shuffledX)).toEqual(regressionUnlessRefused(y!, x));
      }),
    );
  });

  test('with one predictor R² is r², p is that of the correlation, beta is r and VIF is 1', () => {
    fc.assert(
      fc.property(table, ([x, y]) => {
        const ours = regressionUnlessRefused(y!, [x!]);
        fc.pre(ours !== null);
        const { r, pValue } = correlate(x!, y!);
        expect(ours.rSquared).toBeCloseTo(r * r, 12);
        expect(ours.pValue).toBeCloseTo(pValue, 10);
        expect(ours.terms[1]!.beta).toBeCloseTo(r, 12);
        expect(ours.terms[1]!.vif).toBe(1);
        expect(ours.terms[0]).toMatchObject({ beta: null, vif: null });
      }),
    );
  });

  test('units do not matter to beta, R² and the other terms', () => {
    const powerOfTwo = fc.integer({ min: -40, max: 40 }).map((exponent) => 2 ** exponent);
    fc.assert(
      fc.property(table, powerOfTwo, ([y, x, z], unit) => {
        const ours = regressionUnlessRefused(y!, [x!, z!]);
        const scaled = regressionUnlessRefused(
          y!,
          [x!, z!].map((column, j) => (j === 0 ? column.map((value) => value * unit) : column)),
        );
        // Powers of two scale without rounding: not a bit may differ.
        expect(scaled?.rSquared).toBe(ours?.rSquared);
        expect(scaled?.terms[1]?.B).toBe(ours && ours.terms[1]!.B / unit);
        expect(scaled?.terms[2]).toEqual(ours?.terms[2]);
      }),
    );
  });

  test('rows with a missing value anywhere are left out', () => {
    expect(linearRegression([1, 2, 4, 5, NaN, 9], [[0, 1, 2, 3, 4, NaN]])).toEqual(
      linearRegression([1, 2, 4, 5], [[0, 1, 2, 3]]),
    );
  });

  test('a perfect fit has nothing left to test the terms against', () => {
    const { F, pValue, terms } = linearRegression([1, 3, 5, 7], [[0, 1, 2, 3]]);
    expect({ F, pValue }).toEqual({ F: null, pValue: 0 });
    expect(terms[1]).toEqual({
      B: 2,
      standardError: 0,
      beta: 1,
      t: null,
      pValue: null,
      confidenceInterval: [2, 2],
      vif: 1,
      semiPartial: 1,
    });
  });

  test('an outcome unrelated to the predictor has R² 0', () => {
    expect(linearRegression([0, 1, 0, -1], [[-1, 0, 1, 0]])).toMatchObject({ rSquared: 0, F: 0, pValue: 1 });
  });

  const y = [3, 1, 4, 1, 5, 9];
  const a = [2, 7, 1, 8, 2, 8];
  const b = [0.1, 0.4, 0.1, 0.5, 0.9, 0.2];
  test.each([
    ['invalid-argument', 'needs a predictor', y, []],
    ['invalid-argument', 'column 1 has 2 rows', y, [[1, 2]]],
    [
      'too-few-cases',
      '2 predictors need 4 complete rows, there are 3',
      [1, 2, 3],
      [
        [1, 2, 4],
        [3, 1, 1],
      ],
    ],
    ['zero-variance', 'the outcome does not vary', [2, 2, 2, 2], [[1, 2, 3, 4]]],
    ['zero-variance', 'predictor 1 does not vary', y, [a, [7, 7, 7, 7, 7, 7]]],
    ['collinear', 'predictor 2 is a combination', y, [a, b, a.map((value, row) => value / 3 - b[row]! + 1)]],
    ['collinear', 'predictor 1 is a combination', y, [b, b.map((value) => 1e9 * value + 0.1)]],
  ])('refuses with %s: %s', (code, message, outcome, predictors) => {
    expect(() => linearRegression(outcome, predictors)).toThrow(
      expect.objectContaining({ code, message: expect.stringContaining(message) }),
    );
  });
});
