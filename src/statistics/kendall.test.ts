import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { kendall } from './kendall.ts';
import { rowsOf, shuffledTogether } from './reference/arbitraries.ts';
import { column, correctDigits } from './reference/correct-digits.ts';
import relations from './reference/relations.json' with { type: 'json' };

describe('kendall', () => {
  // Rscript src/statistics/reference/relations.R: cor.test(x, y, method = "kendall", exact = …)
  test.each(Object.entries(relations.rankings).filter(([name]) => name !== 'untied'))(
    'agrees with R cor.test: %s',
    (_, reference) => {
      const ours = kendall(column(reference.x), column(reference.y));
      expect(ours.n).toBe(reference.n);
      expect(correctDigits(ours.tau, reference.tau)).toBeGreaterThan(13);
      expect(ours.pFrom).toBe(reference.exact ? 'exact' : 'normal');
      if (!reference.exact) expect(correctDigits(ours.z, reference.z)).toBeGreaterThan(12);
      expect(correctDigits(ours.pValue, reference.tauP)).toBeGreaterThan(10);
    },
  );

  test('agrees with R on sixty without ties, where p is normal', () => {
    const { x, y, tau, tauP } = relations.rankings.untied;
    const ours = kendall(column(x), column(y));
    expect(correctDigits(ours.tau, tau)).toBeGreaterThan(13);
    expect(correctDigits(ours.pValue, tauP)).toBeGreaterThan(10);
  });

  // cor.test(x, y, method = "kendall", exact = TRUE), nineteen offices
  test('agrees with R on the exact p of nineteen', () => {
    const { x, y, tau, pValue } = relations.kendallExact;
    const ours = kendall(x, y);
    expect(ours.pFrom).toBe('exact');
    expect(correctDigits(ours.tau, tau)).toBeGreaterThan(13);
    expect(correctDigits(ours.pValue, pValue)).toBeGreaterThan(10);
  });

  test('is what counting the pairs one by one gives', () => {
    fc.assert(
      fc.property(rowsOf(fc.integer({ min: 1, max: 5 }), 2, 4), ([x, y]) => {
        fc.pre(new Set(x).size > 1 && new Set(y).size > 1);
        let [score, untiedX, untiedY] = [0, 0, 0];
        x!.forEach((_, i) => {
          for (let j = 0; j < i; j++) {
            const [dx, dy] = [Math.sign(x![i]! - x![j]!), Math.sign(y![i]! - y![j]!)];
            score += dx * dy;
            untiedX += Math.abs(dx);
            untiedY += Math.abs(dy);
          }
        });
        expect(kendall(x!, y!).tau).toBeCloseTo(score / Math.sqrt(untiedX * untiedY), 12);
      }),
    );
  });

  test('the same rows in any order give the same bits', () => {
    fc.assert(
      fc.property(
        rowsOf(fc.integer({ min: 1, max: 6 }), 2, 5),
        fc.infiniteStream(fc.nat()),
        (columns, keys) => {
          fc.pre(columns.every((values) => new Set(values).size > 1));
          const [x, y] = shuffledTogether(columns, keys);
          expect(kendall(x!, y!)).toEqual(kendall(columns[0]!, columns[1]!));
        },
      ),
    );
  });

  test('what has no correlation is refused by name', () => {
    expect(() => kendall([1, 2, Number.NaN], [1, 2, 3])).toThrow('needs 3 complete pairs, there are 2');
    expect(() => kendall([4, 4, 4], [1, 2, 3])).toThrow('variable 0 does not vary');
    expect(() => kendall([1, 2], [1])).toThrow('column 1 has 1 rows');
  });
});
