import { describe, expect, test } from 'vitest';
import { buildReport } from '#modules/reports/index.ts';
import { parseStudy } from '#modules/studies/index.ts';
import { languages } from '#platform/language.ts';
import { holm } from '#statistics';
import people from '#statistics/reference/mediation.json' with { type: 'json' };
import { analyseStudy } from '../analyse-study.ts';
import { readAnswers } from '../answers/read-answers.ts';
import { gapsIn } from '../testing/analyse-plan.ts';

/** Made-up people, those of the reference set for mediation, dealt out to nineteen offices. */
const rows = people.people.x.map((x, row) => ({
  x,
  m: people.people.m[row]!,
  y: people.people.y[row]!,
  office: 1 + (row % 19),
}));
const yaml = `
handlingsrom: 1
id: trial
title: Trial
synthetic: Made up
offices: {column: office}
instruments:
  employee:
    sections:
      - title: All
        items:
          - {id: office, kind: choice, text: Office, options: [${Array.from({ length: 19 }, (_, place) => `{value: ${place + 1}, label: Office ${place + 1}}`).join(', ')}]}
          - {id: x, kind: number, text: Support}
          - {id: m, kind: number, text: Empowerment}
          - {id: y, kind: number, text: Innovation}
plan:
  - {id: L, multilevel: {file: employee, outcome: y, predictors: [x, m], by: office}}
  - {id: W, mediation: {file: employee, predictor: x, mediator: m, outcome: y}}
  - {id: C, correlate: {file: office, outcome: y, with: [x, m], smallSample: true}}
families:
  - {id: H1, analyses: [L, W, C], control: holm}
`;

function run(language: 'nb' | 'nn' | 'en' = 'en') {
  const parsed = parseStudy(yaml, 'trial.yaml');
  const csv = ['x,m,y,office', ...rows.map(({ x, m, y, office }) => [x, m, y, office].join(','))].join('\n');
  const table = readAnswers({
    bytes: Buffer.from(csv),
    fileName: 'trial.csv',
    study: parsed.study,
    file: 'employee',
  });
  const results = analyseStudy({ parsed, answers: [table], language });
  return { results, blocks: buildReport({ study: parsed.study, results, language }).blocks };
}

describe('a family of office analyses', () => {
  const { results, blocks } = run();
  const { tests } = results.families[0]!;
  const aboutOf = (plan: string) => tests.filter((one) => one.plan === plan).map(({ about }) => about);

  test('counts each predictor on both levels, and not the difference of the two', () => {
    expect(aboutOf('L')).toEqual(['x:within×y', 'x:between×y', 'm:within×y', 'm:between×y']);
    const [x] = results.multilevels[0]!.terms;
    expect(tests.slice(0, 2).map(({ p }) => p)).toEqual([x!.within!.p, x!.between!.p]);
  });

  test('counts a mediation once, by its indirect way', () => {
    expect(aboutOf('W')).toEqual(['x×m×y']);
    const { a, b } = results.mediations[0]!;
    expect(tests[4]!.p).toBe(Math.max(a!.p!, b!.p!));
  });

  test('counts correlations of few offices by their permutation p', () => {
    expect(aboutOf('C')).toHaveLength(2);
    const correlations = results.correlations.filter(({ plan }) => plan === 'C');
    expect(tests.slice(5).map(({ p }) => p)).toEqual(correlations.map(({ p }) => p));
    expect(correlations.every(({ smallSample }) => smallSample !== undefined)).toBe(true);
  });

  test('adjusts them all together', () => {
    expect(tests.map(({ adjusted }) => adjusted)).toEqual(holm(tests.map(({ p }) => p)));
  });

  test('names the levels in words, and every table says what its p became', () => {
    const tables = blocks.flatMap((block) => (block.kind === 'table' ? [block] : []));
    const own = JSON.stringify(tables.find(({ id }) => id === 'table-family-H1'));
    expect(own).toContain('Support (people of a group) × Innovation');
    expect(own).toContain('Support × Empowerment × Innovation');
    const model = tables.find(({ id }) => id === 'table-L')!;
    expect(JSON.stringify(model.columns)).toContain('adj');
    for (const row of model.rows) expect(row.cells).toHaveLength(model.columns.length);
    expect(JSON.stringify(tables.find(({ id }) => id === 'table-W')!.notes)).toContain('H1');
  });
});

test.each(languages)('in %s nothing is left without words', (language) => {
  expect(gapsIn(JSON.stringify(run(language).blocks))).toEqual([]);
});
