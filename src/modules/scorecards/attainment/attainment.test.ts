import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { attainmentOf, meanAttainments } from './attainment.rules.ts';

const higher = (value: number | null, target: number | null) =>
  attainmentOf({ value, target, direction: 'higher' });
const lower = (value: number | null, target: number | null) =>
  attainmentOf({ value, target, direction: 'lower' });

describe('attainment', () => {
  test('is value over target, and never more than 1', () => {
    expect(higher(0.6, 0.75)).toBeCloseTo(0.8, 14);
    expect(higher(0.75, 0.75)).toBe(1);
    expect(higher(0.9, 0.75)).toBe(1);
  });
  test('turns round where lower is better', () => {
    expect(lower(20, 10)).toBe(0.5);
    expect(lower(10, 10)).toBe(1);
    expect(lower(0, 10)).toBe(1);
  });
  test('a target of 0 asks for nothing where higher is better, and for none at all where lower is', () => {
    expect(higher(0, 0)).toBe(1);
    expect(higher(3, 0)).toBe(1);
    expect(lower(0, 0)).toBe(1);
    expect(lower(3, 0)).toBe(0);
  });
  test('there is none without a value or without a target', () => {
    expect(higher(null, 0.5)).toBeNull();
    expect(higher(0.5, null)).toBeNull();
    expect(lower(null, null)).toBeNull();
  });
  test('lies from 0 to 1, and never falls when the value gets better', () => {
    const amount = fc.double({ min: 0, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(amount, amount, amount, (a, b, target) => {
        const [worse, better] = [Math.min(a, b), Math.max(a, b)];
        for (const value of [higher(a, target)!, lower(a, target)!]) {
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThanOrEqual(1);
        }
        expect(higher(better, target)!).toBeGreaterThanOrEqual(higher(worse, target)!);
        expect(lower(better, target)!).toBeLessThanOrEqual(lower(worse, target)!);
      }),
    );
  });
});

test('a group counts the indicators that the unit has, and says how many', () => {
  expect(
    meanAttainments([
      { group: 'individualFollowUp', attainment: 1 },
      { group: 'individualFollowUp', attainment: 0.5 },
      { group: 'individualFollowUp', attainment: null },
      { group: 'labourMarket', attainment: null },
    ]),
  ).toEqual([
    { group: 'individualFollowUp', mean: 0.75, counted: 2 },
    { group: 'labourMarket', mean: null, counted: 0 },
  ]);
});
