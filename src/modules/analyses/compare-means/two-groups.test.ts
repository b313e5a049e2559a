import { describe, expect, test } from 'vitest';
import { buildReport } from '#modules/reports/index.ts';
import { parseStudy } from '#modules/studies/index.ts';
import { type Language, languages } from '#platform/language.ts';
import exact from '#statistics/reference/factorial-and-paired.json' with { type: 'json' };
import reference from '#statistics/reference/group-comparisons.json' with { type: 'json' };
import { analyseStudy } from '../analyse-study.ts';
import { readAnswers } from '../answers/read-answers.ts';

type Row = readonly [unit: number, y: number];

const yaml = (options: string) => `
handlingsrom: 1
id: two
title: Two
synthetic: Made up
instruments:
  employee:
    sections:
      - title: All
        items:
          - {id: unit, kind: choice, text: Unit, options: [{value: 1, label: North}, {value: 2, label: South}, {value: 3, label: East}]}
          - {id: y, kind: number, text: Pace}
plan:
  - {id: G, compareMeans: {file: employee, outcome: y, by: unit, ${options}}}
`;

function analyse(options: string, rows: readonly Row[], language: Language = 'en') {
  const parsed = parseStudy(yaml(options), 'two.yaml');
  const bytes = Buffer.from(['unit,y', ...rows.map((row) => row.join(','))].join('\n'));
  const answers = readAnswers({ bytes, fileName: 'a.csv', study: parsed.study, file: 'employee' });
  const results = analyseStudy({ parsed, answers: [answers], language });
  const document = buildReport({ study: parsed.study, results, language });
  return { results, comparison: results.meanComparisons[0]!, text: JSON.stringify(document) };
}

/** What a text must not hold. */
const gaps = (text: string) => text.match(/NaN|undefined|Infinity|\{[a-z]+\}/g) ?? [];

/** The first two groups of a set that R has compared. */
function rowsOf(set: { values: number[]; group: string[]; keys: string[] }): Row[] {
  return set.values.flatMap((value, place): Row[] => {
    const unit = set.keys.indexOf(set.group[place]!) + 1;
    return unit === 1 || unit === 2 ? [[unit, value]] : [];
  });
}

const { two, likert } = reference.sets;
const few: Row[] = [
  [3, 1],
  [3, 2],
];

describe.each([
  ['two', two],
  ['likert', likert],
])('from plan to results as R on %s', (_, set) => {
  const rows = rowsOf(set);

  test.each([
    ['student', set.student],
    ['welchT', set.welchT],
  ])('%s: t.test, d and g', (name, theirs) => {
    const { comparison } = analyse(`test: ${name}`, rows);
    const { twoMeans, p, F, df, etaSquared, pairs } = comparison;
    expect({ F, df, etaSquared, pairs }).toEqual({ F: null, df: null, etaSquared: null, pairs: [] });
    expect(p).toBeCloseTo(theirs.pValue, 12);
    expect(twoMeans!.t).toBeCloseTo(theirs.t, 10);
    expect(twoMeans!.df).toBeCloseTo(theirs.degreesOfFreedom, 10);
    expect(twoMeans!.difference).toBeCloseTo(theirs.difference, 12);
    twoMeans!.ci.forEach((end, place) => {
      expect(end).toBeCloseTo(theirs.confidenceInterval[place]!, 10);
    });
    expect(twoMeans!.cohensD).toBeCloseTo(set.d, 12);
    expect(twoMeans!.hedgesG).toBeCloseTo(set.g, 12);
    expect(twoMeans!.cohensDCi![0]).toBeCloseTo(set.intervalOfD[0]!, 9);
    expect(twoMeans!.hedgesGCi![1]).toBeCloseTo((set.intervalOfD[1]! * set.g) / set.d, 9);
  });

  test('spread: means is Levene, otherwise Brown and Forsythe', () => {
    const medians = analyse('test: student', rows).comparison.levene!;
    const means = analyse('test: student, spread: means', rows).comparison.levene!;
    expect(medians.centre).toBeUndefined();
    expect(means.centre).toBe('means');
    expect(means.F).not.toBe(medians.F);
    expect(analyse('test: anova, spread: medians', rows).comparison.levene).toEqual(medians);
  });
});

