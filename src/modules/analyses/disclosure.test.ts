import { describe, expect, test } from 'vitest';
import { parseStudy } from '#modules/studies/index.ts';
import { analyseStudy } from './analyse-study.ts';
import { readAnswers } from './answers/read-answers.ts';

/** What somebody who reads a whole report, and knows these rules, may not find out. Every answer is made up. */
const studyYaml = (plan: string) => `
handlingsrom: 1
id: attack
title: Attack
synthetic: Made up
instruments:
  employee:
    sections:
      - title: All
        items:
          - {id: unit, kind: choice, text: Unit, options: [{value: 1, label: A}, {value: 2, label: B}, {value: 3, label: C}, {value: 4, label: D}]}
          - {id: y, kind: agreement, points: 6, text: Y}
          - {id: z, kind: agreement, points: 6, text: Z}
plan:
${plan}`;

type Row = readonly [unit: number, y: number | '', z: number | ''];

function analyse(plan: string, rows: readonly Row[]) {
  const parsed = parseStudy(studyYaml(plan), 'attack.yaml');
  const bytes = Buffer.from(['unit,y,z', ...rows.map((row) => row.join(','))].join('\n'));
  const answers = readAnswers({ bytes, fileName: 'a.csv', study: parsed.study, file: 'employee' });
  return analyseStudy({ parsed, answers: [answers], language: 'en' });
}

/** So many people of a unit, answering 2, 3, 4, 5 in turn. */
const people = (unit: number, count: number): Row[] =>
  Array.from({ length: count }, (_, index) => [unit, 2 + (index % 4), 2 + ((index + unit) % 4)]);

const comparison = '  - {id: G, compareMeans: {file: employee, outcome: y, by: unit}}';
const counts = '  - {id: F, frequencies: {file: employee, items: [unit]}}';

