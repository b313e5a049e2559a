import { describe, expect, test } from 'vitest';
import { buildReport } from '#modules/reports/index.ts';
import { parseStudy } from '#modules/studies/index.ts';
import { languages } from '#platform/language.ts';
import reference from '#statistics/reference/confirmatory.json' with { type: 'json' };
import { analyseStudy } from '../analyse-study.ts';
import { readAnswers } from '../answers/read-answers.ts';

const yaml = `
handlingsrom: 1
id: bad
title: Bad
privacy: {minimumGroup: 5}
instruments:
  employee:
    sections:
      - title: All
        items:
          - {id: half, kind: choice, text: Half, options: [{value: 1, label: First}, {value: 2, label: Second}]}
${['a', 'b', 'c', 'd', 'e', 'f', 'same', 'none', 'twin'].map((id) => `          - {id: ${id}, kind: number, text: Item ${id}}`).join('\n')}
scales:
  whole: {label: Whole, items: [a, b, c, d, e, f]}
  part: {label: Part, items: [a, b, c]}
  rest: {label: Rest, items: [d, e, f]}
  flat: {label: Flat, items: [d, e, same]}
  empty: {label: Empty, items: [d, e, none]}
plan:
  - {id: all, confirm: {file: employee, scales: all}}
  - {id: improper, confirm: {file: employee, factors: {x: [a, b, c], y: [d, e, f]}}}
  - {id: biasTwo, methodBias: {file: employee, scales: [part, rest]}}
  - {id: flat, confirm: {file: employee, scales: [flat]}}
  - {id: empty, confirm: {file: employee, scales: [empty]}}
  - {id: twins, confirm: {file: employee, factors: {x: [a, b, twin], y: [c, d, e]}}}
  - {id: heywood, confirm: {file: employee, scales: [part]}}
  - {id: invFlat, invariance: {file: employee, scales: [flat], by: half}}
  - {id: invEmpty, invariance: {file: employee, scales: [empty], by: half}}
  - {id: inv, invariance: {file: employee, scales: [part], by: half, levels: strict}}
  - {id: biasFlat, methodBias: {file: employee, scales: [flat]}}
  - {id: bias, methodBias: {file: employee, scales: [part]}}
  - {id: biasEmpty, methodBias: {file: employee, scales: [empty]}}
`;

const columns = reference.pupils.values;
const rowsOf = (count: number) =>
  Array.from({ length: count }, (_, row) => {
    const answers = [0, 1, 2, 3, 4, 5].map((item) => columns[item]![row]!);
    return [1 + (row % 2), ...answers, 4, '', answers[0]].join(',');
  });

function run(count: number, language: 'nb' | 'nn' | 'en' = 'en') {
  const parsed = parseStudy(yaml, 'bad.yaml');
  const bytes = Buffer.from(['half,a,b,c,d,e,f,same,none,twin', ...rowsOf(count)].join('\n'));
  const answers = readAnswers({ bytes, fileName: 'bad.csv', study: parsed.study, file: 'employee' });
  const results = analyseStudy({ parsed, answers: [answers], language });
  return { results, document: buildReport({ study: parsed.study, results, language }) };
}

describe('factor models that cannot be, or cannot be trusted', () => {
  const { results } = run(301);
  const refusedIn = (
    list: readonly { plan: string; refused?: string | undefined; withheld?: string | undefined }[],
    plan: string,
  ) => {
    const found = list.find((each) => each.plan === plan)!;
    return found.refused ?? found.withheld;
  };
  const codesOf = (plan: string) =>
    results.warnings.filter(({ about }) => about.startsWith(`${plan}/`)).map(({ code }) => code);

  test('an item all answered alike, nobody answered, or answered as another is refused by name and warned of', () => {
    expect(refusedIn(results.confirmations, 'flat')).toBe('zero-variance');
    expect(refusedIn(results.confirmations, 'empty')).toBe('fewer-than-minimum');
    expect(refusedIn(results.confirmations, 'twins')).toBe('collinear');
    expect(refusedIn(results.invariances, 'invFlat')).toBe('too-few-groups-shown');
    expect(refusedIn(results.invariances, 'invEmpty')).toBe('fewer-than-minimum');
    expect(refusedIn(results.methodBiases, 'biasFlat')).toBe('zero-variance');
    expect(refusedIn(results.methodBiases, 'biasEmpty')).toBe('fewer-than-minimum');
    for (const plan of ['flat', 'empty', 'twins', 'invFlat', 'invEmpty', 'biasFlat', 'biasEmpty']) {
      expect(codesOf(plan).length, plan).toBeGreaterThan(0);
    }
  });

  test('of all scales, those that share items with one before them are left out, and that is said', () => {
    const all = results.confirmations.find(({ plan }) => plan === 'all')!;
    expect(all.factors.map(({ factor }) => factor)).toEqual(['whole']);
    expect(codesOf('all')).toContain('overlapping-scales');
    expect(results.warnings.find(({ code }) => code === 'overlapping-scales')!.text).toContain('Part');
  });

  test('an impossible solution is warned of: negative residual, or factors that are one', () => {
    const bad = run(60).results;
    const of = (plan: string) => bad.confirmations.find((each) => each.plan === plan)!;
    expect(of('improper').problems).toEqual([{ code: 'negative-residual', item: 'a' }]);
    expect(
      bad.warnings.filter(({ about }) => about.startsWith('improper/')).map(({ code }) => code),
    ).toContain('negative-residual');
    const method = results.methodBiases.find(({ plan }) => plan === 'biasTwo')!.method;
    expect(method === null || method.isImproper === codesOf('biasTwo').includes('improper-solution')).toBe(
      true,
    );
  });

  test('three items always fit, and that is what is said', () => {
    const three = results.confirmations.find(({ plan }) => plan === 'heywood')!;
    expect(three.fit).toMatchObject({ df: 0, p: null, rmsea: null });
  });

  test('with few answers nothing is no number, in any language', () => {
    for (const count of [4, 6, 8, 20, 301]) {
      for (const language of languages) {
        const { results, document } = run(count, language);
        expect(JSON.stringify(document), `${count}`).not.toMatch(/NaN|undefined|Infinity/);
        expect(JSON.stringify(results), `${count}`).not.toMatch(/NaN|Infinity/);
      }
    }
  });
});
