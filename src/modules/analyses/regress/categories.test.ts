import { describe, expect, test } from 'vitest';
import { correctDigits, fewestCorrectDigits } from '#statistics/reference/correct-digits.ts';
// Rscript src/statistics/reference/regression.R
import reference from '#statistics/reference/regression.json' with { type: 'json' };
import { planOnColumns } from '../testing/plan-on-columns.ts';
import { codes, reported } from './testing/reported.ts';

describe('categories', () => {
  const { outcome, predictors, F, df, pValue, robustF } = reference.joint;
  const [covariate, ...dummies] = predictors as [number[], ...number[][]];
  const choice = outcome.map(
    (_, row) => 1 + dummies.reduce((sum, dummy, place) => sum + (place + 1) * dummy[row]!, 0),
  );
  const columns = { y: outcome, x0: covariate, choiceA: choice };
  const plan = (more: string) => [
    `{id: C, regress: {file: employee, outcome: y, predictors: [x0, choiceA]${more}}}`,
  ];

  test('stand as dummies against the answer named, tested together as R’s Anova and linearHypothesis do', () => {
    const { results, study } = planOnColumns(columns, plan(', categories: {choiceA: 1}'));
    const [found] = results.regressions;
    expect(found!.terms.map(({ name }) => name)).toEqual([
      'constant',
      'x0',
      'choiceA=2',
      'choiceA=3',
      'choiceA=4',
    ]);
    const [category] = found!.categories!;
    expect(category!.df).toEqual(df);
    expect(fewestCorrectDigits([category!.F, category!.p], [F, pValue])).toBeGreaterThan(10);
    expect(category!.groups.reduce((sum, { n }) => sum + n, 0)).toBe(found!.n);
    const robust = planOnColumns(columns, plan(', categories: {choiceA: 1}, errors: hc3')).results
      .regressions[0]!;
    expect(correctDigits(robust.categories![0]!.F, robustF)).toBeGreaterThan(10);
    expect(codes(results.warnings)).not.toContain('choice-as-number');
    expect(reported(study, results)).toContain('compared with “option 1”');
  });

  test('against another answer, the model is the same one', () => {
    const first = planOnColumns(columns, plan(', categories: {choiceA: 1}')).results.regressions[0]!;
    const other = planOnColumns(columns, plan(', categories: {choiceA: 3}')).results.regressions[0]!;
    expect(correctDigits(other.r2, first.r2)).toBeGreaterThan(13);
    expect(correctDigits(other.categories![0]!.F, first.categories![0]!.F)).toBeGreaterThan(11);
    const of = (terms: typeof other.terms, name: string) => terms.find((term) => term.name === name)!.B;
    expect(of(other.terms, 'choiceA=1')).toBeCloseTo(-of(first.terms, 'choiceA=3'), 12);
  });

  test('a question with options used as a number is warned of', () => {
    expect(codes(planOnColumns(columns, plan('')).results.warnings)).toContain('choice-as-number');
  });

  test('a group under the minimum withholds the whole', () => {
    const small = choice.map((value, row) => (row < 3 ? 9 : value));
    const { results, study } = planOnColumns(
      { ...columns, choiceA: small },
      plan(', categories: {choiceA: 1}'),
    );
    expect(results.regressions[0]).toMatchObject({
      n: null,
      r2: null,
      terms: [],
      withheld: 'fewer-than-minimum',
    });
    expect(JSON.stringify(results.regressions)).not.toContain('categories');
    expect(codes(results.warnings)).toContain('withheld');
    reported(study, results);
  });

  test('an answer nobody gave cannot be what the others are compared with', () => {
    const gaps = outcome.map((value, row) => (choice[row] === 1 ? null : value));
    const { results, study } = planOnColumns({ ...columns, y: gaps }, plan(', categories: {choiceA: 1}'));
    expect(results.regressions[0]).toMatchObject({ r2: null, refused: 'no-reference' });
    expect(codes(results.warnings)).toContain('no-reference');
    reported(study, results);
  });
});

describe('a category to which everybody gave the same answer', () => {
  const answered = Array.from({ length: 40 }, (_, row) => (row * 7) % 11);
  const other = Array.from({ length: 40 }, (_, row) => (row * 5) % 13);
  const half = answered.map((_, row) => row % 2);

  test.each([
    ['regress', 'outcome: y, predictors: [choiceA]'],
    ['regress', 'outcome: y, predictors: [x, choiceA]'],
    ['regress', 'outcome: y, blocks: [[x], [choiceA]]'],
    ['logistic', 'outcome: choiceB, predictors: [choiceA]'],
    ['logistic', 'outcome: choiceB, predictors: [x, choiceA]'],
  ])('is said not to vary: %s %s', (kind, options) => {
    const columns = {
      y: answered,
      x: other,
      choiceA: answered.map((_, row) => (row < 6 ? 2 : 1)),
      choiceB: half,
    };
    const gap = { ...columns, y: answered.map((value, row) => (row < 6 ? null : value)) };
    const data = { ...gap, choiceB: half.map((value, row) => (row < 6 ? null : value)) };
    const line = `{id: R, ${kind}: {file: employee, ${options}, categories: {choiceA: 1}}}`;
    const { results, study } = planOnColumns(data, [line]);
    const [found] = kind === 'regress' ? results.regressions : results.logistics;
    expect(found).toMatchObject({ n: 34, terms: [], refused: 'zero-variance' });
    expect(codes(results.warnings)).toContain('zero-variance');
    reported(study, results);
  });
});
