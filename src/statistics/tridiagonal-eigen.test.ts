import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { seededRandom } from './random/seeded-random.ts';
import { symmetricEigen } from './symmetric-eigen.ts';
import { symmetricEigenpairs, symmetricEigenvalues } from './tridiagonal-eigen.ts';

const symmetric = (size: number, draw: () => number) => {
  const a = Array.from({ length: size }, () => Array.from({ length: size }, draw));
  return a.map((row, i) => row.map((_, j) => (i <= j ? a[i]![j]! : a[j]![i]!)));
};

describe('symmetricEigenvalues and symmetricEigenpairs', () => {
  test.each([1, 2, 3, 7, 30])('agree with Jacobi rotations on %d × %d', (size) => {
    const matrix = symmetric(size, seededRandom(size).normal);
    const jacobi = symmetricEigen(matrix).values;
    const { values, vectors } = symmetricEigenpairs(matrix);
    jacobi.forEach((value, m) => {
      expect(values[m]).toBeCloseTo(value, 13);
      expect(symmetricEigenvalues(matrix)[m]).toBeCloseTo(value, 13);
      matrix.forEach((row, i) => {
        const product = row.reduce((sum, entry, j) => sum + entry * vectors[m]![j]!, 0);
        expect(product).toBeCloseTo(value * vectors[m]![i]!, 12);
      });
    });
  });

  test('the vectors are orthonormal and the values sum to the trace, whatever the whole numbers', () => {
    fc.assert(
      fc.property(
        fc
          .integer({ min: 1, max: 7 })
          .chain((size) =>
            fc.tuple(
              fc.constant(size),
              fc.array(fc.integer({ min: -9, max: 9 }), { minLength: size * size, maxLength: size * size }),
            ),
          ),
        ([size, entries]) => {
          let next = 0;
          const matrix = symmetric(size, () => entries[next++]!);
          const { values, vectors } = symmetricEigenpairs(matrix);
          const trace = matrix.reduce((sum, row, i) => sum + row[i]!, 0);
          expect(values.reduce((sum, value) => sum + value, 0)).toBeCloseTo(trace, 11);
          vectors.forEach((a, i) => {
            vectors.forEach((b, j) => {
              const product = a.reduce((sum, entry, k) => sum + entry * b[k]!, 0);
              expect(product).toBeCloseTo(Number(i === j), 12);
            });
          });
        },
      ),
      { seed: 20261121, numRuns: 200 },
    );
  });

  test('equal and zero eigenvalues are found', () => {
    expect(symmetricEigenvalues([])).toEqual([]);
    expect(
      symmetricEigenvalues([
        [0, 0],
        [0, 0],
      ]),
    ).toEqual([0, 0]);
    const values = symmetricEigenvalues([
      [1, 0.5, 0.5],
      [0.5, 1, 0.5],
      [0.5, 0.5, 1],
    ]);
    expect(values[0]).toBeCloseTo(2, 14);
    expect(values[1]).toBeCloseTo(0.5, 14);
    expect(values[2]).toBeCloseTo(0.5, 14);
  });
});
