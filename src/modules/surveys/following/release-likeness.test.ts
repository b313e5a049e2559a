import { describe, expect, test } from 'vitest';
import { releaseLikeness } from './release-likeness.ts';

const policy = { minimumGroup: 5 };
const age = { variable: 'alder', kind: 'background' } as const;
const groups = (invited: readonly number[], answered: readonly number[], reached = invited) =>
  invited.map((count, place) => ({
    category: `group ${place}`,
    invited: count,
    reached: reached[place]!,
    answered: answered[place]!,
  }));

describe('those who answered held against those who were asked', () => {
  // R 4.2: a <- c(40, 55, 25); N <- c(120, 100, 60)
  test('the fit agrees with R: chisq.test(a, p = N/sum(N))', () => {
    const { fit } = releaseLikeness(age, groups([120, 100, 60], [40, 55, 25]), policy);
    expect(fit!.chiSquared).toBeCloseTo(6, 12);
    expect(fit).toMatchObject({ df: 2 });
    expect(fit!.p).toBeCloseTo(0.049787068367864076, 14);
  });

  test('what is concluded from agrees with R: chisq.test(rbind(a, N - a), correct = FALSE)', () => {
    const { difference, fit, rows } = releaseLikeness(age, groups([120, 100, 60], [40, 55, 25]), policy);
    expect(difference!.method).toBe('chi-squared');
    expect(difference!.p).toBeCloseTo(0.00524751839918137, 14);
    // The fit times N/(N − n): 6 × 280/160.
    expect((fit!.chiSquared * 280) / 160).toBeCloseTo(10.5, 10);
    const stdres = [-2.788866755113586, 3.060349774248157, -0.21021874129563073];
    for (const [place, { residual }] of rows.entries()) expect(residual).toBeCloseTo(stdres[place]!, 12);
  });

  test('where few are expected, all ways are counted as R does: fisher.test(rbind(a, N - a))', () => {
    // a <- c(2, 9, 5); N <- c(10, 12, 9)
    const { difference } = releaseLikeness(age, groups([10, 12, 9], [2, 9, 5]), policy);
    expect(difference!.method).toBe('exact');
    expect(difference!.p).toBeCloseTo(0.036398648773086704, 12);
  });

  test('shares stand side by side', () => {
    const { rows } = releaseLikeness(age, groups([60, 40], [20, 30], [50, 40]), policy);
    expect(rows[0]).toMatchObject({ invitedPercent: 60, answered: 20, answeredPercent: 40 });
    expect(rows[0]!.reachedPercent).toBeCloseTo((100 * 50) / 90, 10);
  });
});

describe('disclosure', () => {
  test('a small group is withheld with the smallest of the others, and they are tested as one', () => {
    const { rows, fit } = releaseLikeness(age, groups([100, 80, 12, 3], [50, 30, 6, 2]), policy);
    expect(rows.map((row) => [row.category, row.answered, row.withheld !== undefined])).toEqual([
      ['group 0', 50, false],
      ['group 1', 30, false],
      ['group 2', null, true],
      ['group 3', null, true],
      [null, 8, false],
    ]);
    expect(fit!.df).toBe(2);
  });

  test('smallness is that of those who were reached', () => {
    const { rows } = releaseLikeness(age, groups([100, 80, 12], [50, 30, 3], [100, 80, 4]), policy);
    expect(rows.map(({ withheld }) => withheld !== undefined)).toEqual([false, true, true, false]);
  });

  test('until the minimum has answered nothing is said', () => {
    const likeness = releaseLikeness(age, groups([100, 80], [3, 1]), policy);
    expect(likeness).toMatchObject({ answered: null, rows: [], fit: null, withheld: 'fewer-than-minimum' });
  });

  test('two groups of which one is small leave nothing to compare', () => {
    const { rows, fit } = releaseLikeness(age, groups([100, 3], [50, 2]), policy);
    expect(rows.every(({ withheld }) => withheld)).toBe(true);
    expect(fit).toBeNull();
  });
});

test('where everybody has answered there is no difference to test', () => {
  const { fit, difference } = releaseLikeness(age, groups([10, 12], [10, 12]), policy);
  expect(fit!.chiSquared).toBeCloseTo(0, 12);
  expect(difference).toBeNull();
});

test('a category nobody was asked of, and one with nobody reached, do no harm', () => {
  const { rows, difference } = releaseLikeness(
    age,
    groups([20, 0, 15, 6], [9, 0, 10, 0], [20, 0, 15, 0]),
    policy,
  );
  expect(rows.map(({ category }) => category)).toEqual(['group 0', 'group 2', 'group 3']);
  expect(difference!.p).toBeGreaterThan(0);
});
