import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  hierarchicalRegression,
  jointTests,
  linearRegression,
  partialCorrelation,
  type RegressionDiagnostics,
  regressionDiagnostics,
  selectPredictors,
} from '../index.ts';
import { rowsOf, shuffledTogether } from '../reference/arbitraries.ts';
import { StatisticsError } from '../statistics-error.ts';

describe('the same rows in any order give the same bits', () => {
  const unlessRefused = <T>(compute: () => T): T | string => {
    try {
      return compute();
    } catch (error) {
      if (error instanceof StatisticsError) return error.code;
      throw error;
    }
  };
  const everything = ([outcome, first, second]: number[][]) => [
    unlessRefused(() => hierarchicalRegression(outcome!, [[first!], [second!]], 'HC3')),
    unlessRefused(() => selectPredictors(outcome!, [first!, second!], { direction: 'forward', enter: 0.5 })),
    unlessRefused(() =>
      selectPredictors(outcome!, [first!, second!], { direction: 'backward', remove: 0.5 }),
    ),
    unlessRefused((): RegressionDiagnostics => regressionDiagnostics(outcome!, [first!, second!])),
    unlessRefused(() => jointTests(outcome!, [first!, second!], [[0, 1]], 'HC4')),
  ];

  test('the linear family', () => {
    fc.assert(
      fc.property(
        rowsOf(
          fc.integer({ min: 1, max: 60 }).map((value) => value / 7),
          3,
          6,
        ),
        fc.infiniteStream(fc.nat()),
        (table, keys) => {
          expect(everything(shuffledTogether(table, keys))).toEqual(everything(table));
        },
      ),
    );
  });

  test('semi-partial correlations have the sign of the partial ones and square to no more', () => {
    fc.assert(
      fc.property(rowsOf(fc.integer({ min: 1, max: 600 }), 3, 8), ([outcome, first, second]) => {
        const fit = unlessRefused(() => linearRegression(outcome!, [first!, second!]));
        fc.pre(typeof fit !== 'string' && fit.F !== null);
        const partial = partialCorrelation(outcome!, first!, [second!]).r;
        const semi = fit.terms[1]!.semiPartial!;
        expect(Math.abs(semi)).toBeLessThanOrEqual(Math.abs(partial) + 1e-12);
        if (Math.abs(partial) > 1e-9) expect(Math.sign(semi)).toBe(Math.sign(partial));
      }),
    );
  });
});
