import { describe, expect, test } from 'vitest';
import { readPrinted } from './printed.rules.ts';

describe('a printed number stands for all values that round to it', () => {
  test.each([
    ['.53', 0.525, 0.535],
    [',016', 0.0155, 0.0165],
    ['.000', -0.0005, 0.0005],
    ['-,31596*', -0.315965, -0.315955],
    ['−0.5', -0.55, -0.45],
    ['1 234', 1233.5, 1234.5],
    ['39,4 %', 39.35, 39.45],
    ['p = .03', 0.025, 0.035],
    ['1.2e-5', 1.15e-5, 1.25e-5],
    [0.8, 0.75, 0.85],
    [{ value: 0.8, decimals: 2 }, 0.795, 0.805],
    [{ value: 0, decimals: 3 }, -0.0005, 0.0005],
    [245, 244.5, 245.5],
  ])('%j', (input, low, high) => {
    const printed = readPrinted(input);
    expect(printed?.low).toBeCloseTo(low, 8);
    expect(printed?.high).toBeCloseTo(high, 8);
    // The edges belong to it: some programs round halves up, others to even.
    expect(printed!.low).toBeLessThanOrEqual(low);
    expect(printed!.high).toBeGreaterThanOrEqual(high);
  });

  test('"<.001", ">.05" and "n.s." are bounds', () => {
    expect(readPrinted('<.001')).toMatchObject({ low: Number.NEGATIVE_INFINITY, high: 0.001, relation: '<' });
    expect(readPrinted('p < ,001')).toMatchObject({ high: 0.001, relation: '<' });
    expect(readPrinted('>.05')).toMatchObject({ low: 0.05, relation: '>' });
    expect(readPrinted('n.s.')).toMatchObject({ low: 0.05, high: 1, relation: 'ns' });
    expect(readPrinted('ns')).toMatchObject({ relation: 'ns' });
  });

  test.each([
    '',
    '-',
    '.',
    'abc',
    '1.2.3',
    '1,2,3',
    '0x10',
    'NaN',
    'Infinity',
    '<',
    '5'.repeat(39),
    '1e999',
    '\u0000',
    NaN,
    Infinity,
    { value: NaN, decimals: 2 },
  ])('%j is no printed number', (input) => expect(readPrinted(input)).toBeNull());
});
