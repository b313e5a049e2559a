import { describe, expect, test } from 'vitest';
import { buildReport } from '#modules/reports/index.ts';
import { parseStudy } from '#modules/studies/index.ts';
import { DomainError } from '#platform/errors.ts';
import { languages } from '#platform/language.ts';
import { analyseStudy } from '../index.ts';
import { smallAnswers, smallStudyYaml } from '../testing/small-study.ts';

const before = (power: string) => `
handlingsrom: 1
id: before
title: Before
languages: [nb]
instruments: {employee: {sections: [{title: All, items: [{id: x, kind: agreement, points: 6, text: X}]}]}}
plan:
  - {id: P1, power: ${power}}
`;
const run = (power: string) => {
  const parsed = parseStudy(before(power), 'before.yaml');
  const results = analyseStudy({ parsed, answers: [], language: 'nb' });
  return { parsed, results, power: results.powers[0]! };
};
function refusal(power: string) {
  try {
    parseStudy(before(power), 'before.yaml');
    return [];
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return error.problems.map(({ code }) => code);
  }
}

describe('power in the plan', () => {
  test('needs no answers, and says of 19 what they can show and what is significant', () => {
    const { power, parsed, results } = run('{for: correlation, n: 19}');
    expect(power).toMatchObject({ sought: 'effect', n: 19, power: 0.8, file: '' });
    expect(power.effect).toBeCloseTo(0.592, 3);
    expect(power.critical).toBeCloseTo(0.4555, 4);
    for (const language of languages) {
      const { blocks } = buildReport({ study: parsed.study, results, language });
      const text = JSON.stringify(
        blocks.map((block) => ('svg' in block ? { ...block, svg: '', narrowSvg: '' } : block)),
      );
      expect(text).toMatch(/\|r\| = [,.]59/);
      expect(text).toMatch(/\|r\| = [,.]46/);
      expect(text).not.toMatch(/NaN|Infinity|undefined|n = –/);
      expect(blocks.find((block) => block.kind === 'table')).toBeDefined();
    }
  });

  test('finds whichever of n, effect and power is not said', () => {
    expect(run('{for: regression, predictors: 5, effect: 0.15}').power).toMatchObject({ sought: 'n', n: 92 });
    expect(run('{for: oneWay, groups: 3, effect: 0.25}').power.n).toBe(159);
    const { power } = run('{for: twoGroups, n: 128, effect: 0.5}');
    expect(power.sought).toBe('power');
    expect(power.power).toBeCloseTo(0.8015, 4);
  });

  test('counts the rows of a file, offices among them', () => {
    const yaml = smallStudyYaml.replace(
      'plan:\n',
      'plan:\n  - {id: P1, power: {for: correlation, file: office}}\n  - {id: P2, power: {for: correlation, file: employee}}\n',
    );
    const parsed = parseStudy(yaml, 'small.yaml');
    const results = analyseStudy({ parsed, answers: [smallAnswers()], language: 'nb' });
    const [offices, people] = results.powers;
    // Four offices are fewer than the minimum of five, and so their number is not told here.
    expect(offices).toMatchObject({ n: null, effect: null, curve: [], withheld: expect.any(String) });
    expect(people?.n).toBe(results.files.employee?.n);
  });

  test('too few for the design are refused, and the report says so', () => {
    const { power, results, parsed } = run('{for: regression, predictors: 30, n: 20}');
    expect(power).toMatchObject({ refused: 'too-few-cases', effect: null });
    expect(results.warnings.map(({ code }) => code)).toContain('too-few-cases');
    expect(() => buildReport({ study: parsed.study, results, language: 'nb' })).not.toThrow();
  });
});

test.each([
  ['{for: correlation}', 'power-question'],
  ['{for: correlation, n: 19, file: employee}', 'power-question'],
  ['{for: correlation, n: 19, effect: 0.3, power: 0.8}', 'power-twice'],
  ['{for: correlation, n: 19, power: 0.1, alpha: 0.2}', 'power-above-alpha'],
  ['{for: correlation, n: 19, predictors: 3}', 'power-predictors'],
  ['{for: regression, n: 19}', 'power-predictors'],
  ['{for: regression, n: 19, predictors: 2, tested: 3}', 'power-predictors'],
  ['{for: oneWay, n: 19}', 'power-groups'],
  ['{for: twoGroups, n: 19, groups: 2}', 'power-groups'],
  ['{for: correlation, effect: 1.2}', 'power-r'],
  ['{for: anova, n: 19}', 'not-one-of'],
  ['{for: correlation, n: 2}', 'too-small'],
])('%s is refused: %s', (power, code) => {
  expect(refusal(power)).toContain(code);
});
