import { describe, expect, test } from 'vitest';
import { chiSquaredUpperTail, littleMcarTest, seededRandom } from '../index.ts';
import { fewestCorrectDigits } from '../reference/correct-digits.ts';
import { columnsOf, reference } from './testing/incomplete-sets.ts';

const none = Number.NaN;

describe.each(Object.entries(reference.sets))('agrees with R on %s', (_, set) => {
  const columns = columnsOf(set);
  const all = set.variables.map((variable) => columns.get(variable)!);

  test("Little's test, from Little's formula: 11 digits", () => {
    const { chiSquared, degreesOfFreedom, pValue, patterns } = littleMcarTest(all);
    expect([degreesOfFreedom, patterns]).toEqual([set.little.df, set.little.patterns]);
    expect(
      fewestCorrectDigits([chiSquared, pValue], [set.little.chiSquared, set.little.pValue]),
    ).toBeGreaterThan(11);
  });
});

test("Little's test on airquality is that of naniar's manual", () => {
  const { chiSquared, degreesOfFreedom, pValue } = littleMcarTest([
    ...columnsOf(reference.sets.air).values(),
  ]);
  expect(chiSquared).toBeCloseTo(35.1, 1);
  expect(degreesOfFreedom).toBe(14);
  expect(pValue).toBeCloseTo(0.00142, 5);
});

test("Little's test rejects as often as it says when values are missing by chance", () => {
  const random = seededRandom(5);
  let rejected = 0;
  for (let study = 0; study < 200; study++) {
    const common = Array.from({ length: 150 }, random.normal);
    const columns = [0, 1, 2].map(() =>
      common.map((value) => (random.uniform() < 0.15 ? none : value + random.normal())),
    );
    const { chiSquared, degreesOfFreedom } = littleMcarTest(columns);
    if (chiSquaredUpperTail(chiSquared, degreesOfFreedom) < 0.05) rejected++;
  }
  // 10 of 200 are expected; 22 or more come once in 2 000, 1 or fewer too.
  expect(rejected).toBeGreaterThan(1);
  expect(rejected).toBeLessThan(22);
});
