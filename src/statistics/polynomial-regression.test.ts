import { expect, test } from 'vitest';
import { linearRegression } from './linear-regression.ts';
import { polynomialRegression } from './polynomial-regression.ts';

// The curves of NIST StRD (Pontius, Filip, Wampler) are in scripts/make-nist-table.test.ts.
test('of degree 1 it is the straight line', () => {
  const [y, x] = [
    [2, 3, 5, 4, 7],
    [1, 2, 3, 4, 5],
  ];
  expect(polynomialRegression(y!, x!, 1)).toEqual(linearRegression(y!, [x!]));
});

test('a curve that goes through every point is found, and missing rows are left out', () => {
  const x = [-2.5, -1, 0, 0.5, Number.NaN, 3];
  const fit = polynomialRegression(
    x.map((value) => 1 - 2 * value + 0.5 * value ** 2),
    x,
    2,
  );
  expect(fit).toMatchObject({ n: 5, rSquared: 1, F: null });
  expect(fit.terms.map((term) => term.B)).toEqual([1, -2, 0.5]);
});

test('a degree that the data cannot carry is refused', () => {
  expect(() => polynomialRegression([1, 2, 3], [1, 2, 3], 0)).toThrow('the degree is a whole number');
  expect(() => polynomialRegression([1, 2, 3], [1, 2, 3], 2)).toThrow('2 predictors need 4 complete rows');
  expect(() => polynomialRegression([1, 2, 3, 5, 8], [1, 2, 1, 2, 1], 2)).toThrow(
    'combination of those before it',
  );
});