describe('what a report may not give away', () => {
  test('F over two withheld groups would give their means: it is not shown', () => {
    const [result] = analyse(comparison, [...people(1, 2), ...people(2, 30)]).meanComparisons;
    expect(result).toMatchObject({ n: 32, F: null, df: null, p: null, etaSquared: null });
    expect(result!.refused).toBe('too-few-groups-shown');
  });

  test('with some groups withheld the test is that of the shown groups alone', () => {
    const shown = [...people(3, 20), ...people(4, 30)];
    const [alone] = analyse(comparison, shown).meanComparisons;
    const [result] = analyse(comparison, [...people(1, 2), ...people(2, 9), ...shown]).meanComparisons;
    const { F, df, p, etaSquared } = alone!;
    expect(result).toMatchObject({ F, df, p, etaSquared });
    expect(result!.pairs.filter((pair) => !pair.withheld)).toEqual(alone!.pairs);
    expect(result!.pairs).toHaveLength(6);
  });

  test('a group whose members all answered the same is not shown', () => {
    const alike = Array.from({ length: 8 }, (): Row => [2, 1, 3]);
    const [result] = analyse(comparison, [...people(1, 20), ...alike, ...people(3, 30)]).meanComparisons;
    expect(result!.groups.map((group) => group.mean === null)).toEqual([true, true, false]);
  });

  test('groups are withheld alike in every table, though some skipped the question', () => {
    const skipped = people(3, 12).map(([unit, y, z], index): Row => [unit, index < 3 ? '' : y, z]);
    const rows = [...people(1, 3), ...people(2, 10), ...skipped, ...people(4, 30)];
    const results = analyse([counts, comparison].join('\n'), rows);
    const withheld = (groups: readonly { withheld?: string | undefined }[]) =>
      groups.flatMap((group, place) => (group.withheld ? [place] : []));
    expect(withheld(results.frequencies[0]!.counts)).toEqual([0, 1]);
    expect(withheld(results.meanComparisons[0]!.groups)).toEqual([0, 1]);
  });

  test('two people’s common answer is not shown as the only one that is not empty', () => {
    const [result] = analyse(counts, [
      [2, 1, 1],
      [2, 3, 2],
    ]).frequencies;
    expect(result!.counts.map((answer) => answer.count)).toEqual([null, null, null, null]);
  });

  test('a comparison of too few people does not say which groups they are in', () => {
    const [result] = analyse(comparison, [...people(2, 2)]).meanComparisons;
    expect(result).toMatchObject({ n: null, groups: [], withheld: 'fewer-than-minimum' });
  });

  test('a choice with a small group gives no mean, correlation or regression: they would give its mean', () => {
    const plan = [
      '  - {id: D, describe: {file: employee, variables: [unit]}}',
      '  - {id: C, correlate: {file: employee, outcome: y, with: [unit]}}',
      '  - {id: R, regress: {file: employee, outcome: y, predictors: [unit]}}',
    ].join('\n');
    const one = analyse(plan, [[1, 6, 6], ...people(2, 30)]);
    expect(one.descriptions[0]).toMatchObject({ mean: null, withheld: 'fewer-than-minimum' });
    expect(one.correlations[0]).toMatchObject({ r: null, withheld: 'fewer-than-minimum' });
    expect(one.regressions[0]).toMatchObject({ terms: [], n: null, withheld: 'fewer-than-minimum' });
    const many = analyse(plan, [...people(1, 9), ...people(2, 30)]);
    expect([many.descriptions[0]!.mean, many.correlations[0]!.r]).not.toContain(null);
    expect(many.regressions[0]!.terms).toHaveLength(2);
  });

  test('a withheld figure does not say that its few answered alike', () => {
    const plan = '  - {id: C, correlate: {file: employee, outcome: y, with: [z]}}';
    const alike = Array.from({ length: 3 }, (): Row => [1, 4, 4]);
    const [result] = analyse(plan, alike).correlations;
    expect(result!.withheld).toBe('fewer-than-minimum');
    expect(result!.refused).toBeUndefined();
  });

  test('a ceiling warning does not count the one who is not there', () => {
    const plan = '  - {id: D, describe: {file: employee, variables: [y, z]}}';
    const atTop = (count: number, others: number): Row[] => [
      ...Array.from({ length: count }, (): Row => [1, 6, 3]),
      ...people(2, others),
    ];
    const said = (rows: Row[]) =>
      analyse(plan, rows).warnings.filter(({ code }) => code === 'ceiling').length;
    expect(said(atTop(29, 1))).toBe(0);
    expect(said(atTop(20, 9))).toBe(1);
  });

  test('means of offices do not give an office that the comparison of them withholds', () => {
    const plan = [
      '  - {id: G, compareMeans: {file: employee, outcome: y, by: unit}}',
      '  - {id: O, describe: {file: office, variables: [y]}}',
    ].join('\n');
    const rows = [...people(1, 1), ...people(2, 6), ...people(3, 7), ...people(4, 8)];
    const units = [11, 12, 13, 14, 15].flatMap((unit) => people(unit, 9));
    const parsed = parseStudy(
      studyYaml(plan)
        .replace('id: attack', 'id: attack\noffices: {column: unit}')
        .replace(
          /options: \[.*?\]\}/,
          `options: [${[1, 2, 3, 4, 11, 12, 13, 14, 15]
            .map((value) => `{value: ${value}, label: U${value}}`)
            .join(', ')}]}`,
        ),
      'attack.yaml',
    );
    const bytes = Buffer.from(['unit,y,z', ...[...rows, ...units].map((row) => row.join(','))].join('\n'));
    const answers = readAnswers({ bytes, fileName: 'a.csv', study: parsed.study, file: 'employee' });
    const results = analyseStudy({ parsed, answers: [answers], language: 'en' });
    const shown = results.meanComparisons[0]!.groups.filter((group) => group.mean !== null);
    const [offices] = results.descriptions;
    expect(shown).toHaveLength(7);
    expect(offices!.n).toBe(7);
    const sum = shown.reduce((total, group) => total + group.mean!, 0);
    expect(offices!.mean! * offices!.n!).toBeCloseTo(sum, 10);
  });
});
