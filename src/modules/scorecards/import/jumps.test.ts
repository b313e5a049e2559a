import { describe, expect, test } from 'vitest';
import type { MonthlyValue } from '../schema.ts';
import { monthOf } from '../values/months.rules.ts';
import { jumpOf } from './jumps.rules.ts';

const share = { code: 'B.12', kind: 'share' as const, per: 1 };
const month = (index: number, numerator: number, denominator: number): MonthlyValue => ({
  indicator: 'B.12',
  unit: '9901',
  month: monthOf(24180 + index),
  numerator,
  denominator,
  value: numerator / denominator,
});
const bare = (index: number, value: number): MonthlyValue => ({
  indicator: 'B.12',
  unit: '9901',
  month: monthOf(24180 + index),
  numerator: null,
  denominator: null,
  value,
});
const steady = [month(0, 70, 100), month(1, 72, 100), month(2, 69, 100), month(3, 71, 100)];

describe('a sudden jump', () => {
  test('is a value far outside the chance in the counts of the earlier months', () => {
    expect(jumpOf(month(4, 30, 100), steady, share)).toMatchObject({ kind: 'value' });
    expect(jumpOf(month(4, 60, 100), steady, share)).toBeNull();
  });
  test('is not found in small numbers, where a large difference is chance', () => {
    const small = [month(0, 4, 6), month(1, 3, 6), month(2, 5, 6)];
    expect(jumpOf(month(3, 1, 6), small, share)).toBeNull();
    expect(jumpOf(month(3, 0, 6), small, share)).toBeNull();
  });
  test('is not found in a unit whose months have always spread', () => {
    const wild = [month(0, 30, 100), month(1, 80, 100), month(2, 20, 100), month(3, 75, 100)];
    expect(jumpOf(month(4, 90, 100), wild, share)).toBeNull();
  });
  test('is not told of large counts that moved by less than anybody would ask about', () => {
    const large = [month(0, 7000, 10_000), month(1, 7000, 10_000), month(2, 7000, 10_000)];
    expect(jumpOf(month(3, 7300, 10_000), large, share)).toBeNull();
  });
  test('is a denominator with a figure too many, though the share is the usual one', () => {
    expect(jumpOf(month(4, 710, 1000), steady, share)).toEqual({ kind: 'denominator', earlier: 100 });
    expect(jumpOf(month(4, 7, 10), steady, share)).toEqual({ kind: 'denominator', earlier: 100 });
  });
  test('is found without counts too, and one odd month does not hide it', () => {
    const values = [bare(0, 0.7), bare(1, 0.71), bare(2, 0.1), bare(3, 0.7), bare(4, 0.72)];
    expect(jumpOf(bare(5, 0.2), values, share)).toEqual({ kind: 'value', earlier: 0.7 });
    expect(jumpOf(bare(5, 0.73), values, share)).toBeNull();
  });
  test('takes three months of the last year to tell', () => {
    expect(jumpOf(month(4, 0, 100), steady.slice(0, 2), share)).toBeNull();
    expect(jumpOf(month(40, 0, 100), steady, share)).toBeNull();
  });
});
