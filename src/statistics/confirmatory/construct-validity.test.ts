import { expect, test } from 'vitest';
import { momentsOf } from '../moments.ts';
import { reference, structureOf, survey } from '../reference/confirmatory-data.ts';
import { correctDigits } from '../reference/correct-digits.ts';
import { constructValidity } from './construct-validity.ts';
import { ours } from './testing/as-lavaan.ts';

test('reliability, variance extracted and HTMT agree with their formulas in R', () => {
  const { solution } = ours('survey');
  const { factors } = structureOf(reference.confirmations.survey.factors);
  const validity = constructValidity(solution, momentsOf(survey), factors);
  const { factors: expected, htmt } = reference.validity;
  for (const [factor, each] of validity.factors.entries()) {
    expect(correctDigits(each.compositeReliability, expected[factor]!.compositeReliability)).toBeGreaterThan(
      12,
    );
    expect(
      correctDigits(each.averageVarianceExtracted, expected[factor]!.averageVarianceExtracted),
    ).toBeGreaterThan(12);
  }
  expect(validity.pairs).toHaveLength(6);
  for (const { a, b, htmt: ratio, isDistinct } of validity.pairs) {
    expect(correctDigits(ratio, htmt[a]![b])).toBeGreaterThan(12);
    const r = solution.factorCovariances.find((pair) => pair.a === a && pair.b === b)!.correlation!.estimate;
    const least = Math.min(expected[a]!.averageVarianceExtracted, expected[b]!.averageVarianceExtracted);
    expect(isDistinct).toBe(least > r * r);
  }
});
