import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { OfficeClimate } from '#modules/analyses/schema.ts';
import type { Unit } from '#modules/organisation/schema.ts';
import { releaseFigure } from '#modules/privacy/index.ts';
import { DomainError } from '#platform/errors.ts';
import type { UserSurveyResult } from '../schema.ts';
import { resultsOfRound } from './from-climate.rules.ts';
import { userSurveyQuestions } from './question-list.ts';
import { readUserSurveyResults } from './read-results.ts';
import { userSurveySummary } from './summary.rules.ts';

/** How answers spread, in sheets and in rounds. Offices and answers are made up. */
const ids = userSurveyQuestions.map(({ id }) => id);
const unit = (number: string): Unit => ({
  number,
  name: `Kontor ${number}`,
  type: 'office',
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
const units = Array.from({ length: 19 }, (_, at) => unit(`99${String(at + 1).padStart(2, '0')}`));

/** One row: every mean 4.5 of 20 answers, with these columns besides. */
function read(columns: Readonly<Record<string, string>>) {
  const headings = ['enhet', 'antall svar', ...ids, ...Object.keys(columns)];
  const cells = ['9901', '20', ...ids.map(() => '4,5'), ...Object.values(columns)];
  const bytes = new TextEncoder().encode(`${headings.join(';')}\n${cells.join(';')}\n`);
  return readUserSurveyResults({ bytes, fileName: 'b.csv', period: '2014-12' }, units)[0]!.questions;
}
function problem(columns: Readonly<Record<string, string>>): string[] {
  try {
    read(columns);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return error.problems.map(({ code, line, columnName }) => `${code} ${line} ${columnName}`);
  }
  return [];
}

describe('a sheet with standard deviations', () => {
  test('says how answers spread, and how many answered each question', () => {
    const { core1, core2, guidance3, work1 } = read({
      'core1.sd': '1,25',
      'core1.n': '18',
      'Kjerne 2 standardavvik': '0.9',
      'veiledning_3 (sd)': '1',
      'work1.sd': '–',
    });
    expect(core1).toEqual({ mean: 4.5, sd: 1.25, n: 18 });
    expect(core2).toEqual({ mean: 4.5, sd: 0.9, n: null });
    expect(guidance3!.sd).toBe(1);
    expect(work1!.sd).toBeNull();
  });

  test.each([
    ['a word', { 'core1.sd': 'litt' }, 'sd 2 core1.sd'],
    ['less than nothing', { 'core1.sd': '-1,2' }, 'sd 2 core1.sd'],
    ['more than answers on 1–6 can differ', { 'core1.sd': '2,4' }, 'sd-too-large 2 core1.sd'],
    ['more who answered than there are', { 'core1.n': '21' }, 'question-answers 2 core1.n'],
    ['fewer than five who answered', { 'core1.n': '4' }, 'question-answers 2 core1.n'],
  ])('%s is named by row and column', (_, columns, expected) => {
    expect(problem(columns)).toEqual([expected]);
  });

  test('two columns for one spread are too many', () => {
    expect(problem({ 'core1.sd': '1', 'core1 sd': '1' })).toEqual(['column-twice 1 core1.sd']);
  });

  test('the most that answers can differ is when all are at an end: half at 1 and half at 6 is taken', () => {
    // √((3.5 − 1)(6 − 3.5)·20/19) = 2.5649
    const headings = ['unit', 'answers', ...ids, 'core1.sd'];
    const row = (sd: string) =>
      new TextEncoder().encode(
        `${headings.join(';')}\n${['9901', '20', ...ids.map(() => '3.5'), sd].join(';')}`,
      );
    const take = (sd: string) =>
      readUserSurveyResults({ bytes: row(sd), fileName: 'b.csv', period: '2014-12' }, units);
    expect(take('2.56')[0]!.questions.core1!.sd).toBe(2.56);
    expect(() => take('2.58')).toThrow(DomainError);
  });
});

const resultOf = (questions: UserSurveyResult['questions'], given: Partial<UserSurveyResult> = {}) => ({
  period: '2014-12',
  unit: '9901',
  answers: 12,
  questions,
  source: 'f',
  ...given,
});

describe('the interval of a mean of question means', () => {
  /*
   * x <- rbind(c(5,4,5,3),c(6,6,5,5),c(4,3,4,2),c(5,5,6,4),c(2,3,2,1),c(6,5,6,6),c(3,4,3,3),c(5,5,4,4),c(4,4,5,2),
   *            c(1,2,2,1),c(6,6,6,5),c(4,5,4,3)); n <- 12; m <- colMeans(x); s <- apply(x, 2, sd)
   */
  const means = [4.25, 4.33333333333333, 4.33333333333333, 3.25];
  const sds = [1.60255477852765, 1.23091490979333, 1.43548112513055, 1.60255477852765];
  /** mean(m) + c(-1, 1) * qt(.975, n - 1) * mean(s / sqrt(n)) */
  const ours = [3.10902249863269, 4.97431083470064];
  /** t.test(rowMeans(x))$conf.int */
  const ofPersons = [3.16160267332675, 4.92173066000658];
  const work = (n: number | null) =>
    userSurveySummary([
      resultOf(Object.fromEntries(means.map((mean, at) => [`work${at + 1}`, { mean, sd: sds[at]!, n }]))),
    ]).offices[0]!.categories.work;

  test('is R’s, and holds the one of the users’ own means', () => {
    const { ci } = work(12);
    expect(ci![0]).toBeCloseTo(ours[0]!, 11);
    expect(ci![1]).toBeCloseTo(ours[1]!, 11);
    expect(ci![0]).toBeLessThan(ofPersons[0]!);
    expect(ci![1]).toBeGreaterThan(ofPersons[1]!);
  });

  test('a sheet that does not say how many answered a question says how many answered', () => {
    expect(work(null).ci).toEqual(work(12).ci);
  });

  test('one question without spread leaves its category without an interval, and no other', () => {
    const questions = Object.fromEntries(
      ids.map((id) => [id, { mean: 4, sd: id === 'core3' ? null : 1, n: null }]),
    );
    const { categories, grand } = userSurveySummary([resultOf(questions)]).offices[0]!;
    expect([categories.core.ci, grand.ci]).toEqual([null, null]);
    expect(categories.service.ci).not.toBeNull();
  });

  test('everybody’s: margins of offices add up as squares, by their answers', () => {
    const all = (mean: number) => Object.fromEntries(ids.map((id) => [id, { mean, sd: 1.2, n: null }]));
    const {
      offices,
      allCi,
      all: ofAll,
    } = userSurveySummary([
      resultOf(all(4), { answers: 30 }),
      resultOf(all(5), { unit: '9902', answers: 90 }),
    ]);
    const [first, second] = offices.map(({ grand }) => (grand.ci![1] - grand.ci![0]) / 2);
    expect(ofAll.grand).toBeCloseTo(4.75, 12);
    expect(allCi.grand![1] - 4.75).toBeCloseTo(Math.hypot(0.25 * first!, 0.75 * second!), 12);
    const withoutOne = userSurveySummary([
      resultOf(all(4)),
      resultOf(Object.fromEntries(ids.map((id) => [id, { mean: 4, sd: null, n: null }])), { unit: '9902' }),
    ]);
    expect(withoutOne.allCi.grand).toBeNull();
  });
});

test('the demo’s sheet has an interval for every office, and alpha between offices as the study printed it', () => {
  const bytes = readFileSync('examples/sor-trondelag/results/user-survey.csv');
  const results = readUserSurveyResults({ bytes, fileName: 'user-survey.csv', period: '2014-12' }, units);
  const { offices, allCi, reliability } = userSurveySummary(results);
  expect(offices).toHaveLength(19);
  for (const { categories, grand } of offices)
    for (const { ci, mean } of [...Object.values(categories), grand]) {
      expect(ci![0]).toBeLessThan(mean!);
      expect(ci![1] - ci![0]).toBeLessThan(1.2);
    }
  expect(allCi.grand).not.toBeNull();
  // Table 1 prints .91 of the offices' file.
  expect(reliability.grand.alpha!.toFixed(2)).toBe('0.91');
});

describe('a round in which offices are called by their names', () => {
  const office = (
    name: string,
    given: Partial<OfficeClimate['measures'][number]['offices'][number]> = {},
  ) => ({
    office: name,
    label: name,
    unit: null,
    n: 9,
    mean: 4,
    sd: 1,
    ci: [3, 5] as const,
    difference: null,
    ...given,
  });
  const results = (offices: OfficeClimate['measures'][number]['offices']) => {
    const climate: OfficeClimate = {
      study: 's',
      about: 'userSurvey',
      file: 'user',
      minimumGroup: 3,
      synthetic: false,
      tests: 0,
      measures: [
        {
          id: 'core1',
          kind: 'question',
          label: 'core1',
          isRegistration: false,
          ends: [1, 6],
          offices,
          county: { n: 30, mean: 4, sd: 1 },
        },
      ],
    };
    const released = releaseFigure(climate, 30, { minimumGroup: 3 }, (all) => all);
    const numberOf = (name: string) => ({ Lillevik: '9901', Storvik: '9902' })[name] ?? null;
    const made = resultsOfRound(released, { period: '2026-02', source: 'Vinter' }, numberOf);
    return [made.results.map((one) => [one.unit, one.answers]), made.without];
  };
  test('they are the units of those names', () => {
    expect(results([office('Lillevik'), office('Storvik', { n: 12 }), office('Bortevik')])).toEqual([
      [
        ['9901', 9],
        ['9902', 12],
      ],
      1,
    ]);
  });
  test('offices reported as one are none of them, and two that are one unit are neither', () => {
    expect(results([office('Lillevik', { together: ['9901', '9903'] }), office('Storvik')])).toEqual([
      [['9902', 9]],
      1,
    ]);
    expect(results([office('Lillevik'), office('9901', { unit: '9901' })])).toEqual([[], 2]);
  });
  test('a study that shows groups of three gives the scorecard none under five', () => {
    expect(results([office('Lillevik', { n: 4 }), office('Storvik')])).toEqual([[['9902', 9]], 1]);
  });
});
