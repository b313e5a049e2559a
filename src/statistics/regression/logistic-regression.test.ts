import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type LogisticRegression, logisticRegression } from '../index.ts';
import { rowsOf, shuffledTogether } from '../reference/arbitraries.ts';
import { column, correctDigits, fewestCorrectDigits } from '../reference/correct-digits.ts';
import { code } from '../reference/refused.ts';
import reference from '../reference/regression.json' with { type: 'json' };
import { StatisticsError } from '../statistics-error.ts';

// Rscript src/statistics/reference/regression.R: glm(binomial, epsilon = 1e-15), uniroot of the profile, pROC::auc
describe.each(Object.entries(reference.logits))('agrees with R glm: %s', (_, set) => {
  const ours = logisticRegression(column(set.outcome), set.predictors.map(column));
  const { terms, classification } = ours;

  test('coefficients, SE, z, p, Wald intervals', () => {
    expect(ours).toMatchObject({ n: set.n, events: set.events });
    expect(
      fewestCorrectDigits(
        terms.map(({ B }) => B),
        set.B,
      ),
    ).toBeGreaterThan(11);
    expect(
      fewestCorrectDigits(
        terms.map((term) => term.standardError),
        set.se,
      ),
    ).toBeGreaterThan(11);
    expect(
      fewestCorrectDigits(
        terms.map((term) => term.z),
        set.z,
      ),
    ).toBeGreaterThan(11);
    expect(
      fewestCorrectDigits(
        terms.map((term) => term.pValue),
        set.p,
      ),
    ).toBeGreaterThan(10);
    expect(
      fewestCorrectDigits(
        terms.map((term) => term.waldInterval[0]),
        set.waldLow,
      ),
    ).toBeGreaterThan(10);
    expect(
      fewestCorrectDigits(
        terms.map((term) => term.waldInterval[1]),
        set.waldHigh,
      ),
    ).toBeGreaterThan(10);
    expect(terms.map((term) => term.oddsRatio)).toEqual(terms.map(({ B }) => Math.exp(B)));
    expect(
      fewestCorrectDigits(
        terms.slice(1).map((term) => term.vif),
        set.vif,
      ),
    ).toBeGreaterThan(12);
  });

  test('profile-likelihood intervals', () => {
    expect(
      fewestCorrectDigits(
        terms.map((term) => term.confidenceInterval[0]),
        set.low,
      ),
    ).toBeGreaterThan(8);
    expect(
      fewestCorrectDigits(
        terms.map((term) => term.confidenceInterval[1]),
        set.high,
      ),
    ).toBeGreaterThan(8);
  });

  test('deviance, likelihood-ratio test, R² of three kinds', () => {
    const { likelihoodRatio: test } = ours;
    expect(
      fewestCorrectDigits(
        [ours.deviance, ours.nullDeviance, test.chiSquared],
        [set.deviance, set.nullDeviance, set.chiSquared],
      ),
    ).toBeGreaterThan(11);
    expect(correctDigits(test.pValue, set.pValue)).toBeGreaterThan(10);
    expect(
      fewestCorrectDigits(
        [ours.mcFaddenRSquared, ours.coxSnellRSquared, ours.nagelkerkeRSquared],
        [set.mcFadden, set.coxSnell, set.nagelkerke],
      ),
    ).toBeGreaterThan(10);
  });

  test('AUC, the table at .5, Hosmer-Lemeshow', () => {
    expect(classification.areaUnderCurve).toBeCloseTo(set.auc, 12);
    const { truePositives, falsePositives, trueNegatives, falseNegatives } = classification;
    expect([truePositives, falsePositives, trueNegatives, falseNegatives]).toEqual(set.table);
    expect(ours.hosmerLemeshow!.degreesOfFreedom).toBe(set.hlDf);
    expect(
      fewestCorrectDigits(
        [ours.hosmerLemeshow!.chiSquared, ours.hosmerLemeshow!.pValue],
        [set.hosmerLemeshow, set.hlP],
      ),
    ).toBeGreaterThan(10);
  });
});

function attempt(outcome: readonly number[], predictors: readonly number[][]): LogisticRegression | string {
  try {
    return logisticRegression(outcome, predictors);
  } catch (error) {
    if (error instanceof StatisticsError) return error.code;
    throw error;
  }
}

