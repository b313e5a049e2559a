import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fewestCorrectDigits } from '../reference/correct-digits.ts';
import reference from '../reference/multilevel.json' with { type: 'json' };
import { type InterceptTerm, randomIntercept } from './index.ts';

const figures = (term: InterceptTerm | null) => [
  term!.estimate,
  term!.standardError,
  term!.degreesOfFreedom,
  term!.pValue,
];
const sets = Object.entries(reference.sets);

// Rscript src/statistics/reference/multilevel.R: lmerTest::lmer(y ~ xw + zw + xb + zb + (1 | f), REML = TRUE)
describe.each(sets)('agrees with lme4 and lmerTest on %s', (name, set) => {
  const ours = randomIntercept(set.y, [set.x, set.z], set.group);
  const [x, z] = ours.predictors;

  test('estimates and standard errors within and between', () => {
    const terms = [x!.within, z!.within, x!.between, z!.between];
    expect(
      fewestCorrectDigits(
        terms.map((term) => term!.estimate),
        set.B.slice(1),
      ),
    ).toBeGreaterThan(6);
    expect(
      fewestCorrectDigits(
        terms.map((term) => term!.standardError),
        set.se.slice(1),
      ),
    ).toBeGreaterThan(6);
  });

  test('Satterthwaite’s degrees of freedom and p', () => {
    const terms = [x!.within, z!.within, x!.between, z!.between];
    // lmerTest differentiates by finite differences, which leaves five to six digits.
    expect(
      fewestCorrectDigits(
        terms.map((term) => term!.degreesOfFreedom),
        set.df.slice(1),
      ),
    ).toBeGreaterThan(5);
    expect(
      fewestCorrectDigits(
        terms.map((term) => term!.pValue),
        set.p.slice(1),
      ),
    ).toBeGreaterThan(5);
  });

  test('the contextual effect and the constant, by contest1D', () => {
    const { context, constant } = set;
    expect(
      fewestCorrectDigits(figures(x!.contextual), [context.B, context.se, context.df, context.p]),
    ).toBeGreaterThan(5);
    expect(
      fewestCorrectDigits(figures(ours.constant), [constant.B, constant.se, constant.df, constant.p]),
    ).toBeGreaterThan(5);
  });

  test('variances and likelihood', () => {
    expect(ours.isBoundary).toBe(name === 'boundary');
    if (!ours.isBoundary) expect(fewestCorrectDigits([ours.betweenVariance], [set.tau2])).toBeGreaterThan(6);
    expect(
      fewestCorrectDigits([ours.withinVariance, ours.logLikelihood], [set.sigma2, set.logLik]),
    ).toBeGreaterThan(6);
  });

  test('without predictors', () => {
    const empty = randomIntercept(set.y, [], set.group);
    const { B, se, df, tau2, sigma2, logLik } = set.empty;
    expect(
      fewestCorrectDigits([empty.withinVariance, empty.logLikelihood], [sigma2, logLik]),
    ).toBeGreaterThan(6);
    if (!empty.isBoundary) {
      expect(
        fewestCorrectDigits([empty.betweenVariance, empty.constant.standardError], [tau2, se]),
      ).toBeGreaterThan(6);
      expect(
        fewestCorrectDigits([empty.constant.estimate, empty.constant.degreesOfFreedom], [B, df]),
      ).toBeGreaterThan(5);
    }
  });
});

describe('randomIntercept', () => {
  const { y, x, z, group } = reference.sets.unbalanced;

  test('a variance of 0 between groups is said, and the model is ordinary regression', () => {
    const { boundary } = reference.sets;
    const ours = randomIntercept(boundary.y, [boundary.x, boundary.z], boundary.group);
    expect(ours).toMatchObject({ isBoundary: true, betweenVariance: 0, intraclassCorrelation: 0 });
    expect(ours.predictors[0]!.within!.degreesOfFreedom).toBe(boundary.y.length - 5);
  });

  test('rows in another order give the same bits', () => {
    const back = randomIntercept(y.toReversed(), [x.toReversed(), z.toReversed()], group.toReversed());
    expect(back).toEqual(randomIntercept(y, [x, z], group));
  });

  test('other units and another zero change estimates as they should, and no p', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), fc.integer({ min: -30, max: 30 }), (unit, zero) => {
        const ours = randomIntercept(y, [x], group).predictors[0]!;
        const scaled = randomIntercept(
          y.map((value) => 3 * value),
          [x.map((value) => zero + unit * value)],
          group,
        ).predictors[0]!;
        for (const level of ['within', 'between', 'contextual'] as const) {
          expect((scaled[level]!.estimate * unit) / 3).toBeCloseTo(ours[level]!.estimate, 8);
          expect(scaled[level]!.pValue).toBeCloseTo(ours[level]!.pValue, 8);
        }
      }),
      { numRuns: 20 },
    );
  });

  test('a predictor of the group alone has no effect within, and one without group differences none between', () => {
    const size = group.map((key) => key % 4);
    expect(randomIntercept(y, [size], group).predictors[0]).toMatchObject({ within: null, contextual: null });
    const steps = [1, 2, 1, 2, 1, 2, 1, 2];
    const [only] = randomIntercept([1, 3, 2, 5, 4, 5, 3, 7], [steps], [1, 1, 2, 2, 3, 3, 4, 4]).predictors;
    expect(only).toMatchObject({ between: null, contextual: null });
    expect(only!.within!.estimate).toBeCloseTo(2.5, 10);
  });

  test('what lacks a value or a group is left out', () => {
    const gaps = y.map((value, row) => (row % 9 === 0 ? Number.NaN : value));
    const nobody = group.map((key, row) => (row % 7 === 3 ? null : key));
    const kept = y.flatMap((_, row) => (row % 9 === 0 || row % 7 === 3 ? [] : [row]));
    const pick = <T>(values: readonly T[]) => kept.map((row) => values[row]!);
    expect(randomIntercept(gaps, [x], nobody)).toEqual(randomIntercept(pick(y), [pick(x)], pick(group)));
  });

  test.each([
    ['too-few-groups', [1, 2, 3, 4], [[1, 3, 2, 5]], [1, 1, 2, 2]],
    ['too-few-cases', [1, 2, 3, 4], [[1, 3, 2, 5]], [1, 2, 3, 4]],
    ['zero-variance', [1, 1, 2, 2, 3, 3, 5, 5], [[1, 3, 2, 5, 3, 4, 1, 1]], [1, 1, 2, 2, 3, 3, 4, 4]],
    ['zero-variance', [1, 2, 2, 4, 3, 5, 5, 1], [[2, 2, 2, 2, 2, 2, 2, 2]], [1, 1, 2, 2, 3, 3, 4, 4]],
    ['zero-variance', [1, 3, 2, 5, 3, 4, 1, 2], [[1, 3, 2, 5, 3, 4, 1, 2]], [1, 1, 2, 2, 3, 3, 4, 4]],
    ['invalid-argument', [1, 2, 3], [[1, 3]], [1, 1, 2]],
  ])('refuses with %s', (code, outcome, predictors, keys) => {
    expect(() => randomIntercept(outcome, predictors, keys)).toThrow(expect.objectContaining({ code }));
  });
  test('two predictors that say the same are refused', () => {
    expect(() => randomIntercept(y, [x, x.map((value) => 2 * value)], group)).toThrow(
      expect.objectContaining({ code: 'collinear' }),
    );
  });
});
