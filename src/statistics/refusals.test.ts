import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  anovaEffectSize,
  bonferroniPairs,
  type Column,
  cohensD,
  correlate,
  cronbachAlpha,
  describe,
  dunnPairs,
  gamesHowellPairs,
  holmPairs,
  kruskalWallis,
  leveneTest,
  linearRegression,
  mannWhitney,
  momentsOf,
  oneWayAnova,
  pairedEffectSize,
  pairedTTest,
  StatisticsError,
  scheffePairs,
  simpleEffects,
  splitByGroup,
  studentTTest,
  summariseCells,
  summariseGroups,
  tukeyKramerPairs,
  twoWayAnova,
  welchAnova,
  welchTTest,
  wilcoxonSignedRank,
} from './index.ts';
import { rowsOf } from './reference/arbitraries.ts';

// Small tables of few values with gaps: constant columns, copies, empty groups and perfect fits all turn up.
const cell = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: 1, max: 3 }) },
  { weight: 1, arbitrary: fc.constant(Number.NaN) },
  { weight: 1, arbitrary: fc.constantFrom(0.1, -1e6, 1e-9, 1 / 3) },
);
const tables = fc.integer({ min: 1, max: 9 }).chain((fewest) => rowsOf(cell, 4, fewest));

const groupsOf = (columns: readonly Column[]) =>
  summariseGroups(
    columns[0]!,
    Array.from(columns[1]!, (value) => (Number.isNaN(value) ? null : value)),
  );

const twoOf = (columns: readonly Column[]) => {
  const [first, second] = groupsOf(columns);
  const none = { n: 0, mean: 0, standardDeviation: null };
  return [first ?? none, second ?? none] as const;
};

const cellsOf = (columns: readonly number[][]) => summariseCells(columns[0]!, columns[1]!, columns[2]!).cells;

const valuesOf = (columns: readonly Column[]) =>
  splitByGroup(columns[0]!, Array.from(columns[1]!)).map(({ values }) => values);

test.each<[string, (columns: readonly number[][]) => unknown]>([
  ['momentsOf', (columns) => momentsOf(columns)],
  ['describe', (columns) => describe(columns[0]!)],
  ['correlate', (columns) => correlate(columns[0]!, columns[1]!)],
  ['cronbachAlpha', (columns) => cronbachAlpha(columns)],
  ['linearRegression', (columns) => linearRegression(columns[0]!, columns.slice(1))],
  ['summariseGroups', (columns) => groupsOf(columns)],
  ['oneWayAnova', (columns) => oneWayAnova(groupsOf(columns))],
  ['bonferroniPairs', (columns) => bonferroniPairs(groupsOf(columns))],
  ['holmPairs', (columns) => holmPairs(groupsOf(columns))],
  ['scheffePairs', (columns) => scheffePairs(groupsOf(columns))],
  ['welchAnova', (columns) => welchAnova(groupsOf(columns))],
  ['studentTTest', (columns) => studentTTest(...twoOf(columns))],
  ['welchTTest', (columns) => welchTTest(...twoOf(columns))],
  ['pairedTTest', (columns) => pairedTTest(columns[0]!, columns[1]!)],
  ['leveneTest of means', (columns) => leveneTest(valuesOf(columns), 'mean')],
  ['leveneTest of medians', (columns) => leveneTest(valuesOf(columns), 'median')],
  ['kruskalWallis', (columns) => kruskalWallis(valuesOf(columns))],
  ['dunnPairs', (columns) => dunnPairs(valuesOf(columns), 'holm')],
  ['mannWhitney', (columns) => mannWhitney(columns[0]!, columns[1]!)],
  ['wilcoxonSignedRank', (columns) => wilcoxonSignedRank(columns[0]!, columns[1]!)],
])('%s gives finite numbers and nulls, or refuses by name', (_, method) => {
  fc.assert(
    fc.property(tables, (columns) => {
      const result = unlessRefused(() => method(columns));
      expect(notFinite(result)).toEqual([]);
    }),
    { numRuns: 500 },
  );
});

// Their distributions are integrals and take longer.
test.each<[string, (columns: readonly number[][]) => unknown]>([
  ['tukeyKramerPairs', (columns) => tukeyKramerPairs(groupsOf(columns))],
  ['gamesHowellPairs', (columns) => gamesHowellPairs(groupsOf(columns))],
  ['twoWayAnova', (columns) => twoWayAnova(cellsOf(columns))],
  ['twoWayAnova of type III', (columns) => twoWayAnova(cellsOf(columns), { sumsOfSquares: 'III' })],
  ['twoWayAnova without interaction', (columns) => twoWayAnova(cellsOf(columns), { interaction: false })],
  ['simpleEffects', (columns) => simpleEffects(cellsOf(columns))],
  ['pairedEffectSize', (columns) => pairedEffectSize(columns[0]!, columns[1]!)],
  ['cohensD', (columns) => cohensD(...twoOf(columns))],
  [
    'anovaEffectSize',
    (columns) => {
      const { F, degreesOfFreedom } = oneWayAnova(groupsOf(columns));
      return anovaEffectSize(F ?? Infinity, ...degreesOfFreedom);
    },
  ],
])('%s gives finite numbers and nulls, or refuses by name', (_, method) => {
  fc.assert(
    fc.property(tables, (columns) => {
      expect(notFinite(unlessRefused(() => method(columns)))).toEqual([]);
    }),
    { numRuns: 60 },
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
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return [];
  if (typeof value === 'object') return Object.values(value).flatMap(notFinite);
  return [value];
}
