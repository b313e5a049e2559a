import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyQ, applyQTransposed, factoriseQr, solveUpper, solveUpperTransposed } from './householder-qr.ts';
import { rowsOf } from './reference/arbitraries.ts';

const tables = rowsOf(
  fc.integer({ min: -999, max: 999 }).map((value) => value / 7),
  3,
  4,
);
const asMatrix = (columns: readonly number[][]) => columns.map((column) => Float64Array.from(column));

test('Q times R gives the scaled columns back', () => {
  fc.assert(
    fc.property(tables, (columns) => {
      const qr = factoriseQr(asMatrix(columns));
      columns.forEach((column, j) => {
        const r = new Float64Array(column.length);
        for (let i = 0; i <= j; i++) r[i] = qr.upper[i]![j]!;
        applyQ(qr, r).forEach((value, row) => {
          expect(value).toBeCloseTo(column[row]! * qr.scale[j]!, 13);
        });
      });
    }),
  );
});

test('scales are powers of two that bring every column near length 1', () => {
  const { scale, columns } = factoriseQr(
    asMatrix([
      [3e5, 4e5],
      [1e-200, 0],
    ]),
  );
  expect(scale.every((value) => Number.isInteger(Math.log2(value)))).toBe(true);
  for (const column of columns) {
    expect(Math.hypot(...column)).toBeGreaterThan(0.7);
    expect(Math.hypot(...column)).toBeLessThan(1.5);
  }
});

test('Q turns without stretching, and Qᵀ turns back', () => {
  const qr = factoriseQr(
    asMatrix([
      [1, 1, 1, 1],
      [1, 2, 3, 5],
    ]),
  );
  const b = Float64Array.of(2, -1, 0.5, 7);
  const turned = applyQTransposed(qr, b);
  expect(Math.hypot(...turned)).toBeCloseTo(Math.hypot(...b), 14);
  applyQ(qr, turned).forEach((value, row) => {
    expect(value).toBeCloseTo(b[row]!, 14);
  });
});

test('a column that depends on those before it has no independence, a column at right angles has all', () => {
  const { independence } = factoriseQr(
    asMatrix([
      [1, 1, 1, 1],
      [1, -1, 1, -1],
      [3, -1, 3, -1],
      [0, 0, 0, 0],
    ]),
  );
  expect(independence[0]).toBe(1);
  expect(independence[1]).toBeCloseTo(1, 14);
  expect(independence[2]).toBeLessThan(1e-15);
  expect(independence[3]).toBe(0);
});

test('solves with R and with Rᵀ', () => {
  const qr = factoriseQr(
    asMatrix([
      [2, 0],
      [1, 4],
    ]),
  );
  const b = Float64Array.of(3, 5);
  const [u00, u01, u11] = [qr.upper[0]![0]!, qr.upper[0]![1]!, qr.upper[1]![1]!];
  const x = solveUpper(qr, b);
  expect(u00 * x[0]! + u01 * x[1]!).toBeCloseTo(3, 13);
  expect(u11 * x[1]!).toBeCloseTo(5, 13);
  const z = solveUpperTransposed(qr, b);
  expect(u00 * z[0]!).toBeCloseTo(3, 13);
  expect(u01 * z[0]! + u11 * z[1]!).toBeCloseTo(5, 13);
});
