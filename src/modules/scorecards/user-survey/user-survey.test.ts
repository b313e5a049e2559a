import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { OfficeClimate } from '#modules/analyses/schema.ts';
import type { Unit } from '#modules/organisation/schema.ts';
import { releaseFigure } from '#modules/privacy/index.ts';
import { itemsOf, parseStudy } from '#modules/studies/index.ts';
import { textIn } from '#modules/studies/schema.ts';
import { DomainError } from '#platform/errors.ts';
import { languages } from '#platform/language.ts';
import type { UserSurveyResult } from '../schema.ts';
import { resultsOfRound } from './from-climate.rules.ts';
import { userSurveyHeadings, userSurveyQuestions } from './question-list.ts';
import { questionName } from './question-names.ts';
import { isUserSurvey, questionNamed } from './questions.ts';
import { readUserSurveyResults } from './read-results.ts';
import { userSurveySummary } from './summary.rules.ts';

/** Offices and answers are made up. */
const ids = userSurveyQuestions.map(({ id }) => id);
const unit = (number: string, type: Unit['type'] = 'office'): Unit => ({
  number,
  name: `Kontor ${number}`,
  type,
  status: 'active',
  parent: '9900',
  validFrom: null,
  validTo: null,
  municipality: null,
  leader: null,
  positions: null,
  users: null,
  synthetic: true,
});
const units = [unit('9900', 'county'), unit('9901'), unit('9902'), unit('0903')];
const row = (number: string, answers = '20', mean = '4,5') =>
  [number, answers, ...ids.map(() => mean)].join(';');
const heading = ['enhet', 'antall svar', ...ids].join(';');

function read(lines: readonly string[]) {
  const bytes = new TextEncoder().encode(`${lines.join('\n')}\n`);
  return readUserSurveyResults({ bytes, fileName: 'brukere.csv', period: '2014-12' }, units);
}
function problems(lines: readonly string[]): string[] {
  try {
    read(lines);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return error.problems.map(({ code, line, columnName }) =>
      [code, line, columnName].filter(Boolean).join(' '),
    );
  }
  return [];
}

describe('the ready study file', () => {
  const text = readFileSync('examples/user-survey/study.yaml', 'utf8');
  const { study } = parseStudy(text, 'study.yaml');
  test('asks the eighteen questions, called as the scorecard calls them', () => {
    const items = itemsOf(study, 'user');
    expect(items.map(({ id }) => id)).toEqual(ids);
    expect(isUserSurvey(study)).toBe(true);
    for (const language of languages) {
      expect(items.map(({ label }) => textIn(label!, language))).toEqual(
        ids.map((id) => questionName(id, language)),
      );
    }
  });
  test('a study that lacks one of them is no user survey', () => {
    const { study: other } = parseStudy(text.replaceAll('core5', 'other5'), 'study.yaml');
    expect(isUserSurvey(other)).toBe(false);
  });
});

describe('a sheet of results', () => {
  test.each(languages)('is read with the headings that the page shows in %s', (language) => {
    const [first] = read([userSurveyHeadings(language).join(';'), row('9901')]);
    expect(Object.keys(first?.questions ?? {})).toEqual(ids);
  });
  test('is read with Norwegian headings, decimal comma and a unit whose zeros a spreadsheet took away', () => {
    const [first, second] = read([heading, row('9901'), row('903', '7', '3,725')]);
    expect(first).toMatchObject({ period: '2014-12', unit: '9901', answers: 20, source: 'brukere.csv' });
    expect(second).toMatchObject({ unit: '0903', answers: 7 });
    expect(second!.questions.core1).toEqual({ mean: 3.725, sd: null, n: null });
    expect(Object.keys(second!.questions)).toEqual(ids);
  });
  test('knows questions by their Norwegian names and their short names', () => {
    const named = ['kjerne 1', 'Veiledning_2', 'arbeid3', 'Ventetid i mottaket', 'tull'].map(questionNamed);
    expect(named).toEqual(['core1', 'guidance2', 'work3', 'service4', undefined]);
  });
  test('a dash is a mean that is not shown', () => {
    const [only] = read([heading, row('9901').replace('4,5', '–')]);
    expect(Object.keys(only!.questions)).toHaveLength(17);
  });
  test.each([
    ['a mean over the scale', [row('9901').replace('4,5', '6,2')], 'mean-outside 2 core1'],
    ['a mean under it', [row('9901').replace('4,5', '0,9')], 'mean-outside 2 core1'],
    ['an unknown unit', [row('9977')], 'unit-unknown 2 enhet'],
    ['a county', [row('9900')], 'unit-county 2 enhet'],
    ['two rows for a unit', [row('9901'), row('9901')], 'unit-twice 3 enhet'],
    ['fewer than the minimum', [row('9901', '4')], 'too-few-answers 2 antall svar'],
    ['half an answer', [row('9901', '12,5')], 'answers 2 antall svar'],
    ['an empty mean', [row('9901').replace('4,5', '')], 'mean-missing 2 core1'],
    ['a word', [row('9901').replace('4,5', 'bra')], 'not-a-number 2 core1'],
    ['nothing but dashes', [row('9901', '20', '-')], 'no-means 2 enhet'],
  ])('%s is named by row and column', (_, lines, problem) => {
    expect(problems([heading, ...lines])).toEqual([problem]);
  });
  test('a question without a column is named, and so is one with two', () => {
    expect(problems([heading.replace('core3', 'core1'), row('9901')])).toEqual([
      'column-twice 1 core1',
      'missing-column 1 core3',
    ]);
  });
  test('all problems are said at once', () => {
    expect(problems([heading, row('9977'), row('9901', '3')])).toHaveLength(2);
  });
});

