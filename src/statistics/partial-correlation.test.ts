import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { correlate } from './correlation.ts';
import { partialCorrelation } from './partial-correlation.ts';
import { rowsOf, shuffledTogether } from './reference/arbitraries.ts';
import { column, correctDigits, fewestCorrectDigits } from './reference/correct-digits.ts';
import relations from './reference/relations.json' with { type: 'json' };

describe('partialCorrelation', () => {
  // Rscript src/statistics/reference/relations.R: cor(resid(lm(x ~ controls)), resid(lm(y ~ controls)))
  test.each(Object.entries(relations.partials))('agrees with R: %s', (name, reference) => {
    const controls = reference.controls.map(column);
    const ours = partialCorrelation(column(reference.x), column(reference.y), controls);
    expect(ours.n).toBe(reference.n);
    expect(ours.degreesOfFreedom).toBe(reference.degreesOfFreedom);
    // With a mean of 100 000 it is R's residuals that lose digits.
    const digits = name === 'offset' ? 9 : 12;
    expect(correctDigits(ours.r, reference.r)).toBeGreaterThan(digits);
    expect(correctDigits(ours.t, reference.t)).toBeGreaterThan(digits);
    expect(correctDigits(ours.pValue, reference.pValue)).toBeGreaterThan(digits - 2);
    expect(fewestCorrectDigits(ours.confidenceInterval!, reference.confidenceInterval)).toBeGreaterThan(
      digits - 1,
    );
  });

  test('one control gives (rxy − rxz·ryz)/√((1 − rxz²)(1 − ryz²))', () => {
    const [x, y, z] = [
      [1, 3, 2, 5, 4, 6],
      [2, 1, 4, 3, 6, 5],
      [1, 2, 1, 2, 3, 3],
    ];
    const r = (a: number[], b: number[]) => correlate(a, b).r;
    const expected =
      (r(x!, y!) - r(x!, z!) * r(y!, z!)) / Math.sqrt((1 - r(x!, z!) ** 2) * (1 - r(y!, z!) ** 2));
    expect(partialCorrelation(x!, y!, [z!]).r).toBeCloseTo(expected, 14);
  });

  test('no controls give Pearson’s correlation', () => {
    expect(partialCorrelation([1, 2, 3, 4], [1, 3, 2, 4], [])).toEqual(correlate([1, 2, 3, 4], [1, 3, 2, 4]));
  });

  test('the same rows in any order give the same bits', () => {
    fc.assert(
      fc.property(
        rowsOf(fc.integer({ min: 1, max: 600 }), 4, 12),
        fc.infiniteStream(fc.nat()),
        (columns, keys) => {
          fc.pre(columns.every((values) => new Set(values).size > 6));
          const [x, y, ...controls] = shuffledTogether(columns, keys);
          expect(partialCorrelation(x!, y!, controls)).toEqual(
            partialCorrelation(columns[0]!, columns[1]!, columns.slice(2)),
          );
        },
      ),
    );
  });

  test('what cannot be controlled for is refused by name', () => {
    const x = [1, 2, 3, 5, 4];
    const y = [2, 1, 4, 3, 5];
    const z = [1, 1, 2, 2, 5];
    const refuses = (code: string) => expect.objectContaining({ code });
    expect(() => partialCorrelation(x, y, [z, z.map((value) => 3 - 2 * value)])).toThrow(
      refuses('collinear'),
    );
    expect(() => partialCorrelation(x, y, [x])).toThrow('a variable is a combination of the controls');
    expect(() => partialCorrelation(x, y, [[1, 1, 1, 1, 1]])).toThrow('variable 2 does not vary');
    expect(() => partialCorrelation(x.slice(2), y.slice(2), [z.slice(2)])).toThrow(
      '1 controls need 4 complete',
    );
    expect(() => partialCorrelation(x, y, [[1]])).toThrow(refuses('invalid-argument'));
  });
});
