import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cutSlices, planSlices, survey } from './slices.ts';

describe('survey', () => {
  test('tells of gaps, wholeness and magnitudes', () => {
    expect(survey([3, Number.NaN, -0.25, 0])).toEqual({
      hasMissing: true,
      isFinite: true,
      areWhole: false,
      largest: 3,
      smallest: 0.25,
      decimals: 2,
    });
    expect(survey([4, -6, Number.NaN])).toMatchObject({ areWhole: true, largest: 6, smallest: 4 });
    expect(survey([-Infinity])).toMatchObject({ isFinite: false });
    expect(survey([])).toMatchObject({ hasMissing: false, largest: 0 });
  });
});

describe('slices', () => {
  test('answers are one slice of units, means of answers three', () => {
    expect(planSlices(survey([1, 2, 6]))).toEqual({ units: [1] });
    expect(planSlices(survey([1, 10 / 3, 6]))!.units).toHaveLength(3);
    expect(planSlices(survey([0, 0]))).toEqual({ units: [1] });
  });

  test('magnitudes far apart have no plan', () => {
    expect(planSlices(survey([1e-12, 1e12 / 3]))).toBeNull();
    expect(planSlices(survey([1e-130, 1e-131]))).toBeNull();
    expect(planSlices(survey([1.5e130]))).toBeNull();
  });

  test('wherever there is a plan, the slices are whole, small, and make up the values exactly', () => {
    const value = fc.oneof(
      fc.integer({ min: -6, max: 6 }),
      fc.integer().map((x) => x / 3),
      fc.double({ min: -1e6, max: 1e6, noNaN: true }),
      fc.integer({ min: -(2 ** 52), max: 2 ** 52 }),
    );
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 5 }), (values) => {
        const plan = planSlices(survey(values));
        fc.pre(plan !== null);
        const slices = plan.units.map(() => new Float64Array(values.length));
        cutSlices(Float64Array.from(values), values.length, plan.units, slices);
        values.forEach((whole, row) => {
          let rest = whole;
          plan.units.forEach((unit, place) => {
            const slice = slices[place]![row]!;
            expect(Number.isInteger(slice)).toBe(true);
            expect(Math.abs(slice)).toBeLessThanOrEqual(2 ** 20);
            rest -= slice * unit;
          });
          expect(rest + 0).toBe(0);
        });
      }),
      { numRuns: 2000 },
    );
  });
});
