import { describe, expect, test } from 'vitest';
import { type Answers, answersOf, compare } from './testing/compare.ts';

describe('what is refused or warned of', () => {
  const codesOf = (answers: Answers, options = '') =>
    compare(answers, options).results.warnings.map(({ code }) => code);

  test('an empty cell with interaction; factors that cannot be told apart', () => {
    const empty = answersOf([
      [20, 0, 20],
      [20, 20, 20],
      [20, 20, 20],
    ]);
    expect(compare(empty).table).toMatchObject({ refused: 'empty-cell', effects: [] });
    expect(compare(empty, ', interaction: false').table.effects).toHaveLength(2);
    const apart = answersOf([
      [20, 20, 0, 0],
      [20, 20, 0, 0],
      [0, 0, 20, 20],
      [0, 0, 20, 20],
    ]);
    expect(compare(apart, ', interaction: false').table).toMatchObject({ refused: 'collinear', effects: [] });
  });

  test('one group of a factor', () => {
    expect(compare(answersOf([[20, 20]]), '').table).toMatchObject({ effects: [] });
    expect(codesOf(answersOf([[20, 20]]))).toContain('too-few-groups-shown');
  });

  test('unequal spread, small cells, very unequal cells, skewed ones', () => {
    const answers = answersOf([
      [60, 8],
      [30, 30],
    ]);
    const y = answers.y.map((value, row) =>
      answers.a[row] === 2 && answers.b[row] === 2 ? value * 9 : row === 60 ? value + 400 : value,
    );
    expect(codesOf({ ...answers, y })).toEqual(
      expect.arrayContaining(['unequal-spread', 'small-cells', 'unbalanced', 'skewed-groups']),
    );
    const calm = answersOf([
      [22, 22],
      [22, 22],
    ]);
    expect(codesOf(calm)).toEqual([]);
  });

  test.each([
    ['by: [a, a]', 'duplicate-in-list'],
    ['by: [a, y]', 'plan-by-not-choice'],
    ['by: [a]', 'too-small'],
    ['by: [a, b], sumsOfSquares: I', 'not-one-of'],
  ])('%s', (options, code) => {
    const { y, a, b } = answersOf([
      [9, 9],
      [9, 9],
    ]);
    const plan = [`{id: W, compareTwoWay: {file: employee, outcome: y, ${options}}}`];
    expect(() => compare({ y, a, b }, '', { plan })).toThrow(
      expect.objectContaining({ problems: [expect.objectContaining({ code })] }),
    );
  });

  test('what need not be said does not change the plan', () => {
    const hashOf = (options: string) =>
      compare(
        answersOf([
          [9, 9],
          [9, 9],
        ]),
        options,
      ).parsed.planSha256;
    expect(hashOf(', sumsOfSquares: II, interaction: true')).toBe(hashOf(''));
    expect(hashOf(', sumsOfSquares: III')).not.toBe(hashOf(''));
    expect(hashOf(', interaction: false')).not.toBe(hashOf(''));
  });
});
