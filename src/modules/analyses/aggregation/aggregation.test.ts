import { describe, expect, test } from 'vitest';
import { languages } from '#platform/language.ts';
import { expectedVariance, intraclassCorrelation, summariseGroups, withinGroupAgreement } from '#statistics';
import reference from '#statistics/reference/aggregation.json' with { type: 'json' };
import { results as resultsSchema } from '../schema.ts';
import { analysePlan, gapsIn, type Trial } from '../testing/analyse-plan.ts';
import { verdictOn } from './verdict.rules.ts';

/** People of offices who answer three questions on 1–6; every answer is made up. */
function trialOf(
  office: readonly (number | null)[],
  items: readonly (readonly (number | null)[])[],
  more: Partial<Trial> = {},
) {
  const ids = items.map((_, place) => `q${place + 1}`);
  const offices = [...new Set(office.filter((value) => value !== null))].sort((a, b) => a - b);
  const options = (offices.length > 1 ? offices : [1, 2]).map(
    (value) => `{value: ${value}, label: Office ${value}}`,
  );
  const trial = analysePlan({
    items: [
      `{id: office, kind: choice, text: Office, options: [${options.join(', ')}]}`,
      ...ids.map((id) => `{id: ${id}, kind: agreement, points: 6, text: ${id}}`),
    ],
    scales: [`climate: {label: Climate, items: [${ids.join(', ')}], minimumAnswered: 1}`],
    officeColumn: 'office',
    plan: ['{id: A, aggregation: {file: employee, by: office}}'],
    answers: { office, ...Object.fromEntries(ids.map((id, place) => [id, items[place]!])) },
    minimumGroup: 3,
    ...more,
  });
  return { ...trial, result: trial.results.aggregations[0]! };
}
const { balanced, unbalanced, gaps, unlike } = reference.sets;

test.each([
  ['balanced', balanced],
  ['unbalanced', unbalanced],
  ['with gaps', gaps],
])('from plan to results as R multilevel: %s', (_, set) => {
  const { result, results } = trialOf(set.group, set.items);
  expect(result.F).toBeCloseTo(set.icc.F, 10);
  expect(result.p).toBeCloseTo(set.icc.p, 11);
  expect(result.icc1).toBeCloseTo(set.icc.icc1Unequal, 11);
  expect(result.icc2).toBeCloseTo(set.icc.icc2, 11);
  expect(result.groups.map(({ n }) => n)).toEqual(set.sizes);
  result.groups.forEach((group, place) => {
    expect(group.agreement).toBeCloseTo(set.uniform[place]!, 11);
    expect(group.agreementSlightlySkewed).toBeCloseTo(set.skewed[place]!, 11);
  });
  expect(result.agreement!.expectedVariance).toBeCloseTo(35 / 12, 12);
  expect(resultsSchema.parse(results).aggregations).toHaveLength(1);
});

describe('what is said', () => {
  const said = ({ text }: { readonly text: string }) => {
    const { blocks } = JSON.parse(text) as {
      blocks: { kind: string; id?: string; text?: string; items?: { text: string }[][] }[];
    };
    const at = blocks.findIndex(({ id }) => id === 'analysis-A');
    return { finding: blocks[at + 1]!.text, after: blocks[at + 2]! };
  };
  const scales = ['climate', 'pair'].map(
    (id, place) =>
      `${id}: {label: The ${id}, items: [${place === 0 ? 'q1, q2, q3' : 'q1, q2'}], minimumAnswered: 1}`,
  );

  test('several are counted in the finding, and each stands once in the list after it', () => {
    const { finding, after } = said(trialOf(balanced.group, balanced.items, { scales }));
    const counts =
      /^Of 2 scales and questions, (\d) may be averaged .*, and (\d) with care\. (\d) should not/.exec(
        finding!,
      );
    expect(
      counts!
        .slice(1)
        .map(Number)
        .reduce((sum, one) => sum + one),
    ).toBe(2);
    expect(after.kind).toBe('list');
    const items = JSON.stringify(after.items);
    for (const name of ['the climate', 'the pair']) expect(items.split(name)).toHaveLength(2);
  });

  test('of one alone the verdict and its reason are the finding', () => {
    const { finding, after } = said(trialOf(balanced.group, balanced.items));
    expect(finding).toMatch(/^Answers on climate .*: the groups/);
    expect(after.kind).not.toBe('list');
  });
});

