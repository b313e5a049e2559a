import { describe, expect, test } from 'vitest';
import { attainmentOf } from '../attainment/attainment.rules.ts';
import type { Indicator, MonthlyValue, Target, UserSurveyResult } from '../schema.ts';
import { type OutcomesAsked, officeOutcomes, outcomesCsv } from './office-outcomes.rules.ts';

const indicator = (code: string, changed: Partial<Indicator> = {}): Indicator => ({
  code,
  name: code,
  numerator: 'a',
  denominator: 'b',
  kind: 'share',
  per: 1,
  basis: 'denominator',
  direction: 'higher',
  group: 'individualFollowUp',
  owner: 'national',
  ownerUnit: null,
  source: null,
  ...changed,
});
const value = (
  code: string,
  unit: string,
  month: string,
  numerator: number,
  denominator: number,
): MonthlyValue => ({
  indicator: code,
  unit,
  month,
  numerator,
  denominator,
  value: numerator / denominator,
});
const target = (code: string, value: number, unit: string | null = null): Target => ({
  indicator: code,
  unit,
  from: '2015-01',
  value,
  setOn: '2014-12-01',
});
const survey = (unit: string, answers: number, means: Record<string, number>): UserSurveyResult => ({
  period: '2014-12',
  unit,
  answers,
  source: 'made up',
  questions: Object.fromEntries(Object.entries(means).map(([id, mean]) => [id, { mean, sd: null, n: null }])),
});
const halfYear = { from: '2015-01', to: '2015-06' };
const csvOf = (asked: OutcomesAsked) => outcomesCsv(officeOutcomes(asked)).trimEnd().split('\n');

// All numbers here are made up.
const given: OutcomesAsked = {
  indicators: [indicator('B.12'), indicator('B.23', { kind: 'rate', per: 100 }), indicator('C.1')],
  targets: [target('B.12', 0.75), target('B.12', 0.5, '9902'), target('B.23', 20)],
  values: [
    value('B.12', '9901', '2015-01', 1, 10),
    value('B.12', '9901', '2015-02', 29, 30),
    value('B.12', '9901', '2015-07', 30, 30),
    value('B.12', '9902', '2015-01', 2, 8),
    value('B.23', '9901', '2015-01', 1, 8),
    value('C.1', '9902', '2015-01', 6, 8),
  ],
  userSurvey: [survey('9901', 30, { service1: 4, core2: 3.5, core10: 5, core1: 3 })],
  offices: [
    { office: '1', units: ['9901'] },
    { office: '2', units: ['9902'] },
  ],
  period: halfYear,
};

test('the outcomes of offices are what the analysis reads: values of the period, targets, questions', () => {
  expect(csvOf(given)).toEqual([
    'office;B.12;B.12.target;B.23;B.23.target;C.1;core1;core2;core10;service1',
    '1;0.75;0.75;12.5;20;;3;3.5;5;4',
    '2;0.25;0.5;;;0.75;;;;',
  ]);
});

