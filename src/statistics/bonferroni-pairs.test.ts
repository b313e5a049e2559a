import { describe, expect, test } from 'vitest';
import { bonferroniPairs } from './bonferroni-pairs.ts';
import { column, fewestCorrectDigits } from './reference/correct-digits.ts';
import methods from './reference/methods.json' with { type: 'json' };
import { table12 } from './reference/table-12.ts';
import { summariseGroups } from './summarise-groups.ts';

describe('bonferroniPairs', () => {
  // Rscript src/statistics/reference/methods.R: pairwise.t.test(v, f, p.adjust.method = "bonferroni", pool.sd = TRUE)
  test.each(Object.entries(methods.anovas))('agrees with R pairwise.t.test: %s', (_, reference) => {
    const summaries = summariseGroups(column(reference.values), reference.group);
    const groups = reference.keys.map((key) => summaries.find((group) => group.key === key)!);
    const ours = bonferroniPairs(groups);
    const digits = (key: 'difference' | 'standardError') =>
      fewestCorrectDigits(
        ours.map((pair) => pair[key]),
        reference[key],
      );
    expect(digits('difference')).toBeGreaterThan(11);
    expect(digits('standardError')).toBeGreaterThan(13);
    expect(
      fewestCorrectDigits(
        ours.map(({ pValue }) => pValue),
        reference.pairP,
      ),
    ).toBeGreaterThan(11);
    expect(
      fewestCorrectDigits(
        ours.map((pair) => pair.confidenceInterval[0]),
        reference.low,
      ),
    ).toBeGreaterThan(11);
    expect(
      fewestCorrectDigits(
        ours.map((pair) => pair.confidenceInterval[1]),
        reference.high,
      ),
    ).toBeGreaterThan(11);
  });

  test('recomputes the pairs of Table 12 of the 2015 study', () => {
    const pairs = bonferroniPairs(table12);
    expect(pairs.map(({ a, b }) => [a, b])).toEqual([
      [0, 1],
      [0, 2],
      [1, 2],
    ]);
    expect(pairs.map(({ standardError }) => standardError.toFixed(5))).toEqual([
      '0.10660',
      '0.10619',
      '0.11366',
    ]);
    expect(pairs.map(({ pValue }) => Number(pValue.toPrecision(3)))).toEqual([1, 0.00965, 0.187]);
  });

  test('with two groups nothing is corrected', () => {
    const [pair] = bonferroniPairs([
      { n: 4, mean: 1, standardDeviation: 1 },
      { n: 4, mean: 2, standardDeviation: 1 },
    ]);
    // Rscript -e '2 * pt(-sqrt(2), 6)'
    expect(pair!.pValue).toBeCloseTo(0.2070312499999999, 12);
  });

  test('where nobody differs within groups, means differ or do not', () => {
    const same = { n: 3, mean: 1, standardDeviation: 0 };
    expect(
      bonferroniPairs([same, same, { ...same, mean: 2 }]).map(({ t, pValue }) => ({ t, pValue })),
    ).toEqual([
      { t: null, pValue: 1 },
      { t: null, pValue: 0 },
      { t: null, pValue: 0 },
    ]);
  });

  test('refuses what oneWayAnova refuses', () => {
    expect(() => bonferroniPairs([])).toThrow(expect.objectContaining({ code: 'too-few-groups' }));
  });
});