test('spread: means is car::leveneTest(center = mean)', () => {
  const { levene } = analyse('test: welchT, spread: means', rowsOf(two)).comparison;
  expect(levene!.F).toBeCloseTo(two.leveneMean.F, 11);
  expect(levene!.p).toBeCloseTo(two.leveneMean.pValue, 12);
});

test('mannWhitney: wilcox.test, exact for few and with ties, normal for many', () => {
  const ofFew = exact.ranks.tied;
  const rows = [...ofFew.x.map((y): Row => [1, y]), ...ofFew.y.map((y): Row => [2, y])];
  const { twoRanks, p } = analyse('test: mannWhitney', rows).comparison;
  expect(p).toBeCloseTo(ofFew.exact, 12);
  expect(twoRanks).toMatchObject({ exact: true });
  expect(twoRanks!.superiorityCi![0]).toBeCloseTo(ofFew.interval[0]!, 12);
  expect(twoRanks!.rankBiserialCi![1]).toBeCloseTo(2 * ofFew.interval[1]! - 1, 12);
  const many = analyse('test: mannWhitney', rowsOf(likert)).comparison;
  expect(many.twoRanks).toMatchObject({ exact: false, U: likert.mannWhitney.U });
  expect(many.p).toBeCloseTo(likert.mannWhitney.pValue, 12);
});

describe('not two groups', () => {
  const three: Row[] = [
    ...rowsOf(likert),
    ...rowsOf(likert)
      .slice(0, 20)
      .map(([, y]): Row => [3, y]),
  ];

  test.each(['student', 'welchT', 'mannWhitney'])('%s of three is refused, and says what to use', (name) => {
    const { comparison, results, text } = analyse(`test: ${name}`, three);
    expect(comparison).toMatchObject({ refused: 'not-two-groups-shown', p: null });
    expect(comparison.twoMeans ?? comparison.twoRanks).toBeUndefined();
    expect(results.warnings.map((warning) => warning.text).join(' ')).toMatch(
      /two groups, and 3 .*kruskalWallis/,
    );
    expect(gaps(text)).toEqual([]);
  });

  test('with one of three too small to show, another goes with it and nothing is tested', () => {
    const { comparison } = analyse('test: student', [...rowsOf(likert), ...few]);
    expect(comparison.groups.filter(({ withheld }) => withheld)).toHaveLength(2);
    expect(comparison).toMatchObject({ p: null });
    expect(comparison.twoMeans).toBeUndefined();
  });
});

test('unlike spread and skewed small groups are warned of, with what to use instead', () => {
  const rows = [
    ...Array.from({ length: 12 }, (_, index): Row => [1, index % 3]),
    ...Array.from({ length: 12 }, (_, index): Row => [2, index < 10 ? (index % 4) * 3 : 90]),
  ];
  const said = analyse('test: student', rows).results.warnings;
  const textOf = (code: string) => said.find((warning) => warning.code === code)?.text;
  expect(textOf('unequal-spread')).toContain('test: welchT');
  expect(textOf('skewed-groups')).toContain('test: mannWhitney');
  const codes = analyse('test: mannWhitney', rows).results.warnings.map(({ code }) => code);
  expect(codes).not.toContain('unequal-spread');
  expect(codes).not.toContain('skewed-groups');
});

test.each([
  ['test: student, postHoc: bonferroni', 'post-hoc-for-test'],
  ['test: mannWhitney, spread: means', 'spread-of-ranks'],
])('%s is refused: they do not go together', (options, code) => {
  expect(() => analyse(options, rowsOf(two))).toThrow(
    expect.objectContaining({ problems: [expect.objectContaining({ code })] }),
  );
});

describe.each(languages)('the report in %s', (language) => {
  test.each(['student', 'welchT', 'mannWhitney'])('says which group is higher and how much: %s', (name) => {
    const { text } = analyse(`test: ${name}`, rowsOf(likert), language);
    expect(gaps(text)).toEqual([]);
    expect(text.includes(name === 'mannWhitney' ? 'Mann-Whitney' : 'Cohen')).toBe(true);
    expect(text.match(/South. (\(M = 4[.,]20\) )?(enn|than) /)).not.toBeNull();
  });

  test('groups without spread are told of without a t', () => {
    const flat = Array.from({ length: 20 }, (_, index): Row => [1 + (index % 2), index % 2]);
    expect(gaps(analyse('test: student', flat, language).text)).toEqual([]);
  });
});
