import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  chiSquaredFit,
  chiSquaredIndependence,
  crossTabulate,
  fisherExact,
  kendall,
  partialCorrelation,
  polychoric,
  StatisticsError,
  spearman,
} from './index.ts';
import { rowsOf } from './reference/arbitraries.ts';

// Small tables of few values with gaps: constant columns, copies, empty corners and perfect orders all turn up.
const cell = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: 1, max: 4 }) },
  { weight: 1, arbitrary: fc.constant(Number.NaN) },
  { weight: 1, arbitrary: fc.constantFrom(0.1, -1e6, 1e-9, 1 / 3) },
);
const tables = fc.integer({ min: 1, max: 9 }).chain((fewest) => rowsOf(cell, 4, fewest));
const countsOf = ([x, y]: readonly number[][]) => crossTabulate(x!, y!).counts;

test.each<[string, (columns: readonly number[][]) => unknown]>([
  ['spearman', (columns) => spearman(columns[0]!, columns[1]!)],
  ['kendall', (columns) => kendall(columns[0]!, columns[1]!)],
  ['partialCorrelation', (columns) => partialCorrelation(columns[0]!, columns[1]!, columns.slice(2))],
  ['polychoric', (columns) => polychoric(countsOf(columns))],
  ['chiSquaredIndependence', (columns) => chiSquaredIndependence(countsOf(columns))],
  ['chiSquaredFit', (columns) => chiSquaredFit(countsOf(columns).flat())],
  ['fisherExact', (columns) => fisherExact(countsOf(columns))],
])('%s gives finite numbers and nulls, or refuses by name', (_, method) => {
  fc.assert(
    fc.property(tables, (columns) => {
      expect(notFinite(unlessRefused(() => method(columns)))).toEqual([]);
    }),
    { numRuns: 200 },
  );
});

function unlessRefused(method: () => unknown): unknown {
  try {
    return method();
  } catch (error) {
    if (error instanceof StatisticsError) return null;
    throw error;
  }
}

function notFinite(value: unknown): unknown[] {
  if (typeof value === 'number') return Number.isFinite(value) ? [] : [value];
  if (value === null || typeof value === 'string') return [];
  if (typeof value === 'object') return Object.values(value).flatMap(notFinite);
  return [value];
}
