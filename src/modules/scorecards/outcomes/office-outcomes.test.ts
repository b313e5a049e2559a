import { expect, test } from 'vitest';
import type { Indicator, MonthlyValue, Target, UserSurveyResult } from '../schema.ts';
import { officeOutcomes, outcomesCsv } from './office-outcomes.rules.ts';

const indicator = (code: string, per = 1): Indicator => ({
  code,
  name: code,
  numerator: 'a',
  denominator: 'b',
  kind: per === 1 ? 'share' : 'rate',
  per,
  basis: 'denominator',
  direction: 'higher',
  group: 'individualFollowUp',
  owner: 'national',
  ownerUnit: null,
  source: null,
});
const value = (
  code: string,
  unit: string,
  month: string,
  numerator: number,
  denominator: number,
): MonthlyValue => ({
  ...{ indicator: code, unit, month, numerator, denominator, value: numerator / denominator },
});
const target = (code: string, value: number, unit: string | null = null): Target => ({
  ...{ indicator: code, unit, from: '2015-01', value, setOn: '2014-12-01' },
});
const survey = (unit: string, means: Record<string, number>): UserSurveyResult => ({
  ...{ period: '2014-12', unit, answers: 30, source: 'made up' },
  questions: Object.fromEntries(Object.entries(means).map(([id, mean]) => [id, { mean, sd: null, n: null }])),
});

// Made up.
const given = {
  indicators: [indicator('B.12'), indicator('B.23', 100), indicator('C.1')],
  targets: [target('B.12', 0.75), target('B.12', 0.5, '9902'), target('B.23', 20)],
  values: [
    value('B.12', '9901', '2015-01', 1, 10),
    value('B.12', '9901', '2015-02', 29, 30),
    value('B.12', '9901', '2015-07', 30, 30),
    value('B.12', '9902', '2015-01', 2, 8),
    value('B.23', '9901', '2015-01', 1, 8),
    value('C.1', '9902', '2015-01', 3, 4),
  ],
  userSurvey: [survey('9901', { service1: 4, core2: 3.5, core10: 5, core1: 3 })],
  units: [
    { office: '1', unit: '9901' },
    { office: '2', unit: '9902' },
  ],
  period: { from: '2015-01', to: '2015-06' },
};

test('the outcomes of offices are what the analysis reads: values of the period, targets, questions', () => {
  expect(outcomesCsv(officeOutcomes(given))).toBe(
    [
      'office;B.12;B.12.target;B.23;B.23.target;C.1;core1;core2;core10;service1',
      '1;0.75;0.75;12.5;20;;3;3.5;5;4',
      '2;0.25;0.5;;;0.75;;;;',
      '',
    ].join('\n'),
  );
});
