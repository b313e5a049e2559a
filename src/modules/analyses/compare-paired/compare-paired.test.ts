import { describe, expect, test } from 'vitest';
import { languages } from '#platform/language.ts';
import { benjaminiHochberg } from '#statistics';
import paired from '#statistics/reference/factorial-and-paired.json' with { type: 'json' };
import groups from '#statistics/reference/group-comparisons.json' with { type: 'json' };
import { results as resultsSchema } from '../schema.ts';
import { analysePlan, gapsIn, type Trial } from '../testing/analyse-plan.ts';

const item = (id: string) => `{id: ${id}, kind: number, text: ${id.toUpperCase()}}`;
type Answers = Trial['answers'];

function compare(options: string, answers: Answers, more: Partial<Trial> = {}) {
  return analysePlan({
    items: Object.keys(answers).map(item),
    plan: [`{id: P, comparePaired: {file: employee, ${options}}}`],
    answers,
    ...more,
  });
}
const likert = { x: paired.pairs.likert.x, y: paired.pairs.likert.y };

describe('from plan to results as R', () => {
  test('t.test(paired = TRUE), with gaps', () => {
    const theirs = groups.paired;
    const { results } = compare('first: x, second: y', { x: theirs.x, y: theirs.y });
    const [ours] = results.pairedComparisons;
    expect(ours).toMatchObject({ n: theirs.n, df: theirs.degreesOfFreedom, q: null, test: 't' });
    expect(ours!.difference).toBeCloseTo(theirs.difference, 12);
    expect(ours!.se).toBeCloseTo(theirs.standardError, 12);
    expect(ours!.t).toBeCloseTo(theirs.t, 11);
    expect(ours!.p).toBeCloseTo(theirs.pValue, 12);
    expect(ours!.ci![0]).toBeCloseTo(theirs.confidenceInterval[0]!, 11);
    expect(ours!.ci![1]).toBeCloseTo(theirs.confidenceInterval[1]!, 11);
    expect(resultsSchema.parse(results).pairedComparisons).toHaveLength(1);
  });

  test('d_z and g_av with their intervals', () => {
    const [ours] = compare('first: x, second: y', likert).results.pairedComparisons;
    const theirs = paired.pairs.likert;
    expect(ours!.dz).toBeCloseTo(theirs.dz, 12);
    expect(ours!.gav).toBeCloseTo(theirs.gav, 12);
    expect(ours!.dzCi![0]).toBeCloseTo(theirs.intervalOfDz[0]!, 9);
    expect(ours!.gavCi![1]).toBeCloseTo(theirs.intervalOfGav[1]!, 9);
  });

  test('wilcox.test(paired = TRUE): exact with and without ties, normal above fifty', () => {
    for (const [name, isExact] of [
      ['smallTied', true],
      ['untied', true],
      ['many', false],
    ] as const) {
      const theirs = paired.pairs[name];
      const { results } = compare('first: x, second: y, test: wilcoxon', { x: theirs.x, y: theirs.y });
      const [ours] = results.pairedComparisons;
      expect(ours!.wilcoxon).toMatchObject({ V: theirs.V, exact: isExact });
      expect(ours!.p).toBeCloseTo(isExact ? theirs.exact! : theirs.pValue, 12);
      expect({ t: ours!.t, df: ours!.df, ci: ours!.ci, dz: ours!.dz }).toEqual({
        t: null,
        df: null,
        ci: null,
        dz: null,
      });
    }
  });

  test('several pairs are one family: q by Benjamini and Hochberg', () => {
    // Everybody answers all: a few who skip one of three would be told of by what differs between the pairs.
    const [x, y] = [likert.x, likert.y].map((column) => column.map((value) => value ?? 3));
    const z = x!.map((value, row) => value + (row % 3) - 1);
    const { results } = compare('pairs: [[x, y], [x, z], [y, z]]', { x: x!, y: y!, z });
    const ours = results.pairedComparisons;
    expect(ours.map(({ first, second }) => `${first}${second}`)).toEqual(['xy', 'xz', 'yz']);
    expect(ours.map(({ q }) => q)).toEqual(benjaminiHochberg(ours.map(({ p }) => p!)));
  });
});

