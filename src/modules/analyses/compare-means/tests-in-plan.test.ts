import { describe, expect, test } from 'vitest';
import { buildReport } from '#modules/reports/index.ts';
import { parseStudy } from '#modules/studies/index.ts';
import { languages } from '#platform/language.ts';
import { gamesHowellPairs, kruskalWallis, welchAnova } from '#statistics';
import { analyseStudy } from '../analyse-study.ts';
import { readAnswers } from '../answers/read-answers.ts';

/** Four units, the last of two people: withheld, and one more with it. Every answer is made up. */
const studyYaml = (plan: string) => `
handlingsrom: 1
id: tests
title: Tests
synthetic: Made up
instruments:
  employee:
    sections:
      - title: All
        items:
          - {id: unit, kind: choice, text: Unit, options: [{value: 1, label: A}, {value: 2, label: B}, {value: 3, label: C}, {value: 4, label: D}, {value: 5, label: E}]}
          - {id: y, kind: number, text: Y}
plan:
${plan}`;

const answersOf = (unit: number, count: number, centre: number, spread: number) =>
  Array.from({ length: count }, (_, index) => [unit, centre + spread * (((index * 7) % 11) - 5)] as const);
const units = [answersOf(1, 20, 40, 1), answersOf(2, 25, 45, 4), answersOf(3, 30, 52, 2)];
const few = [...answersOf(4, 6, 90, 1), ...answersOf(5, 2, 10, 3)];

function analyse(options: string, rows: readonly (readonly [number, number])[] = units.flat()) {
  const plan = `  - {id: G, compareMeans: {file: employee, outcome: y, by: unit${options}}}`;
  const parsed = parseStudy(studyYaml(plan), 'tests.yaml');
  const bytes = Buffer.from(['unit,y', ...rows.map((row) => row.join(','))].join('\n'));
  const answers = readAnswers({ bytes, fileName: 'a.csv', study: parsed.study, file: 'employee' });
  const results = analyseStudy({ parsed, answers: [answers], language: 'en' });
  return { parsed, results, comparison: results.meanComparisons[0]! };
}

const summaries = units.map((rows) => {
  const values = rows.map(([, y]) => y);
  const mean = values.reduce((sum, y) => sum + y, 0) / values.length;
  const squares = values.reduce((sum, y) => sum + (y - mean) ** 2, 0);
  return { n: values.length, mean, standardDeviation: Math.sqrt(squares / (values.length - 1)) };
});