test('an office’s code that a spreadsheet would run as a formula is made text, and a number is not', () => {
  const [first, second] = given.offices;
  const codes = [
    { ...first!, office: '=HYPERLINK("http://example.org")' },
    { ...second!, office: '-2' },
  ];
  const [, one, two] = csvOf({ ...given, offices: codes });
  expect(one).toMatch(/^"'=HYPERLINK\(""http/);
  expect(two).toMatch(/^-2;/);
});

describe('what is missing', () => {
  test('a month that one of two reported together lacks is lacking for both, whatever the other has', () => {
    const months = (unit: string, ...own: string[]) => own.map((month) => value('B.12', unit, month, 6, 8));
    const joined = {
      ...given,
      values: [
        ...months('9901', '2015-01', '2015-02'),
        ...months('9902', '2015-01'),
        ...months('9903', '2015-01', '2015-02'),
      ],
      offices: [
        { office: 'Begge', units: ['9901', '9902'] },
        { office: '3', units: ['9903'] },
      ],
    };
    expect(officeOutcomes(joined).gaps.incomplete).toEqual([{ indicator: 'B.12', offices: 1 }]);
    const whole = { ...joined, values: [...joined.values, ...months('9902', '2015-02')] };
    expect(officeOutcomes(whole).gaps.incomplete).toEqual([]);
  });

  test('months that nobody has, and indicators that some lack months of, are told', () => {
    expect(officeOutcomes(given).gaps).toEqual({
      emptyMonths: ['2015-03', '2015-04', '2015-05', '2015-06'],
      incomplete: [
        { indicator: 'B.12', offices: 1 },
        { indicator: 'B.23', offices: 1 },
        { indicator: 'C.1', offices: 1 },
      ],
      tooFew: 0,
      withoutTarget: 0,
    });
  });

  test('what nobody has a number for is no column: it would look as if it had been counted', () => {
    const period = { from: '2015-02', to: '2015-02' };
    expect(csvOf({ ...given, period, userSurvey: [] })).toEqual([
      'office;B.12;B.12.target',
      ...['1;0.9666666666666667;0.75', '2;;'],
    ]);
  });

  test('a value that fewer than five stand behind in the whole period is left out, and counted', () => {
    const values = [
      ...[value('C.1', '9901', '2015-01', 1, 2), value('C.1', '9901', '2015-02', 1, 2)],
      ...[value('C.1', '9902', '2015-01', 1, 2), value('C.1', '9902', '2015-02', 1, 3)],
    ];
    const asked = { ...given, values, userSurvey: [] };
    expect(csvOf(asked)).toEqual(['office;C.1', '1;', '2;0.4']);
    expect(officeOutcomes(asked).gaps.tooFew).toBe(1);
  });

  test('an office without a target is left out where others are held against one', () => {
    const targets = [target('B.12', 0.5, '9902')];
    const asked = { ...given, targets, indicators: [indicator('B.12')], userSurvey: [] };
    expect(csvOf(asked)).toEqual(['office;B.12;B.12.target', '1;;', '2;0.25;0.5']);
    expect(officeOutcomes(asked).gaps.withoutTarget).toBe(1);
  });
});

test('where lower is better, the file says so', () => {
  const indicators = [indicator('B.12', { direction: 'lower' }), indicator('C.1', { direction: 'lower' })];
  expect(csvOf({ ...given, indicators, userSurvey: [] })).toEqual([
    'office;B.12;B.12.target;B.12.direction;C.1',
    '1;0.75;0.75;lower;',
    '2;0.25;0.5;lower;0.75',
  ]);
});

describe('offices that are reported together', () => {
  const together = (changed: Partial<OutcomesAsked>) => {
    const { columns, rows } = officeOutcomes({
      ...given,
      indicators: [indicator('B.12')],
      userSurvey: [],
      offices: [{ office: 'Both', units: ['9901', '9902'] }],
      ...changed,
    });
    return Object.fromEntries(columns.map((column, index) => [column, rows[0]!.cells[index]]));
  };
  const attained = (value: number, target: number) => attainmentOf({ value, target, direction: 'higher' })!;

  test('their counts are added before they are divided, as by hand: (1 + 29 + 2) / (10 + 30 + 8)', () => {
    expect(together({})['B.12']).toBe(32 / 48);
  });

  test('their targets are weighted by the same counts: (0.75 · 40 + 0.5 · 8) / 48', () => {
    expect(together({})['B.12.target']).toBe((0.75 * 40 + 0.5 * 8) / 48);
    expect(together({ targets: [target('B.12', 0.7)] })['B.12.target']).toBe(0.7);
  });

  test('as a mean of their attainments, as in 2015, where they are equally large and neither is at its target', () => {
    const values = [value('B.12', '9901', '2015-01', 12, 40), value('B.12', '9902', '2015-01', 20, 40)];
    const joint = together({ values, targets: [target('B.12', 0.8)] });
    const pooled = attained(Number(joint['B.12']), 0.8);
    const mean = (attained(12 / 40, 0.8) + attained(20 / 40, 0.8)) / 2;
    expect([pooled, mean]).toEqual([0.5, 0.5]);
  });

  test('not so where they differ in size: four of five users do not weigh as much as ninety of a hundred and fifty', () => {
    const values = [value('B.12', '9901', '2015-01', 90, 150), value('B.12', '9902', '2015-01', 1, 5)];
    const joint = together({ values, targets: [target('B.12', 0.8)] });
    // By hand: (91 / 155) / 0.8 = 0.7338…; the mean of 0.75 and 0.25 is 0.5.
    expect(attained(Number(joint['B.12']), 0.8)).toBe(91 / 155 / 0.8);
    expect((attained(90 / 150, 0.8) + attained(1 / 5, 0.8)) / 2).toBeCloseTo(0.5, 15);
  });

  test('nor where one is beyond its target: as one office it makes up for the other, as its people do', () => {
    const values = [value('B.12', '9901', '2015-01', 40, 40), value('B.12', '9902', '2015-01', 24, 40)];
    const joint = together({ values, targets: [target('B.12', 0.8)] });
    expect(attained(Number(joint['B.12']), 0.8)).toBe(1);
    expect((attained(1, 0.8) + attained(24 / 40, 0.8)) / 2).toBeCloseTo(0.875, 15);
  });

  test('one that has the scorecard for both says it for both', () => {
    const values = given.values.filter(({ unit }) => unit === '9901');
    expect(together({ values })).toEqual({ 'B.12': 0.75, 'B.12.target': 0.75 });
  });

  test('without counts, the mean of what was delivered', () => {
    const values = [value('B.12', '9901', '2015-01', 1, 10), value('B.12', '9902', '2015-01', 3, 10)].map(
      (one) => ({ ...one, numerator: null, denominator: null }),
    );
    const joint = together({ values });
    expect([joint['B.12'], joint['B.12.target']]).toEqual([0.2, 0.625]);
  });

  test('their users count alike: (30 · 4 + 10 · 5) / 40', () => {
    const userSurvey = [survey('9901', 30, { core1: 4, core2: 3 }), survey('9902', 10, { core1: 5 })];
    const joint = together({ userSurvey });
    expect([joint.core1, joint.core2]).toEqual([(30 * 4 + 10 * 5) / 40, 3]);
  });
});

describe('an office that was another before', () => {
  const successions = [
    { from: '9801', to: '9901', on: '2015-02-01', kind: 'merged' } as const,
    { from: '9802', to: '9901', on: '2015-02-01', kind: 'merged' } as const,
  ];
  const offices = [{ office: '1', units: ['9901'] }];

  test('has the months of those that went up in it', () => {
    const values = [
      ...[value('C.1', '9801', '2015-01', 4, 10), value('C.1', '9802', '2015-01', 5, 10)],
      // What came under a number that was gone is nobody's.
      ...[value('C.1', '9901', '2015-02', 6, 10), value('C.1', '9802', '2015-03', 10, 10)],
    ];
    const asked = { ...given, offices, successions, values, userSurvey: [] };
    expect(csvOf(asked)).toEqual(['office;C.1', '1;0.5']);
  });

  test('and what their users said', () => {
    const userSurvey = [survey('9801', 10, { core1: 3 }), survey('9802', 30, { core1: 5 })];
    const asked = { ...given, offices, successions, values: [], userSurvey };
    expect(csvOf(asked)).toEqual(['office;core1', '1;4.5']);
  });
});
