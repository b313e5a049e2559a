import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { nistFile, nistPage } from './make-nist-table.ts';
import { logRelativeError, nistTables } from './nist-table.ts';

const tables = nistTables();
const rows = tables.flatMap((table) => table.rows);

test('docs/nist.md is what the code says (else run npm run nist)', () => {
  expect(readFileSync(nistFile, 'utf8')).toBe(nistPage(tables));
});

test('all thirty-one sets of NIST StRD are run', () => {
  expect(tables.map((table) => table.rows.length)).toEqual([9, 11, 11]);
});

describe.each(rows.map((row) => [row.set, row] as const))('%s', (_, { cells }) => {
  test('no certified number has fewer digits right than in R, nor fewer than 14.9', () => {
    for (const cell of cells) {
      expect(cell.ours, cell.quantity).toBeGreaterThanOrEqual(Math.min(cell.r, 14.9));
      expect(cell.ours, cell.quantity).toBeGreaterThan(14.9);
    }
  });
});

test('the log relative error counts digits, from none to fifteen', () => {
  expect(logRelativeError(1.001, 1)).toBeCloseTo(3, 3);
  expect(logRelativeError(0.01, 0)).toBe(2);
  expect(logRelativeError(7, 7)).toBe(15);
  expect(logRelativeError(-40, 7)).toBe(0);
  expect(logRelativeError(null, 7)).toBe(0);
});
