import { describe, expect, test } from 'vitest';
import { fewestCorrectDigits } from '#statistics/reference/correct-digits.ts';
// Rscript src/statistics/reference/regression.R
import reference from '#statistics/reference/regression.json' with { type: 'json' };
import { planOnColumns } from '../testing/plan-on-columns.ts';
import { codes, named, reported } from './testing/reported.ts';

describe('errors: hc3 and what the residuals say', () => {
  const set = reference.robusts.fanning;
  const columns = { y: set.outcome, ...named(set.predictors) };
  const plan = (more: string) => [
    `{id: E, regress: {file: employee, outcome: y, predictors: [x0, x1]${more}}}`,
  ];

  test('SE, t, p and F are R’s with vcovHC(type = "HC3")', () => {
    const [found] = planOnColumns(columns, plan(', errors: hc3')).results.regressions;
    const theirs = set.errors.HC3;
    expect(
      fewestCorrectDigits(
        found!.terms.map(({ se }) => se),
        theirs.se,
      ),
    ).toBeGreaterThan(10);
    expect(
      fewestCorrectDigits(
        found!.terms.map(({ p }) => p),
        theirs.p,
      ),
    ).toBeGreaterThan(10);
    expect(fewestCorrectDigits([found!.F, found!.p], [theirs.F, theirs.pValue])).toBeGreaterThan(10);
  });

  test('residuals that fan out are warned of, and no more once hc3 is asked for', () => {
    const { results } = planOnColumns(columns, plan(''));
    const { breuschPagan, normality } = results.regressions[0]!.diagnostics!;
    expect(
      fewestCorrectDigits(
        [breuschPagan.chiSquared, breuschPagan.p, normality!.W, normality!.p],
        [set.studentized.chiSquared, set.studentized.pValue, set.W, set.normalP],
      ),
    ).toBeGreaterThan(10);
    expect(codes(results.warnings)).toContain('uneven-residuals');
    expect(codes(planOnColumns(columns, plan(', errors: hc3')).results.warnings)).not.toContain(
      'uneven-residuals',
    );
  });

  test('the groups of residuals are of the minimum or more, count everybody once and widen', () => {
    const [found] = planOnColumns(columns, plan('')).results.regressions;
    const { bins } = found!.diagnostics!;
    expect(bins.length).toBeGreaterThanOrEqual(4);
    expect(Math.min(...bins.map(({ n }) => n))).toBeGreaterThanOrEqual(5);
    expect(bins.reduce((sum, { n }) => sum + n, 0)).toBe(found!.n);
    expect(bins.map(({ fitted }) => fitted)).toEqual(bins.map(({ fitted }) => fitted).sort((a, b) => a - b));
    expect(bins.at(-1)!.sd).toBeGreaterThan(2 * bins[0]!.sd);
    // No finer than a hundredth of the residuals' spread.
    expect(bins.every(({ residual }) => Number.isInteger(Number((residual * 100).toFixed(9))))).toBe(true);
  });

  test('counts under the minimum are not told, and one heavy case is warned of without being pointed to', () => {
    const far = reference.robusts.farOut;
    const { results } = planOnColumns({ y: far.outcome, ...named(far.predictors) }, plan(''));
    expect(results.regressions[0]!.diagnostics).toMatchObject({
      influential: far.influential >= 5 ? far.influential : null,
      outlying: null,
      hangsOnFew: true,
    });
    expect(codes(results.warnings)).toContain('hangs-on-few');
  });

  test('diagnostics: false leaves them out', () => {
    const { results, study } = planOnColumns(columns, plan(', diagnostics: false'));
    expect(results.regressions[0]!.diagnostics).toBeUndefined();
    expect(reported(study, results)).not.toContain('diagnostics"');
  });
});
