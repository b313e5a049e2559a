import { describe, expect, test } from 'vitest';
import { languages } from '#platform/language.ts';
import reference from '#statistics/reference/mediation.json' with { type: 'json' };
import { results as resultsSchema } from '../schema.ts';
import { analysePlan, gapsIn, type Trial } from '../testing/analyse-plan.ts';

type Values = readonly (number | null)[];
const entry = '{id: W, mediation: {file: employee, predictor: x, mediator: m, outcome: y, seed: 5}}';

function trialOf(set: { x: Values; m: Values; y: Values }, more: Partial<Trial> = {}) {
  const trial = analysePlan({
    items: [
      '{id: x, kind: number, text: Support}',
      '{id: m, kind: number, text: Empowerment}',
      '{id: y, kind: number, text: Innovation}',
    ],
    plan: [entry],
    answers: { x: set.x, m: set.m, y: set.y },
    ...more,
  });
  return { ...trial, result: trial.results.mediations[0]! };
}

const withoutCovariates = {
  people: reference.people,
  offices: reference.offices,
  nothing: reference.nothing,
};

test.each(Object.entries(withoutCovariates))('from plan to results as R: %s', (_, set) => {
  const { result, results } = trialOf(set);
  for (const path of ['a', 'b', 'direct', 'total'] as const) {
    expect(result[path]!.B).toBeCloseTo(set[path][0]!, 10);
    expect(result[path]!.p).toBeCloseTo(set[path][3]!, 10);
  }
  expect(result.indirect!.B).toBeCloseTo(set.indirect, 10);
  expect(result.indirect!.sobelSe).toBeCloseTo(set.sobel, 10);
  expect(result.indirect).toMatchObject({ seed: 5, resamples: 9999 });
  expect(resultsSchema.parse(results).mediations).toHaveLength(1);
  expect(results.warnings.map(({ code }) => code)).toContain('arrows-assumed');
});

describe('with covariates', () => {
  const { x, m, y, covariates, ...expected } = reference.covaried;
  const covaried = (more: Partial<Trial> = {}) => {
    const trial = analysePlan({
      items: [
        '{id: x, kind: number, text: Support}',
        '{id: m, kind: number, text: Empowerment}',
        '{id: y, kind: number, text: Innovation}',
        '{id: z1, kind: number, text: Workload}',
        '{id: z2, kind: number, text: Seniority}',
      ],
      plan: [entry.replace('outcome: y', 'outcome: y, covariates: [z1, z2]')],
      answers: { x, m, y, z1: covariates[0]!, z2: covariates[1]! },
      ...more,
    });
    return { ...trial, result: trial.results.mediations[0]! };
  };

  test('from plan to results as R, and the report says what was held still', () => {
    const { result, text } = covaried();
    expect(result.covariates).toEqual(['z1', 'z2']);
    for (const path of ['a', 'b', 'direct', 'total'] as const) {
      expect(result[path]!.B).toBeCloseTo(expected[path][0]!, 10);
      expect(result[path]!.p).toBeCloseTo(expected[path][3]!, 10);
    }
    expect(result.indirect!.B).toBeCloseTo(expected.indirect, 10);
    expect(text).toContain('All ways are controlled for “Workload” and “Seniority”.');
    expect(text).toContain('What is controlled for is a predictor in all the regressions');
  });

  test('somebody who lacks a covariate is left out', () => {
    const gap = covariates[0]!.map((value, row) => (row < 3 ? null : value));
    const { result } = covaried({ answers: { x, m, y, z1: gap, z2: covariates[1]! } });
    expect(result.n).toBe(x.length - 3);
  });

  test('a covariate that is on a path already, is unknown, or comes twice is refused', () => {
    const refused = (list: string) => () =>
      covaried({ plan: [entry.replace('outcome: y', `outcome: y, covariates: [${list}]`)] });
    const problem = (code: string) =>
      expect.objectContaining({ problems: [expect.objectContaining({ code })] });
    expect(refused('z1, m')).toThrow(problem('duplicate-in-list'));
    expect(refused('z1, z1')).toThrow(problem('duplicate-in-list'));
    expect(refused('z9')).toThrow(problem('plan-unknown-variable'));
  });

  test('too few for so many covariates is told with how many it takes', () => {
    const first = (values: readonly number[]) => values.slice(0, 8);
    const { result, results } = covaried({
      plan: [entry.replace('outcome: y', 'outcome: y, covariates: [z1]')],
      answers: {
        x: first(x),
        m: first(m),
        y: first(y),
        z1: first(covariates[0]!),
        z2: first(covariates[1]!),
      },
    });
    expect(result.refused).toBe('too-few-cases');
    expect(results.warnings.find(({ code }) => code === 'too-few-cases')?.text).toMatch(/at least 9 /);
  });
});

test('the p of the indirect way is the larger of those of its two paths', () => {
  const { a, b, indirect } = trialOf(reference.people).result;
  expect(indirect!.jointP).toBe(Math.max(a!.p!, b!.p!));
});

test('rows in another order give the same bits', () => {
  const { x, m, y } = reference.people;
  const back = { x: x.toReversed(), m: m.toReversed(), y: y.toReversed() };
  expect(trialOf(back).result).toEqual(trialOf(reference.people).result);
});

test('the finding says whether the way goes through the mediator', () => {
  expect(trialOf(reference.people).text).toMatch(
    /Part of the relation between “?support”? and “?innovation/i,
  );
  expect(trialOf(reference.nothing).text).toMatch(/It cannot be shown that any of the relation/);
});

describe('disclosure and bad input', () => {
  test('of too few nothing is said', () => {
    const { result, text } = trialOf({ x: [1, 2, 3], m: [1, 3, 2], y: [2, 2, 1] });
    expect(result).toMatchObject({ n: null, indirect: null, withheld: 'fewer-than-minimum' });
    expect(gapsIn(text)).toEqual([]);
  });
  test.each([
    ['too-few-cases', { x: [1, 2, 3, 4, 5, 6], m: [1, 3, 2, 5, 4, 6], y: [2, 2, 1, 4, 6, 5] }],
    [
      'zero-variance',
      { x: [1, 2, 3, 4, 5, 6, 7, 8], m: new Array<number>(8).fill(3), y: [2, 2, 1, 4, 6, 5, 3, 1] },
    ],
    [
      'collinear',
      { x: [1, 2, 3, 4, 5, 6, 7, 8], m: [2, 4, 6, 8, 10, 12, 14, 16], y: [2, 2, 1, 4, 6, 5, 3, 1] },
    ],
  ])('%s is told of', (code, set) => {
    const { result, results, text } = trialOf(set);
    expect(result.refused).toBe(code);
    expect(results.warnings.map((warning) => warning.code)).toContain(code);
    expect(gapsIn(text)).toEqual([]);
  });
  test('the same variable in two places is refused', () => {
    expect(() => trialOf(reference.people, { plan: [entry.replace('mediator: m', 'mediator: x')] })).toThrow(
      expect.objectContaining({ problems: [expect.objectContaining({ code: 'duplicate-in-list' })] }),
    );
  });
});

test.each(languages)('the report in %s has no gaps', (language) => {
  for (const set of Object.values(reference)) expect(gapsIn(trialOf(set, { language }).text)).toEqual([]);
});
