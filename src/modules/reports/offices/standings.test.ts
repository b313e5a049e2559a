import { describe, expect, test } from 'vitest';
import { comparisonOf, periodChoices } from './period.rules.ts';
import { standingsOf } from './standings.rules.ts';
import { halfYear, madeCounty, madeIndicator, madeValue } from './testing/made-county.ts';

const whole = { from: '2015-01', to: '2015-06' };
const officeOf = (standings: ReturnType<typeof standingsOf>, unit: string, code = 'B.12') =>
  standings.find(({ indicator }) => indicator.code === code)!.offices.find((one) => one.unit === unit)!;

describe('how offices stand', () => {
  test('offices that differ by chance alone are not said to stand out, though the smallest are furthest out', () => {
    const standings = standingsOf(madeCounty(), whole, null);
    expect(standings.flatMap(({ offices }) => offices).filter(({ standsOut }) => standsOut)).toEqual([]);
  });

  test('an office that does much better stands out, and so does one that does much worse', () => {
    const rates: Record<string, number> = { '9910': 0.85, '9911': 0.3 };
    const given = madeCounty({ offices: 19, rateOf: (unit) => rates[unit] ?? 0.6 });
    const standings = standingsOf(given, whole, null);
    expect(officeOf(standings, '9910').standsOut).toBe('better');
    expect(officeOf(standings, '9911').standsOut).toBe('worse');
  });

  test('where low is better, the office with the high value is the worse one', () => {
    const given = madeCounty({
      indicators: [madeIndicator('X.1', { direction: 'lower' })],
      offices: 19,
      rateOf: (unit) => (unit === '9912' ? 0.95 : 0.5),
    });
    expect(officeOf(standingsOf(given, whole, null), '9912', 'X.1').standsOut).toBe('worse');
  });

  test('a month with fewer than five in the denominator is in no figure, the county’s own included', () => {
    const given = madeCounty({ offices: 2 });
    const small = { ...given, values: [...given.values, madeValue('B.12', '9901', '2015-06', 4, 4)] };
    const without = small.values.filter(
      (one) => !(one.indicator === 'B.12' && one.unit === '9901' && one.month === '2015-06'),
    );
    const only = standingsOf(
      { ...given, values: [...without, madeValue('B.12', '9901', '2015-06', 4, 4)] },
      whole,
      null,
    );
    const none = standingsOf({ ...given, values: without }, whole, null);
    expect(officeOf(only, '9901').smallMonths).toBe(1);
    expect(officeOf(only, '9901').total).toEqual(officeOf(none, '9901').total);
    expect(only[0]!.county).toEqual(none[0]!.county);
  });

  test('the county is all offices added up, and attainment stops at the target', () => {
    const given = {
      ...madeCounty({ offices: 2, indicators: [madeIndicator('B.12')] }),
      values: [madeValue('B.12', '9901', '2015-01', 90, 100), madeValue('B.12', '9902', '2015-01', 70, 200)],
    };
    const [standing] = standingsOf(given, whole, null);
    expect(standing!.county).toMatchObject({ numerator: 160, denominator: 300, value: 160 / 300 });
    expect(standing!.offices.map(({ attainment }) => attainment)).toEqual([1, 0.35 / 0.7]);
  });

  test('a small month of an office that was merged is in no sum of the one that took over', () => {
    const given = {
      ...madeCounty({ offices: 2, indicators: [madeIndicator('B.12')] }),
      values: [madeValue('B.12', '9901', '2015-01', 3, 4), madeValue('B.12', '9902', '2015-01', 30, 100)],
      successions: [{ from: '9901', to: '9902', on: '2015-03-01', kind: 'merged' as const }],
    };
    const standings = standingsOf(given, whole, null);
    expect(officeOf(standings, '9902').total).toMatchObject({ numerator: 30, denominator: 100 });
    expect(officeOf(standings, '9902').smallMonths).toBe(1);
  });

  test('values without counts are shown, and compared with nothing', () => {
    const given = madeCounty({ offices: 3, indicators: [madeIndicator('B.12')] });
    const bare = { ...given.values[0]!, numerator: null, denominator: null };
    const [standing] = standingsOf({ ...given, values: [bare, ...given.values.slice(1)] }, whole, null);
    expect(standing!.county).toBeNull();
    expect(standing!.offices.every(({ q, standsOut }) => q === null && standsOut === null)).toBe(true);
    expect(standing!.offices[0]!.total?.value).toBeGreaterThan(0);
  });
});

describe('periods', () => {
  test('half-years first, then years, then months, the newest first', () => {
    expect(periodChoices(['2014-12', ...halfYear]).map(({ id }) => id)).toEqual([
      ...['2015-h1', '2014-h2', '2015', '2014', '2015-06', '2015-05', '2015-04', '2015-03', '2015-02'],
      ...['2015-01', '2014-12'],
    ]);
  });

  test('a half-year is held against the one before it, or against its own first months', () => {
    const [half] = periodChoices(halfYear);
    expect(comparisonOf(half!, halfYear)).toEqual({
      before: { from: '2015-01', to: '2015-03' },
      after: { from: '2015-04', to: '2015-06' },
      isWithin: true,
    });
    expect(comparisonOf(half!, ['2014-11', ...halfYear])).toMatchObject({
      before: { from: '2014-07', to: '2014-12' },
      isWithin: false,
    });
  });

  test('the first month there is has nothing to be held against', () => {
    const first = periodChoices(halfYear).at(-1)!;
    expect(comparisonOf(first, halfYear)).toBeNull();
  });
});

test('a change is told with its interval: up where it went up, and nothing where months are missing', () => {
  const given = {
    ...madeCounty({ offices: 2, indicators: [madeIndicator('B.12')] }),
    values: [
      madeValue('B.12', '9901', '2015-01', 200, 500),
      madeValue('B.12', '9901', '2015-02', 350, 500),
      madeValue('B.12', '9902', '2015-02', 200, 500),
    ],
  };
  const comparison = {
    before: { from: '2015-01', to: '2015-01' },
    after: { from: '2015-02', to: '2015-02' },
    isWithin: false,
  };
  const standings = standingsOf(given, { from: '2015-02', to: '2015-02' }, comparison);
  const { change } = officeOf(standings, '9901');
  expect(change?.difference).toBeCloseTo(0.3, 12);
  expect(change!.interval[0]).toBeGreaterThan(0.2);
  expect(change!.q).toBeLessThan(0.001);
  expect(officeOf(standings, '9902').change).toBeNull();
});