const result = (number: string, mean: number, given: Partial<UserSurveyResult> = {}): UserSurveyResult => ({
  period: '2014-12',
  unit: number,
  answers: 20,
  source: 'f',
  questions: Object.fromEntries(ids.map((id, at) => [id, { mean: mean + (at % 3) / 10, sd: null, n: null }])),
  ...given,
});

describe('a round in few numbers', () => {
  test('a category is the mean of its questions, and the whole that of all eighteen', () => {
    const { offices } = userSurveySummary([result('9901', 4)]);
    expect(offices[0]!.categories.core.mean).toBeCloseTo(4 + (0 + 1 + 2 + 0 + 1) / 50, 12);
    expect(offices[0]!.categories.work.mean).toBeCloseTo(4 + (1 + 2 + 0 + 1) / 40, 12);
    const all = ids.map((_, at) => 4 + (at % 3) / 10);
    expect(offices[0]!.grand.mean).toBeCloseTo(all.reduce((sum, one) => sum + one) / 18, 12);
  });
  test('everybody counts alike: an office with more answers weighs more', () => {
    const { all, answers } = userSurveySummary([
      result('9901', 3, { answers: 90 }),
      result('9902', 5, { answers: 10 }),
    ]);
    expect(answers).toBe(100);
    expect(all.core! - userSurveySummary([result('9901', 3)]).all.core!).toBeCloseTo(0.2, 12);
  });
  test('less than half of a category is no mean of it', () => {
    const { core1, core2, service1 } = result('9901', 4).questions;
    const { offices } = userSurveySummary([
      result('9901', 4, { questions: { core1: core1!, core2: core2!, service1: service1! } }),
    ]);
    expect(offices[0]!.categories.core).toEqual({ mean: null, ci: null, asked: 2, of: 5 });
  });
  test('an interval is at least as wide as that of people’s own means, however their answers go together', () => {
    // Six people; two questions of the work category and two copies: n, mean and SD by question, as a round tells them.
    const people = [
      [1, 6, 2, 5],
      [2, 5, 3, 3],
      [6, 1, 5, 2],
      [4, 4, 4, 4],
      [5, 2, 6, 1],
      [3, 3, 1, 6],
    ];
    const stats = (values: readonly number[]) => {
      const mean = values.reduce((a, b) => a + b) / values.length;
      const sd = Math.sqrt(values.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (values.length - 1));
      return { mean, sd, n: values.length };
    };
    const questions = Object.fromEntries(
      ['work1', 'work2', 'work3', 'work4'].map((id, at) => [id, stats(people.map((one) => one[at]!))]),
    );
    const { ci } = userSurveySummary([result('9901', 4, { questions })]).offices[0]!.categories.work;
    const own = stats(people.map((one) => one.reduce((a, b) => a + b) / 4));
    expect(ci![1] - ci![0]).toBeGreaterThan((2 * 2.5706 * own.sd) / Math.sqrt(6));
    // Of one question it is just that question's.
    const one = stats(people.map((answers) => answers[0]!));
    const alike = { work1: one, work2: one, work3: one, work4: one };
    const same = userSurveySummary([result('9901', 4, { questions: alike })]).offices[0]!.categories.work;
    expect(same.ci![1] - same.ci![0]).toBeCloseTo((2 * 2.570581836 * one.sd) / Math.sqrt(6), 6);
  });
  test('reliability is told over offices, and not of fewer than five', () => {
    const five = [3, 3.5, 4, 4.2, 5].map((mean, at) => result(`990${at}`, mean));
    expect(userSurveySummary(five).reliability.core).toMatchObject({ offices: 5 });
    expect(userSurveySummary(five).reliability.core.alpha).toBeCloseTo(1, 10);
    expect(userSurveySummary(five.slice(1)).reliability.core.alpha).toBeNull();
  });
  test('no results are no numbers', () => {
    expect(userSurveySummary([])).toMatchObject({
      offices: [],
      answers: 0,
      all: { core: null, grand: null },
    });
  });
});

describe('a round of our own', () => {
  const measure = (id: string, means: readonly (number | null)[]): OfficeClimate['measures'][number] => ({
    id,
    kind: 'question',
    label: id,
    isRegistration: false,
    ends: [1, 6],
    county: { n: 30, mean: 4, sd: 1 },
    offices: means.map((mean, at) => ({
      office: String(at),
      label: String(at),
      unit: at === 2 ? null : `990${at}`,
      mean,
      difference: null,
      ...(mean === null
        ? { n: null, sd: null, ci: null, withheld: 'fewer-than-minimum' as const }
        : { n: 9 + at, sd: 1, ci: [3, 5] as const }),
    })),
  });
  test('gives the released means and no other', () => {
    const climate: OfficeClimate = {
      study: 's',
      about: 'userSurvey',
      file: 'user',
      minimumGroup: 5,
      synthetic: false,
      tests: 0,
      measures: [measure('core1', [4, null, 5, null]), measure('core2', [3, 4, 5, null])],
    };
    const released = releaseFigure(climate, 30, { minimumGroup: 5 }, (all) => all);
    const { results, without } = resultsOfRound(released, { period: '2026-02', source: 'Vinter' });
    expect(results.map((one) => [one.unit, one.answers, Object.keys(one.questions)])).toEqual([
      ['9900', 9, ['core1', 'core2']],
      ['9901', 10, ['core2']],
    ]);
    expect(results[0]!.questions.core1).toEqual({ mean: 4, sd: 1, n: 9 });
    expect(without).toBe(2);
  });
});
