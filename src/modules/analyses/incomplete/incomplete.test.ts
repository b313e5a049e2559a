import { describe, expect, test } from 'vitest';
import { parseStudy } from '#modules/studies/index.ts';
import { DomainError } from '#platform/errors.ts';
import { fimlRegression, imputedRegression } from '#statistics';
import type { AnswerTable } from '../answers/answer-table.ts';
import { analyseGappy, gappyAnswers, gappyYaml } from '../testing/gappy-study.ts';

const none = Number.NaN;
const regress = (options: string, table = gappyAnswers()) =>
  analyseGappy(
    `{id: RQ, regress: {file: employee, outcome: innovation, predictors: [support, trust]${options}}}`,
    table,
  );

const score = (table: AnswerTable, items: readonly [string, boolean][], atLeast: number) =>
  Float64Array.from({ length: table.rowCount }, (_, row) => {
    const given = items
      .map(([id, isReversed]) => {
        const value = (table.columns[id] as { numbers: Float64Array }).numbers[row]!;
        return isReversed ? 7 - value : value;
      })
      .filter((value) => !Number.isNaN(value));
    return given.length < atLeast ? none : given.reduce((sum, value) => sum + value, 0) / given.length;
  });
const column = (table: AnswerTable, id: string) => (table.columns[id] as { numbers: Float64Array }).numbers;

describe('regress', () => {
  test('missing: fiml runs on everybody who answered something, auxiliary variables beside', () => {
    const table = gappyAnswers();
    const [result] = regress(', missing: fiml, auxiliary: [age]', table).regressions;
    const expected = fimlRegression(
      score(
        table,
        [
          ['i1', false],
          ['i2', false],
        ],
        2,
      ),
      [
        score(
          table,
          [
            ['s1', false],
            ['s2', true],
            ['s3', false],
          ],
          2,
        ),
        column(table, 'trust'),
      ],
      [column(table, 'age')],
    );
    expect(result).toMatchObject({
      n: expected.n,
      r2: expected.rSquared,
      F: null,
      df: null,
      p: expected.pValue,
      wald: { chiSquared: expected.chiSquared, df: 2 },
      missing: { method: 'fiml', auxiliary: ['age'] },
    });
    expect(result!.terms.map(({ name, B, se, t, fmi }) => ({ name, B, se, t, fmi }))).toEqual(
      expected.terms.map((term, place) => ({
        name: ['constant', 'support', 'trust'][place],
        B: term.B,
        se: term.standardError,
        t: term.z,
        fmi: term.missingInformation,
      })),
    );
    expect(result!.n).toBeGreaterThan(regress('').regressions[0]!.n!);
  });

  test('missing: multipleImputation fills in the items and scores after', () => {
    const table = gappyAnswers();
    const [result] = regress(', missing: multipleImputation, imputations: 10, seed: 7', table).regressions;
    const expected = imputedRegression(
      [
        column(table, 'i1'),
        column(table, 'i2'),
        column(table, 's1'),
        column(table, 's2').map((value) => 7 - value),
        column(table, 's3'),
        column(table, 'trust'),
      ],
      ([i1, i2, s1, s2, s3, trust]) => [
        i1!.map((value, row) => (value + i2![row]!) / 2),
        s1!.map((value, row) => (value + s2![row]! + s3![row]!) / 3),
        trust!,
      ],
      { imputations: 10, seed: 7 },
    );
    expect(result).toMatchObject({
      n: 240,
      F: expected.whole.F,
      df: expected.whole.degreesOfFreedom,
      missing: { method: 'multipleImputation', imputations: 10, seed: 7, level: 'items' },
    });
    result!.terms.forEach((term, place) => {
      expect(term.B).toBeCloseTo(expected.terms[place]!.estimate, 10);
      expect(term.fmi).toBeCloseTo(expected.terms[place]!.missingInformation, 10);
    });
  });

  test('unless said otherwise there are 20 imputations from seed 1, and rows in any order give the same', () => {
    const turned = gappyAnswers((row) => 239 - row);
    const plan = ', missing: multipleImputation';
    const { regressions } = regress(plan);
    expect(regressions[0]!.missing).toMatchObject({ imputations: 20, seed: 1 });
    expect(regress(plan, turned).regressions).toEqual(regressions);
  });

  test('with too few respondents for the items, scores are filled in', () => {
    const table = gappyAnswers();
    const columns = Object.fromEntries(
      Object.entries(table.columns).map(([id, found]) => [
        id,
        { ...found, numbers: (found as { numbers: Float64Array }).numbers.slice(0, 28) },
      ]),
    ) as AnswerTable['columns'];
    const small = { ...table, rowCount: 28, columns };
    const [result] = regress(', missing: multipleImputation', small).regressions;
    expect(result!.missing?.level).toBe('scores');
    expect(result!.terms.every(({ B, se }) => Number.isFinite(B) && se > 0)).toBe(true);
  });

  test('missing: listwise is what is done anyway, and says nothing new', () => {
    expect(regress(', missing: listwise').regressions).toEqual(regress('').regressions);
  });

  test('a figure that rests on too few is withheld, all of it', () => {
    const { regressions, warnings } = analyseGappy(
      '{id: RQ, regress: {file: employee, outcome: innovation, predictors: [support, trust], missing: fiml}}',
      gappyAnswers(),
      230,
    );
    expect(regressions[0]).toMatchObject({
      n: null,
      r2: null,
      p: null,
      terms: [],
      withheld: 'fewer-than-minimum',
    });
    expect(regressions[0]).not.toHaveProperty('wald');
    expect(warnings.map(({ code }) => code)).toContain('withheld');
  });

  test('few imputations beside what is lost are warned of', () => {
    const { warnings } = regress(', missing: multipleImputation, imputations: 5');
    const found = warnings.find(({ code }) => code === 'few-imputations');
    expect(found?.text).toMatch(/sett «imputations: \d+»/);
  });

  test('what has no meaning is refused at its place', () => {
    const codes = (options: string) => {
      try {
        parseStudy(
          gappyYaml(
            `{id: RQ, regress: {file: employee, outcome: innovation, predictors: [support, trust]${options}}}`,
          ),
          'gaps.yaml',
        );
      } catch (error) {
        if (error instanceof DomainError) return error.problems.map(({ code }) => code);
        throw error;
      }
      return [];
    };
    expect(codes(', imputations: 20')).toEqual(['imputation-alone']);
    expect(codes(', auxiliary: [age]')).toEqual(['auxiliary-modelled']);
    expect(codes(', missing: fiml, auxiliary: [trust]')).toEqual(['duplicate-in-list']);
    expect(codes(', missing: fiml, auxiliary: [nowhere]')).toEqual(['plan-unknown-variable']);
    expect(codes(', missing: fiml, auxiliary: [age]')).toEqual([]);
  });
});

