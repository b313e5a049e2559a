import { describe, expect, test } from 'vitest';
import { buildReport } from '#modules/reports/index.ts';
import { type Language, languages } from '#platform/language.ts';
import { correctDigits, fewestCorrectDigits } from '#statistics/reference/correct-digits.ts';
// Rscript src/statistics/reference/regression.R
import reference from '#statistics/reference/regression.json' with { type: 'json' };
import { whatParseSays } from '../../studies/parse/testing/what-parse-says.ts';
import { results as resultsSchema } from '../schema.ts';
import { planOnColumns } from '../testing/plan-on-columns.ts';

const set = reference.logits.scales;
const [x0, x1, x2] = set.predictors;
const columns = { choiceY: set.outcome, x0: x0!, x1: x1!, x2: x2! };
const codes = (warnings: readonly { code: string }[]) => warnings.map(({ code }) => code);
const plan = (options: string) => [`{id: L, logistic: {file: employee, ${options}}}`];

function reported(
  { study, results }: Parameters<typeof buildReport>[0] | ReturnType<typeof planOnColumns>,
  language: Language = 'en',
) {
  const text = JSON.stringify(buildReport({ study, results, language }));
  expect(text).not.toMatch(/NaN|undefined|Infinity/);
  return text;
}

describe('logistic', () => {
  const ran = planOnColumns(columns, plan('outcome: choiceY, predictors: [x0, x1, x2]'));
  const found = ran.results.logistics[0]!;

  test('B, SE, z, p, odds ratios and profile intervals are those of R’s glm; the event is the last option', () => {
    expect(found).toMatchObject({ n: set.n, events: set.events, event: [1], eventLabel: 'option 1' });
    const { terms } = found;
    for (const [ours, theirs] of [
      [terms.map(({ B }) => B), set.B],
      [terms.map(({ se }) => se), set.se],
      [terms.map(({ z }) => z), set.z],
      [terms.map(({ p }) => p), set.p],
      [terms.map(({ ci }) => ci![0]), set.low],
      [terms.map(({ ci }) => ci![1]), set.high],
      [terms.map(({ oddsRatio }) => oddsRatio), set.B.map(Math.exp)],
      [terms.map(({ oddsRatioCi }) => oddsRatioCi![1]), set.high.map(Math.exp)],
    ] as const) {
      expect(fewestCorrectDigits(ours, theirs)).toBeGreaterThan(10);
    }
  });

  test('likelihood-ratio test, the three R², AUC and Hosmer-Lemeshow are R’s', () => {
    const { chiSquared, p, mcFaddenR2, coxSnellR2, nagelkerkeR2, auc, hosmerLemeshow } = found;
    expect(
      fewestCorrectDigits(
        [
          chiSquared,
          p,
          mcFaddenR2,
          coxSnellR2,
          nagelkerkeR2,
          auc,
          hosmerLemeshow!.chiSquared,
          hosmerLemeshow!.p,
        ],
        [
          set.chiSquared,
          set.pValue,
          set.mcFadden,
          set.coxSnell,
          set.nagelkerke,
          set.auc,
          set.hosmerLemeshow,
          set.hlP,
        ],
      ),
    ).toBeGreaterThan(10);
    const [truePositives, falsePositives, trueNegatives, falseNegatives] = set.table as [
      number,
      number,
      number,
      number,
    ];
    expect(Math.min(...set.table)).toBeGreaterThanOrEqual(5);
    expect(found.classified!.correct).toBeCloseTo((truePositives + trueNegatives) / set.n, 14);
    expect(found.classified!.sensitivity).toBeCloseTo(truePositives / (truePositives + falseNegatives), 14);
    expect(found.classified!.specificity).toBeCloseTo(trueNegatives / (trueNegatives + falsePositives), 14);
    expect(resultsSchema.parse(ran.results).logistics).toHaveLength(1);
  });

  test('another event turns the signs; a number is cut by the events named', () => {
    const turned = planOnColumns(
      columns,
      plan('outcome: choiceY, event: 0, predictors: [x0, x1, x2]'),
    ).results;
    expect(correctDigits(turned.logistics[0]!.terms[1]!.B, -set.B[1]!)).toBeGreaterThan(10);
    const cut = planOnColumns(
      { ...columns, y: set.outcome.map((value) => (value === null ? null : 3 + 2 * value)) },
      ['{id: L, logistic: {file: employee, outcome: y, event: [5, 6], predictors: [x0, x1, x2]}}'],
    ).results;
    expect(cut.logistics[0]!.terms).toEqual(found.terms);
  });

  test.each(languages)('is a sentence, a figure and a table in the report: %s', (language) => {
    const said = planOnColumns(columns, plan('outcome: choiceY, predictors: [x0, x1, x2]'), language);
    const text = reported(said, language);
    expect(text).toContain('"id":"table-L"');
    expect(text).toContain('"id":"figure-L"');
  });

  test('a category is tested as a whole by the rise of the deviance without it', () => {
    const grouped = reference.logits.dummy;
    const [a, b, support] = grouped.predictors as [number[], number[], number[]];
    const choiceG = a.map((value, row) => (value === 1 ? 2 : b[row] === 1 ? 3 : 1));
    const run = (predictors: string, more = '') =>
      planOnColumns(
        { choiceY: grouped.outcome, choiceG, support },
        plan(`outcome: choiceY, predictors: [${predictors}]${more}`),
      );
    const whole = run('choiceG, support', ', categories: {choiceG: 1}');
    const [model] = whole.results.logistics;
    expect(
      fewestCorrectDigits(
        model!.terms.map(({ B }) => B),
        grouped.B,
      ),
    ).toBeGreaterThan(10);
    const without = run('support').results.logistics[0]!;
    expect(model!.categories![0]).toMatchObject({ df: [2], reference: 1 });
    expect(model!.categories![0]!.chiSquared).toBeCloseTo(without.deviance! - model!.deviance!, 10);
    expect(reported(whole)).toContain('choiceG as a whole: χ²(2)');
  });

  test('few events are warned of', () => {
    const rare = reference.logits.rare;
    const { results } = planOnColumns(
      {
        choiceY: rare.outcome.slice(0, 120),
        x0: rare.predictors[0]!.slice(0, 120),
        x1: rare.predictors[1]!.slice(0, 120),
      },
      plan('outcome: choiceY, predictors: [x0, x1]'),
    );
    expect(Math.min(results.logistics[0]!.events!, 100)).toBeLessThan(20);
    expect(codes(results.warnings)).toContain('few-events');
  });
});

