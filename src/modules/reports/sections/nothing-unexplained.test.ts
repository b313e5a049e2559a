import { describe, expect, test } from 'vitest';
import { analyseStudy, readAnswers } from '#modules/analyses/index.ts';
import { parseStudy } from '#modules/studies/index.ts';
import { languages } from '#platform/language.ts';
import { buildReport } from '../build-report.ts';

/** Answers that defeat each analysis in its own way. Every answer is made up. */
const yaml = `
handlingsrom: 1
id: odd
title: Odd
instruments:
  employee:
    sections:
      - title: All
        items:
          - {id: unit, kind: choice, text: Unit, options: [{value: 1, label: A}, {value: 2, label: B}]}
          - {id: y, kind: number, text: Y}
          - {id: twice, kind: number, text: Twice}
          - {id: x, kind: number, text: X}
          - {id: same, kind: number, text: Same}
          - {id: none, kind: number, text: None}
          - {id: same2, kind: number, text: Same again}
          - {id: half, kind: choice, text: Half, options: [{value: 1, label: A}, {value: 2, label: B}]}
          - {id: one, kind: choice, text: One, options: [{value: 1, label: A}, {value: 2, label: B}]}
          - {id: nobodys, kind: choice, text: Nobody’s, options: [{value: 1, label: A}, {value: 2, label: B}]}
plan:
  - {id: perfect, regress: {file: employee, outcome: twice, predictors: [y]}}
  - {id: flatPredictor, regress: {file: employee, outcome: y, predictors: [same]}}
  - {id: matrix, correlate: {file: employee, among: [y, same, none]}}
  - {id: nobody, compareMeans: {file: employee, outcome: none, by: unit}}
  - {id: flat, compareMeans: {file: employee, outcome: same, by: unit}}
  - {id: mixed, describe: {file: employee, variables: [unit, y]}}
  - {id: single, describe: {file: employee, variables: [x]}}
  - {id: flatT, compareMeans: {file: employee, outcome: same, by: unit, test: student}}
  - {id: flatRanks, compareMeans: {file: employee, outcome: same, by: unit, test: mannWhitney}}
  - {id: flatPair, comparePaired: {file: employee, first: same, second: same2}}
  - {id: nobodyPair, comparePaired: {file: employee, pairs: [[y, none], [x, y]], test: wilcoxon}}
  - {id: flatCells, compareTwoWay: {file: employee, outcome: same, by: [unit, half]}}
  - {id: oneSided, compareTwoWay: {file: employee, outcome: y, by: [unit, one]}}
  - {id: nobodyCells, compareTwoWay: {file: employee, outcome: none, by: [unit, half], interaction: false}}
  - {id: oneAnswer, goodnessOfFit: {file: employee, item: nobodys}}
`;

const rows = Array.from({ length: 30 }, (_, row) => {
  const y = (row * 7) % 11;
  return [1 + (row % 2), y, 2 * y, (row * row) % 13, 4, '', 3, row < 15 ? 1 : 2, 1, ''].join(',');
});

function reportIn(language: (typeof languages)[number]) {
  const parsed = parseStudy(yaml, 'odd.yaml');
  const bytes = Buffer.from(['unit,y,twice,x,same,none,same2,half,one,nobodys', ...rows].join('\n'));
  const answers = readAnswers({ bytes, fileName: 'odd.csv', study: parsed.study, file: 'employee' });
  const results = analyseStudy({ parsed, answers: [answers], language });
  return { results, document: buildReport({ study: parsed.study, results, language }) };
}

describe('what cannot be computed is explained where it stands', () => {
  test.each(languages)('a table or finding without its figures comes with a warning: %s', (language) => {
    const { results, document } = reportIn(language);
    const warned = (plan: string) => results.warnings.filter(({ about }) => about.startsWith(plan));
    const comparisons = [
      'flatT',
      'flatRanks',
      'flatPair',
      'nobodyPair',
      'flatCells',
      'oneSided',
      'nobodyCells',
    ];
    for (const plan of ['perfect', 'flatPredictor', 'nobody', 'flat', ...comparisons, 'oneAnswer']) {
      expect(warned(plan).length, plan).toBeGreaterThan(0);
    }
    expect(warned('matrix')).toHaveLength(3);
    expect(JSON.stringify(document)).not.toMatch(/NaN|undefined|Infinity/);
  });

  const { results, document } = reportIn('en');
  const finding = (plan: string) => {
    const at = document.blocks.findIndex((block) => 'id' in block && block.id === `analysis-${plan}`);
    const block = document.blocks[at + 1]!;
    return block.kind === 'finding' ? block.text : '';
  };

  test('a perfect fit is not said to be without significant predictors', () => {
    expect(finding('perfect')).toBe(
      'The predictors give “Twice” exactly, so it cannot be tested what each of them contributes.',
    );
  });

  test('a predictor that does not vary is not blamed on the outcome', () => {
    expect(results.warnings.find(({ about }) => about.startsWith('flatPredictor'))?.text).toBe(
      '“Y” cannot be explained: on it or on one of its predictors everyone gave the same answer.',
    );
  });

  test('a pair of a matrix is named by both', () => {
    const said = results.warnings.filter(({ about }) => about.startsWith('matrix')).map(({ text }) => text);
    expect(said[0]).toMatch(/^“Y” and “Same” cannot be related/);
    expect(said[1]).toMatch(/^“Y × None” is withheld/);
  });

  test('means on different answer scales are not ranked', () => {
    expect(finding('mixed')).toMatch(/^2 variables are described/);
    expect(finding('single')).toMatch(/^The mean of “X” is \d/);
  });
});