describe('the test of the plan', () => {
  test('is analysis of variance with Bonferroni, ω² and a test of equal spread, unless said', () => {
    const { comparison } = analyse('');
    expect(comparison).toMatchObject({ test: 'anova', postHoc: 'bonferroni', df: [2, 72] });
    expect(comparison.omegaSquared).toBeLessThan(comparison.etaSquared!);
    expect(comparison.etaSquaredCi![0]).toBeLessThan(comparison.omegaSquared!);
    expect(comparison.levene!.p).toBeLessThan(0.001);
  });

  test('said or not, the plan is the same', () => {
    const hash = (options: string) => analyse(options).parsed.planSha256;
    expect(hash(', test: anova, postHoc: bonferroni')).toBe(hash(''));
    expect(hash(', test: welch')).not.toBe(hash(''));
  });

  test('welch compares pairs by Games and Howell', () => {
    const { comparison } = analyse(', test: welch');
    const welch = welchAnova(summaries);
    const pairs = gamesHowellPairs(summaries);
    expect(comparison).toMatchObject({ test: 'welch', postHoc: 'gamesHowell' });
    expect(comparison.F).toBeCloseTo(welch.F, 8);
    expect(comparison.df![1]).toBeCloseTo(welch.degreesOfFreedom[1], 8);
    expect(comparison.pairs.map(({ p }) => p!.toPrecision(6))).toEqual(
      pairs.map(({ pValue }) => pValue.toPrecision(6)),
    );
    expect(comparison.omegaSquared).toBeUndefined();
  });

  test('kruskalWallis compares pairs by Dunn, in ranks', () => {
    const { comparison } = analyse(', test: kruskalWallis');
    const { H, degreesOfFreedom, epsilonSquared, pValue } = kruskalWallis(
      units.map((rows) => rows.map(([, y]) => y)),
    );
    expect(comparison).toMatchObject({
      F: null,
      df: null,
      etaSquared: null,
      p: pValue,
      postHoc: 'dunn',
      ranks: { H, df: degreesOfFreedom, epsilonSquared },
    });
    expect(comparison.pairs.map(({ ci }) => ci)).toEqual([null, null, null]);
  });

  test.each(['holm', 'tukey', 'scheffe', 'gamesHowell', 'none'])('postHoc: %s', (postHoc) => {
    const { comparison } = analyse(`, postHoc: ${postHoc}`);
    expect(comparison).toMatchObject({ test: 'anova', postHoc });
    expect(comparison.pairs.length).toBe(postHoc === 'none' ? 0 : 3);
  });

  test.each(['test: welch, postHoc: tukey', 'test: kruskalWallis, postHoc: bonferroni', 'postHoc: dunn'])(
    '%s is refused: they do not go together',
    (options) => {
      expect(() => analyse(`, ${options}`)).toThrow(
        expect.objectContaining({
          problems: [expect.objectContaining({ code: 'post-hoc-for-test' })],
        }),
      );
    },
  );

  test('unlike spread is warned of, with the advice to use Welch, which needs no warning', () => {
    const said = (options: string) =>
      analyse(options).results.warnings.filter(({ code }) => code === 'unequal-spread');
    expect(said('')[0]!.text).toContain('test: welch');
    expect([...said(', test: welch'), ...said(', test: kruskalWallis')]).toEqual([]);
  });

  test('Brown and Forsythe warn where no SD is twice another', () => {
    const rows = [...answersOf(1, 60, 40, 1), ...answersOf(2, 60, 41, 1.8)];
    const { results } = analyse('', rows);
    const [warning] = results.warnings.filter(({ code }) => code === 'unequal-spread');
    expect(warning!.text).toContain('Brown-Forsythe');
  });
});

describe('what involves a withheld group is withheld', () => {
  test.each(['', ', postHoc: tukey', ', postHoc: holm', ', test: welch', ', test: kruskalWallis'])(
    'tests and pairs are those of the shown groups alone%s',
    (options) => {
      const alone = analyse(options).comparison;
      const { comparison } = analyse(options, [...units.flat(), ...few]);
      const { F, df, p, etaSquared, omegaSquared, etaSquaredCi, levene, ranks } = alone;
      expect(comparison).toMatchObject(
        JSON.parse(JSON.stringify({ F, df, p, etaSquared, omegaSquared, etaSquaredCi, levene, ranks })),
      );
      expect(comparison.pairs.filter((pair) => !pair.withheld)).toEqual(alone.pairs);
      const hidden = comparison.pairs.filter((pair) => pair.withheld);
      expect(hidden).toHaveLength(7);
      for (const { difference, se, p: pairP, ci } of hidden) {
        expect([difference, se, pairP, ci]).toEqual([null, null, null, null]);
      }
    },
  );

  test('a comparison of too few people has no test at all', () => {
    const { comparison } = analyse('', answersOf(1, 3, 4, 1));
    expect(comparison).toMatchObject({ withheld: 'fewer-than-minimum', p: null });
    expect(comparison.levene).toBeUndefined();
    expect(comparison.omegaSquared).toBeUndefined();
  });
});

describe.each(languages)('the report in %s', (language) => {
  test.each([
    '',
    ', postHoc: holm',
    ', postHoc: tukey',
    ', postHoc: scheffe',
    ', test: welch',
    ', test: kruskalWallis',
  ])('says what was done%s', (options) => {
    const { parsed, results } = analyse(options);
    const document = JSON.stringify(buildReport({ study: parsed.study, results, language }));
    expect(document).not.toMatch(/NaN|undefined|Infinity|\{[a-z]+\}/);
    const method = /holm|tukey|scheffe|welch|kruskalWallis/.exec(options)?.[0] ?? 'bonferroni';
    const name = { welch: 'Games-Howell', kruskalWallis: 'Dunn', scheffe: 'Scheffé' }[method] ?? method;
    expect(document.toLowerCase()).toContain(name.toLowerCase());
  });
});
