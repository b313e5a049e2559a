import { describe, expect, test } from 'vitest';
import { buildDataFiles, nothingTold, readAnswers } from '#modules/analyses/index.ts';
import { smallAnswers, smallStudyYaml } from '#modules/analyses/testing/small-study.ts';
import { parseStudy } from '#modules/studies/index.ts';
import { planEntry } from '#modules/studies/schema.ts';
import { askDesk } from './ask.ts';
import { deskVariables } from './desk-variables.ts';
import { filterText } from './filter-text.ts';
import { readQuestion, writeQuestion } from './question-address.ts';
import { questionOf } from './question-of-entry.ts';
import { type DeskQuestion, emptyQuestion } from './schema.ts';
import { withPostHoc } from './study-text.ts';

const parsed = parseStudy(smallStudyYaml.replace(/plan:[\s\S]*$/, ''), 'small.yaml');
const variables = deskVariables(parsed.study, 'employee', 'nb');
const question = (part: Partial<DeskQuestion>): DeskQuestion => ({ ...emptyQuestion('employee'), ...part });

function desk() {
  const dataFiles = buildDataFiles({ parsed, answers: [smallAnswers()] });
  const told = nothingTold();
  return (part: Partial<DeskQuestion>) =>
    askDesk(question(part), { parsed, dataFiles, told, language: 'nb' });
}
const wayOf = (part: Partial<DeskQuestion>) => {
  const answer = desk()(part);
  return answer.kind === 'answered' ? answer.way : answer.kind === 'unfinished' ? answer.why : answer.kind;
};

describe('what is chosen decides the analysis', () => {
  test.each([
    [{}, 'nothing-chosen'],
    [{ variables: ['age'] }, 'frequencies'],
    [{ variables: ['c'] }, 'frequencies'],
    [{ variables: ['alfa'] }, 'describe'],
    [{ variables: ['alfa', 'beta'] }, 'correlate'],
    [{ variables: ['alfa', 'age'] }, 'compareMeans'],
    [{ variables: ['age', 'office'] }, 'crosstab'],
    [{ variables: ['alfa'], by: 'age' }, 'compareMeans'],
    [{ variables: ['age'], by: 'office' }, 'crosstab'],
    [{ variables: ['alfa', 'beta', 'c'] }, 'regress'],
    [{ variables: ['alfa', 'beta'], by: 'age' }, 'multilevel'],
    [{ variables: ['alfa', 'age'], by: 'age' }, 'groups-of-itself'],
    [{ variables: ['alfa', 'beta'], by: 'office', way: 'aggregation' as const }, 'aggregation'],
    [{ variables: ['alfa'], by: 'office', way: 'aggregation' as const }, 'aggregation'],
    [{ variables: ['alfa', 'beta', 'c'], way: 'mediation' as const }, 'mediation'],
    [{ file: 'office', variables: ['alfa'] }, 'describe'],
    [{ file: 'office', variables: ['alfa', 'beta'] }, 'fewOffices'],
    [{ file: 'office', variables: ['alfa', 'beta', 'c'], way: 'mediation' as const }, 'mediation'],
    [{ variables: ['age'], by: 'age' }, 'groups-of-itself'],
    [{ variables: ['alfa', 'beta'], way: 'rankCorrelate' as const }, 'rankCorrelate'],
    [{ variables: ['alfa', 'beta'], way: 'crosstab' as const }, 'correlate'],
  ])('%j: %s', (part, way) => {
    expect(wayOf(part)).toBe(way);
  });
});

test('an answer is the report’s blocks, and the line that gives them', () => {
  const answer = desk()({
    variables: ['beta'],
    by: 'office',
    filter: [{ variable: 'age', comparison: 'is', values: [2] }],
  });
  if (answer.kind !== 'answered') throw new Error(answer.kind);
  expect(answer.line).toBe(
    '- {id: PH1, where: age == 2, compareMeans: {file: employee, outcome: beta, by: office}}',
  );
  expect(answer.blocks.map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(['heading', 'finding', 'figure', 'table', 'details']),
  );
  expect(JSON.stringify(answer.blocks)).toContain('Blant dem der «Alder» er «midt»');
});

