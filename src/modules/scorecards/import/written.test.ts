import { describe, expect, test } from 'vitest';
import { monthIn } from './written-months.rules.ts';
import { decimalSignOf, numberWritten } from './written-numbers.rules.ts';

describe('a month', () => {
  test.each([
    ...['2015-01', '2015-1', '2015.01', '201501', '2015M01', '2015 01', '01.2015', '1/2015', '01-2015'],
    ...[
      'jan 2015',
      'Jan. 2015',
      'januar 2015',
      'January 2015',
      'jan-15',
      'jan.15',
      '2015-01-31',
      '31.01.2015',
    ],
    ...['2015-01-01T00:00:00', ' 2015-01 '],
  ])('is read when it is written %s', (text) => {
    expect(monthIn(text)).toBe('2015-01');
  });
  test('is read in Norwegian and English', () => {
    expect(['mai 2015', 'may 2015', 'okt 2015', 'oct 2015', 'des. 2015', 'dec 2015'].map(monthIn)).toEqual([
      '2015-05',
      '2015-05',
      '2015-10',
      '2015-10',
      '2015-12',
      '2015-12',
    ]);
  });
  test.each(['', '2015', '2015-13', '2015-00', 'ja 2015', 'january', '01.15', 'ma 2015', '13.2015', 'x'])(
    'is not read from “%s”',
    (text) => {
      expect(monthIn(text)).toBeNull();
    },
  );
});

describe('a number', () => {
  const read = (cell: string, sign: ',' | '.' | 'unknown' = 'unknown') => {
    const found = numberWritten(cell, sign);
    return found.kind === 'number' ? `${found.value}${found.isPercent ? ' %' : ''}` : found.kind;
  };
  test.each([
    ['0,75', '0.75'],
    ['0.75', '0.75'],
    ['75 %', '75 %'],
    ['75,5%', '75.5 %'],
    ['1 234', '1234'],
    ['1\u00a0234,5', '1234.5'],
    ['1.234,5', '1234.5'],
    ['1,234.5', '1234.5'],
    ['1.234.567', '1234567'],
    ['0,123', '0.123'],
    ['0', '0'],
    ['\u22125', '-5'],
    ['1e3', '1000'],
    ['12.3456', '12.3456'],
  ])('%s is %s', (cell, value) => {
    expect(read(cell)).toBe(value);
  });
  test('that could be two is neither', () => {
    expect(numberWritten('1,234', 'unknown')).toEqual({
      kind: 'ambiguous',
      asThousands: '1234',
      asDecimals: '1,2340',
    });
    expect(read('12.345')).toBe('ambiguous');
  });
  test('is clear where the other cells of the column tell how decimals are written', () => {
    expect(decimalSignOf(['0,75', '1,234', '3'])).toBe(',');
    expect(decimalSignOf(['1,234', '987'])).toBe('unknown');
    expect(decimalSignOf(['0,75', '0.75'])).toBe('unknown');
    expect(read('1,234', ',')).toBe('1.234');
    expect(read('1.234', ',')).toBe('1234');
    expect(read('23.456', '.')).toBe('23.456');
  });
  test.each(['', '-', 'x', '1,2,3', '12 34', '1..2', 'Infinity', '0x10', '1e99'])(
    'is not read from “%s”',
    (cell) => {
      expect(read(cell)).toBe('noNumber');
    },
  );
});
