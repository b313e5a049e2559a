import { describe, expect, test } from 'vitest';
import { chiSquaredUpperTail } from '../distributions/index.ts';
import { column, fewestCorrectDigits } from '../reference/correct-digits.ts';
import reference from '../reference/factor-analysis.json' with { type: 'json' };
import { code } from '../reference/refused.ts';
import {
  correlationMatrix,
  exploreFactors,
  factorDegreesOfFreedom,
  minimumAveragePartial,
  mostFactors,
  parallelAnalysis,
  samplingAdequacy,
  smoothCorrelations,
  sphericity,
} from './index.ts';

type Rows = readonly (readonly number[])[];
const furthest = (actual: Rows, expected: Rows) =>
  Math.max(...actual.flatMap((row, i) => row.map((value, j) => Math.abs(value - expected[i]![j]!))));
const digits = (actual: readonly (number | null)[], expected: readonly number[]) =>
  fewestCorrectDigits(actual, expected);

// Rscript src/statistics/reference/factor-analysis.R
describe.each(Object.entries(reference.sets))('agrees with R on %s', (_, set) => {
  const matrix = correlationMatrix(set.items.map(column));
  const { n, correlations } = matrix;
  const { factors } = set;

  test('eigen(cor(x)), psych::KMO and psych::cortest.bartlett: 11 digits', () => {
    expect(n).toBe(set.n);
    const { overall, items } = samplingAdequacy(correlations);
    const { chiSquared, degreesOfFreedom } = sphericity(correlations, n);
    expect(digits([overall, ...items], [set.kmo, ...set.kmoItems])).toBeGreaterThan(11);
    expect(degreesOfFreedom).toBe(set.bartlett.df);
    expect(chiSquared / set.bartlett.chiSquared).toBeCloseTo(1, 11);
    expect(
      digits([chiSquaredUpperTail(chiSquared, degreesOfFreedom)], [set.bartlett.pValue]),
    ).toBeGreaterThan(9);
    const { eigenvalues } = exploreFactors(matrix, { factors, method: 'components', rotation: 'none' });
    expect(digits(eigenvalues, set.eigenvalues)).toBeGreaterThan(11);
  });

  describe.each(['minres', 'ml'] as const)('%s carried to its end', (method) => {
    const solution = set[method];
    test.each(['none', 'varimax', 'oblimin'] as const)('loadings, rotation %s: within 1e-6', (rotation) => {
      const ours = exploreFactors(matrix, { factors, method, rotation });
      expect(furthest(ours.loadings, solution[rotation])).toBeLessThan(1e-6);
      expect(
        ours.communalities.every((value, i) => Math.abs(value - solution.communalities[i]!) < 1e-7),
      ).toBe(true);
      expect(Math.abs(ours.rootMeanSquareResidual - solution.rmsr)).toBeLessThan(1e-8);
    });

    test('psych::fa oblimin: factor correlations, structure and variance within 1e-6', () => {
      const ours = exploreFactors(matrix, { factors, method, rotation: 'oblimin' });
      expect(furthest(ours.factorCorrelations, solution.phi)).toBeLessThan(1e-6);
      expect(furthest(ours.structure, solution.structure)).toBeLessThan(1e-6);
      expect(
        furthest([ours.explained.map(({ sumOfSquares }) => sumOfSquares)], [solution.explained]),
      ).toBeLessThan(1e-5);
    });

    test('χ², RMSEA and TLI: 7 digits', () => {
      const { fit } = exploreFactors(matrix, { factors, method, rotation: 'none' });
      const { chiSquared, df, pValue, rmsea, tli } = solution.fit;
      expect(fit?.degreesOfFreedom).toBe(df);
      expect(fit?.rmsea).toBeCloseTo(rmsea, 7);
      expect(furthest([fit!.rmseaInterval], [solution.fit.rmseaInterval])).toBeLessThan(1e-6);
      expect(digits([fit!.chiSquared, fit!.pValue, fit!.tli], [chiSquared, pValue, tli])).toBeGreaterThan(7);
    });
  });

  test('psych::principal, unrotated and varimax: within 1e-7', () => {
    for (const rotation of ['none', 'varimax'] as const) {
      const ours = exploreFactors(matrix, { factors, method: 'components', rotation });
      expect(furthest(ours.loadings, set.components[rotation])).toBeLessThan(1e-7);
      expect(furthest([ours.communalities], [set.components.communalities])).toBeLessThan(1e-10);
      expect(ours.fit).toBeNull();
    }
  });

  test('psych::fa.parallel: as many components, and chance within Monte Carlo error', () => {
    const ours = parallelAnalysis(correlations, n, { seed: 4, replications: 1000 });
    expect(ours.factors).toBe(set.parallel.ncomp);
    expect(furthest([ours.chanceMean], [set.parallel.mean])).toBeLessThan(0.006);
    expect(furthest([ours.chance], [set.parallel.quantile])).toBeLessThan(0.015);
  });

  test("psych::VSS's map: 10 digits", () => {
    const averages = minimumAveragePartial(correlations).averages.slice(1, 9);
    expect(digits(averages, set.map.slice(0, averages.length))).toBeGreaterThan(10);
  });
});

