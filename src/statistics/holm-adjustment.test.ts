import fc from 'fast-check';
import { expect, test } from 'vitest';
import { holm } from './holm-adjustment.ts';
import { fewestCorrectDigits } from './reference/correct-digits.ts';

const pValues = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 50 });

// Rscript -e 'p <- c(1e-300, .0004, .012, .012, .03, .049, .2, .5, .9, 1, .00001)
//   cat(format(p.adjust(p, "holm"), digits = 17), sep = ", ")'
test('agrees with R p.adjust', () => {
  const p = [1e-300, 0.0004, 0.012, 0.012, 0.03, 0.049, 0.2, 0.5, 0.9, 1, 0.00001];
  const r = [
    1.1e-299, 3.6000000000000003e-3, 9.6000000000000002e-2, 9.6000000000000002e-2, 0.18, 0.245,
    0.80000000000000004, 1, 1, 1, 1e-4,
  ];
  expect(fewestCorrectDigits(holm(p), r)).toBeGreaterThan(15);
});

test('an adjusted p is never below its p nor above Bonferroni, and keeps the order', () => {
  fc.assert(
    fc.property(pValues, (p) => {
      const adjusted = holm(p);
      const order = p.map((_, index) => index).sort((a, b) => p[a]! - p[b]!);
      order.forEach((index, place) => {
        expect(adjusted[index]).toBeGreaterThanOrEqual(p[index]!);
        expect(adjusted[index]).toBeLessThanOrEqual(Math.min(1, p.length * p[index]!));
        if (place > 0) expect(adjusted[index]).toBeGreaterThanOrEqual(adjusted[order[place - 1]!]!);
      });
    }),
  );
});

test('equal p-values share one adjusted p', () => {
  expect(holm([0.02, 0.5, 0.02])).toEqual([0.06, 0.5, 0.06]);
});

test('no tests give none; one test keeps its p', () => {
  expect(holm([])).toEqual([]);
  expect(holm([0.3])).toEqual([0.3]);
});

test.each([[-0.1], [1.1], [Number.NaN]])('refuses %d', (p) => {
  expect(() => holm([0.5, p])).toThrow('a p-value lies in [0, 1]');
});
