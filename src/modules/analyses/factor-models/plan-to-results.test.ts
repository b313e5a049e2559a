import { describe, expect, test } from 'vitest';
import { buildReport } from '#modules/reports/index.ts';
import { parseStudy } from '#modules/studies/index.ts';
import { languages } from '#platform/language.ts';
import reference from '#statistics/reference/confirmatory.json' with { type: 'json' };
import { analyseStudy } from '../analyse-study.ts';
import { readAnswers } from '../answers/read-answers.ts';

const items = reference.columns;
const scales = reference.confirmations.survey.factors;
const scaleLines = Object.entries(scales)
  .map(([scale, places]) => {
    // One item of each scale is asked the other way round, and turned back by the study.
    const ids = places.map((place, index) => (index === 1 ? `-${items[place - 1]}` : items[place - 1]));
    return `  ${scale}: {label: {nb: ${scale}, nn: ${scale}, en: ${scale}}, items: [${ids.join(', ')}]}`;
  })
  .join('\n');
const reversed = new Set(Object.values(scales).map((places) => places[1]! - 1));

function studyOf(plan: string, minimumGroup = 5): string {
  const asked = items.map(
    (id) => `          - {id: ${id}, kind: agreement, points: 6, text: Statement ${id}}`,
  );
  return `
handlingsrom: 1
id: factors
title: Factors
synthetic: Made up
privacy: {minimumGroup: ${minimumGroup}}
instruments:
  employee:
    sections:
      - title: All
        items:
          - {id: kind, kind: choice, text: Kind of office, options: [{value: city, label: City}, {value: town, label: Town}, {value: country, label: Country}, {value: island, label: Island}]}
${asked.join('\n')}
scales:
${scaleLines}
plan:
${plan}
`;
}

function answersCsv(extra: readonly string[] = [], rows = reference.survey.values[0]!.length): string {
  const lines = Array.from({ length: rows }, (_, row) => {
    const answers = reference.survey.values.map((digits, item) => {
      const answer = Number(digits[row]);
      return reversed.has(item) ? 7 - answer : answer;
    });
    return [reference.survey.kind[row], ...answers].join(',');
  });
  return [['kind', ...items].join(','), ...lines, ...extra].join('\n');
}

function run(
  plan: string,
  options: { csv?: string; minimumGroup?: number; language?: 'nb' | 'nn' | 'en' } = {},
) {
  const { csv = answersCsv(), minimumGroup = 5, language = 'en' } = options;
  const parsed = parseStudy(studyOf(plan, minimumGroup), 'factors.yaml');
  const answers = readAnswers({
    bytes: Buffer.from(csv),
    fileName: 'a.csv',
    study: parsed.study,
    file: 'employee',
  });
  const results = analyseStudy({ parsed, answers: [answers], language });
  return { results, document: buildReport({ study: parsed.study, results, language }) };
}

