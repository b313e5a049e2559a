import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { momentsOf } from './moments.ts';
import { rowsOf, shuffledTogether } from './reference/arbitraries.ts';
import { correctDigits } from './reference/correct-digits.ts';

describe('momentsOf', () => {
  test('counts, averages and sums products about the means', () => {
    expect(
      momentsOf([
        [1, 2, 3],
        [2, 4, 9],
      ]),
    ).toEqual({
      n: 3,
      means: [2, 5],
      crossProducts: [
        [2, 7],
        [7, 26],
      ],
    });
  });

  test('leaves out rows where any column is missing', () => {
    expect(
      momentsOf([
        [1, 2, 3, NaN],
        [2, 4, 9, 1],
      ]),
    ).toEqual(
      momentsOf([
        [1, 2, 3],
        [2, 4, 9],
      ]),
    );
  });

  test('loses no digits when the mean is large beside the spread', () => {
    const offset = 2 ** 40;
    const spread = [0.25, 0.5, 1, 0.75].map((value) => value + offset);
    expect(momentsOf([spread]).crossProducts[0]![0]).toBe(0.3125);
  });

  test('counts integers exactly, more columns than the kernel takes at a time and more rows than a block', () => {
    const rows = 2500;
    const columns = Array.from({ length: 7 }, (_, j) =>
      Float64Array.from({ length: rows }, (_, row) => ((row * (j + 3)) % (7 + j)) - 2),
    );
    const { means, crossProducts } = momentsOf(columns);
    columns.forEach((x, i) => {
      const sum = (column: Float64Array) => column.reduce((total, value) => total + value, 0);
      expect(means[i]).toBe(sum(x) / rows);
      columns.forEach((y, j) => {
        const product = sum(x.map((value, row) => value * y[row]!));
        expect(crossProducts[i]![j]).toBe((rows * product - sum(x) * sum(y)) / rows);
      });
    });
  });

  test.each([
    ['answers', 7, 0],
    ['whole numbers of fifteen digits', 2 ** 50, 0],
    ['magnitudes too far apart to be cut into slices', 2 ** 50, 60],
  ])('agrees with integer arithmetic of any length: %s', (_, largest, widest) => {
    const value = fc
      .tuple(fc.integer({ min: -largest, max: largest }), fc.integer({ min: 0, max: widest }))
      .map(([whole, exponent]) => whole * 2 ** exponent);
    fc.assert(
      fc.property(rowsOf(value, 3), fc.integer({ min: -70, max: 70 }), (columns, exponent) => {
        const unit = 2 ** exponent;
        // Halves to 512ths have nine decimals or fewer: they are counted in tenths and so on, and rounded there.
        const hasDecimals = exponent < 0 && exponent >= -9 - widest;
        const expectRoundedAlike = (actual: number, expected: number) =>
          hasDecimals
            ? expect(correctDigits(actual, expected)).toBeGreaterThan(15.2)
            : expect(actual).toBe(expected);
        const { n, means, crossProducts } = momentsOf(columns.map((column) => column.map((x) => x * unit)));
        const whole = columns.map((column) => column.map(BigInt));
        const sum = (terms: readonly bigint[]) => terms.reduce((total, term) => total + term, 0n);
        whole.forEach((x, i) => {
          expectRoundedAlike(means[i]!, (Number(sum(x)) * unit) / n);
          whole.forEach((y, j) => {
            const products = sum(x.map((term, row) => term * y[row]!));
            const numerator = Number(BigInt(n) * products - sum(x) * sum(y));
            expectRoundedAlike(crossProducts[i]![j]!, (numerator * unit * unit) / n);
          });
        });
      }),
      { numRuns: 300 },
    );
  });

  test('gives the same bits for the same rows in any order', () => {
    const number = fc.oneof(fc.double({ min: -1e3, max: 1e3, noNaN: true }), fc.constant(NaN));
    fc.assert(
      fc.property(rowsOf(number, 3), fc.infiniteStream(fc.nat()), (columns, keys) => {
        fc.pre(columns[0]!.some((_, row) => columns.every((column) => !Number.isNaN(column[row]))));
        expect(momentsOf(shuffledTogether(columns, keys))).toEqual(momentsOf(columns));
      }),
    );
  });

  test('refuses what it cannot count', () => {
    expect(() => momentsOf([])).toThrow('at least one column');
    expect(() => momentsOf([[1, 2], [1]])).toThrow('column 1 has 1 rows, column 0 has 2');
    expect(() => momentsOf([[Infinity]])).toThrow('Infinity cannot be used');
    expect(() =>
      momentsOf([
        [NaN, 1],
        [1, NaN],
      ]),
    ).toThrow('no row has a value in every column');
  });
});
