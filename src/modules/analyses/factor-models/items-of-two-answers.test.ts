import { describe, expect, test } from 'vitest';
import { parseStudy } from '#modules/studies/index.ts';
import { seededRandom } from '#statistics';
import { analyseStudy } from '../analyse-study.ts';
import { readAnswers } from '../answers/read-answers.ts';

const yaml = `
handlingsrom: 1
id: two
title: Two
privacy: {minimumGroup: 5}
instruments:
  employee:
    sections:
      - title: All
        items:
          - {id: half, kind: choice, text: Half, options: [{value: 1, label: First}, {value: 2, label: Second}]}
${['a', 'b', 'c', 'd', 'rare'].map((id) => `          - {id: ${id}, kind: agreement, points: 6, text: ${id}}`).join('\n')}
scales:
  s: {label: S, items: [a, b, c, d, rare]}
plan:
  - {id: rel, reliability: {file: employee, scales: [s]}}
  - {id: efa, explore: {file: employee, items: [a, b, c, rare], method: components, factors: 3}}
  - {id: cfa, confirm: {file: employee, scales: [s]}}
  - {id: bias, methodBias: {file: employee, scales: [s]}}
  - {id: inv, invariance: {file: employee, scales: [s], by: half}}
`;

/** 120 people, of whom so many, all in the first half, gave the one answer and the others the other. */
function run(rare: number) {
  const random = seededRandom(3);
  const draw = () => random.uniform() + random.uniform() + random.uniform() - 1.5;
  const answer = (value: number) => Math.min(6, Math.max(1, Math.round(3.5 + 1.6 * value)));
  const rows = Array.from({ length: 120 }, (_, row) => {
    const common = draw();
    const items = Array.from({ length: 4 }, () => answer(common + 0.7 * draw()));
    return [1 + (row % 2), ...items, row % 2 === 0 && row < 2 * rare ? 6 : 5].join(',');
  });
  const parsed = parseStudy(yaml, 'two.yaml');
  const bytes = Buffer.from(['half,a,b,c,d,rare', ...rows].join('\n'));
  const answers = readAnswers({ bytes, fileName: 'two.csv', study: parsed.study, file: 'employee' });
  return analyseStudy({ parsed, answers: [answers], language: 'en' });
}

describe('an item with just two different answers divides people into two groups', () => {
  test('what rests on fewer than the minimum of one of them is withheld: alpha with and without it tells its mean', () => {
    const results = run(4);
    for (const found of [
      results.reliability[0],
      results.factorAnalyses[0],
      results.confirmations[0],
      results.methodBiases[0],
    ]) {
      expect(found).toMatchObject({ n: null, withheld: 'fewer-than-minimum' });
    }
    expect(results.reliability[0]).toMatchObject({ alpha: null, dropped: [] });
    expect(results.factorAnalyses[0]).toMatchObject({ eigenvalues: [], loadings: [] });
    expect(results.warnings.find(({ about }) => about.startsWith('efa'))!.text).toContain('so small a group');
    expect(results.invariances[0]!.levels).toEqual([]);
    expect(results.invariances[0]!.factorMeans).toEqual([]);
  });

  test('with the minimum of each it is told', () => {
    const results = run(5);
    expect(results.reliability[0]!.alpha).toBeGreaterThan(0);
    expect(results.factorAnalyses[0]!.loadings).toHaveLength(4);
    expect(results.confirmations[0]!.n).toBe(120);
  });
});
