import fc from 'fast-check';
import { expect, test } from 'vitest';
import { oneFactorSolution } from './one-factor-solution.ts';
import { fewestCorrectDigits } from './reference/correct-digits.ts';

/** The correlations that one factor with these loadings makes. */
const madeBy = (loadings: readonly number[]) =>
  loadings.map((a, i) => loadings.map((b, j) => (i === j ? 1 : a * b)));

test('finds the loadings that made the correlations', () => {
  const loading = fc.integer({ min: 30, max: 95 }).map((value) => value / 100);
  fc.assert(
    fc.property(fc.array(loading, { minLength: 3, maxLength: 12 }), (loadings) => {
      const solution = oneFactorSolution(madeBy(loadings));
      expect(fewestCorrectDigits(solution!.loadings, loadings)).toBeGreaterThan(8);
      expect(
        fewestCorrectDigits(
          solution!.uniquenesses,
          loadings.map((value) => 1 - value * value),
        ),
      ).toBeGreaterThan(8);
    }),
    { seed: 2015 },
  );
});

test('a variable turned the other way has a loading of the other sign', () => {
  const { loadings } = oneFactorSolution(madeBy([0.8, 0.7, -0.6, 0.5]))!;
  expect(loadings.map(Math.sign)).toEqual([1, 1, -1, 1]);
});

test('at the solution the communalities fit: λᵢ² + ψᵢ = 1', () => {
  const { loadings, uniquenesses } = oneFactorSolution([
    [1, 0.4, 0.3, 0.2],
    [0.4, 1, 0.5, 0.1],
    [0.3, 0.5, 1, 0.3],
    [0.2, 0.1, 0.3, 1],
  ])!;
  loadings.forEach((loading, i) => {
    expect(loading ** 2 + uniquenesses[i]!).toBeCloseTo(1, 10);
  });
});

test.each([
  ['two variables', madeBy([0.8, 0.7])],
  ['no variables', []],
  ['a singular matrix', madeBy([1, 1, 1])],
  // r12·r13/r23 = 1.6: variable 1 would need a negative uniqueness. R's factanal ends at its boundary .005.
  [
    'a Heywood case',
    [
      [1, 0.8, 0.8],
      [0.8, 1, 0.4],
      [0.8, 0.4, 1],
    ],
  ],
  [
    'a matrix that is no correlation matrix',
    [
      [1, 0.9, -0.9],
      [0.9, 1, 0.9],
      [-0.9, 0.9, 1],
    ],
  ],
])('has no solution for %s', (_, correlations) => {
  expect(oneFactorSolution(correlations)).toBeNull();
});
