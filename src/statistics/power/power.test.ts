import { describe, expect, test } from 'vitest';
import { correlationBeyond } from '../distributions/correlation-coefficient.ts';
import { correctDigits } from '../reference/correct-digits.ts';
import byR from '../reference/power.json' with { type: 'json' };
import exact from '../reference/power-exact.json' with { type: 'json' };
import type { PowerDesign } from './design.ts';
import { neededCases } from './needed-cases.ts';
import { criticalEffect, powerOf } from './power-of.ts';
import { smallestDetectable } from './smallest-effect.ts';

const correlation: PowerDesign = { kind: 'correlation' };
const twoGroups: PowerDesign = { kind: 'twoGroups' };
type Row = readonly number[];

// /usr/bin/python3 src/statistics/reference/power.py: the density of r integrated in 40 digits.
describe('the power of a correlation is exact', () => {
  test.each(exact.tails as Row[])('n = %d, ρ = %d: beyond ±%d', (n, rho, r, wanted) => {
    expect(correctDigits(correlationBeyond(r!, n!, rho!), wanted)).toBeGreaterThan(12);
  });

  test.each(exact.powers as Row[])('n = %d, ρ = %d: critical r and power', (n, rho, critical, wanted) => {
    expect(correctDigits(criticalEffect(correlation, n!), critical)).toBeGreaterThan(13);
    expect(correctDigits(powerOf(correlation, n!, rho!), wanted)).toBeGreaterThan(12);
  });

  test('pwr, which takes Fisher’s z for normal, is within .006 of it', () => {
    for (const [n, r, approximate] of byR.approximate as unknown as [number, number, number][]) {
      expect(Math.abs(powerOf(correlation, n, r) - approximate)).toBeLessThan(0.006);
    }
  });
});

// Rscript src/statistics/reference/power.R: pwr 1.3-0, and pf with noncentrality for increments. Eight digits are what
// R's noncentral F has: its series stops at an absolute 1e-9.
describe('the power of tests of means and regression is that of pwr', () => {
  test.each(byR.twoGroups as Row[])('two groups: n = %d, d = %d, α = %d', (n, d, alpha, wanted) => {
    expect(correctDigits(powerOf(twoGroups, n!, d!, alpha), wanted)).toBeGreaterThan(8);
  });

  test.each(byR.oneWay as Row[])('%d groups: n = %d, f = %d', (groups, n, f, alpha, wanted) => {
    const design: PowerDesign = { kind: 'oneWay', groups: groups! };
    expect(correctDigits(powerOf(design, n!, f!, alpha), wanted)).toBeGreaterThan(8);
  });

  test.each(byR.regression as Row[])(
    '%d predictors, %d tested: n = %d, f² = %d',
    (predictors, tested, n, f2, alpha, wanted) => {
      const design: PowerDesign = { kind: 'regression', predictors: predictors!, tested: tested! };
      expect(correctDigits(powerOf(design, n!, f2!, alpha), wanted)).toBeGreaterThan(8);
    },
  );

  test('and so is the number of cases needed, rounded up to whole groups', () => {
    for (const [d, perGroup] of byR.needed.twoGroups as unknown as [number, number][]) {
      expect(neededCases(twoGroups, d)).toBe(2 * Math.ceil(perGroup));
    }
    for (const [groups, f, perGroup] of byR.needed.oneWay as unknown as [number, number, number][]) {
      expect(neededCases({ kind: 'oneWay', groups }, f)).toBe(groups * Math.ceil(perGroup));
    }
    for (const [predictors, f2, n] of byR.needed.regression as unknown as [number, number, number][]) {
      expect(neededCases({ kind: 'regression', predictors }, f2)).toBe(Math.ceil(n));
    }
  });
});

