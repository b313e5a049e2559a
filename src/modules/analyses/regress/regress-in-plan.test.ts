import { describe, expect, test } from 'vitest';
import { buildReport } from '#modules/reports/index.ts';
import { parseStudy } from '#modules/studies/index.ts';
import { DomainError } from '#platform/errors.ts';
import { type Language, languages } from '#platform/language.ts';
import { correctDigits, fewestCorrectDigits } from '#statistics/reference/correct-digits.ts';
// Rscript src/statistics/reference/regression.R
import reference from '#statistics/reference/regression.json' with { type: 'json' };
import { results as resultsSchema } from '../schema.ts';
import { planOnColumns } from '../testing/plan-on-columns.ts';

const named = (columns: readonly (readonly (number | null)[])[]) =>
  Object.fromEntries(columns.map((values, place) => [`x${place}`, values]));
const names = (columns: readonly unknown[], from = 0) =>
  columns.map((_, place) => `x${from + place}`).join(', ');
const codes = (warnings: readonly { code: string }[]) => warnings.map(({ code }) => code);

function reported(
  study: Parameters<typeof buildReport>[0]['study'],
  results: Parameters<typeof buildReport>[0]['results'],
  language: Language = 'en',
) {
  const text = JSON.stringify(buildReport({ study, results, language }));
  expect(text).not.toMatch(/NaN|undefined|Infinity/);
  return text;
}

describe('blocks', () => {
  const set = reference.hierarchicals.scales;
  const columns = { y: set.outcome, ...named(set.blocks.flat()) };
  const plan = (more = '') => [
    `{id: H, regress: {file: employee, outcome: y, blocks: [[x0, x1], [x2, x3], [x4]]${more}}}`,
  ];

  test('R², ΔR², ΔF, p and f² of each block are those of R’s anova of nested lm', () => {
    const { results } = planOnColumns(columns, plan());
    const [found] = results.regressions;
    expect(found!.n).toBe(set.n);
    found!.blocks!.forEach((block, index) => {
      const theirs = set.steps[index]!;
      expect(block.df).toEqual(theirs.df);
      expect(
        fewestCorrectDigits(
          [block.r2, block.deltaR2, block.deltaF, block.p, block.f2],
          [theirs.rSquared, theirs.change, theirs.F, theirs.pValue, theirs.fSquared],
        ),
      ).toBeGreaterThan(10);
    });
    expect(found!.blocks!.map(({ terms }) => terms.length)).toEqual([3, 5, 6]);
    expect(found!.terms).toEqual(found!.blocks![2]!.terms);
    expect(resultsSchema.parse(results).regressions[0]!.blocks).toHaveLength(3);
  });

  test('with hc3, ΔF is R’s linearHypothesis(white.adjust = "hc3")', () => {
    const [found] = planOnColumns(columns, plan(', errors: hc3')).results.regressions;
    expect(found!.errors).toBe('hc3');
    expect(
      fewestCorrectDigits(
        found!.blocks!.map(({ deltaF }) => deltaF),
        set.steps.map(({ robustF }) => robustF),
      ),
    ).toBeGreaterThan(10);
  });

  test.each(languages)(
    'are two tables and a sentence in the report, and the models stand in the appendix: %s',
    (language) => {
      const { study, results } = planOnColumns(columns, plan(', errors: hc3'), language);
      const text = reported(study, results, language);
      for (const id of [
        'table-H',
        'table-H-blocks',
        'table-H-models',
        'table-H-diagnostics',
        'figure-H-residuals',
      ]) {
        expect(text).toContain(`"id":"${id}"`);
      }
    },
  );
});

describe('selection', () => {
  const set = reference.selections.scales;
  const columns = { y: set.outcome, ...named(set.candidates) };
  const run = (direction: string) =>
    planOnColumns(columns, [
      `{id: S, regress: {file: employee, outcome: y, predictors: [${names(set.candidates)}], selection: ${direction}}}`,
    ]);

  test.each(['forward', 'backward'] as const)(
    'takes the steps of R’s lm by p, and warns: %s',
    (direction) => {
      const { results, study } = run(direction);
      const [found] = results.regressions;
      const theirs = set[direction];
      expect(found!.selection!.steps.map(({ predictor }) => predictor)).toEqual(
        theirs.steps.map(({ predictor }) => `x${predictor}`),
      );
      found!.selection!.steps.forEach(({ p, r2 }, index) => {
        expect(correctDigits(p, theirs.steps[index]!.pValue)).toBeGreaterThan(10);
        expect(correctDigits(r2, theirs.steps[index]!.rSquared)).toBeGreaterThan(10);
      });
      expect(found!.terms.slice(1).map(({ name }) => name)).toEqual(
        theirs.selected.map((place) => `x${place}`),
      );
      expect(results.warnings.find(({ code }) => code === 'selection')?.text).toContain(
        'better than they really are',
      );
      expect(reported(study, results)).toContain('"id":"table-S-selection"');
    },
  );

  test('that is left with nothing says so, with its steps', () => {
    const none = reference.selections.nothing;
    const { results, study } = planOnColumns({ y: none.outcome, ...named(none.candidates) }, [
      '{id: S, regress: {file: employee, outcome: y, predictors: [x0, x1, x2], selection: backward}}',
    ]);
    expect(results.regressions[0]).toMatchObject({ r2: null, refused: 'none-selected', terms: [] });
    expect(results.regressions[0]!.selection!.steps).toHaveLength(3);
    expect(reported(study, results)).toContain('left with none of the 3 predictors');
  });
});

