import { describe, expect, test } from 'vitest';
import type { RegressionTerm } from '../linear-regression.ts';
import { seededRandom } from '../random/seeded-random.ts';
import { fewestCorrectDigits } from '../reference/correct-digits.ts';
import reference from '../reference/mediation.json' with { type: 'json' };
import { mediation } from './index.ts';

const figures = ({ B, standardError, t, pValue }: RegressionTerm) => [B, standardError, t, pValue];

// Rscript src/statistics/reference/mediation.R
describe.each(Object.entries(reference))('agrees with R on %s', (_, set) => {
  const ours = mediation(set.x, set.m, set.y, seededRandom(7), {
    covariates: 'covariates' in set ? set.covariates : [],
    resamples: 20_000,
  });

  test('lm(m ~ x), lm(y ~ x + m), lm(y ~ x)', () => {
    for (const path of ['a', 'b', 'direct', 'total'] as const) {
      expect(fewestCorrectDigits(figures(ours[path]), set[path])).toBeGreaterThan(10);
    }
  });

  test('Sobel’s formula (sobel of multilevel where there are no covariates), and the estimates of lavaan', () => {
    const { estimate, sobelError, sobelZ } = ours.indirect;
    expect(
      fewestCorrectDigits([estimate, sobelError, sobelZ], [set.indirect, set.sobel, set.z]),
    ).toBeGreaterThan(10);
    const estimates = [ours.a.B, ours.b.B, ours.direct.B, estimate, ours.total.B];
    estimates.forEach((one, place) => {
      expect(Math.abs(one - set.lavaan[place]!)).toBeLessThan(1e-8 * Math.max(1, Math.abs(one)));
    });
  });

  test('direct and indirect add up to the total', () => {
    expect(ours.direct.B + ours.indirect.estimate).toBeCloseTo(ours.total.B, 12);
  });

  test('bootstrap ends, within the error of 40 000 resamples by R and 20 000 by us', () => {
    const width = set.percentile[1]! - set.percentile[0]!;
    for (const kind of ['percentile', 'biasCorrected'] as const) {
      ours.indirect[kind]!.forEach((end, place) => {
        expect(Math.abs(end - set[kind][place]!)).toBeLessThan(0.04 * width);
      });
    }
  });
});

describe('mediation', () => {
  const { x, m, y } = reference.people;
  const small = (turn: (values: number[]) => number[], seed = 3) =>
    mediation(turn(x), turn(m), turn(y), seededRandom(seed), { resamples: 199 });

  test('rows in another order give the same bits, another seed another interval', () => {
    expect(small((values) => values.toReversed())).toEqual(small((values) => values));
    expect(small((values) => values, 4).indirect.percentile).not.toEqual(
      small((values) => values).indirect.percentile,
    );
  });

  test('other units change estimates as they should', () => {
    const ours = small((values) => values);
    const scaled = mediation(
      x.map((value) => 10 * value + 3),
      m.map((value) => -2 * value),
      y.map((value) => 5 * value - 1),
      seededRandom(3),
      { resamples: 199 },
    );
    expect((scaled.indirect.estimate * 10) / 5).toBeCloseTo(ours.indirect.estimate, 10);
    expect(scaled.indirect.standardised).toBeCloseTo(ours.indirect.standardised, 10);
    expect(scaled.indirect.sobelZ).toBeCloseTo(ours.indirect.sobelZ!, 8);
  });

  test('rows that lack a value are left out', () => {
    const gap = m.map((value, row) => (row < 20 ? Number.NaN : value));
    const rest = mediation(x.slice(20), m.slice(20), y.slice(20), seededRandom(3), { resamples: 199 });
    expect(mediation(x, gap, y, seededRandom(3), { resamples: 199 })).toEqual(rest);
  });

  describe('with covariates', () => {
    const { covariates } = reference.covaried;
    const of = (held: readonly (readonly number[])[], seed = 3) => {
      const { x, m, y } = reference.covaried;
      return mediation(x, m, y, seededRandom(seed), { covariates: held, resamples: 199 });
    };

    test('what drives both ends of a path is no longer counted as the path', () => {
      expect(of([]).indirect.estimate).toBeGreaterThan(1.3 * of(covariates).indirect.estimate);
    });

    test('the order of the covariates changes nothing but rounding', () => {
      const back = of(covariates.toReversed());
      expect(back.indirect.estimate).toBeCloseTo(of(covariates).indirect.estimate, 12);
    });

    test('a row that lacks a covariate is left out', () => {
      const gap = covariates[0]!.map((value, row) => (row === 4 ? Number.NaN : value));
      expect(of([gap, covariates[1]!]).n).toBe(reference.covaried.x.length - 1);
    });

    test('a covariate that says what the predictor says is refused', () => {
      const same = reference.covaried.x.map((value) => 3 * value + 1);
      expect(() => of([same])).toThrow(expect.objectContaining({ code: 'collinear' }));
    });

    test('each asks for one more case', () => {
      const first = (values: readonly number[]) => values.slice(0, 9);
      const [x, m, y] = [reference.covaried.x, reference.covaried.m, reference.covaried.y].map(first);
      const held = covariates.map(first);
      expect(() => mediation(x!, m!, y!, seededRandom(1), { covariates: held, resamples: 99 })).toThrow(
        expect.objectContaining({ code: 'too-few-cases' }),
      );
    });
  });

  const line = [1, 2, 3, 4, 5, 6, 7, 8];
  const other = [2, 1, 4, 3, 6, 5, 8, 8];
  const third = [3, 1, 2, 6, 4, 7, 9, 7];
  test.each([
    ['too-few-cases', line.slice(1), other.slice(1), third.slice(1), 199],
    ['zero-variance', line.map(() => 1), other, third, 199],
    ['zero-variance', line, other, third.map(() => 2), 199],
    ['collinear', line, line.map((value) => 2 * value), third, 199],
    ['invalid-argument', line, other.slice(1), third, 199],
    ['invalid-argument', line, other, third, 98],
  ])('refuses with %s', (code, predictor, mediator, outcome, resamples) => {
    expect(() => mediation(predictor, mediator, outcome, seededRandom(1), { resamples })).toThrow(
      expect.objectContaining({ code }),
    );
  });
});