test('rows in another order give the same bits', () => {
  const back = trialOf(
    unbalanced.group.toReversed(),
    unbalanced.items.map((item) => item.toReversed()),
  );
  expect(back.result).toEqual(trialOf(unbalanced.group, unbalanced.items).result);
});

test('a single question is averaged as it stands, with r_wg', () => {
  const { results } = trialOf(balanced.group, balanced.items, {
    plan: ['{id: A, aggregation: {file: employee, by: office, items: [q1]}}'],
  });
  const [result] = results.aggregations;
  expect(result).toMatchObject({ scale: 'q1', items: 1, answers: 6 });
  result!.groups.forEach(({ agreement }, place) => {
    expect(agreement).toBeCloseTo(balanced.single[place]!, 11);
  });
});

describe('disclosure', () => {
  const office = [1, 1, ...Array.from({ length: 60 }, (_, row) => 2 + (row % 4))];
  const answer = (row: number, place: number) => 1 + ((row * (place + 3) + office[row]!) % 6);
  const items = [0, 1, 2].map((place) => office.map((_, row) => answer(row, place)));
  const plan = [
    '{id: A, aggregation: {file: employee, by: office}}',
    '{id: M, compareMeans: {file: employee, outcome: climate, by: office}}',
  ];

  test('the withheld are those of a comparison of the same groups, and nothing rests on them', () => {
    const { result, results } = trialOf(office, items, { plan, minimumGroup: 5 });
    const withheld = result.groups.map((group) => group.withheld !== undefined);
    expect(withheld).toEqual(results.meanComparisons[0]!.groups.map((group) => group.mean === null));
    expect(withheld.filter(Boolean)).toHaveLength(2);
    for (const group of result.groups.filter((one) => one.withheld)) {
      expect(group).toMatchObject({ n: null, agreement: null, agreementSlightlySkewed: null });
    }
    const shown = new Set(result.groups.flatMap(({ value, n }) => (n === null ? [] : [value])));
    const rows = office.flatMap((one, row) => (shown.has(one) ? [row] : []));
    const scores = rows.map((row) => (items[0]![row]! + items[1]![row]! + items[2]![row]!) / 3);
    const alone = intraclassCorrelation(
      summariseGroups(
        scores,
        rows.map((row) => office[row]!),
      ),
    );
    expect(result.icc1).toBeCloseTo(alone.icc1, 12);
    expect(result.n).toBe(rows.length);
  });

  test('who answered every question may be too few though those with a score are not', () => {
    const lacking = items.map((item, place) =>
      item.map((value, row) => (place === 2 && office[row] === 3 && row > 14 ? null : value)),
    );
    const { result } = trialOf(office, lacking, {
      plan,
      minimumGroup: 5,
      scales: ['climate: {label: Climate, items: [q1, q2, q3], minimumAnswered: 0.5}'],
    });
    const group = result.groups.find(({ value }) => value === 3)!;
    expect(group.n).toBe(15);
    expect(group.agreement).toBeNull();
    const told = result.groups.filter(({ agreement }) => agreement !== null);
    expect(told.length).toBeGreaterThan(0);
    for (const { value, agreement } of told) {
      const among = office.map((one) => (one === value ? one : null));
      const columns = lacking.map((item) => item.map((one) => one ?? Number.NaN));
      const [alone] = withinGroupAgreement(columns, among, expectedVariance(6, 'uniform')!);
      expect(agreement).toBeCloseTo(alone!.agreement!, 12);
    }
  });

  test('of too few nothing is said, not even which offices there are', () => {
    const { result, text } = trialOf(
      [1, 2],
      [
        [1, 2],
        [2, 3],
      ],
      { minimumGroup: 5 },
    );
    expect(result).toMatchObject({ n: null, groups: [], verdict: null, withheld: 'fewer-than-minimum' });
    expect(gapsIn(text)).toEqual([]);
  });
});

