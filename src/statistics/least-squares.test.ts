import { expect, test } from 'vitest';
import { factoriseQr } from './householder-qr.ts';
import { solveAugmented } from './least-squares.ts';

const line = [Float64Array.of(1, 1, 1), Float64Array.of(1, 2, 3)];

test('with c = 0 it is least squares: coefficients and residuals', () => {
  const qr = factoriseQr(line);
  const { residuals, solution } = solveAugmented(qr, Float64Array.of(1, 2, 4), new Float64Array(2));
  expect([...residuals]).toEqual([1 / 6, -1 / 3, 1 / 6]);
  expect(solution[0]! * qr.scale[0]!).toBeCloseTo(-2 / 3, 15);
  expect(solution[1]! * qr.scale[1]!).toBe(1.5);
});

test('with b = 0 and c = −eⱼ it is column j of the inverse of AᵀA', () => {
  const qr = factoriseQr(line);
  const { solution } = solveAugmented(qr, new Float64Array(3), Float64Array.of(0, -1));
  // (AᵀA)⁻¹ = [[7/3, −1], [−1, 1/2]]
  expect(solution[0]! * qr.scale[0]! * qr.scale[1]!).toBeCloseTo(-1, 15);
  expect(solution[1]! * qr.scale[1]! ** 2).toBeCloseTo(1 / 2, 15);
});

test('refinement gives back what QR alone loses beside a large offset', () => {
  const offset = 2 ** 33;
  const qr = factoriseQr([Float64Array.of(1, 1, 1), Float64Array.of(offset + 1, offset + 2, offset + 3)]);
  const { residuals, solution } = solveAugmented(qr, Float64Array.of(1, 2, 4), new Float64Array(2));
  expect([...residuals]).toEqual([1 / 6, -1 / 3, 1 / 6]);
  expect(solution[1]! * qr.scale[1]!).toBe(1.5);
});
