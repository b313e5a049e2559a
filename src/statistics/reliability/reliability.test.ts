import { describe, expect, test } from 'vitest';
import { momentsOf } from '../moments.ts';
import { column, correctDigits, fewestCorrectDigits } from '../reference/correct-digits.ts';
import reference from '../reference/factor-analysis.json' with { type: 'json' };
import { code } from '../reference/refused.ts';
import { extractedVariance, hierarchicalOmega, splitHalf, standardisedReliability } from './index.ts';

type Reference = {
  items: (number | null)[][];
  ave?: number;
  compositeReliability?: number;
  omegaHierarchical?: number;
  omegaTotal?: number;
  ecv?: number;
};

// Rscript src/statistics/reference/factor-analysis.R
describe.each(Object.entries(reference.scales))('agrees with R on the scale of %s items', (_, scale) => {
  const more: Reference = scale;
  const moments = momentsOf(scale.items.map(column));

  test('psych::alpha and psych::splitHalf: standardised alpha, mean r, lambda 2 and 6, 12 digits', () => {
    const { alpha, averageInterItem, lambda2, lambda6 } = standardisedReliability(moments);
    expect(moments.n).toBe(scale.n);
    expect(
      fewestCorrectDigits(
        [alpha, averageInterItem, lambda2, lambda6],
        [scale.standardisedAlpha, scale.averageInterItem, scale.lambda2, scale.lambda6],
      ),
    ).toBeGreaterThan(12);
  });

  test('split-half: cor of the sums, Spearman-Brown or Horst, Guttman, 12 digits', () => {
    const { oddEven, firstSecond } = splitHalf(moments);
    const figures = (halves: typeof oddEven) => [halves!.correlation, halves!.spearmanBrown, halves!.guttman];
    const expected = (halves: typeof scale.oddEven) => [halves.r, halves.spearmanBrown, halves.guttman];
    expect(fewestCorrectDigits(figures(oddEven), expected(scale.oddEven))).toBeGreaterThan(12);
    expect(fewestCorrectDigits(figures(firstSecond), expected(scale.firstSecond))).toBeGreaterThan(12);
  });

  test('all splits: psych::splitHalf with an even number of items, combn with an odd one, 12 digits', () => {
    const { splits } = splitHalf(moments);
    expect(splits.isSample).toBe(false);
    expect(splits.count).toBe(scale.splits.count);
    expect(
      fewestCorrectDigits(
        [splits.mean, splits.greatest, splits.least],
        [scale.splits.mean, scale.splits.greatest, scale.splits.least],
      ),
    ).toBeGreaterThan(12);
  });

  test('AVE and composite reliability from factanal carried to its end: 9 digits', () => {
    const ours = extractedVariance(moments);
    expect(correctDigits(ours?.average, more.ave)).toBeGreaterThan(9);
    expect(correctDigits(ours?.compositeReliability, more.compositeReliability)).toBeGreaterThan(9);
  });
});

// Rscript src/statistics/reference/factor-analysis.R
describe.each(Object.entries(reference.scales).filter(([, { items }]) => items.length >= 6))(
  'psych::omega on the scale of %s items',
  (_, scale) => {
    const more: Reference = scale;

    test('omega hierarchical, omega total and explained common variance, carried to their end: 6 digits', () => {
      const ours = hierarchicalOmega(momentsOf(scale.items.map(column)));
      expect(ours?.isAtBoundary).toBe(false);
      expect(
        fewestCorrectDigits(
          [ours?.omegaHierarchical, ours?.omegaTotal, ours?.explainedCommonVariance],
          [more.omegaHierarchical, more.omegaTotal, more.ecv],
        ),
      ).toBeGreaterThan(6);
    });
  },
);

describe('hard items', () => {
  const answers = reference.scales.twelve.items;
  test('under six items there is no omega hierarchical, under three no AVE', () => {
    expect(hierarchicalOmega(momentsOf(answers.slice(0, 5)))).toBeNull();
    expect(extractedVariance(momentsOf(answers.slice(0, 2)))).toBeNull();
  });

  test('above sixteen items the splits are a sample, always the same', () => {
    const many = momentsOf([...answers, ...reference.sets.broad.items.map((values) => values.slice(0, 350))]);
    const { splits } = splitHalf(many);
    expect(splits).toMatchObject({ count: 10_000, isSample: true });
    expect(splitHalf(many).splits).toEqual(splits);
    expect(splits.least).toBeLessThan(splits.mean);
    expect(splits.greatest).toBeGreaterThan(splits.mean);
  });

  test('an item that does not vary, or that follows from the others', () => {
    const still = answers[0]!.map(() => 3);
    expect(() => standardisedReliability(momentsOf([...answers, still]))).toThrow(code('zero-variance'));
    expect(() => splitHalf(momentsOf([...answers, still]))).toThrow(code('zero-variance'));
    const doubled = standardisedReliability(momentsOf([...answers, answers[0]!]));
    expect(doubled.lambda6).toBeNull();
    expect(doubled.alpha).toBeGreaterThan(0.5);
  });

  test('one item has no halves, and items that cancel have no sum', () => {
    expect(() => splitHalf(momentsOf([answers[0]!]))).toThrow(code('too-few-items'));
    const turned = answers[0]!.map((value) => -value);
    expect(() => splitHalf(momentsOf([answers[0]!, turned]))).toThrow(code('zero-variance'));
  });
});
