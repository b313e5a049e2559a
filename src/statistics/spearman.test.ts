import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rankDistanceLowerTail } from './rank-distance.ts';
import { rowsOf, shuffledTogether } from './reference/arbitraries.ts';
import { column, correctDigits } from './reference/correct-digits.ts';
import relations from './reference/relations.json' with { type: 'json' };
import exact from './reference/relations-exact.json' with { type: 'json' };
import { spearman } from './spearman.ts';

describe('spearman', () => {
  // Rscript src/statistics/reference/relations.R: cor.test(x, y, method = "spearman", exact = …)
  test.each(Object.entries(relations.rankings))('agrees with R cor.test: %s', (_, reference) => {
    const ours = spearman(column(reference.x), column(reference.y));
    expect(ours.n).toBe(reference.n);
    expect(correctDigits(ours.rho, reference.rho)).toBeGreaterThan(13);
    // R's exact p is for n ≤ 9; seven with ties is Student's t in both.
    expect(ours.pFrom).toBe(reference.exact ? 'exact' : 't');
    expect(correctDigits(ours.pValue, reference.rhoP)).toBeGreaterThan(10);
  });

  // /usr/bin/python3 src/statistics/reference/relations.py: all 10! orders tried
  test('counts the orders of ten as trying them all does', () => {
    const factorial = 3628800;
    for (const [distance, orders] of exact.spearmanTen as [number, number][])
      expect(rankDistanceLowerTail(distance, 10) * factorial).toBeCloseTo(orders, 6);
  });

  test('the interval is Bonett and Wright’s', () => {
    const { confidenceInterval } = spearman([1, 2, 3, 4, 5, 6, 7], [2, 1, 4, 3, 6, 5, 7]);
    // tanh(atanh(r) + c(-1, 1) * qnorm(.975) * sqrt((1 + r^2 / 2) / 4)) with r <- 1 - 6 * 6 / 336
    expect(confidenceInterval![0]).toBeCloseTo(0.270024881, 8);
    expect(confidenceInterval![1]).toBeCloseTo(0.988913084, 8);
  });

  test('only the order counts: a rising change of either variable changes nothing', () => {
    const x = [3, 1, 4, 1, 5, 9, 2, 6];
    const y = [2, 7, 1, 8, 2, 8, 1, 8];
    expect(spearman(x.map(Math.exp), y)).toEqual(spearman(x, y));
  });

  test('the same rows in any order give the same bits', () => {
    fc.assert(
      fc.property(
        rowsOf(fc.integer({ min: 1, max: 6 }), 2, 5),
        fc.infiniteStream(fc.nat()),
        (columns, keys) => {
          fc.pre(columns.every((values) => new Set(values).size > 1));
          const [x, y] = shuffledTogether(columns, keys);
          expect(spearman(x!, y!)).toEqual(spearman(columns[0]!, columns[1]!));
        },
      ),
    );
  });

  test('a perfect order has the smallest p there is', () => {
    expect(spearman([1, 2, 3, 4], [1, 4, 9, 16])).toMatchObject({ rho: 1, t: null, pValue: 2 / 24 });
    expect(spearman([1, 1, 2], [4, 4, 9])).toMatchObject({ rho: 1, t: null, pValue: 0, pFrom: 't' });
  });

  test('what has no correlation is refused by name', () => {
    expect(() => spearman([1, 2, Number.NaN], [1, 2, 3])).toThrow('needs 3 complete pairs, there are 2');
    expect(() => spearman([1, 2, 3], [4, 4, 4])).toThrow('variable 1 does not vary');
    expect(() => spearman([1, 2], [1])).toThrow('column 1 has 1 rows');
  });
});
