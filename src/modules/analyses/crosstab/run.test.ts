import { describe, expect, test } from 'vitest';
import { buildReport } from '#modules/reports/index.ts';
import { parseStudy } from '#modules/studies/index.ts';
import { DomainError } from '#platform/errors.ts';
import { type Language, languages } from '#platform/language.ts';
import { chiSquaredIndependence, fisherExact } from '#statistics';
import { analyseStudy } from '../analyse-study.ts';
import { readAnswers } from '../answers/read-answers.ts';
import { results as resultsSchema } from '../schema.ts';

const studyYaml = (options: string) => `
handlingsrom: 1
id: counted
title: Counted
synthetic: Made up
instruments:
  employee:
    sections:
      - title: All
        items:
          - {id: unit, kind: choice, text: Unit, options: [{value: 2, label: North}, {value: 1, label: South}, {value: 3, label: East}]}
          - {id: y, kind: agreement, points: 3, text: Y}
          - {id: years, kind: number, text: Years}
scales:
  s: {label: S, items: [y]}
plan:
  - {id: T, crosstab: ${options}}
  - {id: F, frequencies: {file: employee, items: [unit]}}
`;
const unitByY = '{file: employee, rows: unit, columns: y}';

/** Counts of units 2, 1, 3 by answers 1, 2, 3. */
function analyse(counts: readonly (readonly number[])[], options = unitByY, language: Language = 'en') {
  const parsed = parseStudy(studyYaml(options), 'c.yaml');
  const rows = counts.flatMap((row, i) =>
    row.flatMap((count, j) => Array.from({ length: count }, () => `${[2, 1, 3][i]},${j + 1},7`)),
  );
  const bytes = Buffer.from(['unit,y,years', ...rows, '2,,3', ',1,3'].join('\n'));
  const answers = readAnswers({ bytes, fileName: 'a.csv', study: parsed.study, file: 'employee' });
  const results = analyseStudy({ parsed, answers: [answers], language });
  return { results, study: parsed.study, crosstab: results.crosstabs[0]! };
}

describe('a crosstab of the plan', () => {
  const counts = [
    [20, 9, 8],
    [6, 14, 10],
    [7, 8, 21],
  ];

  test('counts those who answered both, in the order of the questionnaire, and tests', () => {
    const { crosstab, results } = analyse(counts);
    const test = chiSquaredIndependence(counts);
    expect(crosstab).toMatchObject({
      n: 103,
      chiSquared: test.chiSquared,
      df: 4,
      p: test.pValue,
      cramersV: test.cramersV,
      exactP: fisherExact(counts)?.pValue ?? null,
      oddsRatio: null,
    });
    expect(crosstab.rowGroups.map(({ label, n }) => [label, n])).toEqual([
      ['North', 37],
      ['South', 30],
      ['East', 36],
    ]);
    expect(crosstab.cells.map((row) => row.map(({ count }) => count))).toEqual(counts);
    expect(crosstab.cells[0]![0]!.residual).toBe(test.adjustedResiduals[0]![0]);
    expect(crosstab.cells[0]![0]!.percent).toBeCloseTo(100 * (20 / 37), 10);
    expect(resultsSchema.parse(results).crosstabs).toHaveLength(1);
  });

  test('a 2 × 2 table has an odds ratio', () => {
    const { crosstab } = analyse([
      [20, 8],
      [9, 17],
    ]);
    expect(crosstab.oddsRatio).toBeCloseTo(
      fisherExact([
        [20, 8],
        [9, 17],
      ])!.odds!.ratio!,
      12,
    );
  });

  test('a small cell is withheld with three more, and the test that would give them back', () => {
    const { crosstab, results } = analyse([
      [20, 9, 2],
      [6, 14, 10],
      [7, 8, 21],
    ]);
    expect(crosstab.cells.flat().filter(({ withheld }) => withheld)).toHaveLength(4);
    expect(crosstab).toMatchObject({ chiSquared: null, p: null, exactP: null, refused: 'cells-withheld' });
    expect(crosstab.rowGroups.map(({ n }) => n)).toEqual([31, 30, 36]);
    const said = results.warnings.map(({ text }) => text).join(' ');
    expect(said).toContain('4 cells are withheld');
  });

  test('a unit that its own counts withhold is withheld here too', () => {
    const { crosstab, results } = analyse([
      [20, 15, 9],
      [2, 1, 1],
      [9, 8, 11],
    ]);
    const withheld = results.frequencies[0]!.counts.map(({ count }) => count === null);
    expect(crosstab.rowGroups.map(({ n }) => n === null)).toEqual(withheld);
    expect(crosstab.cells.map((row) => row.every(({ count }) => count === null))).toEqual(withheld);
  });

  test('with the means of the same groups beside it, no cell of a table with small ones is shown', () => {
    const means = `${unitByY}}\n  - {id: M, compareMeans: {file: employee, outcome: y, by: unit}`;
    const small = analyse(
      [
        [20, 9, 2],
        [6, 14, 10],
        [7, 8, 21],
      ],
      means,
    ).crosstab;
    expect(small.cells.flat().map(({ count }) => count)).toEqual(new Array(9).fill(null));
    expect(small.rowGroups.map(({ n }) => n)).toEqual([31, 30, 36]);
    const large = analyse(counts, means).crosstab;
    expect(large.cells.map((row) => row.map(({ count }) => count))).toEqual(counts);
  });

  test('of too few, not even which answers they gave', () => {
    const { crosstab } = analyse([
      [1, 1],
      [1, 0],
    ]);
    expect(crosstab).toMatchObject({ n: null, rowGroups: [], columnGroups: [], cells: [], p: null });
    expect(crosstab.refused).toBeUndefined();
  });

  test('small expected counts are warned of', () => {
    const { results } = analyse([
      [50, 5],
      [6, 5],
    ]);
    expect(results.warnings.map(({ code }) => code)).toContain('small-expected');
  });

  test.each(languages)('is a sentence and a table in the report, without gaps: %s', (language) => {
    for (const table of [
      counts,
      [
        [20, 9, 2],
        [6, 14, 10],
        [7, 8, 21],
      ],
      [
        [1, 1],
        [1, 0],
      ],
      [[30], [20]],
    ]) {
      const { results, study } = analyse(table, unitByY, language);
      const document = buildReport({ study, results, language });
      const text = JSON.stringify(document);
      expect(text).not.toMatch(/NaN|undefined|Infinity/);
      expect(document.blocks.some((block) => block.kind === 'details' && block.id === 'how-T')).toBe(true);
      if (table === counts) expect(text).toContain('χ²(4');
    }
  });

  test.each([
    ['{file: employee, rows: unit, columns: years}', 'A crosstab counts the answers'],
    ['{file: employee, rows: s, columns: unit}', 'A crosstab counts the answers'],
    ['{file: employee, rows: unit, columns: unit}', 'twice'],
    ['{file: employee, rows: unit, columns: why}', 'why'],
    ['{file: employee, rows: unit}', 'columns'],
  ])('%s is refused', (options, sentence) => {
    let said = '';
    try {
      parseStudy(studyYaml(options), 'c.yaml');
    } catch (error) {
      said = error instanceof DomainError ? JSON.stringify(error.problems) : '';
    }
    expect(said).toContain(sentence);
  });
});
