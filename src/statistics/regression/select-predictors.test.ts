import { describe, expect, test } from 'vitest';
import { linearRegression, selectPredictors } from '../index.ts';
import { column, correctDigits, fewestCorrectDigits } from '../reference/correct-digits.ts';
import { code } from '../reference/refused.ts';
import reference from '../reference/regression.json' with { type: 'json' };
import { a, b, y } from './testing/eight-rows.ts';

describe('selectPredictors', () => {
  // Rscript src/statistics/reference/regression.R: a loop over lm, the smallest p in, the largest p out
  test.each(Object.entries(reference.selections))('takes the same steps as R’s lm by p: %s', (_, set) => {
    for (const direction of ['forward', 'backward'] as const) {
      const ours = selectPredictors(column(set.outcome), set.candidates.map(column), { direction });
      const theirs = set[direction];
      expect(ours.n).toBe(set.n);
      expect(ours.selected).toEqual(theirs.selected);
      expect(ours.steps.map(({ predictor }) => predictor)).toEqual(
        theirs.steps.map(({ predictor }) => predictor),
      );
      ours.steps.forEach(({ t, pValue, rSquared }, index) => {
        const step = theirs.steps[index]!;
        expect(
          fewestCorrectDigits([t, pValue, rSquared], [step.t, step.pValue, step.rSquared]),
        ).toBeGreaterThan(11);
      });
      expect(ours.model === null).toBe(theirs.selected.length === 0);
    }
  });

  test('the model it ends with is the regression on what was selected', () => {
    const set = reference.selections.suppressed;
    const ours = selectPredictors(set.outcome, set.candidates, { direction: 'forward' });
    const chosen = ours.selected.map((place) => set.candidates[place]!);
    const direct = linearRegression(set.outcome, chosen);
    expect(correctDigits(ours.model!.rSquared, direct.rSquared)).toBeGreaterThan(14);
  });

  test('forward passes over what is already in, backward refuses it', () => {
    const twice = a.map((value) => 2 * value);
    const outcome = a.map((value, row) => value + b[row]! / 10);
    expect(selectPredictors(outcome, [a, twice], { direction: 'forward' }).selected).toEqual([0]);
    expect(() => selectPredictors(outcome, [a, twice], { direction: 'backward' })).toThrow(code('collinear'));
  });

  test('a perfect fit ends the search', () => {
    const sum = a.map((value, row) => value + b[row]!);
    const ours = selectPredictors(sum, [a, b, y], { direction: 'forward', enter: 1 });
    expect(ours.selected).toEqual([0, 1]);
    expect(ours.steps.at(-1)).toMatchObject({ t: null, pValue: 0, rSquared: 1 });
    expect(selectPredictors(sum, [a, b], { direction: 'backward' }).selected).toEqual([0, 1]);
  });

  test('levels are probabilities', () => {
    expect(() => selectPredictors(y, [a], { direction: 'forward', enter: 5 })).toThrow(
      code('invalid-argument'),
    );
    expect(() => selectPredictors(y, [a.map(() => 1)], { direction: 'forward' })).toThrow(
      code('zero-variance'),
    );
  });
});
