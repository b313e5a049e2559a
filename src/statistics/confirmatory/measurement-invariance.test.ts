import { describe, expect, test } from 'vitest';
import { momentsOf } from '../moments.ts';
import { pupils, reference, structureOf, survey } from '../reference/confirmatory-data.ts';
import { correctDigits } from '../reference/correct-digits.ts';
import { code } from '../reference/refused.ts';
import { confirmFactors } from './confirm-factors.ts';
import { measurementInvariance } from './measurement-invariance.ts';

type Named = keyof typeof reference.invariances;
const names = Object.keys(reference.invariances) as Named[];

function partsOf(name: Named) {
  const expected = reference.invariances[name];
  const { items, factors, names: factorNames } = structureOf(expected.factors);
  const [from, by] = name === 'school' ? [pupils, reference.pupils.school] : [survey, reference.survey.kind];
  const groups = expected.groups.map((group) =>
    momentsOf(items.map((item) => from[item]!.filter((_, row) => by[row] === group))),
  );
  const labels = items.map((item) => (name === 'school' ? `x${item + 1}` : `q${item + 1}`));
  return { expected, groups, factors, factorNames, labels };
}

describe('measurement invariance', () => {
  // Rscript src/statistics/reference/confirmatory.R: lavaan::cfa(group = …, group.equal = …), lavTestLRT
  test.each(names)('every level’s fit and its change agree with lavaan: %s', (name) => {
    const { expected, groups, factors } = partsOf(name);
    const found = measurementInvariance(groups, { factors });
    expect(found.stoppedAt).toBeNull();
    expect(found.groups).toEqual(Object.values(expected.n));
    expect(found.levels.map(({ level }) => level)).toEqual(['configural', 'metric', 'scalar', 'strict']);
    for (const [place, { level, fit, change }] of found.levels.entries()) {
      const lavaan = expected.levels[level];
      expect([fit.degreesOfFreedom, fit.parameters]).toEqual([lavaan.df, lavaan.npar]);
      expect(correctDigits(fit.chiSquared, lavaan.chisq)).toBeGreaterThan(8.4);
      expect(correctDigits(fit.cfi, lavaan.cfi)).toBeGreaterThan(9);
      expect(correctDigits(fit.tli, lavaan.tli)).toBeGreaterThan(9);
      expect(fit.rmsea!.value).toBeCloseTo(lavaan.rmsea, 8);
      expect(fit.rmsea!.confidenceInterval[0]).toBeCloseTo(lavaan['rmsea.ci.lower'], 5);
      expect(fit.rmsea!.confidenceInterval[1]).toBeCloseTo(lavaan['rmsea.ci.upper'], 5);
      expect(fit.srmr).toBeCloseTo(lavaan.srmr, 6);
      expect(correctDigits(fit.aic, lavaan.aic)).toBeGreaterThan(9);
      expect(correctDigits(fit.bic, lavaan.bic)).toBeGreaterThan(9);
      if (place === 0) continue;
      const difference = expected.differences[place - 1]!;
      expect(change!.degreesOfFreedom).toBe(difference.df);
      expect(correctDigits(change!.chiSquared, difference.chiSquared)).toBeGreaterThan(7);
      expect(correctDigits(change!.pValue, difference.p)).toBeGreaterThan(6);
      expect(change!.cfi).toBeCloseTo(lavaan.cfi - expected.levels[found.levels[place - 1]!.level].cfi, 9);
    }
  });

  test.each(names)('factor means under equal intercepts agree with lavaan: %s', (name) => {
    const { expected, groups, factors, factorNames } = partsOf(name);
    const { factorMeans } = measurementInvariance(groups, { factors });
    expect(factorMeans).toHaveLength((groups.length - 1) * factors.length);
    for (const { group, factor, estimate, standardError } of factorMeans) {
      const lavaan = expected.factorMeans.find(
        (row) => row.lhs === factorNames[factor] && row.group === group + 1,
      )!;
      // nlminb stops short of the maximum in the largest of these models: χ² there agrees, and is not above ours.
      const digits = name === 'kind' ? 4 : 6;
      expect(estimate).toBeCloseTo(lavaan.estimate, digits);
      expect(standardError).toBeCloseTo(lavaan.se, digits);
    }
  });

  // lavTestScore frees one group at a time from the first.
  test.each(names)('what resists equal intercepts agrees with lavaan’s lavTestScore: %s', (name) => {
    const { expected, groups, factors, labels } = partsOf(name);
    const { unequal } = measurementInvariance(groups, { factors }).levels[2]!;
    const others = unequal.filter(({ group }) => group > 0);
    expect(others).toHaveLength((groups.length - 1) * labels.length);
    for (const { group, item, index } of others) {
      const lavaan = expected.freeing.find(
        (row) => row.op === '~1' && row.lhs === labels[item] && row.group === group + 1,
      )!;
      expect(index).toBeCloseTo(lavaan.index, name === 'kind' ? 2 : 3);
    }
  });

  test('the item that was made to differ is the one that resists equal intercepts', () => {
    const { groups, factors } = partsOf('kind');
    const scalar = measurementInvariance(groups, { factors }).levels[2]!;
    expect(scalar.unequal[0]).toMatchObject({ kind: 'intercept', group: 2, item: 4 });
    expect(scalar.unequal[0]!.expectedChange).toBeGreaterThan(0.3);
  });

  test('the configural level is the groups by themselves', () => {
    const columns = pupils.slice(0, 3);
    const halves = [columns.map((x) => x.slice(0, 150)), columns.map((x) => x.slice(150))];
    const six = pupils.slice(0, 6);
    const factors = [
      [0, 1, 2],
      [3, 4, 5],
    ];
    const parts = [six.map((x) => x.slice(0, 150)), six.map((x) => x.slice(150))];
    const apart = parts.map((part) => confirmFactors(part, { factors }).fit.chiSquared);
    const together = measurementInvariance(parts.map(momentsOf), { factors }, ['configural']).levels[0]!;
    expect(correctDigits(together.fit.chiSquared, apart[0]! + apart[1]!)).toBeGreaterThan(9);
    const saturated = measurementInvariance(halves.map(momentsOf), { factors: [[0, 1, 2]] }).levels[0]!;
    expect(saturated.fit).toMatchObject({ degreesOfFreedom: 0, pValue: null, rmsea: null });
  });

  test('one group, or a group with too few answers or no variation, is refused', () => {
    const columns = pupils.slice(0, 3);
    const factors = [[0, 1, 2]];
    const whole = momentsOf(columns);
    expect(() => measurementInvariance([whole], { factors })).toThrow(code('too-few-groups'));
    const few = momentsOf(columns.map((x) => x.slice(0, 3)));
    expect(() => measurementInvariance([whole, few], { factors })).toThrow(code('too-few-cases'));
    const flat = momentsOf([columns[0]!, columns[1]!, columns[2]!.map(() => 1)]);
    expect(() => measurementInvariance([whole, flat], { factors })).toThrow(code('zero-variance'));
  });
});
