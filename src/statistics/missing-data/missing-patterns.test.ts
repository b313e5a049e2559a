import { describe, expect, test } from 'vitest';
import { missingPatterns } from '../index.ts';
import { columnsOf, reference } from './testing/incomplete-sets.ts';

const none = Number.NaN;

describe('patterns', () => {
  test('are counted, the most common first, the fuller before the emptier', () => {
    const found = missingPatterns([
      [1, 2, none, 4, none],
      [1, 2, 3, none, none],
      [1, 2, 3, 4, none],
    ]);
    expect(found).toEqual({
      rows: 5,
      complete: 2,
      empty: 1,
      missing: [2, 2, 1],
      share: 5 / 15,
      patterns: [
        { observed: [true, true, true], n: 2 },
        { observed: [true, false, true], n: 1 },
        { observed: [false, true, true], n: 1 },
        { observed: [false, false, false], n: 1 },
      ],
      isMonotone: false,
    });
  });

  test('of people who drop out are monotone', () => {
    const columns = columnsOf(reference.sets.dropout);
    expect(missingPatterns(['first', 'second', 'third'].map((name) => columns.get(name)!)).isMonotone).toBe(
      true,
    );
  });
});