test('what each variable is to the analysis is said where its place decides it', () => {
  const rolesOf = (part: Partial<DeskQuestion>) => {
    const answer = desk()(part);
    return answer.kind === 'answered' ? answer.roles : answer;
  };
  expect(rolesOf({ variables: ['alfa', 'beta', 'c', 'a1'], way: 'mediation' })).toEqual([
    'outcome',
    'predictor',
    'mediator',
    'covariate',
  ]);
  expect(rolesOf({ variables: ['alfa', 'beta'], by: 'office' })).toEqual(['outcome', 'predictor']);
  expect(rolesOf({ variables: ['alfa', 'beta'], by: 'office', way: 'aggregation' })).toEqual([]);
  expect(rolesOf({ variables: ['alfa'] })).toEqual([]);
});

test('offices are asked about with the care of few, and too few of them are refused in words', () => {
  const answer = desk()({ file: 'office', variables: ['alfa', 'beta'] });
  if (answer.kind !== 'answered') throw new Error(answer.kind);
  expect(answer.line).toBe(
    '- {id: PH1, correlate: {file: office, outcome: alfa, with: [beta], smallSample: true}}',
  );
  expect(JSON.stringify(answer.blocks)).toContain('færre enn 5 kontor');
});

test('of offices there is nobody to choose among: a filter in an old address is left out', () => {
  const offices = deskVariables(parsed.study, 'office', 'nb');
  const query = new URLSearchParams('v=alfa&f0=c&o0=c&c0=over&x0=2&where=c > 2');
  expect(readQuestion(query, 'office', offices)).toMatchObject({ filter: [], where: null });
  expect(offices.map(({ id }) => id)).not.toContain('age');
  expect(offices.map(({ id }) => id)).toContain('alfa');
});

test('a second question is held against the first', () => {
  const ask = desk();
  const withheld = (where: string) => {
    const answer = ask({ variables: ['c'], where });
    return answer.kind === 'answered' && answer.isWithheld;
  };
  expect([
    withheld('age in [2, 3]'),
    withheld('age == 2'),
    withheld('age in [1, 2]'),
    withheld('age == 2'),
  ]).toEqual([true, false, true, false]);
});

test('a filter by hand is checked as in a study file', () => {
  const answer = desk()({ variables: ['c'], where: 'aeg == 2' });
  expect(answer).toMatchObject({ kind: 'filter-refused' });
  if (answer.kind === 'filter-refused') expect(answer.problems[0]!.nb).toContain('Mente du «age»?');
});

describe('a question in an address', () => {
  const whole = question({
    variables: ['alfa', 'c'],
    way: 'correlate',
    joinedBy: 'or',
    filter: [
      { variable: 'age', comparison: 'isNot', values: [1, 2] },
      { variable: 'beta', comparison: 'atLeast', values: [2.5] },
    ],
  });

  test('is read back as it was', () => {
    expect(readQuestion(new URLSearchParams(writeQuestion(whole)), 'employee', variables)).toEqual(whole);
    expect(filterText(whole)).toBe('age not in [1, 2] or beta >= 2.5');
  });

  test('what the file does not have is left out, and so are values of another variable', () => {
    const read = (query: string) => readQuestion(new URLSearchParams(query), 'employee', variables);
    expect(read('v=nothing&v=alfa&v=alfa&by=alfa&way=guess').variables).toEqual(['alfa']);
    expect(read('v=alfa&by=alfa&way=guess')).toMatchObject({ by: null, way: null });
    expect(read('f0=age&o0=office&c0=is&x0=1').filter).toEqual([
      { variable: 'age', comparison: 'is', values: [] },
    ]);
    expect(read('f0=beta&o0=beta&c0=over&x0=2,5').filter[0]!.values).toEqual([2.5]);
    expect(read('f0=beta&o0=beta&c0=over&x0=much').filter[0]!.values).toEqual([]);
  });

  test('a line or a variable is taken away by its button', () => {
    const query = new URLSearchParams(writeQuestion(whole));
    query.set('drop', 'f0');
    expect(readQuestion(query, 'employee', variables).filter.map(({ variable }) => variable)).toEqual([
      'beta',
    ]);
    query.set('drop', 'v0');
    expect(readQuestion(query, 'employee', variables).variables).toEqual(['c']);
  });
});

