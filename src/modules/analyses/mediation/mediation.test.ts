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

test.each(Object.entries(reference))('from plan to results as R: %s', (_, set) => {
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
