import { describe, expect, test } from 'vitest';
import {
  imputedCorrelations,
  imputedRegression,
  littleMcarTest,
  normalMoments,
  poolEstimates,
  StatisticsError,
} from '../index.ts';

const none = Number.NaN;

const refusal = (compute: () => unknown) => {
  try {
    compute();
  } catch (error) {
    if (error instanceof StatisticsError) return error.code;
    throw error;
  }
  return null;
};

describe('is refused by name', () => {
  const x = [1, 2, 3, 4, 5, 6];
  test.each([
    ['all missing', 'too-few-cases', [x, x.map(() => none)]],
    ['no spread', 'zero-variance', [x, [2, 2, none, 2, 2, 2]]],
    ['nobody with both', 'never-together', [x, [1, 4, 2, none, none, none], [none, none, none, 1, 3, 2]]],
    [
      'fewer rows than variables',
      'too-few-cases',
      [
        [1, 2, none],
        [2, 1, 4],
        [3, none, 1],
      ],
    ],
    ['a combination', 'collinear', [x, x.map((value) => 2 * value + 1), [1, none, 2, 1, 3, 2]]],
    ['unequal lengths', 'invalid-argument', [x, [1, 2]]],
    ['no column', 'invalid-argument', []],
  ])('%s: %s', (_, code, columns) => {
    expect(refusal(() => normalMoments(columns))).toBe(code);
  });

  test('correlations of three imputed rows', () => {
    const three = [
      [1, 2, 4],
      [2, 1, 3],
    ];
    const options = { imputations: 2, seed: 1 };
    expect(refusal(() => imputedCorrelations(three, (completed) => completed, [[0, 1]], options))).toBe(
      'too-few-cases',
    );
  });

  test('a test of one pattern, pooling of one set, no seed', () => {
    expect(refusal(() => littleMcarTest([x, [2, 1, 4, 3, 6, 5]]))).toBe('too-few-groups');
    expect(refusal(() => poolEstimates([{ estimate: 1, variance: 1 }], 10))).toBe('invalid-argument');
    expect(refusal(() => imputedRegression([x, x], (c) => c, { imputations: 5, seed: -1 }))).toBe(
      'invalid-argument',
    );
    expect(refusal(() => imputedRegression([x, x], (c) => c, { imputations: 1, seed: 1 }))).toBe(
      'invalid-argument',
    );
  });
});
