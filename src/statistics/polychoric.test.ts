import { describe, expect, test } from 'vitest';
import { bivariateNormalCdf } from './bivariate-normal.ts';
import { gaussLegendre } from './gauss-legendre.ts';
import { polychoric } from './polychoric.ts';
import { correctDigits } from './reference/correct-digits.ts';
import relations from './reference/relations.json' with { type: 'json' };
import exact from './reference/relations-exact.json' with { type: 'json' };

const names = Object.keys(relations.polychorics) as (keyof typeof relations.polychorics)[];

describe('polychoric', () => {
  // /usr/bin/python3 src/statistics/reference/relations.py: the zero of the likelihood's slope in 40 digits
  test.each(names)('finds the maximum that mpmath finds: %s', (name) => {
    const ours = polychoric(relations.polychorics[name].counts);
    expect(correctDigits(ours.rho, exact.polychorics[name].rho)).toBeGreaterThan(10);
    expect(correctDigits(ours.standardError, exact.polychorics[name].standardError)).toBeGreaterThan(9);
  });

  // Rscript src/statistics/reference/relations.R: polycor::polychor(m, ML = FALSE, std.err = TRUE)
  test.each(names)('agrees with R’s polychor within the tolerance of its optimiser: %s', (name) => {
    const reference = relations.polychorics[name];
    const ours = polychoric(reference.counts);
    expect(Math.abs(ours.rho - reference.rho)).toBeLessThan(1e-4);
    expect(Math.abs(ours.standardError - reference.standardError)).toBeLessThan(1e-4);
    if (reference.degreesOfFreedom === 0) expect(ours.fit).toBeNull();
    else {
      expect(ours.fit!.degreesOfFreedom).toBe(reference.degreesOfFreedom);
      expect(Math.abs(ours.fit!.chiSquared - reference.chiSquared)).toBeLessThan(1e-3);
    }
  });

  test('a 2 × 2 table halved both ways has ρ = sin(2π·share − π/2)', () => {
    const { rho } = polychoric([
      [40, 10],
      [10, 40],
    ]);
    expect(rho).toBeCloseTo(Math.sin((54 * Math.PI) / 180), 14);
  });

  test('turning the table changes nothing; turning a scale turns the sign; empty categories do not count', () => {
    const counts = relations.polychorics.falling.counts;
    const { rho, pValue } = polychoric(counts);
    const turned = polychoric(counts[0]!.map((_, j) => counts.map((row) => row[j]!)));
    expect(turned.rho).toBeCloseTo(rho, 13);
    expect(polychoric([...counts].reverse()).rho).toBeCloseTo(-rho, 13);
    const padded = polychoric([...counts.slice(0, 2), counts[0]!.map(() => 0), ...counts.slice(2)]);
    expect(padded).toMatchObject({ rho, pValue });
  });

  test('no relation has ρ = 0 and p = 1', () => {
    const { rho, pValue, chiSquared } = polychoric([
      [4, 8, 4],
      [2, 4, 2],
    ]);
    expect(rho).toBeCloseTo(0, 14);
    expect(chiSquared).toBeCloseTo(0, 12);
    expect(pValue).toBeGreaterThan(0.999999);
  });

  test('refuses what has no maximum inside, and what does not vary', () => {
    const refuses = (code: string) => expect.objectContaining({ code });
    expect(() =>
      polychoric([
        [30, 10],
        [0, 20],
      ]),
    ).toThrow(refuses('collinear'));
    expect(() =>
      polychoric([
        [30, 0, 0],
        [0, 20, 0],
        [0, 0, 9],
      ]),
    ).toThrow(refuses('collinear'));
    expect(() => polychoric([[30, 10]])).toThrow(refuses('zero-variance'));
    expect(() =>
      polychoric([
        [30, -1],
        [1, 1],
      ]),
    ).toThrow(refuses('invalid-argument'));
  });
});

describe('bivariateNormalCdf', () => {
  // /usr/bin/python3 src/statistics/reference/relations.py
  test.each(exact.bivariateNormal)('agrees with mpmath at $h, $k, ρ = $rho', ({ h, k, rho, p }) => {
    expect(Math.abs(bivariateNormalCdf(h, k, rho) - p)).toBeLessThan(2e-15);
    expect(bivariateNormalCdf(k, h, rho)).toBeCloseTo(p, 14);
  });

  test('the ends of ρ are the ends of what is possible', () => {
    expect(bivariateNormalCdf(0, 1, 1)).toBe(0.5);
    expect(bivariateNormalCdf(0, 0, -1)).toBe(0);
    expect(bivariateNormalCdf(Number.POSITIVE_INFINITY, 0, 0.3)).toBe(0.5);
    expect(bivariateNormalCdf(Number.NEGATIVE_INFINITY, 0, 0.3)).toBe(0);
  });

  test('twenty points integrate a polynomial of degree 39', () => {
    const integral = gaussLegendre(20).reduce((sum, { node, weight }) => sum + weight * node ** 38, 0);
    expect(integral).toBeCloseTo(2 / 39, 15);
  });
});
