import { describe, expect, test } from 'vitest';
import { parseStudy } from '#modules/studies/index.ts';
import { packed, rowsOf, workbook } from '#platform/tables/xlsx/testing/write-xlsx.ts';
import { readAnswers } from '../answers/read-answers.ts';
import { proposeStudyFrom } from './propose-study-from.ts';

function proposed(headings: readonly string[], rows: readonly (readonly string[])[]) {
  const bytes = workbook(rowsOf([headings, ...rows]));
  const { yaml, notes } = proposeStudyFrom(bytes, 'eksport.xlsx', 'nb');
  const { study } = parseStudy(yaml, 'study.yaml');
  const { columns } = readAnswers({ bytes, fileName: 'eksport.xlsx', study, file: 'employee' });
  return { items: study.instruments.employee!.sections[0]!.items, study, columns, notes };
}
const many = (answers: readonly string[], times = 6) => Array.from({ length: times }, () => answers).flat();

describe('an export with words instead of codes', () => {
  test('has questions as headings, and its scales from what they begin with', () => {
    const words = ['Aldri', 'Sjelden', 'Ofte', 'Alltid', 'Vet ikke'];
    const { items, study, columns } = proposed(
      ['Læring: Vi lærer av feil', 'Læring: Vi deler det vi kan'],
      many(words).map((word, row) => [word, words[(row * 2) % 5]!]),
    );
    expect(items[0]).toMatchObject({
      kind: 'agreement',
      points: 4,
      labels: ['Aldri', 'Sjelden', 'Ofte', 'Alltid'],
      missing: ['Vet ikke'],
    });
    expect(Object.values(study.scales)).toMatchObject([{ label: 'Læring' }]);
    const column = columns[items[0]!.id];
    expect(column?.kind === 'numeric' && [...column.numbers.slice(0, 5)]).toEqual([1, 2, 3, 4, Number.NaN]);
  });

  test('may have numbers in front of its words', () => {
    const { items } = proposed(
      ['q1'],
      many(['1 - slett ikke', '2 - litt', '3 - mye']).map((word) => [word]),
    );
    expect(items[0]).toMatchObject({
      kind: 'agreement',
      points: 3,
      lowest: 1,
      labels: ['slett ikke', 'litt', 'mye'],
    });
  });

  test('with words in no order that we know has options', () => {
    const { items } = proposed(
      ['farge'],
      many(['rød', 'grønn', 'blå'], 12).map((word) => [word]),
    );
    expect(items[0]).toMatchObject({ kind: 'choice' });
  });

  test('with two kinds of words in one question has options, and no order is made up', () => {
    const mixed = many(['Aldri', 'Helt enig', 'Ofte'], 12).map((word) => [word]);
    expect(proposed(['q1'], mixed).items[0]).toMatchObject({ kind: 'choice' });
  });

  test('keeps what one person wrote out of the proposal', () => {
    const rows = many(['Helt enig', 'Enig', 'Uenig']).map((word) => [word]);
    const own = proposed(['q1'], [...rows, ['Enig, men bare med Kari']]);
    expect(own.items[0]).toMatchObject({ kind: 'text' });
    expect(JSON.stringify(own.study)).not.toContain('Kari');
  });
});

test('a packed file without a sheet is refused, and not taken for words', () => {
  expect(() => proposeStudyFrom(packed({ 'xl/workbook.xml': '<workbook/>' }), 'x.xlsx', 'nb')).toThrow();
});