describe('what a logistic regression does not show', () => {
  const many = Array.from({ length: 60 }, (_, row) => row);
  const run = (choiceY: number[], more: Record<string, number[]>, options: string) =>
    planOnColumns({ choiceY, ...more }, plan(`outcome: choiceY, ${options}`));

  test('fewer than the minimum with the event: all is withheld, the number of them too', () => {
    const ran = run(
      many.map((row) => +(row % 17 === 0)),
      { x: many.map((row) => (row * 7) % 10) },
      'predictors: [x]',
    );
    expect(ran.results.logistics[0]).toMatchObject({
      n: null,
      events: null,
      auc: null,
      terms: [],
      withheld: 'fewer-than-minimum',
    });
    expect(codes(ran.results.warnings)).toContain('withheld');
    reported(ran);
  });

  test('a group whose members all gave the same answer, as a category and as a number', () => {
    const y = many.map((row) => +(row < 30 ? row % 3 === 0 : true));
    const group = many.map((row) => +(row >= 30));
    const asCategory = run(y, { choiceG: group }, 'predictors: [choiceG], categories: {choiceG: 0}');
    const asNumber = run(y, { x: group }, 'predictors: [x]');
    for (const ran of [asCategory, asNumber]) {
      expect(ran.results.logistics[0]).toMatchObject({ n: null, withheld: 'fewer-than-minimum' });
      expect(ran.results.logistics[0]!.refused).toBeUndefined();
      reported(ran);
    }
  });

  test('answers that the predictors divide have no estimate, and the report says why', () => {
    const ran = run(
      many.map((row) => +(row >= 30)),
      { x: many },
      'predictors: [x]',
    );
    expect(ran.results.logistics[0]).toMatchObject({ refused: 'separation', terms: [], auc: null });
    expect(ran.results.warnings.find(({ code }) => code === 'separation')!.text).toContain(
      'tell the answers apart',
    );
    reported(ran);
  });

  test('who is foretold rightly, where those foretold the event nearly all have it', () => {
    const x = many.map((row) => (row >= 50 ? 20 : row % 10));
    const y = many.map((row) => +(row === 55 ? false : row >= 50 || row % 4 === 0));
    const [found] = run(y, { x }, 'predictors: [x]').results.logistics;
    expect(found!.auc).toBeGreaterThan(0.5);
    expect(found!.classified).toBeNull();
  });
});

describe('what the plan may not say is refused in words', () => {
  const study = (options: string) => `
handlingsrom: 1
id: c
title: C
offices: {column: office}
instruments:
  employee:
    sections:
      - title: All
        items:
          - {id: office, kind: choice, text: O, options: [{value: 1, label: N}, {value: 2, label: S}]}
          - {id: y, kind: agreement, points: 3, text: Y}
          - {id: x, kind: number, text: X}
          - {id: why, kind: text, text: Why}
          - {id: word, kind: choice, text: W, options: [{value: a, label: A}, {value: b, label: B}]}
scales:
  s: {label: S, items: [y]}
plan:
  - {id: R, logistic: {${options}}}
`;
  const said = (options: string) => whatParseSays(study(options));

  test.each([
    ['file: employee, outcome: s, event: 1, predictors: [x]', 'not a scale'],
    ['file: employee, outcome: why, event: 1, predictors: [x]', 'not a scale'],
    ['file: employee, outcome: y, predictors: [x]', 'event: [5, 6]'],
    ['file: employee, outcome: y, event: 4, predictors: [x]', '1, 2, 3'],
    ['file: employee, outcome: y, event: [1, 2, 3], predictors: [x]', 'nothing to tell them from'],
    ['file: employee, outcome: word, event: [c], predictors: [x]', 'a, b'],
    ['file: employee, outcome: word, predictors: [word]', 'outcome'],
    ['file: employee, outcome: word, predictors: [x, x]', 'twice'],
    ['file: office, outcome: y, event: 1, predictors: [x]', 'office'],
    ['file: employee, outcome: word, predictors: [office], categories: {office: 3}', '1, 2'],
    ['file: employee, outcome: wird, predictors: [x]', 'word'],
  ])('%s', (options, sentence) => {
    expect(said(options)).toContain(sentence);
  });

  test('words as answers are fine', () => {
    expect(said('file: employee, outcome: word, predictors: [x, office], categories: {office: 2}')).toBe('');
    expect(said('file: employee, outcome: word, event: a, predictors: [x]')).toBe('');
  });
});
