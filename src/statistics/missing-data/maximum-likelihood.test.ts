import { describe, expect, test } from 'vitest';
import { fimlCorrelations, fimlRegression, normalMoments } from '../index.ts';
import { correctDigits, fewestCorrectDigits } from '../reference/correct-digits.ts';
import { columnsOf, reference } from './testing/incomplete-sets.ts';

describe.each(Object.entries(reference.sets))('agrees with R on %s', (_, set) => {
  const columns = columnsOf(set);
  const all = set.variables.map((variable) => columns.get(variable)!);
  const pairs = all.flatMap((_, i) => all.slice(i + 1).map((_, gap): [number, number] => [i, i + gap + 1]));

  test('means and covariances by EM, plain EM in R until nothing moves: 11 digits', () => {
    const fit = normalMoments(all);
    expect(fit.n).toBe(set.em.n);
    expect(fewestCorrectDigits(fit.means, set.em.means)).toBeGreaterThan(11);
    expect(fewestCorrectDigits(fit.covariances.flat(), set.em.covariances.flat())).toBeGreaterThan(11);
  });

  test('full-information regression, lavaan sem(missing = "ml"): as far as its optimiser goes, 4 digits', () => {
    for (const fiml of [set.fiml, set.withAuxiliary]) {
      const fit = fimlRegression(
        columns.get(fiml.outcome)!,
        fiml.predictors.map((variable) => columns.get(variable)!),
        fiml.auxiliary.map((variable) => columns.get(variable)!),
      );
      const of = (pick: (term: (typeof fit.terms)[number]) => number) => fit.terms.map(pick);
      expect(
        fewestCorrectDigits(
          of((term) => term.B),
          fiml.B,
        ),
      ).toBeGreaterThan(4);
      expect(
        fewestCorrectDigits(
          of((term) => term.standardError),
          fiml.se,
        ),
      ).toBeGreaterThan(5);
      expect(
        fewestCorrectDigits(
          of((term) => term.pValue),
          fiml.pValue,
        ),
      ).toBeGreaterThan(4);
      expect(
        fewestCorrectDigits(
          fit.terms.slice(1).map((term) => term.beta),
          fiml.beta,
        ),
      ).toBeGreaterThan(4);
      expect(correctDigits(fit.rSquared, fiml.rSquared)).toBeGreaterThan(5);
      expect(correctDigits(fit.chiSquared, fiml.wald)).toBeGreaterThan(5);
      if (fiml.fmi.length > 0) {
        expect(
          fewestCorrectDigits(
            of((term) => term.missingInformation),
            fiml.fmi,
          ),
        ).toBeGreaterThan(4);
      }
    }
  });

  test('its coefficients and correlations from the EM of R: 10 digits', () => {
    const { outcome, predictors, auxiliary } = set.withAuxiliary;
    const [y, ...x] = [outcome, ...predictors, ...auxiliary].map((variable) => columns.get(variable)!);
    const fit = fimlRegression(y!, x.slice(0, predictors.length), x.slice(predictors.length));
    expect(
      fewestCorrectDigits(
        fit.terms.map(({ B }) => B),
        set.fromEm.B,
      ),
    ).toBeGreaterThan(10);
    const { pairs: found } = fimlCorrelations(all, pairs);
    expect(
      fewestCorrectDigits(
        found.map(({ r }) => r),
        set.fromEm.r,
      ),
    ).toBeGreaterThan(10);
  });

  test('standard errors of correlations, lavaan standardizedSolution: 5 digits', () => {
    const { pairs: found } = fimlCorrelations(all, pairs);
    expect(
      fewestCorrectDigits(
        found.map((pair) => pair.standardError),
        set.correlations.se,
      ),
    ).toBeGreaterThan(5);
  });
});
