import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cronbachAlpha } from './cronbach-alpha.ts';
import { rowsOf, shuffledTogether } from './reference/arbitraries.ts';
import { column, correctDigits, fewestCorrectDigits } from './reference/correct-digits.ts';
import methods from './reference/methods.json' with { type: 'json' };

const answers = rowsOf(fc.integer({ min: 1, max: 6 }), 4, 8);
const sums = (items: readonly number[][]) =>
  items[0]!.map((_, row) => items.reduce((sum, item) => sum + item[row]!, 0));
const varies = (values: readonly number[]) => new Set(values).size > 1;
const variance = (values: readonly number[]) => {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
};

describe('cronbachAlpha', () => {
  // Rscript src/statistics/reference/methods.R: psych::alpha, qf for Feldt's interval, factanal(factors = 1)
  test.each(Object.entries(methods.reliabilities))(
    'agrees with R psych::alpha and factanal: %s',
    (_, reference) => {
      const ours = cronbachAlpha(reference.items.map(column));
      expect(ours.n).toBe(reference.n);
      expect(ours.items).toBe(reference.items.length);
      expect(correctDigits(ours.alpha, reference.alpha)).toBeGreaterThan(13);
      expect(fewestCorrectDigits(ours.confidenceInterval, reference.confidenceInterval)).toBeGreaterThan(12);
      expect(
        fewestCorrectDigits(
          ours.dropped.map(({ itemTotal }) => itemTotal),
          reference.itemTotal,
        ),
      ).toBeGreaterThan(12);
      if (reference.droppedAlpha === null)
        expect(ours.dropped.map(({ alpha }) => alpha)).toEqual([null, null]);
      else
        expect(
          fewestCorrectDigits(
            ours.dropped.map(({ alpha }) => alpha),
            reference.droppedAlpha,
          ),
        ).toBeGreaterThan(12);
      expect(correctDigits(ours.omega, reference.omega)).toBeGreaterThan(6);
      expect(correctDigits(ours.omega, reference.omegaPolished)).toBeGreaterThan(11);
    },
  );

  test('from moments is what it is from rows', () => {
    fc.assert(
      fc.property(answers, (items) => {
        fc.pre(varies(sums(items)));
        const own = items.reduce((sum, item) => sum + variance(item), 0);
        expect(cronbachAlpha(items).alpha).toBeCloseTo((4 / 3) * (1 - own / variance(sums(items))), 11);
      }),
    );
  });

  test('the order of rows changes no bit', () => {
    fc.assert(
      fc.property(answers, fc.infiniteStream(fc.nat()), (items, keys) => {
        fc.pre(varies(sums(items)));
        expect(cronbachAlpha(shuffledTogether(items, keys))).toEqual(cronbachAlpha(items));
      }),
    );
  });

  test('never holds NaN or infinity', () => {
    fc.assert(
      fc.property(answers, (items) => {
        fc.pre(varies(sums(items)));
        const { alpha, confidenceInterval, omega, dropped } = cronbachAlpha(items);
        const figures = [
          alpha,
          ...confidenceInterval,
          omega,
          ...dropped.flatMap((item) => [item.alpha, item.itemTotal]),
        ];
        expect(figures.filter((figure) => figure !== null && !Number.isFinite(figure))).toEqual([]);
      }),
    );
  });

  test('items that are copies have alpha 1, a point for an interval, and no omega', () => {
    const item = [1, 2, 3, 5];
    expect(cronbachAlpha([item, item, item])).toEqual({
      n: 4,
      items: 3,
      alpha: 1,
      confidenceInterval: [1, 1],
      omega: null,
      dropped: Array.from({ length: 3 }, () => ({ alpha: 1, itemTotal: 1 })),
    });
  });

  test('an item that does not vary is kept, with no item-total correlation and no omega', () => {
    const { items, omega, dropped } = cronbachAlpha([
      [1, 2, 3, 5],
      [1, 3, 3, 4],
      [6, 6, 6, 6],
    ]);
    expect({ items, omega, itemTotal: dropped[2]!.itemTotal }).toEqual({
      items: 3,
      omega: null,
      itemTotal: null,
    });
  });

  test('what is left may not vary', () => {
    expect(
      cronbachAlpha([
        [1, 2, 3],
        [3, 2, 1],
        [1, 2, 3],
      ]).dropped[0],
    ).toEqual({ alpha: null, itemTotal: null });
  });

  test('refuses by name', () => {
    expect(() => cronbachAlpha([[1, 2]])).toThrow(expect.objectContaining({ code: 'too-few-items' }));
    expect(() => cronbachAlpha([])).toThrow(expect.objectContaining({ code: 'too-few-items' }));
    expect(() =>
      cronbachAlpha([
        [1, NaN],
        [1, 2],
      ]),
    ).toThrow(expect.objectContaining({ code: 'too-few-cases' }));
    expect(() => cronbachAlpha([[NaN], [NaN]])).toThrow(expect.objectContaining({ code: 'too-few-cases' }));
    expect(() =>
      cronbachAlpha([
        [1, 2, 3],
        [3, 2, 1],
      ]),
    ).toThrow(expect.objectContaining({ code: 'zero-variance' }));
    expect(() =>
      cronbachAlpha([
        [0.1, 0.2, 0.7],
        [-0.1, -0.2, -0.7],
      ]),
    ).toThrow(expect.objectContaining({ code: 'zero-variance' }));
  });
});
