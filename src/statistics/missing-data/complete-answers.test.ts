import { describe, expect, test } from 'vitest';
import {
  fimlCorrelations,
  fimlRegression,
  imputedCorrelations,
  imputedRegression,
  linearRegression,
  momentsOf,
  normalMoments,
  pearsonTest,
} from '../index.ts';
import { correctDigits, fewestCorrectDigits } from '../reference/correct-digits.ts';

describe('complete answers', () => {
  const [y, x, z] = [
    [1, 3, 2, 5, 4, 6, 8],
    [2, 1, 4, 3, 5, 7, 6],
    [1, 1, 2, 1, 2, 2, 1],
  ];
  const columns = [y!, x!, z!];
  const plain = linearRegression(y!, [x!, z!]);

  test('give the plain means and covariances', () => {
    const { means, crossProducts } = momentsOf(columns);
    const fit = normalMoments(columns);
    expect(fewestCorrectDigits(fit.means, means)).toBeGreaterThan(14);
    expect(
      fewestCorrectDigits(
        fit.covariances.flat(),
        crossProducts.flat().map((product) => product / 7),
      ),
    ).toBeGreaterThan(13);
  });

  test('give least squares, with the smaller standard errors of maximum likelihood', () => {
    const fit = fimlRegression(y!, [x!, z!]);
    fit.terms.forEach((term, index) => {
      expect(correctDigits(term.B, plain.terms[index]!.B)).toBeGreaterThan(11);
      expect(
        correctDigits(term.standardError, plain.terms[index]!.standardError * Math.sqrt(4 / 7)),
      ).toBeGreaterThan(11);
      expect(term.missingInformation).toBeLessThan(1e-10);
    });
  });

  test('are left as they are by imputation', () => {
    const { terms, rSquared, missingValues } = imputedRegression(columns, (completed) => completed, {
      imputations: 2,
      seed: 1,
    });
    expect(missingValues).toBe(0);
    expect(correctDigits(rSquared, plain.rSquared)).toBeGreaterThan(12);
    terms.forEach((term, index) => {
      expect(correctDigits(term.estimate, plain.terms[index]!.B)).toBeGreaterThan(11);
      expect(correctDigits(term.standardError, plain.terms[index]!.standardError)).toBeGreaterThan(11);
      expect(term.missingInformation).toBe(0);
    });
  });

  test("give Pearson's r with Fisher's interval", () => {
    const { r } = fimlCorrelations([y!, x!], [[0, 1]]).pairs[0]!;
    const imputed = imputedCorrelations([y!, x!], (completed) => completed, [[0, 1]], {
      imputations: 2,
      seed: 1,
    });
    expect(correctDigits(imputed.pairs[0]!.r, r)).toBeGreaterThan(12);
    expect(
      fewestCorrectDigits(imputed.pairs[0]!.confidenceInterval, pearsonTest(r, 7).confidenceInterval!),
    ).toBeGreaterThan(11);
  });
});
