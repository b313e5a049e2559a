import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { DomainError } from '#platform/errors.ts';
import { codebookOf } from './codebook.ts';

const encode = (text: string) => new TextEncoder().encode(text);
const named = (codebook: ReturnType<typeof codebookOf>, name: string) =>
  codebook.variables.find((variable) => variable.name === name)!;

describe('the codebook of an SPSS file', () => {
  // Made by PSPP 1.6.2; the counts are those of its FREQUENCIES and DESCRIPTIVES in ../sav/reference/listing.csv.
  const bytes = readFileSync(new URL('../sav/reference/survey.sav', import.meta.url));
  const codebook = codebookOf(bytes, 'survey.sav');

  test('counts the answered and the missing as PSPP does, and gives the range without missing codes', () => {
    expect(codebook).toMatchObject({ fileName: 'survey.sav', rowCount: 120 });
    expect(named(codebook, 'støtte2')).toMatchObject({
      label: 'Støtte: Lederen min hjelper meg når jeg trenger det',
      kind: 'number',
      valid: 113,
      missing: 7,
      minimum: 1,
      maximum: 6,
      missingCodes: [98, 99],
    });
    expect(named(codebook, 'alder')).toMatchObject({ valid: 116, missing: 4, maximum: 4 });
    expect(named(codebook, 'q2_1')).toMatchObject({ valid: 115, missing: 5 });
    expect(named(codebook, 'alder').valueLabels.at(-1)).toEqual({
      value: 9,
      label: 'Vil ikke svare',
      isMissing: true,
    });
  });

  test('lists the answers of few words that several gave, and nobody’s own words', () => {
    expect(named(codebook, 'kommune')).toMatchObject({
      kind: 'text',
      answers: ['Bodø', 'Tromsø', 'Ålesund'],
    });
    expect(named(codebook, 'kommentar').answers).toBeUndefined();
    expect(JSON.stringify(codebook)).not.toContain('Oppdiktet svar');
  });
});

test('a CSV file has numbers, words, and words for no answer', () => {
  const lines = [
    'a;b;c;d;e',
    '1;x;NA;Kari;2,5',
    '2;X;3;Ola;-',
    ';y;4;Per;1',
    '2;x;.;Kari;7',
    '1;y;4;Kari;3',
    '1;y;3;Kari;3',
  ];
  const codebook = codebookOf(encode(lines.join('\n')), 'svar.csv');
  expect(codebook.rowCount).toBe(6);
  expect(named(codebook, 'a')).toMatchObject({
    kind: 'number',
    valid: 5,
    missing: 1,
    isWhole: true,
    answers: [1, 2],
  });
  expect(named(codebook, 'b')).toMatchObject({ kind: 'text', valid: 6, answers: ['x', 'y'] });
  expect(named(codebook, 'c')).toMatchObject({
    kind: 'number',
    valid: 4,
    missing: 2,
    missingCodes: ['.', 'NA'],
  });
  expect(named(codebook, 'd').answers).toBeUndefined();
  expect(named(codebook, 'e')).toMatchObject({ kind: 'number', isWhole: false, minimum: 1, maximum: 7 });
});

test('a file that is neither is refused', () => {
  expect(() => codebookOf(encode('%PDF-1.7'), 'svar.pdf')).toThrow(DomainError);
  expect(() => codebookOf(encode(''), 'svar.csv')).toThrow(DomainError);
  expect(() => codebookOf(encode('$FL2'), 'svar.sav')).toThrow(DomainError);
});

test('two columns whose names differ only in case are refused, since their answers could be mixed up', () => {
  const bytes = new TextEncoder().encode('help1;Help1;room\n1;2;3\n4;5;6\n');
  expect(() => codebookOf(bytes, 'svar.csv')).toThrow(
    expect.objectContaining({
      code: 'answers-file',
      problems: [expect.objectContaining({ code: 'duplicate-heading', columnName: 'Help1' })],
    }),
  );
});