describe('errors: hc3 and what the residuals say', () => {
  const set = reference.robusts.fanning;
  const columns = { y: set.outcome, ...named(set.predictors) };
  const plan = (more: string) => [
    `{id: E, regress: {file: employee, outcome: y, predictors: [x0, x1]${more}}}`,
  ];

  test('SE, t, p and F are R’s with vcovHC(type = "HC3")', () => {
    const [found] = planOnColumns(columns, plan(', errors: hc3')).results.regressions;
    const theirs = set.errors.HC3;
    expect(
      fewestCorrectDigits(
        found!.terms.map(({ se }) => se),
        theirs.se,
      ),
    ).toBeGreaterThan(10);
    expect(
      fewestCorrectDigits(
        found!.terms.map(({ p }) => p),
        theirs.p,
      ),
    ).toBeGreaterThan(10);
    expect(fewestCorrectDigits([found!.F, found!.p], [theirs.F, theirs.pValue])).toBeGreaterThan(10);
  });

  test('residuals that fan out are warned of, and no more once hc3 is asked for', () => {
    const { results } = planOnColumns(columns, plan(''));
    const { breuschPagan, normality } = results.regressions[0]!.diagnostics!;
    expect(
      fewestCorrectDigits(
        [breuschPagan.chiSquared, breuschPagan.p, normality!.W, normality!.p],
        [set.studentized.chiSquared, set.studentized.pValue, set.W, set.normalP],
      ),
    ).toBeGreaterThan(10);
    expect(codes(results.warnings)).toContain('uneven-residuals');
    expect(codes(planOnColumns(columns, plan(', errors: hc3')).results.warnings)).not.toContain(
      'uneven-residuals',
    );
  });

  test('the groups of residuals are of the minimum or more, count everybody once and widen', () => {
    const [found] = planOnColumns(columns, plan('')).results.regressions;
    const { bins } = found!.diagnostics!;
    expect(bins.length).toBeGreaterThanOrEqual(4);
    expect(Math.min(...bins.map(({ n }) => n))).toBeGreaterThanOrEqual(5);
    expect(bins.reduce((sum, { n }) => sum + n, 0)).toBe(found!.n);
    expect(bins.map(({ fitted }) => fitted)).toEqual(bins.map(({ fitted }) => fitted).sort((a, b) => a - b));
    expect(bins.at(-1)!.sd).toBeGreaterThan(2 * bins[0]!.sd);
    // No finer than a hundredth of the residuals' spread.
    expect(bins.every(({ residual }) => Number.isInteger(Number((residual * 100).toFixed(9))))).toBe(true);
  });

  test('counts under the minimum are not told, and one heavy case is warned of without being pointed to', () => {
    const far = reference.robusts.farOut;
    const { results } = planOnColumns({ y: far.outcome, ...named(far.predictors) }, plan(''));
    expect(results.regressions[0]!.diagnostics).toMatchObject({
      influential: far.influential >= 5 ? far.influential : null,
      outlying: null,
      hangsOnFew: true,
    });
    expect(codes(results.warnings)).toContain('hangs-on-few');
  });

  test('diagnostics: false leaves them out', () => {
    const { results, study } = planOnColumns(columns, plan(', diagnostics: false'));
    expect(results.regressions[0]!.diagnostics).toBeUndefined();
    expect(reported(study, results)).not.toContain('diagnostics"');
  });
});

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

describe('what the plan may not say is refused in words', () => {
  const study = (options: string) => `
handlingsrom: 1
id: c
title: C
instruments:
  employee:
    sections:
      - title: All
        items:
          - {id: y, kind: number, text: Y}
          - {id: x, kind: number, text: X}
          - {id: word, kind: choice, text: W, options: [{value: a, label: A}, {value: b, label: B}]}
plan:
  - {id: R, regress: {file: employee, outcome: y, ${options}}}
`;
  const said = (options: string) => {
    try {
      parseStudy(study(options), 'c.yaml');
      return '';
    } catch (error) {
      return error instanceof DomainError ? JSON.stringify(error.problems) : String(error);
    }
  };

  test.each([
    ['predictors: [x], blocks: [[x], [word]]', 'either'],
    ['selection: forward', 'either'],
    ['predictors: [x], selection: forward, errors: hc3', 'goes with'],
    ['blocks: [[x], [x]]', 'twice'],
    ['blocks: [[x], [y]]', 'outcome'],
    ['predictors: [x, word]', 'not numbers'],
    ['predictors: [x], categories: {word: a}', 'named in the same analysis'],
    ['predictors: [x], categories: {x: 1}', 'questions with options'],
    ['predictors: [word], categories: {word: c}', 'a, b'],
    ['predictors: [x], errors: white', 'classic, hc3'],
    ['blocks: [[x]]', '2'],
    ['blocks: [[x], [word]], missing: fiml', 'alone'],
  ])('%s', (options, sentence) => {
    expect(said(options)).toContain(sentence);
  });

  test('words as answers are fine where they are categories', () => {
    expect(said('predictors: [x, word], categories: {word: b}')).toBe('');
  });
});
