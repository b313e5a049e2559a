import { describe, expect, test } from 'vitest';
import { parseStudy } from '#modules/studies/index.ts';
import { DomainError } from '#platform/errors.ts';
import { kendall, partialCorrelation, spearman } from '#statistics';
import { analyseStudy } from '../analyse-study.ts';
import { readAnswers } from '../answers/read-answers.ts';

const studyYaml = (plan: string) => `
handlingsrom: 1
id: relations
title: Relations
synthetic: Made up
instruments:
  employee:
    sections:
      - title: All
        items:
          - {id: x, kind: agreement, points: 5, text: X}
          - {id: y, kind: agreement, points: 5, text: Y}
          - {id: z, kind: agreement, points: 5, text: Z}
          - {id: years, kind: number, text: Years}
scales:
  both: {label: Both, items: [x, y]}
plan:
  - {id: C, correlate: {file: employee, ${plan}}}
`;

const rows = Array.from({ length: 80 }, (_, row) => {
  const z = 1 + ((row * 7) % 5);
  const x = Math.min(5, Math.max(1, z + ((row * 3) % 3) - 1));
  const y = Math.min(5, Math.max(1, z + ((row * row) % 7) - 2));
  return { x, y, z, years: (row * 13) % 40 };
});
const column = (name: 'x' | 'y' | 'z' | 'years') => rows.map((row) => row[name]);

function analyse(plan: string) {
  const parsed = parseStudy(studyYaml(plan), 'r.yaml');
  const lines = ['x,y,z,years', ...rows.map(({ x, y, z, years }) => `${x},${y},${z},${years}`)];
  const bytes = Buffer.from(lines.join('\n'));
  const answers = readAnswers({ bytes, fileName: 'a.csv', study: parsed.study, file: 'employee' });
  return analyseStudy({ parsed, answers: [answers], language: 'en' });
}

describe('a correlation by the plan’s method', () => {
  test('Spearman’s, with where p is from', () => {
    const { rho, pValue } = spearman(column('x'), column('y'));
    const [result] = analyse('outcome: y, with: [x, years], method: spearman').correlations;
    expect(result).toMatchObject({ method: 'spearman', r: rho, p: pValue, pFrom: 't', n: 80 });
  });

  test('Kendall’s, without interval', () => {
    const { tau, pValue } = kendall(column('x'), column('y'));
    const [result] = analyse('among: [x, y], method: kendall').correlations;
    expect(result).toMatchObject({ method: 'kendall', r: tau, p: pValue, ci: null, pFrom: 'normal' });
  });

  test('polychoric, between single questions, above Pearson’s', () => {
    const [ordinal] = analyse('outcome: y, with: [x], method: polychoric').correlations;
    const [linear] = analyse('outcome: y, with: [x]').correlations;
    expect(ordinal!.r!).toBeGreaterThan(linear!.r!);
    expect(ordinal!.fit).not.toBeNull();
  });

  test('partial, relieved of the controls', () => {
    const { r, pValue, n } = partialCorrelation(column('x'), column('y'), [column('z'), column('years')]);
    const [result] = analyse('outcome: y, with: [x], controlling: [z, years]').correlations;
    expect(result).toMatchObject({ method: 'pearson', controlling: ['z', 'years'], r, p: pValue, n });
  });

  test('what the controls explain whole is refused in a sentence', () => {
    const { correlations, warnings } = analyse('outcome: both, with: [z], controlling: [x, y]');
    expect(correlations[0]).toMatchObject({ r: null, refused: 'collinear' });
    expect(warnings.map(({ text }) => text).join(' ')).toContain('cannot be related with these controls');
  });

  test.each([
    ['outcome: y, with: [x], controlling: [z], method: spearman', 'only goes with Pearson’s method'],
    ['outcome: y, with: [both], method: polychoric', 'single questions answered in steps'],
    ['among: [x, years], method: polychoric', 'single questions answered in steps'],
    ['outcome: y, with: [x], controlling: [x]', 'twice'],
    ['outcome: y, with: [x], controlling: [w]', 'w'],
    ['outcome: y, with: [x], method: tau', 'pearson, spearman, kendall'],
  ])('%s is refused', (plan, sentence) => {
    let said = '';
    try {
      analyse(plan);
    } catch (error) {
      said = error instanceof DomainError ? JSON.stringify(error.problems ?? error.message) : '';
    }
    expect(said).toContain(sentence);
  });
});