test('an analysis of the study opens on the desk as the question that gives it', () => {
  const entries = [
    { describe: { file: 'employee', variables: ['alfa', 'c'] } },
    { where: 'age in [2, 3]', compareMeans: { file: 'employee', outcome: 'alfa', by: 'office' } },
    {
      where: 'not (c > 3 and c < 5)',
      correlate: { file: 'employee', outcome: 'alfa', with: ['c'], method: 'spearman' },
    },
    { crosstab: { file: 'employee', rows: 'age', columns: 'office' } },
    { regress: { file: 'employee', outcome: 'alfa', predictors: ['beta', 'c'] } },
    { reliability: { file: 'employee', scales: ['alfa'] } },
    { multilevel: { file: 'employee', outcome: 'alfa', predictors: ['beta', 'c'], by: 'office' } },
    { mediation: { file: 'employee', predictor: 'beta', mediator: 'c', outcome: 'alfa' } },
    { mediation: { file: 'office', predictor: 'beta', mediator: 'c', outcome: 'alfa', covariates: ['a1'] } },
    { aggregation: { file: 'employee', by: 'office', scales: ['alfa', 'beta'] } },
    { aggregation: { file: 'employee', by: 'office', items: ['c'] } },
    { correlate: { file: 'office', outcome: 'alfa', with: ['beta', 'c'], smallSample: true } },
    { describe: { file: 'office', variables: ['alfa'] } },
  ];
  for (const written of entries) {
    const asked = questionOf(planEntry.parse({ id: 'X', ...written }));
    const answer = desk()(asked!);
    if (answer.kind !== 'answered') throw new Error(JSON.stringify(answer));
    expect(planEntry.parse(answer.entry)).toEqual(planEntry.parse({ id: 'PH1', ...written }));
  }
});

test('what the desk cannot say is not opened on it', () => {
  const entries = [
    { compareMeans: { file: 'employee', outcome: 'alfa', by: 'age', test: 'welch' } },
    { correlate: { file: 'employee', outcome: 'alfa', with: ['c'], controlling: ['beta'] } },
    { describe: { file: 'employee', variables: 'all' } },
    { aggregation: { file: 'employee', by: 'office' } },
    { mediation: { file: 'employee', predictor: 'beta', mediator: 'c', outcome: 'alfa', seed: 2 } },
  ];
  expect(entries.map((entry) => questionOf(planEntry.parse({ id: 'X', ...entry })))).toEqual([
    null,
    null,
    null,
    null,
    null,
  ]);
});

test('an analysis that the study has is known again, under its own name', () => {
  const where = 'age in [2, 3]';
  const written = { id: 'PH4', where, correlate: { file: 'employee', outcome: 'alfa', with: ['beta'] } };
  const study = { ...parsed.study, postHoc: [planEntry.parse(written)] };
  const dataFiles = buildDataFiles({ parsed, answers: [smallAnswers()] });
  const given = { parsed: { ...parsed, study }, dataFiles, told: nothingTold(), language: 'nb' as const };
  const ask = (part: Partial<DeskQuestion>) =>
    askDesk(question({ variables: ['alfa', 'beta'], ...part }), given);
  expect(ask({ where: 'age  in [2,3]' })).toMatchObject({ isAdded: true, entry: { id: 'PH4' } });
  expect(ask({ filter: [{ variable: 'age', comparison: 'is', values: [2, 3] }] })).toMatchObject({
    isAdded: true,
    entry: { id: 'PH4' },
  });
  expect(ask({})).toMatchObject({ isAdded: false, entry: { id: 'PH1' } });
});

test('what is added stands in the study file, whose own comments stay', () => {
  const text = `# Mine\n${smallStudyYaml.trim()} # last\n`;
  const added = withPostHoc(text, {
    id: 'PH9',
    where: 'age == 2',
    describe: { file: 'employee', variables: ['c'] },
  });
  expect(added).toContain('# Mine');
  expect(added).toContain('# last');
  const { study } = parseStudy(added, 'study.yaml');
  expect(study.postHoc.at(-1)).toMatchObject({ id: 'PH9', where: 'age == 2' });
  const csv = Buffer.from('a1,a2,b1,b2,c,same,office,age\n1,2,3,4,5,6,1,2\n');
  expect(readAnswers({ bytes: csv, fileName: 'a.csv', study, file: 'employee' }).rowCount).toBe(1);
});
