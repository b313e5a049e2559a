import { describe, expect, test } from 'vitest';
import { littleMcarTest } from '#statistics';
import type { AnswerTable } from '../answers/answer-table.ts';
import { analyseGappy, gappyAnswers } from '../testing/gappy-study.ts';

const table = gappyAnswers();
const numbers = (id: string, from: AnswerTable = table) =>
  (from.columns[id] as { numbers: Float64Array }).numbers;
const plan = (variables: string) => `{id: M, missing: {file: employee, variables: ${variables}}}`;
const lacks = (id: string) => numbers(id).filter((value) => Number.isNaN(value)).length;
const ids = ['s1', 's2', 's3', 'trust', 'i1', 'i2', 'age'];

describe('missing', () => {
  const { missingness, warnings } = analyseGappy(plan('all'));
  const [result] = missingness;

  test('counts what each question lacks, in the order of the questionnaire', () => {
    expect(result!.n).toBe(240);
    expect(result!.variables).toEqual(
      ids.map((variable) => ({ variable, missing: lacks(variable), share: lacks(variable) / 240 })),
    );
    const all = ids.reduce((sum, id) => sum + lacks(id), 0);
    expect(result!.share).toBeCloseTo(all / (7 * 240), 12);
  });

  test('shows only combinations that enough have in common, and everybody is counted once', () => {
    const { complete, patterns, otherPatterns } = result!;
    const complete_ = Array.from({ length: 240 }).filter((_, row) =>
      ids.every((id) => !Number.isNaN(numbers(id)[row]!)),
    );
    expect(complete!.n).toBe(complete_.length);
    expect(patterns.length).toBeGreaterThan(1);
    for (const { n } of patterns) expect(n).toBeGreaterThanOrEqual(5);
    expect(otherPatterns!.n).toBeGreaterThanOrEqual(5);
    const shown = patterns.reduce((sum, { n }) => sum + n, 0);
    expect(complete!.n + shown + otherPatterns!.n).toBe(240);
  });

  test("Little's test is that of the numbers", () => {
    const { chiSquared, degreesOfFreedom, pValue } = littleMcarTest(ids.map((id) => numbers(id)));
    expect(result!.little).toEqual({ variables: 7, chiSquared, df: degreesOfFreedom, p: pValue });
  });

  test('of two questions, one of which is skipped by those low on the other, it says that leaving out may bias', () => {
    const found = analyseGappy(plan('[s1, trust]'));
    expect(found.missingness[0]!.little!.p).toBeLessThan(0.001);
    expect(found.warnings.map(({ code }) => code)).toContain('not-completely-at-random');
  });

  test('finds that those who say nothing of trust have less support', () => {
    expect(result!.related[0]).toMatchObject({ lacking: 'trust', variable: 's1' });
    expect(result!.related[0]!.d).toBeLessThan(-0.5);
    for (const { nLacking, nAnswered, q, p } of result!.related) {
      expect(Math.min(nLacking, nAnswered)).toBeGreaterThanOrEqual(5);
      expect(q).toBeLessThan(0.05);
      expect(q).toBeGreaterThanOrEqual(p);
    }
  });

  test('warns of more than a twentieth and more than a fifth missing', () => {
    const texts = Object.fromEntries(warnings.map(({ code, text }) => [code, text]));
    expect(texts['some-missing']).toContain('«S tre»');
    const over = ids.filter((id) => lacks(id) / 240 > 0.2);
    expect('much-missing' in texts).toBe(over.length > 0);
  });

  test('scales are missing where too few of their items are answered', () => {
    const [scales] = analyseGappy(plan('[support, innovation]')).missingness;
    const lackingInnovation = numbers('i1').filter((value, row) =>
      Number.isNaN(value + numbers('i2')[row]!),
    ).length;
    expect(scales!.variables[1]).toMatchObject({ variable: 'innovation', missing: lackingInnovation });
  });

  test('the order of the rows changes nothing', () => {
    expect(
      analyseGappy(
        plan('all'),
        gappyAnswers((row) => 239 - row),
      ).missingness,
    ).toEqual(missingness);
  });

  test('a scale with its items cannot be tested, and that is said', () => {
    const found = analyseGappy(plan('[innovation, i1, i2]'));
    expect(found.missingness[0]!.little).toMatchObject({ p: null, refused: 'collinear' });
    expect(found.warnings.map(({ code }) => code)).toContain('little-collinear');
  });

  test('where nothing is missing there is nothing to test', () => {
    const [full] = analyseGappy(plan('[age]')).missingness;
    expect(full).toMatchObject({
      share: 0,
      complete: { n: 240 },
      patterns: [],
      otherPatterns: null,
      little: null,
    });
  });

  test('of fewer than the minimum nothing is told', () => {
    const { missingness: withheld } = analyseGappy(plan('all'), gappyAnswers(), 300);
    expect(withheld[0]).toMatchObject({
      n: null,
      variables: [],
      complete: null,
      withheld: 'fewer-than-minimum',
    });
  });
});
