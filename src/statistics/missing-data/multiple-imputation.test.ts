import { describe, expect, test } from 'vitest';
import { imputedRegression, multipleImputation, normalMoments } from '../index.ts';
import { columnsOf, reference } from './testing/incomplete-sets.ts';

describe('imputation', () => {
  const columns = columnsOf(reference.sets.survey);
  const model = ['innovation', 'support', 'trust', 'autonomy', 'age'].map(
    (variable) => columns.get(variable)!,
  );
  const four = (completed: readonly Float64Array[]) => completed.slice(0, 4);

  // Each pooled estimate wavers by √(B/m): ours with m = 1000, those of mice with m = 400. Four such deviations of the
  // difference are exceeded once in 16 000; standard errors and missing information waver by some per cent of themselves.
  test('ends where mice.norm does, within Monte Carlo error', () => {
    const { terms } = imputedRegression(model, four, { imputations: 1000, seed: 20261121 });
    const { estimate, se, fmi, b, m } = reference.imputation;
    terms.forEach((term, index) => {
      const wavering = Math.sqrt(term.between / 1000 + b[index]! / m);
      expect(Math.abs(term.estimate - estimate[index]!)).toBeLessThan(4 * wavering);
      expect(Math.abs(term.standardError / se[index]! - 1)).toBeLessThan(0.05);
      expect(Math.abs(term.missingInformation - fmi[index]!)).toBeLessThan(0.07);
    });
  });

  test('completed means lie about those of maximum likelihood, and nothing answered is changed', () => {
    const answered = model[0]!.filter((value) => !Number.isNaN(value));
    const tally = (values: Iterable<number>) => {
      const counts = new Map<number, number>();
      for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
      return counts;
    };
    const wanted = tally(answered);
    const { results, n } = multipleImputation(model, { imputations: 400, seed: 3 }, (completed) => {
      const got = tally(completed[0]!.map((value) => Math.round(value * 1e9) / 1e9));
      for (const [value, count] of wanted) expect(got.get(value)).toBe(count);
      return completed.map((values) => values.reduce((sum, value) => sum + value, 0) / values.length);
    });
    expect(n).toBe(239);
    const { means } = normalMoments(model);
    means.forEach((mean, variable) => {
      const drawn = results.map((set) => set[variable]!);
      const middle = drawn.reduce((sum, value) => sum + value, 0) / drawn.length;
      const spread = Math.sqrt(
        drawn.reduce((sum, value) => sum + (value - middle) ** 2, 0) / (drawn.length - 1),
      );
      // Sets a few rounds apart have less than 1 % in common, so their mean wavers by little more than spread/√m.
      expect(Math.abs(middle - mean)).toBeLessThan(5 * Math.max(spread / Math.sqrt(400), 1e-12));
    });
  });

  test('the same seed gives the same figures, another seed others', () => {
    const withSeed = (seed: number) => imputedRegression(model, four, { imputations: 5, seed });
    expect(withSeed(1)).toEqual(withSeed(1));
    expect(withSeed(1).terms[1]!.estimate).not.toBe(withSeed(2).terms[1]!.estimate);
  });
});