describe('correlate', () => {
  const correlate = (options: string, table = gappyAnswers()) =>
    analyseGappy(`{id: C, correlate: {file: employee, among: [innovation, support, trust]${options}}}`, table)
      .correlations;

  test('missing: fiml and multipleImputation give one n and the information lost', () => {
    for (const method of ['fiml', 'multipleImputation'] as const) {
      const found = correlate(`, missing: ${method}`);
      expect(new Set(found.map(({ n }) => n)).size).toBe(1);
      for (const { r, ci, p, q, fmi, missing } of found) {
        expect(missing?.method).toBe(method);
        expect(r).toBeGreaterThan(0.2);
        expect(ci![0]).toBeLessThan(r!);
        expect(ci![1]).toBeGreaterThan(r!);
        expect(q).toBeGreaterThanOrEqual(p!);
        expect(fmi).toBeGreaterThan(0.01);
        expect(fmi).toBeLessThan(0.6);
      }
    }
  });

  test('missing: listwise leaves out who lacks any of the variables, pairwise is what is done anyway', () => {
    const listwise = correlate(', missing: listwise');
    const pairwise = correlate('');
    expect(new Set(listwise.map(({ n }) => n)).size).toBe(1);
    expect(listwise[0]!.n).toBeLessThan(pairwise[0]!.n!);
    expect(listwise[0]!.missing).toEqual({ method: 'listwise' });
    expect(correlate(', missing: pairwise')).toEqual(pairwise);
  });
});
