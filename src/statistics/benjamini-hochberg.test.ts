import fc from 'fast-check';
import { expect, test } from 'vitest';
import { benjaminiHochberg } from './benjamini-hochberg.ts';
import { fewestCorrectDigits } from './reference/correct-digits.ts';
import methods from './reference/methods.json' with { type: 'json' };

const pValues = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 50 });

// Rscript src/statistics/reference/methods.R: p.adjust(p, "BH")
test('agrees with R p.adjust', () => {
  const { p, q } = methods.discovery;
  expect(fewestCorrectDigits(benjaminiHochberg(p), q)).toBeGreaterThan(15);
});

test('q keeps the order of p, is never below it and never above 1', () => {
  fc.assert(
    fc.property(pValues, (p) => {
      const q = benjaminiHochberg(p);
      const order = p.map((_, index) => index).sort((a, b) => p[a]! - p[b]!);
      order.forEach((index, place) => {
        expect(q[index]).toBeGreaterThanOrEqual(p[index]! * (1 - 1e-15));
        expect(q[index]).toBeLessThanOrEqual(1);
        if (place > 0) expect(q[index]).toBeGreaterThanOrEqual(q[order[place - 1]!]!);
      });
    }),
  );
});

test('equal p-values share one q', () => {
  expect(benjaminiHochberg([0.02, 0.02, 0.02])).toEqual([0.02, 0.02, 0.02]);
});

test('no tests give no q; one test keeps its p', () => {
  expect(benjaminiHochberg([])).toEqual([]);
  expect(benjaminiHochberg([0.3])).toEqual([0.3]);
});

test.each([[-0.1], [1.1], [Number.NaN]])('refuses %d', (p) => {
  expect(() => benjaminiHochberg([0.5, p])).toThrow('a p-value lies in [0, 1]');
});
