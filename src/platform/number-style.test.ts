import { describe, expect, test } from 'vitest';
import {
  formatCoefficient,
  formatNumber,
  formatP,
  formatPercent,
  significanceStars,
} from './number-style.ts';

describe('numbers in each language’s style', () => {
  test('a correlation has no leading zero: ,48 in Norwegian and .48 in English', () => {
    expect(formatCoefficient(0.481, 'nb')).toBe(',48');
    expect(formatCoefficient(0.481, 'nn')).toBe(',48');
    expect(formatCoefficient(0.481, 'en')).toBe('.48');
    expect(formatCoefficient(-0.64, 'nb')).toBe('−,64');
    expect(formatCoefficient(1, 'nb')).toBe('1,00');
  });
  test('a mean keeps its zero', () => {
    expect(formatNumber(0.481, 'nb', { decimals: 2 })).toBe('0,48');
  });
  test('what rounds to nothing has no minus', () => {
    expect(formatNumber(-0.001, 'en', { decimals: 2 })).toBe('0.00');
  });
  test('thousands are grouped from five digits on', () => {
    expect(formatNumber(2042, 'nb', { decimals: 0 })).toBe('2042');
    expect(formatNumber(1234567, 'nb', { decimals: 0 })).toBe('1\u2009234\u2009567');
  });
  test('p is never printed as zero', () => {
    expect(formatP(0.0000001, 'nb')).toBe('<\u00a0,001');
    expect(formatP(0.0123, 'en')).toBe('.012');
  });
  test('percent follows the language', () => {
    expect(formatPercent(0.483, 'nb', 1)).toBe('48,3\u00a0%');
    expect(formatPercent(0.483, 'en', 1)).toBe('48.3%');
  });
  test('stars change at .05, .01 and .001', () => {
    expect([0.05, 0.049, 0.0099, 0.00099].map(significanceStars)).toEqual(['', '*', '**', '***']);
  });
});