describe('confirm', () => {
  // Rscript src/statistics/reference/confirmatory.R
  test('the study’s scales, reversed items turned back, give lavaan’s figures', () => {
    const { results } = run('  - {id: C1, confirm: {file: employee, robust: true}}');
    const [found] = results.confirmations;
    const { fit, estimates, robust } = reference.confirmations.survey;
    expect(found!.n).toBe(600);
    expect(found!.fit!.chiSquared).toBeCloseTo(fit.chisq, 8);
    expect(found!.fit!.df).toBe(fit.df);
    expect(found!.fit!.cfi).toBeCloseTo(fit.cfi, 10);
    expect(found!.fit!.srmr).toBeCloseTo(fit.srmr, 10);
    expect(found!.robust!.chiSquared).toBeCloseTo(robust.fit['chisq.scaled'], 8);
    expect(found!.loadings).toHaveLength(18);
    for (const { factor, item, beta, se } of found!.loadings) {
      const lavaan = robust.estimates.find(
        (row) => row.op === '=~' && row.lhs === factor && row.rhs === item,
      )!;
      expect(beta).toBeCloseTo(lavaan.standardised, 9);
      expect(se).toBeCloseTo(lavaan.se, 9);
    }
    for (const { a, b, r } of found!.factorPairs) {
      const lavaan = estimates.find((row) => row.lhs === a && row.op === '~~' && row.rhs === b)!;
      expect(r).toBeCloseTo(lavaan.standardised, 9);
    }
    for (const [place, { compositeReliability, averageVarianceExtracted }] of found!.validity.entries()) {
      expect(compositeReliability).toBeCloseTo(reference.validity.factors[place]!.compositeReliability, 10);
      expect(averageVarianceExtracted).toBeCloseTo(
        reference.validity.factors[place]!.averageVarianceExtracted,
        10,
      );
    }
    const [largest] = reference.confirmations.survey.modification;
    expect(found!.modifications[0]!.index).toBeCloseTo(largest!.mi, 8);
  });

  test('factors may be written in the plan, with residuals that correlate', () => {
    const plan =
      '  - {id: C1, confirm: {file: employee, factors: {one: [q1, -q2, q3], two: [q6, -q7]}, residuals: [[q1, q6]]}}';
    const [found] = run(plan).results.confirmations;
    expect(found!.factors).toEqual([
      { factor: 'one', items: ['q1', 'q2', 'q3'] },
      { factor: 'two', items: ['q6', 'q7'] },
    ]);
    expect(found!.fit!.df).toBe(3);
    expect(found!.loadings.every(({ beta }) => beta! > 0.3)).toBe(true);
    expect(found!.residualPairs).toMatchObject([{ a: 'q1', b: 'q6' }]);
  });

  test('what cannot be estimated is refused by name, and the report says so without a table', () => {
    const plan = '  - {id: C1, confirm: {file: employee, factors: {one: [q1, q3]}}}';
    const { results, document } = run(plan);
    expect(results.confirmations[0]).toMatchObject({ refused: 'not-identified', fit: null, loadings: [] });
    expect(results.warnings.map(({ code }) => code)).toContain('not-identified');
    expect(document.blocks.some(({ kind }) => kind === 'figure')).toBe(false);
  });

  test('under the minimum nothing is shown', () => {
    const { results } = run('  - {id: C1, confirm: {file: employee}}', { minimumGroup: 601 });
    const { n, fit, loadings, factorPairs, withheld } = results.confirmations[0]!;
    expect([n, fit, loadings, factorPairs, withheld]).toEqual([null, null, [], [], 'fewer-than-minimum']);
  });

  test('names that lead nowhere are complained about where they stand', () => {
    const problemsOf = (confirm: string) => {
      try {
        parseStudy(studyOf(`  - {id: C1, confirm: {file: employee, ${confirm}}}`), 'factors.yaml');
        return [];
      } catch (error) {
        return (error as { problems: { code: string }[] }).problems.map(({ code }) => code);
      }
    };
    expect(problemsOf('factors: {one: [q1, q99]}')).toEqual(['plan-unknown-variable']);
    expect(problemsOf('factors: {one: [q1, support]}')).toEqual(['factors-single-items']);
    expect(problemsOf('factors: {one: [q1, q1]}')).toEqual(['duplicate-in-list']);
    expect(problemsOf('factors: {one: [q1, q2], two: [q3, -q1]}')).toEqual(['factors-turn-item']);
    expect(problemsOf('factors: {one: [q1, q2, q3]}, residuals: [[q1, q9]]')).toEqual(['factors-residual']);
    expect(problemsOf('scales: [support], factors: {one: [q1, q2]}')).toEqual(['scales-or-factors']);
    expect(problemsOf('scales: [suport]')).toEqual(['plan-unknown-scale']);
  });
});

