import { describe, expect, test } from 'vitest';
import { hierarchicalRegression, linearRegression } from '../index.ts';
import { column, correctDigits, fewestCorrectDigits } from '../reference/correct-digits.ts';
import { code } from '../reference/refused.ts';
import reference from '../reference/regression.json' with { type: 'json' };
import { a, b, y } from './testing/eight-rows.ts';

describe('hierarchicalRegression', () => {
  // Rscript src/statistics/reference/regression.R: anova(lm, lm), car::linearHypothesis(white.adjust = "hc3")
  test.each(Object.entries(reference.hierarchicals))('agrees with R anova of nested lm: %s', (name, set) => {
    const blocks = set.blocks.map((block) => block.map(column));
    const ours = hierarchicalRegression(column(set.outcome), blocks);
    const robust = hierarchicalRegression(column(set.outcome), blocks, 'HC3');
    expect(ours.n).toBe(set.n);
    expect(ours.steps).toHaveLength(set.steps.length);
    ours.steps.forEach(({ model, change }, index) => {
      const theirs = set.steps[index]!;
      expect(change.degreesOfFreedom).toEqual(theirs.df);
      // A block that adds next to nothing: R subtracts two residual sums of squares, we do not.
      const digits = name === 'nothingAdded' && index === 1 ? 10 : 12;
      expect(
        fewestCorrectDigits(
          [model.rSquared, change.rSquared, change.F, change.fSquared],
          [theirs.rSquared, theirs.change, theirs.F, theirs.fSquared],
        ),
      ).toBeGreaterThan(digits);
      expect(correctDigits(change.pValue, theirs.pValue)).toBeGreaterThan(11);
      const { change: robustChange } = robust.steps[index]!;
      expect(
        fewestCorrectDigits([robustChange.F, robustChange.pValue], [theirs.robustF, theirs.robustP]),
      ).toBeGreaterThan(10);
    });
  });

  test('the changes add up to R², and one block is the regression itself', () => {
    const { steps } = hierarchicalRegression(y, [[a], [b]]);
    expect(steps[0]!.change.rSquared + steps[1]!.change.rSquared).toBeCloseTo(steps[1]!.model.rSquared, 14);
    const [only] = hierarchicalRegression(y, [[a, b]]).steps;
    expect(only!.model).toEqual(linearRegression(y, [a, b]));
    expect(only!.change.F).toBeCloseTo(only!.model.F!, 12);
  });

  test('all models rest on the rows that have every block', () => {
    const gaps = b.map((value, row) => (row === 3 ? Number.NaN : value));
    const ours = hierarchicalRegression(y, [[a], [gaps]]);
    expect(ours.n).toBe(7);
    expect(ours.steps[0]!.model.n).toBe(7);
  });

  test('a block that completes a perfect fit has no F to change', () => {
    const [, second] = hierarchicalRegression(
      a.map((value, row) => value + b[row]!),
      [[a], [b]],
    ).steps;
    expect(second!.change).toMatchObject({ F: null, pValue: 0, fSquared: null });
  });

  test('refusals by name', () => {
    expect(() => hierarchicalRegression(y, [])).toThrow(code('invalid-argument'));
    expect(() => hierarchicalRegression(y, [[a], []])).toThrow(code('invalid-argument'));
    expect(() => hierarchicalRegression(y, [[a], [a]])).toThrow('predictor 1 is a combination');
    expect(() => hierarchicalRegression(y.slice(5), [[a.slice(5)], [b.slice(5)]])).toThrow(
      code('too-few-cases'),
    );
  });
});
