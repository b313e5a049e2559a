import { describe, expect, test } from 'vitest';
import { type Language, languages } from '#platform/language.ts';
import { analysePlan, gapsIn } from './testing/analyse-plan.ts';

const plans = {
  correlate: '{id: T, correlate: {file: office, outcome: y, with: [x, z]}}',
  'correlate with the care of few': '{id: T, correlate: {file: office, among: [x, y, z], smallSample: true}}',
  'correlate by ranks': '{id: T, correlate: {file: office, outcome: y, with: [x, z], method: kendall}}',
  'correlate by fiml': '{id: T, correlate: {file: office, outcome: y, with: [x, z], missing: fiml}}',
  regress: '{id: T, regress: {file: office, outcome: y, predictors: [x]}}',
  'regress by fiml': '{id: T, regress: {file: office, outcome: y, predictors: [x], missing: fiml}}',
  mediation: '{id: T, mediation: {file: office, predictor: x, mediator: z, outcome: y}}',
  describe: '{id: T, describe: {file: office, variables: [x, y]}}',
  'describe all': '{id: T, describe: {file: office, variables: all}}',
  multilevel: '{id: T, multilevel: {file: employee, outcome: y, predictors: [x], by: office}}',
} as const;

/** Twelve people an office, in so many offices; every answer is made up. */
function trialOf(plan: string, offices: number, { minimumGroup = 3, language = 'en' as Language } = {}) {
  const people = Array.from({ length: 12 * offices }, (_, row) => row);
  const options = Array.from(
    { length: 10 },
    (_, place) => `{value: ${place + 1}, label: Office ${place + 1}}`,
  );
  const answer = (step: number) => people.map((row) => 1 + ((row * step + Math.floor(row / 12) * 2) % 7));
  return analysePlan({
    items: [
      `{id: office, kind: choice, text: Office, options: [${options.join(', ')}]}`,
      '{id: x, kind: number, text: Support}',
      '{id: y, kind: number, text: Results}',
      '{id: z, kind: number, text: Empowerment}',
    ],
    officeColumn: 'office',
    plan: [plan],
    answers: {
      office: people.map((row) => Math.floor(row / 12) + 1),
      x: answer(3),
      y: answer(5).map((value, row) => value + (row % 4)),
      z: answer(2),
    },
    minimumGroup,
    language,
  });
}
type Trial = ReturnType<typeof trialOf>;

/** Every number that an analysis has found, and none of what it was asked. */
function numbersFound({ results }: Trial): unknown[] {
  const { correlations, regressions, mediations, descriptions, multilevels } = results;
  return [
    ...correlations.flatMap(({ r, p, q, ci }) => [r, p, q, ci]),
    ...regressions.flatMap(({ r2, p, terms }) => [r2, p, ...terms]),
    ...mediations.flatMap(({ a, b, indirect }) => [a, b, indirect]),
    ...descriptions.flatMap(({ mean, sd, ci }) => [mean, sd, ci]),
    ...multilevels.flatMap(({ constant, icc, terms }) => [constant, icc, ...terms]),
  ].filter((value) => value !== null);
}
const about = (trial: Trial) => trial.results.warnings.filter((one) => one.about.startsWith('T'));

describe.each(Object.entries(plans))('three offices: %s', (_, plan) => {
  test.each([3, 5])('shows no number, and says in a sentence why (smallest group %i)', (minimumGroup) => {
    const trial = trialOf(plan, 3, { minimumGroup });
    expect(numbersFound(trial)).toEqual([]);
    const said = about(trial).map(({ text }) => text);
    expect(said.join(' ')).toMatch(/at least 5|fewer than 5 offices/);
    for (const text of said) expect(trial.text).toContain(JSON.stringify(text).slice(1, -1));
    expect(gapsIn(trial.text)).toEqual([]);
  });

  test('ten are computed with', () => {
    expect(numbersFound(trialOf(plan, 10)).length).toBeGreaterThan(0);
  });
});

test('that offices are too few is said once, with all it is about', () => {
  const texts = about(trialOf(plans['correlate with the care of few'], 3))
    .filter(({ code }) => code === 'too-few-offices')
    .map(({ text }) => text);
  expect(texts).toEqual([
    'Not computed: “Support”, “Results” and “Empowerment”. Offices with all the numbers it takes: 3, and there must be at least 5. With fewer nothing can be told from chance.',
  ]);
});

test('four offices are too few and five are not', () => {
  expect(numbersFound(trialOf(plans.correlate, 4))).toEqual([]);
  expect(numbersFound(trialOf(plans.correlate, 5)).length).toBeGreaterThan(0);
});

test('persons in three offices are told of as before', () => {
  const persons = trialOf(plans.correlate.replace('file: office', 'file: employee'), 3);
  expect(numbersFound(persons).length).toBeGreaterThan(0);
});

describe('whether the answers may be averaged', () => {
  const kindsOf = (trial: Trial) => {
    const blocks = (JSON.parse(trial.text) as { blocks: { kind: string; text?: unknown; id?: string }[] })
      .blocks;
    const start = blocks.findIndex(({ id }) => id === 'analysis-T');
    return blocks
      .slice(start)
      .map(({ kind, text }) => (typeof text === 'string' ? `${kind}: ${text}` : kind));
  };
  test.each(['correlate', 'regress', 'describe'] as const)(
    '%s of offices says before its numbers which means were never asked about',
    (kind) => {
      const order = kindsOf(trialOf(plans[kind], 6));
      const place = order.findIndex((text) => /^warning: .*has not been asked/.test(text));
      expect(place).toBeGreaterThan(-1);
      expect(place).toBeLessThan(order.indexOf('table'));
    },
  );

  test('everything described asks for the scales, and not for every single question', () => {
    const codes = about(trialOf(plans['describe all'], 6)).map(({ code }) => code);
    expect(codes).toContain('offices-not-persons');
    expect(codes).not.toContain('averaging-not-checked');
  });
});

test.each(languages)('in %s nothing is left without words', (language) => {
  for (const plan of Object.values(plans)) {
    for (const offices of [3, 6]) expect(gapsIn(trialOf(plan, offices, { language }).text)).toEqual([]);
  }
});
