import { describe, expect, test } from 'vitest';
import { analyseStudy, readAnswers } from '#modules/analyses/index.ts';
import { parseStudy } from '#modules/studies/index.ts';
import { languages } from '#platform/language.ts';
import { seededRandom } from '#statistics';
import { buildReport } from '../build-report.ts';
import type { TableBlock, Text } from '../schema.ts';

/** Every answer is made up; who rates x low often skips z. */
const yaml = `
handlingsrom: 1
id: gaps
title: Gaps
privacy: {minimumGroup: 5}
instruments:
  employee:
    sections:
      - title: All
        items:
          - {id: x, kind: agreement, points: 6, text: {nb: X, nn: X, en: X}}
          - {id: y, kind: agreement, points: 6, text: {nb: Y, nn: Y, en: Y}}
          - {id: z, kind: agreement, points: 6, text: {nb: Z, nn: Z, en: Z}}
plan:
  - {id: gaps, missing: {file: employee, variables: all}}
  - {id: filled, regress: {file: employee, outcome: y, predictors: [x, z], missing: multipleImputation}}
  - {id: likely, regress: {file: employee, outcome: y, predictors: [x], missing: fiml, auxiliary: [z]}}
  - {id: pairs, correlate: {file: employee, among: [x, y, z], missing: fiml}}
  - {id: factors, correlate: {file: employee, outcome: y, with: [x, z], missing: multipleImputation}}
  - {id: listwise, correlate: {file: employee, among: [x, y, z], missing: listwise}}
`;
const random = seededRandom(8);
const rows = Array.from({ length: 300 }, () => {
  const common = random.normal();
  const answer = () => Math.min(6, Math.max(1, Math.round(3.5 + common + random.normal())));
  const [x, y, z] = [answer(), answer(), answer()];
  const skips = (chance: number) => random.uniform() < chance;
  return [x, skips(0.15) ? '' : y, skips(x <= 3 ? 0.6 : 0.05) ? '' : z].join(',');
});

function reportIn(language: (typeof languages)[number]) {
  const parsed = parseStudy(yaml, 'gaps.yaml');
  const bytes = Buffer.from(['x,y,z', ...rows].join('\n'));
  const answers = readAnswers({ bytes, fileName: 'gaps.csv', study: parsed.study, file: 'employee' });
  const results = analyseStudy({ parsed, answers: [answers], language });
  return buildReport({ study: parsed.study, results, language });
}

const plain = (text: Text): string =>
  typeof text === 'string'
    ? text
    : text.map((part) => (typeof part === 'string' ? part : part.text)).join('');
const tablesOf = (document: ReturnType<typeof reportIn>) =>
  document.blocks.filter((block): block is TableBlock => block.kind === 'table');
const table = (document: ReturnType<typeof reportIn>, id: string) =>
  tablesOf(document).find((block) => block.id === id)!;
const headings = (block: TableBlock) => block.columns.map(({ label }) => plain(label));

describe('a report on missing answers', () => {
  test.each(languages)('has sentence, figures and tables without a hole: %s', (language) => {
    const document = reportIn(language);
    expect(JSON.stringify(document)).not.toMatch(/NaN|undefined|Infinity/);
    expect(tablesOf(document).map(({ id }) => id)).toEqual([
      'table-gaps',
      'table-gaps-patterns',
      'table-gaps-related',
      'table-filled',
      'table-likely',
      'table-pairs',
      'table-factors',
      'table-listwise',
    ]);
    const figures = document.blocks.filter((block) => block.kind === 'figure');
    expect(figures.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['figure-gaps', 'figure-gaps-patterns']),
    );
  });

  const document = reportIn('en');

  test('the most left out stands first, those who answered everything before who lacks what', () => {
    expect(plain(table(document, 'table-gaps').rows[0]!.cells[0]!.text)).toBe('Z');
    const patterns = table(document, 'table-gaps-patterns').rows.map(({ cells }) => plain(cells[0]!.text));
    expect(patterns.slice(0, 3)).toEqual(['Answered everything', 'Lacks “Z”', 'Lacks “Y”']);
  });

  test('tables that make up for missing answers say so, with what it cost', () => {
    const notes = (id: string) => table(document, id).notes.map(plain).join(' ');
    expect(headings(table(document, 'table-filled'))).toEqual([
      'Predictor',
      'B',
      'SE',
      'β',
      't',
      'p',
      '95% CI for B',
      'VIF',
      'FMI',
    ]);
    expect(notes('table-filled')).toMatch(/All 300 .* filled in 20 times .* seed 1/);
    expect(headings(table(document, 'table-likely'))).toContain('z');
    expect(notes('table-likely')).toMatch(/Wald’s χ²\(1\) = .*\(FIML\).*Auxiliary variables.*: “Z”/);
    expect(headings(table(document, 'table-factors'))).toContain('FMI');
    expect(notes('table-pairs')).toContain('(FIML)');
    expect(notes('table-pairs')).not.toContain('pairwise');
    expect(notes('table-listwise')).toContain('Only those who answered all the variables');
  });

  test('how it was computed tells of the method that was used', () => {
    const how = JSON.stringify(document.blocks);
    expect(how).toContain('data augmentation');
    expect(how).toContain('observed information');
    expect(how).toContain('Little’s test');
  });
});
