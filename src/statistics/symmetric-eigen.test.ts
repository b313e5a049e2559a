import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fewestCorrectDigits } from './reference/correct-digits.ts';
import { symmetricEigen } from './symmetric-eigen.ts';

const hilbert = (size: number) =>
  Array.from({ length: size }, (_, i) => Array.from({ length: size }, (_, j) => 1 / (i + j + 1)));

test('agrees with arithmetic of 40 digits on the 4 × 4 Hilbert matrix', () => {
  // python3: mpmath, mp.dps = 40; A = matrix(4) of mpf(float 1/(i+j+1)); eigsy(A)
  expect(fewestCorrectDigits(symmetricEigen(hilbert(4)).values, hilbertEigenvalues)).toBeGreaterThan(12);
});

const hilbertEigenvalues = [
  1.5002142800592428, 0.16914122022145003, 0.006738273605760722, 9.670230402260018e-5,
];

test('vectors are of length 1, at right angles, and make the matrix up again', () => {
  const cell = fc.integer({ min: -50, max: 50 });
  fc.assert(
    fc.property(
      fc.array(fc.array(cell, { minLength: 5, maxLength: 5 }), { minLength: 5, maxLength: 5 }),
      (table) => {
        const matrix = table.map((row, i) => row.map((value, j) => value + table[j]![i]!));
        const { values, vectors } = symmetricEigen(matrix);
        expect(values).toEqual(values.toSorted((a, b) => b - a));
        matrix.forEach((row, i) => {
          row.forEach((value, j) => {
            const sum = values.reduce((total, e, m) => total + e * vectors[m]![i]! * vectors[m]![j]!, 0);
            expect(sum).toBeCloseTo(value, 10);
            const inner = vectors[i]!.reduce((total, v, k) => total + v * vectors[j]![k]!, 0);
            expect(inner).toBeCloseTo(Number(i === j), 13);
          });
        });
      },
    ),
  );
});

test('a diagonal matrix is sorted and left alone, zeros and all', () => {
  expect(
    symmetricEigen([
      [1, 0, 0],
      [0, 0, 0],
      [0, 0, 3],
    ]).values,
  ).toEqual([3, 1, 0]);
  expect(
    symmetricEigen([
      [0, 1],
      [1, 0],
    ]).values,
  ).toEqual([1, -1]);
  expect(symmetricEigen([])).toEqual({ values: [], vectors: [] });
});
