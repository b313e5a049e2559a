import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fisherExact } from './fisher-exact.ts';
import { correctDigits, fewestCorrectDigits } from './reference/correct-digits.ts';
import relations from './reference/relations.json' with { type: 'json' };
import exact from './reference/relations-exact.json' with { type: 'json' };

const tested = Object.entries(relations.tables).filter(([, table]) => table.fisherP !== null);

describe('fisherExact', () => {
  // Rscript src/statistics/reference/relations.R: fisher.test(m)
  test.each(tested)('agrees with R fisher.test: %s', (_, { counts, fisherP }) => {
    expect(correctDigits(fisherExact(counts)!.pValue, fisherP)).toBeGreaterThan(10);
  });

  // /usr/bin/python3 src/statistics/reference/relations.py: the conditional estimate and interval in 40 digits
  test.each(Object.entries(exact.odds))(
    'finds the odds ratio to the last digits: %s',
    (name, { ratio, interval }) => {
      const table = relations.tables[name as keyof typeof exact.odds];
      const { odds } = fisherExact(table.counts)!;
      expect(correctDigits(odds!.ratio, ratio)).toBeGreaterThan(11);
      expect(fewestCorrectDigits(odds!.confidenceInterval, interval)).toBeGreaterThan(11);
      // R's root finder stops at four digits or so.
      if (ratio !== 0) expect(correctDigits(odds!.ratio, table.ratio as number)).toBeGreaterThan(3.5);
    },
  );

  test('a full corner has no upper bound, an empty one no lower', () => {
    const full = fisherExact([
      [5, 0],
      [4, 9],
    ])!.odds!;
    expect(full.ratio).toBeNull();
    expect(full.confidenceInterval[1]).toBeNull();
    const empty = fisherExact([
      [0, 5],
      [9, 4],
    ])!.odds!;
    expect(empty).toMatchObject({ ratio: 0 });
    expect(empty.confidenceInterval[1]! * full.confidenceInterval[0]).toBeCloseTo(1, 10);
  });

  test('turning the table, or moving its rows, changes nothing', () => {
    const cell = fc.nat(6);
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell, cell), { minLength: 2, maxLength: 3 }), (rows) => {
        fc.pre(rows.filter((row) => row.some((count) => count > 0)).length > 1);
        fc.pre([0, 1, 2].filter((j) => rows.some((row) => row[j]! > 0)).length > 1);
        const p = fisherExact(rows)!.pValue;
        expect(p).toBeGreaterThan(0);
        expect(p).toBeLessThanOrEqual(1);
        expect(fisherExact([...rows].reverse())!.pValue).toBeCloseTo(p, 12);
        expect(fisherExact([0, 1, 2].map((j) => rows.map((row) => row[j]!)))!.pValue).toBeCloseTo(p, 12);
      }),
    );
  });

  test('a table too large to count has no exact p', () => {
    const large = Array.from({ length: 5 }, (_, i) => Array.from({ length: 6 }, (_, j) => 20 + i + 2 * j));
    expect(fisherExact(large)).toBeNull();
  });

  test('a 2 × 2 table of thousands is counted all the same', () => {
    // fisher.test(rbind(c(2000, 1900), c(1800, 2100)))$p.value
    expect(
      fisherExact([
        [2000, 1900],
        [1800, 2100],
      ])!.pValue,
    ).toBeCloseTo(6.51711863045e-6, 14);
  });

  test('refuses what is no table of two variables', () => {
    expect(() =>
      fisherExact([
        [1, 2],
        [0, 0],
      ]),
    ).toThrow('the rows do not vary');
  });
});