describe('disclosure', () => {
  test('of too few pairs nothing is shown', () => {
    const answers = { x: [1, 2, 3, 4, null, 5, 6], y: [2, 2, 5, 1, 4, null, null] };
    const { results, text } = compare('first: x, second: y', answers);
    expect(results.pairedComparisons[0]).toMatchObject({
      n: null,
      difference: null,
      p: null,
      withheld: 'fewer-than-minimum',
      means: { first: { mean: null, sd: null }, second: { mean: null, sd: null } },
    });
    expect(gapsIn(text)).toEqual([]);
  });

  test('two different differences, one of them of few: mean and spread would say how many', () => {
    const x = Array.from({ length: 40 }, (_, row) => 10 + (row % 7));
    const few = x.map((value, row) => value - (row < 2 ? 3 : 1));
    const many = x.map((value, row) => value - (row < 20 ? 3 : 1));
    const withheldOf = (y: number[]) =>
      compare('first: x, second: y', { x, y }).results.pairedComparisons[0]!.withheld;
    expect(withheldOf(few)).toBe('fewer-than-minimum');
    expect(withheldOf(many)).toBeUndefined();
  });

  test('how many are unchanged is told of enough only', () => {
    const x = Array.from({ length: 40 }, (_, row) => row % 9);
    const unchangedOf = (count: number) => {
      const y = x.map((value, row) => (row < count ? value : value + 1 + (row % 4)));
      return compare('first: x, second: y, test: wilcoxon', { x, y }).results.pairedComparisons[0]!.wilcoxon!
        .unchanged;
    };
    expect([0, 3, 8].map(unchangedOf)).toEqual([0, null, 8]);
  });
});

describe('what cannot be tested, and what to be careful with', () => {
  const codes = (trial: ReturnType<typeof compare>) => trial.results.warnings.map(({ code }) => code);

  test('everybody differs by the same', () => {
    const x = Array.from({ length: 20 }, (_, row) => row % 5);
    for (const test of ['t', 'wilcoxon']) {
      const y = test === 't' ? x.map((value) => value + 1) : x;
      const trial = compare(`first: x, second: y, test: ${test}`, { x, y });
      expect(trial.results.pairedComparisons[0]).toMatchObject({ refused: 'zero-variance', p: null });
      expect(codes(trial)).toContain('zero-variance');
      expect(gapsIn(trial.text)).toEqual([]);
    }
  });

  test('few and skewed differences are warned of, not with ranks', () => {
    const x = Array.from({ length: 14 }, (_, row) => (row === 0 ? 90 : row % 4));
    const y = x.map((_, row) => row % 3);
    expect(codes(compare('first: x, second: y', { x, y }))).toContain('skewed-differences');
    expect(codes(compare('first: x, second: y, test: wilcoxon', { x, y }))).not.toContain(
      'skewed-differences',
    );
  });

  test('unlike answer scales', () => {
    const x = Array.from({ length: 20 }, (_, row) => 1 + (row % 5));
    const items = [
      '{id: x, kind: agreement, points: 5, text: X}',
      '{id: y, kind: agreement, points: 7, text: Y}',
    ];
    const trial = compare('first: x, second: y', { x, y: x.toReversed() }, { items });
    expect(codes(trial)).toContain('unlike-scales');
  });

  test.each([
    ['first: x, second: x', 'paired-same'],
    ['first: x', 'paired-shape'],
    ['first: x, second: y, pairs: [[x, y]]', 'paired-shape'],
    ['pairs: [[x, z]]', 'plan-unknown-variable'],
  ])('%s is refused', (options, code) => {
    expect(() => compare(options, likert)).toThrow(
      expect.objectContaining({ problems: expect.arrayContaining([expect.objectContaining({ code })]) }),
    );
  });

  test('what need not be said does not change the plan', () => {
    const hashOf = (options: string) => compare(options, likert).parsed.planSha256;
    expect(hashOf('first: x, second: y, test: t')).toBe(hashOf('first: x, second: y'));
    expect(hashOf('first: x, second: y, test: wilcoxon')).not.toBe(hashOf('first: x, second: y'));
  });
});

test.each(languages)('the report in %s has no gaps, and says which is higher', (language) => {
  const z = likert.x.map((value, row) => (value === null ? null : value + (row % 3)));
  for (const options of [
    'first: x, second: y',
    'first: y, second: x, test: wilcoxon',
    'pairs: [[x, y], [x, z]]',
    'pairs: [[x, y], [x, z]], test: wilcoxon',
  ]) {
    const { text } = compare(options, { ...likert, z }, { language });
    expect(gapsIn(text)).toEqual([]);
    if (options.startsWith('first: x'))
      expect(
        text.includes(language === 'en' ? 'is higher than' : 'høyere enn') || text.includes('høgare enn'),
      ).toBe(true);
  }
});
