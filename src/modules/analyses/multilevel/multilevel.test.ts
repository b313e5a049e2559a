import { describe, expect, test } from 'vitest';
import { languages } from '#platform/language.ts';
import reference from '#statistics/reference/multilevel.json' with { type: 'json' };
import { results as resultsSchema } from '../schema.ts';
import { analysePlan, gapsIn, type Trial } from '../testing/analyse-plan.ts';

type Set = { y: number[]; x: number[]; z: number[]; group: number[] };
const entry = '{id: M, multilevel: {file: employee, outcome: y, predictors: [x, z], by: office}}';

/** People of offices, with an outcome and two predictors; every answer is made up. */
function trialOf({ y, x, z, group }: Set, more: Partial<Trial> = {}) {
  const options = [...new Set(group)].map((value) => `{value: ${value}, label: Office ${value}}`).join(', ');
  const trial = analysePlan({
    items: [
      `{id: office, kind: choice, text: Office, options: [${options}, {value: 99, label: Other}]}`,
      '{id: y, kind: number, text: Innovation}',
      '{id: x, kind: number, text: Support}',
      '{id: z, kind: number, text: Workload}',
    ],
    plan: [entry],
    answers: { office: group, y, x, z },
    ...more,
  });
  return { ...trial, result: trial.results.multilevels[0]! };
}
const { balanced, unbalanced, boundary, singletons } = reference.sets;

test.each([
  ['balanced', balanced],
  ['unbalanced', unbalanced],
  ['boundary', boundary],
])('from plan to results as lme4: %s', (_, set) => {
  const { result, results } = trialOf(set);
  const [x, z] = result.terms;
  [x!.within, z!.within, x!.between, z!.between].forEach((term, place) => {
    expect(term!.B).toBeCloseTo(set.B[place + 1]!, 6);
    expect(term!.se).toBeCloseTo(set.se[place + 1]!, 6);
    expect(term!.p).toBeCloseTo(set.p[place + 1]!, 5);
  });
  expect(x!.contextual!.B).toBeCloseTo(set.context.B, 6);
  expect(result.withinVariance).toBeCloseTo(set.sigma2, 6);
  expect(result.iccOfOutcome).toBeCloseTo(set.empty.tau2 / (set.empty.tau2 + set.empty.sigma2), 6);
  expect(resultsSchema.parse(results).multilevels).toHaveLength(1);
});

test('rows in another order give the same bits', () => {
  const { y, x, z, group } = unbalanced;
  const back = { y: y.toReversed(), x: x.toReversed(), z: z.toReversed(), group: group.toReversed() };
  expect(trialOf(back).result).toEqual(trialOf(unbalanced).result);
});

describe('disclosure and bad input', () => {
  test('a group under the minimum is not in the model: its own answers change nothing', () => {
    const small = singletons.group.map((group) => singletons.group.filter((one) => one === group).length < 5);
    const one = trialOf(singletons);
    const other = trialOf({
      ...singletons,
      y: singletons.y.map((value, row) => (small[row] ? value + 3 : value)),
    });
    expect(one.result.groupsWithheld).toBeGreaterThan(1);
    expect(other.result).toEqual(one.result);
    expect(one.results.warnings.map(({ code }) => code)).toContain('withheld');
  });
  test('of too few nothing is said', () => {
    const { result, text } = trialOf({ y: [1, 2, 3], x: [1, 3, 2], z: [2, 2, 1], group: [1, 1, 2] });
    expect(result).toMatchObject({ n: null, terms: [], withheld: 'fewer-than-minimum' });
    expect(gapsIn(text)).toEqual([]);
  });
  test('two groups are too few for terms between them, and it is said why', () => {
    const group = balanced.group.map((value) => (value > 9 ? 1 : 2));
    const { result, results, text } = trialOf({ ...balanced, group });
    expect(result.refused).toBe('too-few-groups');
    expect(results.warnings.map(({ code }) => code)).toContain('too-few-groups');
    expect(gapsIn(text)).toEqual([]);
  });
  test('predictors that say the same are refused by name', () => {
    const { result } = trialOf({ ...balanced, z: balanced.x });
    expect(result.refused).toBe('collinear');
  });
  test('no variance between groups is said in words', () => {
    const { results, result } = trialOf(boundary);
    expect(result).toMatchObject({ isBoundary: true, betweenVariance: 0 });
    expect(results.warnings.find(({ code }) => code === 'no-group-variance')?.text).toMatch(
      /ordinary regression/,
    );
  });
  test.each([
    ['by: x', 'plan-by-not-choice'],
    ['by: nothing', 'plan-unknown-item'],
  ])('%s is refused', (by, code) => {
    expect(() => trialOf(balanced, { plan: [entry.replace('by: office', by)] })).toThrow(
      expect.objectContaining({ problems: [expect.objectContaining({ code })] }),
    );
  });
});

test.each(languages)('the report in %s has no gaps', (language) => {
  for (const set of Object.values(reference.sets)) {
    expect(gapsIn(trialOf(set, { language }).text)).toEqual([]);
  }
});