describe('separation', () => {
  test('complete, quasi-complete, by a dummy without events', () => {
    const x = [1, 2, 3, 4, 5, 6, 7, 8];
    expect(attempt([0, 0, 0, 0, 1, 1, 1, 1], [x])).toBe('separation');
    expect(attempt([0, 0, 0, 0, 1, 1, 1, 1], [[1, 2, 3, 4, 4, 6, 7, 8]])).toBe('separation');
    expect(
      attempt(
        [0, 1, 0, 1, 1, 1, 1, 1],
        [
          [0, 0, 0, 0, 1, 1, 1, 1],
          [1, 2, 2, 1, 4, 1, 3, 2],
        ],
      ),
    ).toBe('separation');
    expect(
      typeof attempt(
        [0, 1, 0, 1, 1, 1, 0, 1],
        [
          [0, 0, 0, 0, 1, 1, 1, 1],
          [1, 2, 2, 1, 4, 1, 3, 2],
        ],
      ),
    ).toBe('object');
  });

  test('is named, and how', () => {
    const x = [1, 2, 3, 4, 5, 6];
    expect(() => logisticRegression([0, 0, 0, 1, 1, 1], [x])).toThrow('completely');
    expect(() => logisticRegression([0, 0, 0, 1, 1, 1], [[1, 2, 3, 3, 5, 6]])).toThrow(
      'but for rows on the division',
    );
  });

  test('a far case on its own side is no separation', () => {
    expect(typeof attempt([0, 1, 0, 1, 1, 0, 1], [[1, 2, 3, 4, 5, 6, 4000]])).toBe('object');
  });

  // The cone {β : s·xβ ≥ 0 in every row} is pointed, so it is more than 0 just where it has an extreme ray, and an
  // extreme ray in three dimensions is the cross product of two rows: whole numbers, so this is exact.
  const isSeparated = (outcome: readonly number[], first: readonly number[], second: readonly number[]) => {
    const rows = outcome.map((value, i) => [1, first[i]!, second[i]!].map((x) => (value === 1 ? x : -x)));
    return rows.some((u, i) =>
      rows.slice(i + 1).some((v) => {
        const ray = [
          u[1]! * v[2]! - u[2]! * v[1]!,
          u[2]! * v[0]! - u[0]! * v[2]!,
          u[0]! * v[1]! - u[1]! * v[0]!,
        ];
        if (ray.every((part) => part === 0)) return false;
        return [1, -1].some((sign) =>
          rows.every((row) => sign * (row[0]! * ray[0]! + row[1]! * ray[1]! + row[2]! * ray[2]!) >= 0),
        );
      }),
    );
  };

  test('is found exactly where the rows can be divided by a plane', () => {
    let separated = 0;
    let overlapping = 0;
    fc.assert(
      fc.property(rowsOf(fc.integer({ min: 0, max: 5 }), 3, 6), ([raw, first, second]) => {
        const outcome = raw!.map((value) => (value > 2 ? 1 : 0));
        const result = attempt(outcome, [first!, second!]);
        if (typeof result === 'string' && result !== 'separation') {
          expect(['zero-variance', 'collinear']).toContain(result);
          return;
        }
        const expected = isSeparated(outcome, first!, second!);
        expect(result === 'separation').toBe(expected);
        if (expected) separated += 1;
        else overlapping += 1;
      }),
      { numRuns: 400 },
    );
    expect(separated).toBeGreaterThan(20);
    expect(overlapping).toBeGreaterThan(20);
  });
});

describe('logisticRegression', () => {
  test('one dummy gives the odds ratio of the table and SE √(1/a + 1/b + 1/c + 1/d)', () => {
    const x = [...new Array(20).fill(0), ...new Array(30).fill(1)];
    const outcome = x.map((value, row) => (value === 0 ? +(row < 6) : +(row < 42)));
    const term = logisticRegression(outcome, [x]).terms[1]!;
    expect(correctDigits(term.oddsRatio, (22 * 14) / (8 * 6))).toBeGreaterThan(13);
    expect(correctDigits(term.standardError, Math.sqrt(1 / 22 + 1 / 8 + 1 / 14 + 1 / 6))).toBeGreaterThan(13);
  });

  test('the fitted probabilities of events and others add up: the score is 0, so both intervals hold the estimate', () => {
    fc.assert(
      fc.property(rowsOf(fc.integer({ min: 0, max: 9 }), 3, 12), ([raw, first, second]) => {
        const result = attempt(
          raw!.map((value) => (value > 4 ? 1 : 0)),
          [first!, second!],
        );
        fc.pre(typeof result !== 'string');
        expect(JSON.stringify(result)).not.toMatch(/null,"p|NaN|Infinity/);
        for (const { B, confidenceInterval, waldInterval } of result.terms) {
          expect(confidenceInterval[0]).toBeLessThan(B);
          expect(confidenceInterval[1]).toBeGreaterThan(B);
          expect(waldInterval[0]).toBeLessThan(B);
        }
        expect(result.deviance).toBeLessThanOrEqual(result.nullDeviance + 1e-9);
      }),
    );
  });

  test('turning the outcome round turns the signs; units of a power of two change only B', () => {
    const { outcome, predictors } = reference.logits.continuous;
    const straight = logisticRegression(outcome, predictors);
    const turned = logisticRegression(
      outcome.map((value) => 1 - value),
      predictors,
    );
    expect(correctDigits(turned.terms[1]!.B, -straight.terms[1]!.B)).toBeGreaterThan(13);
    expect(turned.terms[1]!.standardError).toBeCloseTo(straight.terms[1]!.standardError, 12);
    const doubled = logisticRegression(outcome, [predictors[0]!.map((value) => 4 * value)]);
    expect(doubled.terms[1]!.B).toBe(straight.terms[1]!.B / 4);
  });

  test('the same rows in any order give the same bits', () => {
    fc.assert(
      fc.property(
        rowsOf(fc.integer({ min: 0, max: 9 }), 3, 10),
        fc.infiniteStream(fc.nat()),
        (table, keys) => {
          const of = ([raw, first, second]: number[][]) =>
            attempt(
              raw!.map((value) => (value > 4 ? 1 : 0)),
              [first!.map((value) => value / 7), second!],
            );
          expect(of(shuffledTogether(table, keys))).toEqual(of(table));
        },
      ),
      { numRuns: 60 },
    );
  });

  test('refusals by name', () => {
    const x = [1, 2, 3, 4, 5, 6];
    const y = [0, 1, 0, 1, 1, 0];
    expect(() => logisticRegression([0, 1, 2, 1, 0, 1], [x])).toThrow(code('invalid-argument'));
    expect(() => logisticRegression(y, [])).toThrow(code('invalid-argument'));
    expect(() => logisticRegression([1, 1, 1, 1, 1, 1], [x])).toThrow('the outcome does not vary');
    expect(() => logisticRegression(y, [x, [3, 3, 3, 3, 3, 3]])).toThrow('predictor 1 does not vary');
    expect(() => logisticRegression(y, [x, x.map((value) => 7 - value)])).toThrow(code('collinear'));
    expect(() => logisticRegression([0, 1], [[1, 2]])).toThrow(code('too-few-cases'));
  });
});