describe('invariance', () => {
  test('levels and factor means are lavaan’s; groups come in the order of the questionnaire', () => {
    const { results } = run(
      '  - {id: I1, invariance: {file: employee, scales: all, by: kind, levels: strict}}',
    );
    const [found] = results.invariances;
    const { levels, factorMeans, differences } = reference.invariances.kind;
    expect(found!.groups.map(({ label, n }) => [label, n])).toEqual([
      ['City', 290],
      ['Town', 190],
      ['Country', 120],
    ]);
    expect(found!.levels.map(({ level }) => level)).toEqual(['configural', 'metric', 'scalar', 'strict']);
    for (const [place, { level, fit, change, holds }] of found!.levels.entries()) {
      expect(fit.chiSquared).toBeCloseTo(levels[level].chisq, 5);
      expect(fit.df).toBe(levels[level].df);
      expect(fit.cfi).toBeCloseTo(levels[level].cfi, 8);
      if (place === 0) continue;
      expect(change!.chiSquared).toBeCloseTo(differences[place - 1]!.chiSquared, 5);
      expect(holds).toBe(change!.cfi >= -0.01);
    }
    for (const { factor, group, difference } of found!.factorMeans) {
      const number = found!.groups.findIndex(({ label }) => label === group) + 1;
      const lavaan = factorMeans.find((row) => row.lhs === factor && row.group === number)!;
      expect(difference).toBeCloseTo(lavaan.estimate, 4);
    }
  });

  test('a group under the minimum is withheld together with the next, and the rest are compared', () => {
    const three = [
      'island,4,3,4,4,3,4,3,4,4,3,4,3,4,4,3,4,3,4',
      'island,5,2,4,5,3,5,3,4,4,2,4,2,4,4,3,5,3,4',
      'island,2,5,4,2,3,1,6,4,4,3,2,3,1,4,3,4,3,4',
    ];
    const { results } = run('  - {id: I1, invariance: {file: employee, scales: [support], by: kind}}', {
      csv: answersCsv(three),
    });
    const [found] = results.invariances;
    expect(found!.groups.map(({ label, n }) => [label, n])).toEqual([
      ['City', 290],
      ['Town', 190],
      ['Country', null],
      ['Island', null],
    ]);
    expect(found!.n).toBe(480);
    expect(found!.levels.map(({ level }) => level)).toEqual(['configural', 'metric', 'scalar']);
    expect(results.warnings.map(({ code }) => code)).toContain('withheld');
    expect(JSON.stringify(found)).not.toContain('"group":"Island"');
  });

  test('a group too small for the model is left out by name; with one group left it is refused', () => {
    const few = Array.from({ length: 6 }, (_, row) =>
      reference.survey.values.map((digits) => digits[row * 7]).join(','),
    );
    const csv = answersCsv(few.map((answers) => `island,${answers}`));
    const { results, document } = run('  - {id: I1, invariance: {file: employee, scales: all, by: kind}}', {
      csv,
    });
    expect(results.invariances[0]!.groups[3]).toMatchObject({
      label: 'Island',
      n: 6,
      leftOut: 'too-few-cases',
    });
    expect(results.warnings.find(({ code }) => code === 'groups-left-out')!.text).toContain('Island');
    expect(JSON.stringify(document)).not.toMatch(/NaN|undefined|Infinity/);
    const one = run('  - {id: I1, invariance: {file: employee, scales: all, by: kind}}', {
      csv: answersCsv([], 290),
    });
    expect(one.results.invariances[0]).toMatchObject({ refused: 'too-few-groups-shown', levels: [] });
  });
});

describe('methodBias', () => {
  test('Harman’s share and the method factor are R’s', () => {
    const [found] = run('  - {id: M1, methodBias: {file: employee}}').results.methodBiases;
    const { fit, share, eigenvalues, one } = reference.methods.survey;
    expect(found!.harman!.firstShare).toBeCloseTo(eigenvalues[0]! / 18, 12);
    expect(found!.models!.withMethod!.chiSquared).toBeCloseTo(fit.chisq, 8);
    expect(found!.models!.single!.chiSquared).toBeCloseTo(one.chisq, 8);
    expect(found!.method!.share).toBeCloseTo(share, 9);
    expect(found!.method!.meanLoadingWithMethod).toBeLessThan(found!.method!.meanLoadingIntended);
  });

  test('one scale has no method factor to tell from it, and keeps Harman’s check', () => {
    const [found] = run('  - {id: M1, methodBias: {file: employee, scales: [renewal]}}').results.methodBiases;
    expect(found!.harman).not.toBeNull();
    expect(found!.method).toBeNull();
  });
});

test.each(languages)(
  'a report of all three says nothing that is no number, and each has a finding: %s',
  (language) => {
    const plan = [
      '  - {id: C1, confirm: {file: employee, robust: true}}',
      '  - {id: I1, invariance: {file: employee, scales: [support, climate], by: kind}}',
      '  - {id: M1, methodBias: {file: employee}}',
    ].join('\n');
    const { document } = run(plan, { language });
    expect(JSON.stringify(document)).not.toMatch(/NaN|undefined|Infinity/);
    expect(document.blocks.filter(({ kind }) => kind === 'finding').length).toBeGreaterThanOrEqual(3);
  },
);
