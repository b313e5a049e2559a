import { describe, expect, test } from 'vitest';
import { languages } from '#platform/language.ts';
import { chiSquaredFit } from '#statistics';
import reference from '#statistics/reference/factorial-and-paired.json' with { type: 'json' };
import { results as resultsSchema } from '../schema.ts';
import { analysePlan, gapsIn, type Trial } from '../testing/analyse-plan.ts';

function fit(counts: readonly number[], expected = '', more: Partial<Trial> = {}) {
  const options = counts.map((_, place) => `{value: ${place + 1}, label: L${place + 1}}`).join(', ');
  const age = counts.flatMap((count, place) => Array.from({ length: count }, () => place + 1));
  const trial = analysePlan({
    items: [`{id: age, kind: choice, text: Age, options: [${options}]}`],
    plan: [
      `{id: F, goodnessOfFit: {file: employee, item: age${expected}}}`,
      '{id: C, frequencies: {file: employee, items: [age]}}',
    ],
    answers: { age },
    ...more,
  });
  return { ...trial, fit: trial.results.goodnessOfFits[0]! };
}
const sharesOf = (shares: readonly number[]) =>
  `, expected: {${shares.map((share, place) => `${place + 1}: ${share}`).join(', ')}}`;

test.each(['uniform', 'known'] as const)('from plan to results as chisq.test on %s', (name) => {
  const theirs = reference.fits[name];
  const expected = name === 'known' ? sharesOf(theirs.shares) : '';
  const { fit: ours, results } = fit(theirs.counts, expected);
  expect(ours).toMatchObject({ isUniform: name === 'uniform', df: theirs.counts.length - 1 });
  expect(ours.chiSquared).toBeCloseTo(theirs.chiSquared, 11);
  expect(ours.p).toBeCloseTo(theirs.pValue, 12);
  expect(ours.effectSizeW).toBeCloseTo(theirs.w, 12);
  expect(ours.effectSizeWCi![1]).toBeCloseTo(theirs.interval[1]!, 10);
  ours.categories.forEach(({ count, residual }, place) => {
    expect(count).toBe(theirs.counts[place]);
    expect(residual).toBeCloseTo(theirs.residuals[place]!, 11);
  });
  expect(resultsSchema.parse(results).goodnessOfFits).toHaveLength(1);
});

test('shares, percentages and counts of the staff are the same', () => {
  const { counts } = reference.fits.known;
  const [shares, percentages, staff] = [
    [0.15, 0.25, 0.3, 0.2, 0.1],
    [15, 25, 30, 20, 10],
    [60, 100, 120, 80, 40],
  ].map((weights) => fit(counts, sharesOf(weights)).fit);
  expect(percentages!.chiSquared).toBeCloseTo(shares!.chiSquared!, 11);
  expect(staff!.p).toBeCloseTo(shares!.p!, 12);
});

describe('disclosure', () => {
  const counts = [30, 25, 2, 12];

  test('the withheld are those of the counts of the same question, and are tested as one', () => {
    const { fit: ours, results } = fit(counts, sharesOf([30, 30, 10, 30]));
    const hidden = ours.categories.map(({ withheld }) => withheld !== undefined);
    expect(hidden).toEqual(results.frequencies[0]!.counts.map(({ count }) => count === null));
    expect(hidden).toEqual([false, false, true, true]);
    const alone = chiSquaredFit([30, 25, 14], [0.3, 0.3, 0.4]);
    expect(ours.chiSquared).toBeCloseTo(alone.chiSquared, 11);
    expect(ours.df).toBe(2);
    expect(ours.together).toMatchObject({ answers: 2, count: 14 });
    expect(ours.categories[2]).toMatchObject({
      count: null,
      percent: null,
      residual: null,
      expectedCount: null,
    });
  });

  test('another division of the withheld gives the same bits', () => {
    const { residual: _a, ...one } = fit([30, 25, 2, 12]).fit.together!;
    const { residual: _b, ...other } = fit([30, 25, 4, 10]).fit.together!;
    expect(one).toEqual(other);
    expect(fit([30, 25, 2, 12]).fit).toEqual(fit([30, 25, 4, 10]).fit);
  });

  test('of too few not even which answers they gave', () => {
    const { fit: ours, text } = fit([1, 2, 0, 1]);
    expect(ours).toMatchObject({ n: null, categories: [], p: null, withheld: 'fewer-than-minimum' });
    expect(gapsIn(text)).toEqual([]);
  });
});

describe('what is refused or warned of', () => {
  test.each([
    [sharesOf([1, 2, 3]), 'expected-lacks'],
    [`${sharesOf([1, 2, 3, 4]).slice(0, -1)}, 9: 2}`, 'expected-unknown'],
    [', expected: {1: 0, 2: 1, 3: 1, 4: 1}', 'too-small'],
  ])('%s', (expected, code) => {
    expect(() => fit([10, 10, 10, 10], expected)).toThrow(
      expect.objectContaining({ problems: [expect.objectContaining({ code })] }),
    );
  });

  test('a number that nobody can count is refused', () => {
    expect(() =>
      analysePlan({
        items: ['{id: years, kind: number, text: Years}'],
        plan: ['{id: F, goodnessOfFit: {file: employee, item: years}}'],
        answers: { years: [1, 2, 3] },
      }),
    ).toThrow(
      expect.objectContaining({ problems: [expect.objectContaining({ code: 'plan-crosstab-item' })] }),
    );
  });

  test('small expected counts', () => {
    const { results } = fit([8, 7, 6], sharesOf([1, 40, 40]));
    expect(results.warnings.map(({ code }) => code)).toContain('small-expected');
  });
});

test.each(languages)('the report in %s has no gaps, and names who are more and fewer', (language) => {
  for (const counts of [
    [30, 25, 2, 12],
    [60, 10, 20, 20],
    [20, 20, 20, 20],
    [40, 0, 0, 0],
  ]) {
    const { text } = fit(counts, '', { language });
    expect(gapsIn(text)).toEqual([]);
  }
  const { text } = fit([60, 10, 20, 20], sharesOf([1, 1, 1, 1]), { language });
  expect(text.match(/(flere|fleire|more)[^.]*L1/i)).not.toBeNull();
  expect(text.match(/(færre|fewer)[^.]*L2/i)).not.toBeNull();
});