describe('Heywood cases', () => {
  const { items, uniquenesses, chiSquared, df } = reference.heywood;

  test('factanal driven to its end: uniquenesses within 1e-4, the boundary named', () => {
    const matrix = correlationMatrix(items);
    const ours = exploreFactors(matrix, { factors: 2, method: 'ml', rotation: 'none' });
    const atBoundary = uniquenesses.flatMap((psi, i) => (psi < 0.00501 ? [i] : []));
    expect(ours.heywood).toEqual(atBoundary);
    expect(furthest([ours.uniquenesses], [uniquenesses])).toBeLessThan(1e-4);
    expect(ours.fit?.degreesOfFreedom).toBe(df);
    expect(ours.fit?.chiSquared).toBeCloseTo(chiSquared, 4);
  });
});

describe('polychoric matrices', () => {
  test('psych::polychoric(correct = 0): within 1e-4, its optimiser’s tolerance', () => {
    const { correlations, isSmoothed } = correlationMatrix(reference.polychoric.items, 'polychoric');
    expect(furthest(correlations, reference.polychoric.rho)).toBeLessThan(1e-4);
    expect(isSmoothed).toBe(false);
  });

  test('psych::cor.smooth: 12 decimals', () => {
    const { correlations, isSmoothed } = smoothCorrelations(reference.smoothed.from);
    expect(isSmoothed).toBe(true);
    expect(furthest(correlations, reference.smoothed.to)).toBeLessThan(1e-12);
  });
});

describe('same input, same bits', () => {
  const { items, factors } = reference.sets.three;
  const turned = items.map((values) => column(values.toReversed()));

  test.each(['minres', 'ml', 'components'] as const)('%s does not depend on the order of rows', (method) => {
    const options = { factors, method, rotation: 'oblimin' } as const;
    expect(exploreFactors(correlationMatrix(turned), options)).toEqual(
      exploreFactors(correlationMatrix(items.map(column)), options),
    );
  });

  test('parallel analysis gives the same from the same seed', () => {
    const { n, correlations } = correlationMatrix(items.map(column));
    const once = parallelAnalysis(correlations, n, { seed: 12, replications: 50 });
    expect(parallelAnalysis(correlations, n, { seed: 12, replications: 50 })).toEqual(once);
    expect(parallelAnalysis(correlations, n, { seed: 13, replications: 50 }).chance).not.toEqual(once.chance);
  });
});

describe('refusals', () => {
  const items = reference.sets.two.items;
  const options = { factors: 1, method: 'ml', rotation: 'none' } as const;

  test('an item that does not vary, and too few complete rows', () => {
    for (const kind of ['pearson', 'polychoric'] as const) {
      expect(() =>
        correlationMatrix(
          [
            [1, 2, 3, 4],
            [2, 2, 2, 2],
          ],
          kind,
        ),
      ).toThrow(code('zero-variance'));
      expect(() =>
        correlationMatrix(
          [
            [1, 2, Number.NaN],
            [2, 3, 4],
          ],
          kind,
        ),
      ).toThrow(code('too-few-cases'));
    }
  });

  test('an item that follows from the others', () => {
    const sum = items[0]!.map((value, row) => value + items[1]![row]!);
    const matrix = correlationMatrix([...items, sum]);
    expect(() => samplingAdequacy(matrix.correlations)).toThrow(code('collinear'));
    expect(() => sphericity(matrix.correlations, matrix.n)).toThrow(code('collinear'));
    expect(() => exploreFactors(matrix, options)).toThrow(code('collinear'));
    const leastSquares = exploreFactors(matrix, { ...options, method: 'minres' });
    expect(leastSquares.loadings.flat().every(Number.isFinite)).toBe(true);
    expect(leastSquares.fit).toBeNull();
  });

  test('more factors than items determine', () => {
    expect([3, 4, 5, 6, 7, 10].map(mostFactors)).toEqual([1, 1, 2, 3, 3, 6]);
    expect(factorDegreesOfFreedom(6, 3)).toBe(0);
    const five = correlationMatrix(items.slice(0, 5));
    expect(() => exploreFactors(five, { ...options, factors: 3 })).toThrow(code('invalid-argument'));
    expect(() => exploreFactors(five, { ...options, factors: 0 })).toThrow(code('invalid-argument'));
    expect(() => exploreFactors(five, { ...options, method: 'components', factors: 6 })).toThrow(
      code('invalid-argument'),
    );
  });

  test('no degrees of freedom left: loadings, but no fit', () => {
    const three = exploreFactors(correlationMatrix(items.slice(0, 3)), options);
    expect(three.fit).toBeNull();
    expect(three.rootMeanSquareResidual).toBeLessThan(1e-9);
  });

  test('parallel analysis with no more cases than variables', () => {
    const matrix = correlationMatrix(items.map((values) => values.slice(0, 10)));
    expect(() => parallelAnalysis(matrix.correlations, matrix.n, { seed: 1 })).toThrow(code('too-few-cases'));
  });
});