describe('what cannot be computed is told', () => {
  const codes = ({ results }: ReturnType<typeof trialOf>) => results.warnings.map(({ code }) => code);

  test('one office', () => {
    const one = trialOf(
      [1, 1, 1, 1],
      [
        [1, 2, 3, 4],
        [2, 3, 4, 5],
      ],
    );
    expect(one.result.refused).toBe('too-few-groups-shown');
    expect(codes(one)).toContain('too-few-groups-shown');
  });

  test('everyone alike: no office can be shown, and there is nothing to average', () => {
    const office = Array.from({ length: 12 }, (_, row) => 1 + (row % 2));
    const alike = trialOf(office, [office.map(() => 4), office.map(() => 4)]);
    expect(alike.result).toMatchObject({ F: null, icc1: null, verdict: null });
    expect(alike.result.refused).toBeDefined();
    expect(gapsIn(alike.text)).toEqual([]);
  });

  test('all offices of one person are withheld', () => {
    const alone = trialOf(
      [1, 2, 3, 4, 5, 6],
      [
        [1, 2, 3, 4, 5, 6],
        [2, 3, 4, 5, 6, 1],
      ],
    );
    expect(alone.result.verdict).toBeNull();
    expect(codes(alone)).toContain('withheld');
    expect(gapsIn(alone.text)).toEqual([]);
  });

  test('offices further apart within than chance are told of', () => {
    expect(codes(trialOf(unlike.group, unlike.items))).toContain('below-chance');
  });

  test('questions with unlike answer scales have ICC but no agreement', () => {
    const { group, items } = balanced;
    const trial = trialOf(group, items.slice(0, 2), {
      items: [
        `{id: office, kind: choice, text: Office, options: [${[1, 2, 3, 4, 5, 6, 7, 8].map((value) => `{value: ${value}, label: O${value}}`).join(', ')}]}`,
        '{id: q1, kind: agreement, points: 6, text: One}',
        '{id: q2, kind: agreement, points: 7, text: Two}',
      ],
    });
    expect(trial.result).toMatchObject({ answers: null, agreement: null, agreementSlightlySkewed: null });
    expect(trial.result.icc1).not.toBeNull();
    expect(codes(trial)).toContain('no-answer-scale');
  });

  test.each([
    ['{id: A, aggregation: {file: employee, by: office, items: [office]}}', 'plan-no-answer-scale'],
    ['{id: A, aggregation: {file: employee, by: office, scales: [nothing]}}', 'plan-unknown-scale'],
    ['{id: A, aggregation: {file: employee, by: q1}}', 'plan-by-not-choice'],
    ['{id: A, aggregation: {file: office, by: office}}', 'plan-office-means'],
  ])('%s is refused', (entry, code) => {
    expect(() => trialOf(balanced.group, balanced.items, { plan: [entry] })).toThrow(
      expect.objectContaining({ problems: [expect.objectContaining({ code })] }),
    );
  });
});

describe('the verdict', () => {
  const agreement = (median: number) => ({ expectedVariance: 2.9, median, shareEnough: 1, belowZero: 0 });
  test.each([
    ['mayBeAveraged', { p: 0.01, icc2: 0.7, agreement: agreement(0.7) }],
    ['unreliableMeans', { p: 0.01, icc2: 0.69, agreement: agreement(0.9) }],
    ['littleAgreement', { p: 0.01, icc2: 0.9, agreement: agreement(0.69) }],
    ['noDifference', { p: 0.05, icc2: 0.9, agreement: agreement(0.9) }],
    ['mayBeAveraged', { p: 0, icc2: 1, agreement: null }],
    [null, { p: null, icc2: null, agreement: null }],
  ] as const)('%s', (verdict, found) => expect(verdictOn(found)).toBe(verdict));
});

describe('an analysis of the office file says what its means rest on', () => {
  const correlate = '{id: C, correlate: {file: office, outcome: climate, with: [q1]}}';
  const check = '{id: A, aggregation: {file: employee, by: office, scales: [climate]}}';
  const codesAbout = (plan: string[]) =>
    trialOf(balanced.group, balanced.items, { plan })
      .results.warnings.filter(({ about }) => about.startsWith('C/'))
      .map(({ code, text }) => [code, text] as const);

  test('not asked, and asked with doubt', () => {
    expect(codesAbout([correlate]).find(([code]) => code === 'averaging-not-checked')?.[1]).toMatch(
      /“q1” and “Climate”/,
    );
    const asked = codesAbout([check, correlate]);
    expect(asked.find(([code]) => code === 'averaging-not-checked')?.[1]).not.toMatch(/Climate/);
    expect(asked.find(([code]) => code === 'averaging-doubtful')?.[1]).toMatch(/Climate/);
  });
  test('asked afterwards does not count', () => {
    expect(codesAbout([correlate, check]).map(([code]) => code)).not.toContain('averaging-doubtful');
  });
});

test.each(languages)('the report in %s has no gaps', (language) => {
  for (const set of Object.values(reference.sets)) {
    const { text, result } = trialOf(set.group, set.items, { language });
    expect(gapsIn(text)).toEqual([]);
    expect(result).toBeDefined();
  }
});
