import { describe, expect, test } from 'vitest';
import type { Target, UserSurveyResult } from '../schema.ts';
import { numbersIn, onlyAdds, periodOfStudy, type ReadingContents, surveyRoundFor } from './reading.rules.ts';

describe('the months that are read', () => {
  test('are the six whole months before the one the wave closed in', () => {
    expect(periodOfStudy({ column: 'office' }, '2015-07-02')).toEqual({ from: '2015-01', to: '2015-06' });
    expect(periodOfStudy({ column: 'office' }, '2015-07-31')).toEqual({ from: '2015-01', to: '2015-06' });
    expect(periodOfStudy({ column: 'office' }, '2015-03-15')).toEqual({ from: '2014-09', to: '2015-02' });
  });

  test('as many as the study says, or the very months it names', () => {
    expect(periodOfStudy({ column: 'office', months: 12 }, '2016-01-01')).toEqual({
      from: '2015-01',
      to: '2015-12',
    });
    const offices = { column: 'office', months: 12, period: '2014-07/2014-12' };
    expect(periodOfStudy(offices, '2016-01-01')).toEqual({ from: '2014-07', to: '2014-12' });
  });
});

test('the user survey is the latest that was over by then and that these offices were in', () => {
  const round = (unit: string, period: string) => ({ unit, period }) as UserSurveyResult;
  const results = [
    round('1', '2013-12'),
    round('1', '2014-12'),
    round('2', '2015-03'),
    round('1', '2015-09'),
  ];
  const units = new Set(['1']);
  expect(surveyRoundFor(results, { units, to: '2015-06' })).toBe('2014-12');
  expect(surveyRoundFor(results, { units, to: '2013-01' })).toBeNull();
});

test('each month is read with the target that held then', () => {
  const target = (from: string, value: number): Target => ({
    indicator: 'B.12',
    unit: null,
    from,
    value,
    setOn: from,
  });
  const value = (unit: string, month: string) => ({
    indicator: 'B.12',
    unit,
    month,
    numerator: 1,
    denominator: 2,
    value: 0.5,
  });
  const numbers = numbersIn({
    values: [value('1', '2015-02'), value('1', '2015-01'), value('2', '2015-01'), value('1', '2015-07')],
    targets: [target('2015-01', 0.4), target('2015-02', 0.6)],
    units: new Set(['1']),
    period: { from: '2015-01', to: '2015-06' },
  });
  expect(numbers.map(({ month, target: held }) => [month, held])).toEqual([
    ['2015-01', 0.4],
    ['2015-02', 0.6],
  ]);
});

describe('a later reading of the same', () => {
  const number = (month: string, numerator: number, target: number | null = 0.5) => ({
    indicator: 'B.12',
    unit: '9901',
    month,
    numerator,
    denominator: 10,
    value: numerator / 10,
    target,
  });
  const first: ReadingContents = {
    period: { from: '2015-01', to: '2015-06' },
    userSurvey: null,
    unknownOffices: ['Bo'],
    offices: [
      { office: '1', units: ['9901'] },
      { office: 'Bo', units: [] },
    ],
    indicators: [{ code: 'B.12', kind: 'share', per: 1, direction: 'higher' }],
    numbers: [number('2015-04', 4), number('2015-05', 5)],
    answers: [],
    sources: [],
    gaps: { emptyMonths: ['2015-06'], incomplete: [], tooFew: 0, withoutTarget: 0 },
  };
  const later = (changed: Partial<ReadingContents>) => onlyAdds(first, { ...first, ...changed });
  const asked = { unit: '9901', answers: 30, questions: { core1: { mean: 4, sd: null, n: null } } };

  test('may have more: a month that came late, users’ answers where there were none, an office the register lacked', () => {
    expect(later({})).toBe(true);
    expect(later({ numbers: [...first.numbers, number('2015-06', 6)] })).toBe(true);
    expect(later({ userSurvey: '2014-12', answers: [asked] })).toBe(true);
    expect(
      later({
        offices: [
          { office: '1', units: ['9901'] },
          { office: 'Bo', units: ['9902'] },
        ],
      }),
    ).toBe(true);
  });

  test.each([
    ['a month that was corrected', { numbers: [number('2015-04', 9), number('2015-05', 5)] }],
    ['a month that was taken away', { numbers: [number('2015-05', 5)] }],
    [
      'a target that was set or moved afterwards',
      { numbers: [number('2015-04', 4, 0.6), number('2015-05', 5)] },
    ],
    ['other months', { period: { from: '2015-02', to: '2015-06' } }],
    ['an office that is another unit', { offices: [{ office: '1', units: ['9902'] }] }],
    [
      'an indicator that is counted the other way',
      { indicators: [{ code: 'B.12', kind: 'share', per: 1, direction: 'lower' } as const] },
    ],
  ])('may not have %s', (_, changed) => {
    expect(later(changed)).toBe(false);
  });

  test('nor another round of the user survey, nor other answers in the same', () => {
    const before = { ...first, userSurvey: '2014-12', answers: [asked] };
    expect(onlyAdds(before, { ...before, userSurvey: '2015-03' })).toBe(false);
    expect(onlyAdds(before, { ...before, answers: [{ ...asked, answers: 31 }] })).toBe(false);
  });
});
