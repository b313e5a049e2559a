import { expect, test } from 'vitest';
import { addBlockProducts } from './block-products.ts';

test('adds the products of every pair of columns, on and above the diagonal', () => {
  const width = 12;
  const columns = Array.from({ length: width }, (_, j) =>
    Float64Array.from({ length: 9 }, (_, row) => ((row + 2) * (j + 3)) % 7),
  );
  const sums = new Float64Array(width * width).fill(100);
  // The ninth row lies beyond the count and must not be seen.
  addBlockProducts(columns, 8, sums);
  for (let i = 0; i < width; i++) {
    for (let j = i; j < width; j++) {
      const product = columns[i]!.subarray(0, 8).reduce(
        (sum, value, row) => sum + value * columns[j]![row]!,
        100,
      );
      expect(sums[i * width + j]).toBe(product);
    }
  }
});