test('gives the examples that G*Power 3.1 prints in its manual', () => {
  // Multiple regression, omnibus: R² = .1, five predictors, N = 95. Special: R² from .25 to .30, N = 90, α = .01.
  expect(powerOf({ kind: 'regression', predictors: 5 }, 95, 0.1 / 0.9)).toBeCloseTo(0.673586, 6);
  const increment: PowerDesign = { kind: 'regression', predictors: 9, tested: 4 };
  expect(powerOf(increment, 90, 0.0714286, 0.01)).toBeCloseTo(0.241297, 6);
  // ANOVA: f = .25, ten groups, power .95.
  expect(neededCases({ kind: 'oneWay', groups: 10 }, 0.25, 0.95)).toBe(390);
  expect(powerOf({ kind: 'oneWay', groups: 10 }, 390, 0.25)).toBeCloseTo(0.952363, 6);
});

describe('the smallest detectable effect', () => {
  const designs: PowerDesign[] = [
    correlation,
    twoGroups,
    { kind: 'oneWay', groups: 4 },
    { kind: 'regression', predictors: 3 },
    { kind: 'regression', predictors: 6, tested: 2 },
  ];

  test.each(designs)('has the power asked for, from the smallest study to a large one: $kind', (design) => {
    for (const n of [9, 19, 60, 248, 5000]) {
      for (const power of [0.5, 0.8, 0.95]) {
        expect(powerOf(design, n, smallestDetectable(design, n, power))).toBeCloseTo(power, 11);
      }
    }
  });

  test.each(designs)('and the cases it needs are turned about: $kind', (design) => {
    const effect = smallestDetectable(design, 120);
    expect(neededCases(design, effect * (1 + 1e-9))).toBeLessThanOrEqual(120);
    expect(neededCases(design, effect * 1.01)).toBeLessThanOrEqual(120);
    expect(neededCases(design, effect * 0.9)).toBeGreaterThan(120);
  });

  test('for nineteen offices is .59, where .456 is what counts as significant', () => {
    expect(criticalEffect(correlation, 19)).toBeCloseTo(0.4555, 4);
    expect(smallestDetectable(correlation, 19)).toBeCloseTo(0.592, 3);
    // A true correlation of just the critical size is missed by nearly half of all studies.
    expect(powerOf(correlation, 19, criticalEffect(correlation, 19))).toBeCloseTo(0.52, 2);
  });

  test('falls as the study grows', () => {
    const effects = [5, 10, 19, 50, 248].map((n) => smallestDetectable(correlation, n));
    expect(effects).toEqual(effects.toSorted((a, b) => b - a));
  });
});

describe('what makes no sense is refused', () => {
  test('too few cases, groups or predictors', () => {
    expect(() => powerOf(correlation, 2, 0.5)).toThrow('the design needs 3 cases, there are 2');
    expect(() => powerOf({ kind: 'oneWay', groups: 1 }, 20, 0.5)).toThrow('needs 2 groups, not 1');
    expect(() => powerOf({ kind: 'regression', predictors: 0 }, 20, 0.5)).toThrow(
      'whole number from 1, not 0',
    );
    expect(() => powerOf({ kind: 'regression', predictors: 2, tested: 3 }, 20, 0.5)).toThrow(
      'from 1 to 2, not 3',
    );
    expect(() => powerOf(correlation, 19.5, 0.5)).toThrow('n is a whole number');
  });

  test('an effect, a level or a power out of bounds', () => {
    expect(() => powerOf(correlation, 19, 1)).toThrow('no effect is 1');
    expect(() => powerOf(twoGroups, 19, Number.NaN)).toThrow('no effect is NaN');
    expect(() => powerOf(correlation, 19, 0.5, 0)).toThrow('alpha lies between 0 and 1');
    expect(() => smallestDetectable(correlation, 19, 0.05)).toThrow('power lies between alpha');
    expect(() => neededCases(correlation, 0)).toThrow('no number of cases finds an effect of 0');
    expect(() => neededCases(twoGroups, 1e-5)).toThrow('needs more than 100000000 cases');
  });

  test('no effect at all is found as often as alpha says', () => {
    expect(powerOf(correlation, 19, 0)).toBeCloseTo(0.05, 14);
    expect(powerOf(twoGroups, 19, 0)).toBeCloseTo(0.05, 13);
    expect(powerOf({ kind: 'oneWay', groups: 3 }, 19, 0, 0.01)).toBeCloseTo(0.01, 14);
  });
});
