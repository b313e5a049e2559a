import { describe, expect, test } from 'vitest';
import { betweenSum } from './group-sums.rules.ts';
import { checkOne, namesOf, verdicts } from './test-tables.ts';

// R 4.2: summary(aov(mpg ~ factor(cyl), mtcars)); pairwise.t.test(mtcars$mpg, mtcars$cyl, p.adjust = 'bonf')
const cars = {
  kind: 'groups' as const,
  groups: [
    { label: '4', n: 11, mean: '26.66', sd: '4.51' },
    { label: '6', n: 7, mean: '19.74', sd: '1.45' },
    { label: '8', n: 14, mean: '15.10', sd: '2.56' },
  ],
  total: { n: 32, mean: '20.09', sd: '6.03' },
  F: '39.70',
  degreesOfFreedom: [2, 29] as [number, number],
  p: '.000',
  etaSquared: '.732',
  pairs: [
    { a: 0, b: 1, difference: '6.92', se: '1.56', p: '.000', significant: true },
    { a: 0, b: 2, difference: '11.56', se: '1.30', p: '.000', significant: true },
    { a: 2, b: 1, difference: '-4.64', se: '1.49', p: '.012', significant: true },
  ],
};

test('every figure of a comparison R computed is consistent', () => {
  const findings = checkOne(cars);
  expect(namesOf(findings, 'impossible')).toEqual([]);
  expect(namesOf(findings, 'cannot-be-checked')).toEqual([]);
  expect(findings).toHaveLength(20);
});

test.each([
  ['the total n', { total: { n: 33 } }, 'fact.total.n'],
  ['the total mean', { total: { mean: '20.50' } }, 'fact.total.mean'],
  ['the total SD', { total: { sd: '5.03' } }, 'fact.total.sd'],
  ['F', { F: '37.90', p: undefined }, 'fact.F'],
  ['degrees of freedom', { degreesOfFreedom: [2, 30] as [number, number] }, 'fact.degreesOfFreedom[1]'],
  ['p', { F: undefined, p: '.012' }, 'fact.p'],
  ['η²', { etaSquared: '.832' }, 'fact.etaSquared'],
  ['a difference', { pairs: [{ a: 0, b: 1, difference: '7.92' }] }, 'fact.pairs[0].difference'],
  ['an SE', { pairs: [{ a: 0, b: 1, se: '1.30' }] }, 'fact.pairs[0].se'],
  ['a p not multiplied by the number of pairs', { pairs: [{ a: 1, b: 2, p: '.004' }] }, 'fact.pairs[0].p'],
  ['a missing star', { pairs: [{ a: 1, b: 2, significant: false }] }, 'fact.pairs[0].significant'],
])('%s that the groups cannot give is impossible', (_, change, id) => {
  expect(namesOf(checkOne({ ...cars, ...change } as typeof cars), 'impossible')).toEqual([id]);
});

test('without correction the same p is possible', () => {
  const pairs = [{ a: 1, b: 2, p: '.004' }];
  expect(verdicts(checkOne({ ...cars, correction: 'none', pairs }))['pairs[0].p']).toBe('consistent');
});

test('what SDs are needed for is not claimed without them', () => {
  const groups = [
    { label: 'a', n: 5, mean: '2.0' },
    { label: 'b', n: 5, mean: '3.0' },
  ];
  expect(verdicts(checkOne({ kind: 'groups', groups, total: { mean: '2.9' }, F: '3.0' }))).toEqual({
    'total.mean': 'impossible',
    F: 'cannot-be-checked',
  });
});

describe('the sum of squares between groups over all means in their intervals', () => {
  const group = (n: number, low: number, high: number) => ({
    n,
    mean: { low, high },
    sd: { low: 1, high: 1 },
  });

  test('is least where means can meet: nothing', () => {
    expect(betweenSum([group(3, 1, 2), group(5, 1.5, 3), group(2, 1.9, 4)]).low).toBeCloseTo(0, 12);
  });

  test('has its ends where a fine grid over the box finds them', () => {
    const groups = [group(3, 1, 1.4), group(7, 1.2, 1.8), group(4, 1.3, 1.5)];
    const grid = Array.from({ length: 41 }, (_, step) => step / 40);
    let [low, high] = [Number.POSITIVE_INFINITY, 0];
    for (const x of grid)
      for (const y of grid)
        for (const z of grid) {
          const means = [1 + 0.4 * x, 1.2 + 0.6 * y, 1.3 + 0.2 * z];
          const mean = (3 * means[0]! + 7 * means[1]! + 4 * means[2]!) / 14;
          const sum = 3 * (means[0]! - mean) ** 2 + 7 * (means[1]! - mean) ** 2 + 4 * (means[2]! - mean) ** 2;
          low = Math.min(low, sum);
          high = Math.max(high, sum);
        }
    const found = betweenSum(groups);
    expect(found.high).toBeCloseTo(high, 10);
    expect(found.low).toBeLessThanOrEqual(low);
    expect(found.low).toBeGreaterThan(low - 0.01);
  });

  test('for many groups is bounded a little wider, never narrower', () => {
    const groups = Array.from({ length: 20 }, (_, at) => group(5 + at, at / 10 - 0.05, at / 10 + 0.05));
    const spreadOut = groups.map(({ mean }, at) => (at < 11 ? mean.low : mean.high));
    const n = groups.reduce((sum, one) => sum + one.n, 0);
    const mean = groups.reduce((sum, one, at) => sum + one.n * spreadOut[at]!, 0) / n;
    const sum = groups.reduce((total, one, at) => total + one.n * (spreadOut[at]! - mean) ** 2, 0);
    expect(betweenSum(groups).high).toBeGreaterThanOrEqual(sum);
    expect(betweenSum(groups).high).toBeLessThan(sum * 1.1);
  });
});
