import { describe, expect, test } from 'vitest';
import { languages } from '#platform/language.ts';
import {
  correlationBootstrap,
  correlationPermutationTest,
  leaveOneOutCorrelations,
  pearsonTest,
  seededRandom,
  spearman,
} from '#statistics';
import reference from '#statistics/reference/resampling.json' with { type: 'json' };
import { results as resultsSchema } from '../schema.ts';
import { analysePlan, gapsIn, type Trial } from '../testing/analyse-plan.ts';

/** Three people an office, whose mean is the office's value and who do not answer alike; every answer is made up. */
function trialOf(x: readonly number[], y: readonly number[], entry: string, more: Partial<Trial> = {}) {
  const people = x.flatMap((_, office) => [-1, 0, 1].map((step) => ({ office, step })));
  const options = x.map((_, office) => `{value: ${office + 1}, label: Office ${office + 1}}`).join(', ');
  const around = (values: readonly number[]) => people.map(({ office, step }) => values[office]! + step);
  return analysePlan({
    items: [
      `{id: office, kind: choice, text: Office, options: [${options}]}`,
      '{id: x, kind: number, text: Support}',
      '{id: y, kind: number, text: Results}',
    ],
    officeColumn: 'office',
    plan: [entry],
    answers: { office: people.map(({ office }) => office + 1), x: around(x), y: around(y) },
    minimumGroup: 3,
    ...more,
  });
}
const careful = '{id: C, correlate: {file: office, outcome: y, with: [x], smallSample: true, seed: 9}}';
const { offices } = reference.sampled;
const [x, y] = [offices.x, offices.y.map((value) => 10 * value)];

test('from plan to results: permutations, bootstrap, ranks and each office left out', () => {
  const { results } = trialOf(x, y, careful);
  const [result] = results.correlations;
  const test = correlationPermutationTest(x, y, seededRandom(9));
  const without = leaveOneOutCorrelations(x, y).map((one) => one!);
  expect(result).toMatchObject({ n: 19, pFrom: 'permutation' });
  expect(result!.r).toBeCloseTo(offices.r, 10);
  expect(result!.p).toBeCloseTo(test.pValue, 4);
  expect(result!.q).toBe(result!.p);
  const { smallSample } = result!;
  expect(smallSample!.pOfT).toBeCloseTo(offices.pT, 10);
  expect(smallSample!.spearman!.r).toBeCloseTo(spearman(x, y).rho, 10);
  const { accelerated } = correlationBootstrap(x, y, seededRandom(9));
  expect(smallSample!.bootstrap!.ci![0]).toBeCloseTo(accelerated![0], 6);
  expect(smallSample!.withoutOne!.lowest.r).toBeCloseTo(Math.min(...without), 10);
  expect(smallSample!.withoutOne!.highest.r).toBeCloseTo(Math.max(...without), 10);
  expect(smallSample!.withoutOne!.lowest.office).toBe(`Office ${without.indexOf(Math.min(...without)) + 1}`);
  expect(smallSample!.smallestSignificant).toBeCloseTo(0.4555, 4);
  expect(smallSample!.detectable).toBeCloseTo(0.592, 3);
  expect(resultsSchema.parse(results).correlations).toHaveLength(1);
});

test('the first table says that its p is not Student’s t’s', () => {
  expect(trialOf(x, y, careful).text).toContain('p and q rest on permutations');
  expect(trialOf(x, y, careful.replace(', smallSample: true, seed: 9', '')).text).not.toContain(
    'permutations',
  );
});

test('the table says the smallest r that so many offices could have shown', () => {
  expect(trialOf(x, y, careful).text).toContain('could have shown is |r| = .46 (p < .05); it takes .59');
});

test('without the option p is Student’s t’s', () => {
  const { results } = trialOf(x, y, careful.replace(', smallSample: true, seed: 9', ''));
  expect(results.correlations[0]!.smallSample).toBeUndefined();
  expect(results.correlations[0]!.p).toBeCloseTo(pearsonTest(offices.r, 19).pValue, 10);
});

test('a relation that hangs on one office is told of, with which', () => {
  const ranks = offices.x.map((_, office) => ((7 * office) % 19) + 1);
  const outcome = ranks.map((rank, office) => Math.round(4 * rank + 10 * ((office * office * 5) % 17)) / 10);
  const { results } = trialOf(ranks, outcome, careful);
  const said = (code: string) => results.warnings.find((warning) => warning.code === code)?.text;
  const { lowest } = results.correlations[0]!.smallSample!.withoutOne!;
  expect(results.correlations[0]!.p).toBeLessThan(0.05);
  expect(said('rests-on-one-office')).toContain(`without ${lowest.office} it is`);
  expect(said('offices-not-persons')).toMatch(/offices, not persons/);
});

test('where t and permutations disagree on significance, it is said', () => {
  const { results } = trialOf([1, 2, 3, 4, 12], [2, 3, 1, 4, 9], careful);
  const [result] = results.correlations;
  expect(result!.smallSample!.pOfT).toBeLessThan(0.05);
  expect(result!.p).toBeGreaterThan(0.05);
  expect(results.warnings.map(({ code }) => code)).toContain('permutation-differs');
});

describe('bad input', () => {
  const codesOf = (ours: ReturnType<typeof trialOf>) => ours.results.warnings.map(({ code }) => code);
  test.each([2, 3, 4])('an office file of %i is refused, and it is said why', (offices) => {
    const few = trialOf([1, 2, 4, 5].slice(0, offices), [2, 3, 9, 4].slice(0, offices), careful);
    const [result] = few.results.correlations;
    expect(result!.p).toBeNull();
    expect(result!.smallSample).toBeUndefined();
    expect(codesOf(few).some((code) => code === 'too-few-offices' || code === 'withheld')).toBe(true);
    expect(gapsIn(few.text)).toEqual([]);
  });
  test('five are enough to try every order', () => {
    const five = trialOf([1, 2, 4, 5, 7], [2, 3, 9, 4, 8], careful);
    expect(five.results.correlations[0]!.smallSample).toMatchObject({ isExact: true, permutations: 120 });
  });
  test('offices that are all alike are refused', () => {
    const alike = trialOf([3, 3, 3, 3, 3, 3], [1, 2, 3, 4, 5, 6], careful);
    expect(alike.results.correlations[0]).toMatchObject({ refused: 'zero-variance', p: null });
    expect(codesOf(alike)).toContain('zero-variance');
  });
  test.each([
    [careful.replace('office,', 'employee,'), 'small-sample-office'],
    [careful.replace('seed: 9', 'method: spearman'), 'small-sample-pearson'],
    [careful.replace('smallSample: true, ', ''), 'imputation-alone'],
  ])('%s', (entry, code) => {
    expect(() => trialOf(x, y, entry)).toThrow(
      expect.objectContaining({ problems: [expect.objectContaining({ code })] }),
    );
  });
});

test.each(languages)('the report in %s has no gaps, one outcome or every pair', (language) => {
  const pairs = '{id: C, correlate: {file: office, among: [x, y], smallSample: true}}';
  for (const entry of [careful, pairs]) {
    const { text } = trialOf(x, y, entry, { language });
    expect(gapsIn(text)).toEqual([]);
    expect(text).toMatch(/bootstrap/);
  }
});
