import { describe, expect, test } from 'vitest';
import { scoreScale } from './score-scale.rules.ts';

const item = (answers: number[], reversedAround: number | null = null) => ({
  answers: Float64Array.from(answers),
  reversedAround,
});
const none = Number.NaN;

describe('scale scores', () => {
  test('a score is the mean of the items', () => {
    expect([...scoreScale([item([4, 1]), item([5, 2]), item([6, 6])], 'mean', 0.5)]).toEqual([5, 3]);
  });
  test('a reversed item on 1–6 counts 6 as 1', () => {
    expect([...scoreScale([item([6]), item([6], 7)], 'mean', 0.5)]).toEqual([3.5]);
  });
  test('half answered is enough when half is asked for, less is not', () => {
    const items = [item([4, 4]), item([2, none]), item([none, none]), item([none, none])];
    expect([...scoreScale(items, 'mean', 0.5)]).toEqual([3, none]);
  });
  test('nothing answered gives no score, even when no minimum is set', () => {
    expect([...scoreScale([item([none])], 'mean', 0)]).toEqual([none]);
  });
  test('a skipped item in a sum counts as the person’s own mean', () => {
    expect([...scoreScale([item([4, 4]), item([2, none])], 'sum', 0.5)]).toEqual([6, 8]);
  });
});
